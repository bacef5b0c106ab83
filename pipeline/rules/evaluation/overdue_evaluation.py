"""OPDs whose evaluation is overdue by the tool's own period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, region_rule
from pipeline.rules.overdue import done_on, interval, office_beginning, run_out, told
from pipeline.rules.running import providers, today


@region_rule("EVL010", "evaluation-overdue", severity=WARNING)
def evaluation_overdue(world: World, law: Law) -> Iterator[Breach]:
    """Evaluasi suatu OPD melewati jarak waktunya.

    Ketentuan:
        Evaluasi dilakukan berkala atau bila diperlukan; hanya Bab III menyebut tahunan. Jarak bawaan alat
        dapat diganti daerah (bacaan `periode`).

    Alasan:
        Tanpa evaluasi, hasil pengukuran tidak menjadi perbaikan.

    Melanggar:
        tanggal: 2024-01-20            # evaluasi terakhir, dan sekarang Juli 2025

    Patuh:
        tanggal: 2025-01-20

    Cara memenuhi:
        Susun evaluasi periode berikutnya.
    """
    day = today(world.region, world.as_of)
    for office, services in providers(world.region, day):
        if world.may_hold("evaluasi", office.id):
            continue
        dates = evaluation_dates(world, office.id)
        months = law.months("evaluasi", office.id, world.as_of)
        since = office_beginning(law, office, services)
        due = run_out(dates, since, months, day)
        if due is not None:
            yield Breach(
                office.document.pointer("id"),
                f"Evaluasi OPD ini {told(dates, interval(law, 'evaluasi', office.id, world.as_of), due)}.",
                "Susun evaluasi periode berikutnya.",
                (),
                office.document.ref,
            )


def evaluation_dates(world: World, opd: str) -> list[date]:
    """The days of an OPD's evaluations so far."""
    cards = [card for card in world.index.of("evaluasi") if card.document.opd == opd]
    return [done for card in cards if (done := done_on(card, world)) is not None]
