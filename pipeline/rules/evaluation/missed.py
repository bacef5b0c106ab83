"""Which services missed their target in which chapter of an evaluation (readings F02, F03)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.fact import Fact, Measured, Number, Verdict
from pipeline.model.periods import Period, parse_period
from pipeline.model.summed import Counted, Outcomes

CHAPTERS = ("permintaan_layanan", "penanganan_gangguan", "pemantauan_pemeliharaan", "pemulihan", "rilis")
_SHARE = "ambang-persen"
_JUDGED = (Verdict.TERCAPAI, Verdict.TIDAK_TERCAPAI)


class Outcome(NamedTuple):
    """One fact as a chapter counts it.

    Attributes:
        opd: The OPD for which it counts.
        counted: Chapter, service, month, and whether the target was missed; else it was reached.
        known: From when that was certain.
    """

    opd: str
    counted: Counted
    known: datetime


def outcomes(world: World) -> Mapping[str, Outcomes]:
    """OPD -> its judged facts, one pass over all of them where they were not gathered before."""
    if world.outcomes is not None:
        return world.outcomes
    found: dict[str, dict[Counted, list[float]]] = {}
    for row in (row for rows in world.measured.values() for row in rows):
        for one in outcomes_of(row, world.region.zone):
            found.setdefault(one.opd, {}).setdefault(one.counted, []).append(one.known.timestamp())
    return found


def missed_services(found: Outcomes, period: Period, known_by: datetime, share: int) -> dict[str, list[str]]:
    """Chapter -> services that missed their target in a period, as far as was known by an instant.

    Args:
        found: The outcomes of one OPD.
        period: The period of the evaluation.
        known_by: What became certain later could not be spoken of.
        share: Percent of a service's facts that must have reached; 100 for "all of them".
    """
    by = known_by.timestamp()
    counts: dict[tuple[str, str], list[int]] = {}
    for (chapter, service, month, missed), known in found.items():
        if month in period.months:
            counts.setdefault((chapter, service), [0, 0])[missed] += sum(at <= by for at in known)
    late: dict[str, list[str]] = {}
    for (chapter, service), (reached, failed) in sorted(counts.items()):
        if failed and Fraction(100 * reached, reached + failed) < share:
            late.setdefault(chapter, []).append(service)
    return late


def share_asked(law: Law, opd: str, at: datetime) -> int:
    """Percent of a service's facts that must have reached (reading `evaluasi.satuan_layanan`)."""
    if law.reading("evaluasi.satuan_layanan", opd, at) != _SHARE:
        return 100
    return law.amounts("evaluasi.satuan_layanan", opd, at).get("persen", 100)


def outcomes_of(row: Measured, zone: ZoneInfo) -> Iterator[Outcome]:
    """How a fact came out for the chapters that count it."""
    fact = row.fact
    if fact.layanan is None or fact.mulai is None or fact.periode is None:
        return
    for chapter, verdict, limit in _verdicts(fact):
        if verdict in _JUDGED:
            missed = verdict is Verdict.TIDAK_TERCAPAI
            counted = (chapter, f"{fact.opd}/{fact.layanan}", fact.periode, missed)
            yield Outcome(fact.opd, counted, _known(row, fact.mulai, limit, zone))


def _verdicts(fact: Fact) -> list[tuple[str, Verdict | None, Number | None]]:
    """The chapters that count a fact: its verdict there, and the limit in hours behind it."""
    if fact.jenis == "permintaan":
        return [(CHAPTERS[0], fact.tabel2_hasil, fact.tabel2_batas_jam)]
    if fact.jenis == "aduan":
        late = fact.respons_hasil is Verdict.TIDAK_TERCAPAI
        limit = Fraction(fact.respons_batas_menit or 0) / 60 if late else fact.tabel2_batas_jam
        return [(CHAPTERS[1], fact.penanganan_hasil, limit)]
    if fact.jenis == "pemantauan":
        return [(CHAPTERS[2], fact.ketersediaan_hasil, None)]
    if fact.jenis == "pemulihan":
        pairs = ((fact.rpo_hasil, None), (fact.rto_hasil, fact.rto_batas_jam))
        return [(CHAPTERS[3], verdict, limit) for verdict, limit in pairs]
    return [(CHAPTERS[4], fact.rilis_hasil, None)] if fact.jenis == "rilis" else []


def _known(row: Measured, start: datetime, limit: Number | None, zone: ZoneInfo) -> datetime:
    """From when a verdict was certain: the limit has passed, the period or the work has ended."""
    if row.fact.jenis == "pemantauan":
        period = parse_period(row.document.data.get("periode"))
        return period.bounds(zone)[1] if period else start
    if row.fact.jenis == "rilis":
        return row.fact.selesai or start
    return start + _hours(limit or 0)


@lru_cache(maxsize=1024)
def _hours(number: Number) -> timedelta:
    """So many hours; a region's limits are few."""
    return timedelta(seconds=int(Fraction(number) * 3600))
