"""Months in which an OPD that keeps records kept none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.law.law import Law
from pipeline.model.card import TICKET_KINDS
from pipeline.model.case import World
from pipeline.model.periods import parse_period
from pipeline.model.rule import Breach
from pipeline.rules.declare import INFO, region_rule
from pipeline.rules.telling import listed
from pipeline.rules.tickets import started
from pipeline.wording import periode


@region_rule("RWY008", "months-without-records", severity=INFO)
def months_without_records(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Bulan tanpa satu pun rekaman, di antara bulan-bulan yang ada rekamannya.

    Ketentuan:
        Peraturan tidak menuntut kejadian setiap bulan; catatan ini bawaan alat.

    Alasan:
        Sebulan tanpa tiket dan tanpa pemantauan lebih sering berarti tidak dicatat daripada tidak terjadi.

    Melanggar:
        # tiket pada Januari, Februari, dan April; tidak ada apa pun pada Maret

    Patuh:
        # tiket atau pemantauan pada setiap bulan di antara yang pertama dan yang terakhir

    Cara memenuhi:
        Catat yang terjadi pada bulan itu, atau biarkan bila memang tidak ada apa-apa.
    """
    for opd, office in world.region.offices.items():
        months = _months(world, opd)
        empty = [month for month in _between(months) if month not in months]
        if empty:
            yield Breach(
                office.document.pointer(),
                f"{opd} tidak mempunyai tiket atau pemantauan untuk {listed([periode(m) for m in empty])}.",
                "Catat yang terjadi pada bulan itu, bila ada.",
                document=office.document.ref,
            )


def _months(world: World, opd: str) -> set[str]:
    found: set[str] = set()
    if world.index.months is not None:
        found.update(world.index.months.get(opd, ()))
    else:
        for card in world.index.counted_for(opd, *sorted(TICKET_KINDS)):
            found |= started(card.data, world.region.zone)
    for card in world.index.counted_for(opd, "pemantauan"):
        period = parse_period(card.data.get("periode"))
        found.update(period.months if period else ())
    return found


def _between(months: set[str]) -> Iterator[str]:
    if not months:
        return
    day, last = date.fromisoformat(f"{min(months)}-01"), max(months)
    while f"{day:%Y-%m}" < last:
        yield f"{day:%Y-%m}"
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
