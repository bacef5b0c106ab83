"""What stands behind a document, put inside its PDF: the facts, and in the internal edition the records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from pipeline.measure.table import to_json
from pipeline.model.card import TICKET_KINDS, key_of
from pipeline.model.case import World
from pipeline.model.fact import Fact, Measured
from pipeline.model.lean import replace
from pipeline.model.periods import parse_period
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Scope, Shelved
from pipeline.render.pdf_job import Attached
from pipeline.run.redact import public_fact

FACTS = "fakta.json"
RECORDS = "catatan.json"
INTERNAL = "internal"
# What refuses a document: its shape, or the folder in which it lies.
_OF_SHAPE = ("SKM", "REF")
# A PDF is for people; a region's whole year is in the data files of the site.
MOST = 5000


def with_sources(dossier: Dossier, shelved: Shelved) -> Draft:
    """The draft of a document that covers a time or is made from a record, with what stands behind it.

    The public edition carries facts only, without anything of recovery: the texts of records are for those
    who keep them. The internal edition carries the records too, without those who asked or complained.

    Args:
        dossier: From `gather`.
        shelved: The document.

    Returns:
        The draft; as it was where there are no facts, or more than a PDF should carry.
    """
    draft = shelved.draft
    inner = dossier.inner if draft.sheet.edition == INTERNAL else None
    rows = _behind(inner or dossier, shelved.scope)
    if not 0 < len(rows) <= MOST:
        return draft
    files = [_facts(dossier, [row.fact if inner else public_fact(row.fact) for row in rows], shelved.scope)]
    if inner:
        files.append(_records(dossier, rows))
    return replace(draft, attachments=(*draft.attachments, *files))


def _facts(dossier: Dossier, facts: list[Fact], scope: Scope) -> Attached:
    text = to_json(facts, dossier.site.zone, dossier.site.as_of, _left_out(dossier, scope.opd))
    told = "Fakta terukur dari catatan di balik angka dokumen ini"
    return Attached(FACTS, text.encode(), dossier.site.as_of, told, "Source")


def _left_out(dossier: Dossier, opd: str) -> int:
    """How many documents their schema refused; in an OPD's PDF its own: those of others may come and go."""
    if opd == REGION:
        return dossier.left_out
    whole = dossier.inner or dossier
    found = whole.result.of(opd)
    faulty = {(one.pointer.path, one.document) for one in found if one.code.startswith(_OF_SHAPE)}
    return sum(not _is_counted(whole.world, *one) for one in faulty)


def _is_counted(world: World, path: str, name: str) -> bool:
    """Whether a document of a file was read in spite of what was found in it."""
    card = world.index.cards.get(key_of(name))
    return card is not None and card.document.path == path


def _records(dossier: Dossier, rows: list[Measured]) -> Attached:
    found = {row.document.ref: row.document for row in rows}
    content = [
        {"rekaman": ref, "berkas": found[ref].path, "baris": found[ref].line, "isi": found[ref].data}
        for ref in sorted(found)
    ]
    text = json.dumps(content, ensure_ascii=True, indent=1, default=str)
    told = "Catatan sumber fakta dokumen ini, tanpa identitas pemohon dan pelapor"
    return Attached(RECORDS, f"{text}\n".encode(), dossier.site.as_of, told, "Source")


def _behind(dossier: Dossier, scope: Scope) -> list[Measured]:
    """In stable order: opd, kind, id, service."""
    if scope.record:
        found = list(dossier.world.measured.get(scope.record, ()))
    else:
        found = list(_of_a_time(dossier, scope))
    return sorted(found, key=_place)


def _place(row: Measured) -> tuple[str, str, str, str]:
    return (row.fact.opd, row.fact.jenis, row.fact.id, row.fact.layanan or "")


def _of_a_time(dossier: Dossier, scope: Scope) -> Iterator[Measured]:
    period = scope.period or parse_period(scope.year)
    if period is None:
        return
    months = frozenset(period.months)
    for ref in _records_of(dossier.world, scope.opd):
        rows = dossier.world.measured.get(ref, ())
        yield from (row for row in rows if row.fact.periode in months and scope.opd in {REGION, row.fact.opd})


def _records_of(world: World, opd: str) -> Iterable[str]:
    """The records of which something may have been measured of an OPD; no ticket of another is looked at."""
    if opd == REGION:
        return world.measured
    index = world.index
    others = (kind for kind in index.kinds if kind not in TICKET_KINDS)
    cards = chain(index.counted_for(opd, *sorted(TICKET_KINDS)), index.around(opd, *others))
    return dict.fromkeys(card.ref for card in cards)
