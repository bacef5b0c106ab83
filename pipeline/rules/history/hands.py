"""Approvals that somebody else wrote; judged only where the region keeps a list of addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.document import Document
from pipeline.model.past import Edit
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, region_rule
from pipeline.rules.history.chains import place
from pipeline.rules.telling import quoted

_ACTS = (
    "persetujuan", "penetapan", "pengecekan", "persetujuan_usulan", "persetujuan_rencana",
    "persetujuan_kominfo", "penetapan_target", "penetapan_pengoperasian",
)  # fmt: skip


@region_rule("RWY007", "approved-by-another-hand", severity=WARNING)
def approved_by_another_hand(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Persetujuan ditulis oleh orang yang bukan pemberinya.

    Ketentuan:
        Peraturan tidak mengatur siapa menulis berkas; peringatan ini bawaan alat, dan hanya berlaku bila
        daerah mengisi `riwayat_git.identitas` dengan alamat surel orang-orangnya.

    Alasan:
        Komit, penggabungannya, atau baris `Reviewed-by` dari pemberi persetujuan adalah buktinya. Surel
        dalam git dapat ditulis siapa pun, kecuali komitnya bertanda tangan; karena itu ini peringatan.

    Melanggar:
        # komit oleh adm@… saja
        persetujuan: {oleh: kabid, waktu: 2025-03-06}

    Patuh:
        # komit oleh adm@…, digabungkan oleh kabid@…
        persetujuan: {oleh: kabid, waktu: 2025-03-06}

    Cara memenuhi:
        Mintakan pemberi persetujuan menggabungkan pull request itu, atau beri baris `Reviewed-by:`.
    """
    listed = set(world.past.people.values())
    for edit in world.past.edits if listed else ():
        after = edit.after
        if after is None or not edit.commit.id:
            continue
        hands = {world.past.people[sign] for sign in edit.commit.signs if sign in world.past.people}
        for act, who in _given(edit, after):
            person = world.region.person(who, after.opd)
            if person is not None and person.ref in listed - hands:
                yield Breach(
                    place(world, after, act),
                    f"`{act}` {after.id} oleh {quoted(who)} ditulis tanpa tandanya: {edit.commit.short}.",
                    "Mintakan pemberi persetujuan menggabungkan perubahannya atau memberi `Reviewed-by:`.",
                    document=after.ref,
                )


def _given(edit: Edit, after: Document) -> Iterator[tuple[str, Any]]:
    """The acts that this commit brought, with who is said to have done them."""
    before = edit.before.data if edit.before else {}
    for act in _ACTS:
        block = after.data.get(act)
        if isinstance(block, dict) and block.get("oleh") and block != before.get(act):
            yield act, block["oleh"]
