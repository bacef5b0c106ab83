"""Which follow-ups were closed between two states, with before and after in the records' own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.assess.conditions import conditions_of
from pipeline.assess.inquiry import Inquiry
from pipeline.model.assessment import FollowUp
from pipeline.model.card import Card
from pipeline.model.difference import Difference
from pipeline.model.document import as_list
from pipeline.model.improvement import Improvement, Improvements
from pipeline.run.examine import Examination
from pipeline.run.veil import told_outside
from pipeline.wording import daftar

_BEFORE = "sebelum"
_LONGEST = 120
_NAMELESS = frozenset({"jenis", "id", "opd", "riwayat", "lampiran"})


def improvements(before: Examination, after: Examination, difference: Difference) -> Improvements:
    """What the later state has finished and the earlier one had not.

    Args:
        before: The earlier state.
        after: The later one, examined at the same instant.
        difference: What else is different.
    """
    found: list[Improvement] = []
    waiting = 0
    for opd in after.world.region.offices:
        closed = {_key(one) for one in _items(before, opd) if one.done is not None}
        now = _items(after, opd)
        waiting += sum(1 for one in now if one.done is None)
        found += [
            _improvement(before, after, opd, one)
            for one in now
            if one.done is not None and _key(one) not in closed
        ]
    in_order = sorted(found, key=lambda one: (one.opd, one.done, one.source, one.item))
    return Improvements(difference, tuple(in_order), waiting)


def _items(examination: Examination, opd: str) -> tuple[FollowUp, ...]:
    if opd not in examination.world.region.offices:
        return ()
    year = examination.result.as_of.year
    found = conditions_of(Inquiry(examination.world, examination.law, opd, year))
    return (*found.follow_ups, *found.revisions)


def _key(one: FollowUp) -> tuple[str, str]:
    return (one.source, one.item)


def _improvement(before: Examination, after: Examination, opd: str, one: FollowUp) -> Improvement:
    cards = [card for card in after.world.index.of("tindak_lanjut") if card.ref in one.records]
    proofs = [(card, proof) for card in cards for proof in as_list(card.data.get("bukti"))]
    told = [
        (proof.get("keadaan"), told_outside(str(proof["uraian"])))
        for _, proof in proofs
        if proof.get("uraian")
    ]
    named = [(card, proof) for card, proof in proofs if proof.get("keadaan") != _BEFORE]
    return Improvement(
        opd=opd,
        name=after.world.region.offices[opd].nama,
        what=daftar([told_outside(str(card.data.get("uraian", card.id))).rstrip(".") for card in cards]),
        done=one.done or after.result.as_of.date(),
        source=one.source,
        item=one.item,
        asked=told_outside(one.uraian),
        records=one.records,
        before=tuple(text for state, text in told if state == _BEFORE),
        after=tuple(text for state, text in told if state != _BEFORE),
        documents=tuple(
            dict.fromkeys(line for card, proof in named for line in _shown(before, after, card, proof))
        ),
    )


def _shown(before: Examination, after: Examination, card: Card, proof: dict[str, Any]) -> Iterator[str]:
    """What a proof names: a file, an address, or a document with what changed in it."""
    for kind in ("berkas", "tautan"):
        if proof.get(kind):
            yield str(proof[kind])
    former = {one.ref: one for one in before.world.index.cards.values()}
    for there in after.world.index.find(proof.get("ref"), card.document.opd):
        yield f"{there.ref}: {_changed(former.get(there.ref), there)}"


def _changed(here: Card | None, there: Card) -> str:
    if here is None:
        return "baru"
    names = [name for name in there.data if name not in _NAMELESS and here.data.get(name) != there.data[name]]
    names += [name for name in here.data if name not in there.data and name not in _NAMELESS]
    said = [_field(name, here.data.get(name), there.data.get(name)) for name in names]
    return "; ".join(said) if said else "isinya tetap"


def _field(name: str, was: object, now: object) -> str:
    shown = name.replace("_", " ")
    if any(isinstance(value, dict | list) for value in (was, now)):
        return f"{shown} diubah" if was is not None and now is not None else f"{shown} {_came(was)}"
    if was is None or now is None:
        return f"{shown} {_came(was)}: {now if was is None else was}"[:_LONGEST]
    return f"{shown}: {was} menjadi {now}"[:_LONGEST]


def _came(was: object) -> str:
    return "ditambahkan" if was is None else "dihapus"
