"""Items of evaluations and reviews that are past their date and that no follow-up takes up."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.moments import parse_date
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, region_rule
from pipeline.rules.followup.origins import KINDS, items_of, origin_of
from pipeline.rules.running import today
from pipeline.rules.telling import listed, quoted


@region_rule("TLJ005", "item-not-taken-up", severity=WARNING)
def item_not_taken_up(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Butir evaluasi atau temuan reviu melewati tenggatnya tanpa rekaman tindak lanjut.

    Ketentuan:
        Tenggat ditulis penyusunnya sendiri; peraturan tidak menentukannya. Peringatan ini bawaan alat.
        Butir tanpa rekaman tindak lanjut dianggap masih terbuka.

    Alasan:
        Butir yang dilupakan menahan level kematangan tertinggi.

    Melanggar:
        temuan: [{id: T-1, tenggat: 2025-03-31}]      # sekarang Juli 2025, tanpa tindak_lanjut

    Patuh:
        jenis: tindak_lanjut
        dari: {reviu: RVU-2025-002, butir: T-1}

    Cara memenuhi:
        Catat tindak lanjutnya sebagai rekaman `tindak_lanjut`.
    """
    if world.may_hold("tindak_lanjut"):
        return
    taken = set()
    for card in world.index.of("tindak_lanjut"):
        origin = origin_of(card.data, card.document.opd, world.index)
        if origin is not None:
            taken.add((origin.ref, str((card.data.get("dari") or {}).get("butir")).casefold()))
    day = today(world.region, world.as_of)
    for origin in world.index.of(*KINDS):
        late = []
        for keys, item in items_of(origin):
            due = parse_date(item.get("tenggat"))
            if due is not None and due < day and (origin.ref, str(item.get("id")).casefold()) not in taken:
                late.append((keys, item))
        if late:
            names = listed([quoted(item.get("id")) for _, item in late])
            yield Breach(
                origin.document.pointer(*late[0][0]),
                f"Butir {names} melewati tenggatnya tanpa rekaman tindak lanjut.",
                "Catat tindak lanjutnya sebagai rekaman `tindak_lanjut`.",
                (),
                origin.ref,
            )
