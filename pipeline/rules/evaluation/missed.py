"""Which services missed their target in which chapter of an evaluation (readings F02, F03)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.fact import Fact, Measured, Number, Verdict
from pipeline.model.lean import dataclass
from pipeline.model.periods import Period, parse_period

CHAPTERS = ("permintaan_layanan", "penanganan_gangguan", "pemantauan_pemeliharaan", "pemulihan", "rilis")
_SHARE = "ambang-persen"
_JUDGED = (Verdict.TERCAPAI, Verdict.TIDAK_TERCAPAI)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fact as a chapter counts it.

    Attributes:
        chapter: One of CHAPTERS.
        service: "opd/id".
        month: Its month.
        missed: Whether its target was missed; else it was reached.
        known: From when that was certain.
    """

    chapter: str
    service: str
    month: str
    missed: bool
    known: datetime


def outcomes(world: World) -> dict[str, list[Outcome]]:
    """OPD -> its judged facts, one pass over all of them."""
    found: dict[str, list[Outcome]] = {}
    for rows in world.measured.values():
        for row in rows:
            for one in _outcomes_of(row, world):
                found.setdefault(row.fact.opd, []).append(one)
    return found


def missed_services(
    found: Iterable[Outcome], period: Period, known_by: datetime, share: int
) -> dict[str, list[str]]:
    """Chapter -> services that missed their target in a period, as far as was known by an instant.

    Args:
        found: The outcomes of one OPD.
        period: The period of the evaluation.
        known_by: What became certain later could not be spoken of.
        share: Percent of a service's facts that must have reached; 100 for "all of them".
    """
    counts: dict[tuple[str, str], list[int]] = {}
    for one in found:
        if one.month in period.months and one.known <= known_by:
            count = counts.setdefault((one.chapter, one.service), [0, 0])
            count[one.missed] += 1
    missed: dict[str, list[str]] = {}
    for (chapter, service), (reached, failed) in sorted(counts.items()):
        if failed and Fraction(100 * reached, reached + failed) < share:
            missed.setdefault(chapter, []).append(service)
    return missed


def share_asked(law: Law, opd: str, at: datetime) -> int:
    """Percent of a service's facts that must have reached (reading `evaluasi.satuan_layanan`)."""
    if law.reading("evaluasi.satuan_layanan", opd, at) != _SHARE:
        return 100
    return law.amounts("evaluasi.satuan_layanan", opd, at).get("persen", 100)


def _outcomes_of(row: Measured, world: World) -> Iterator[Outcome]:
    fact = row.fact
    if fact.layanan is None or fact.mulai is None or fact.periode is None:
        return
    for chapter, verdict, limit in _verdicts(fact):
        if verdict in _JUDGED:
            missed = verdict is Verdict.TIDAK_TERCAPAI
            known = _known(row, world, limit)
            yield Outcome(chapter, f"{fact.opd}/{fact.layanan}", fact.periode, missed, known)


def _verdicts(fact: Fact) -> list[tuple[str, Verdict | None, Number | None]]:
    """The chapters that count a fact: its verdict there, and the limit in hours behind it."""
    response = Fraction(fact.respons_batas_menit or 0) / 60
    if fact.jenis == "permintaan":
        return [(CHAPTERS[0], fact.tabel2_hasil, fact.tabel2_batas_jam)]
    if fact.jenis == "aduan":
        late = fact.respons_hasil is Verdict.TIDAK_TERCAPAI
        return [(CHAPTERS[1], fact.penanganan_hasil, response if late else fact.tabel2_batas_jam)]
    if fact.jenis == "pemantauan":
        return [(CHAPTERS[2], fact.ketersediaan_hasil, None)]
    if fact.jenis == "pemulihan":
        pairs = ((fact.rpo_hasil, None), (fact.rto_hasil, fact.rto_batas_jam))
        return [(CHAPTERS[3], verdict, limit) for verdict, limit in pairs]
    return [(CHAPTERS[4], fact.rilis_hasil, None)] if fact.jenis == "rilis" else []


def _known(row: Measured, world: World, limit: Number | None) -> datetime:
    """From when a verdict was certain: the limit has passed, the period or the work has ended."""
    start = row.fact.mulai or world.as_of
    if row.fact.jenis == "pemantauan":
        period = parse_period(row.document.data.get("periode"))
        return period.bounds(world.region.zone)[1] if period else start
    if row.fact.jenis == "rilis":
        return row.fact.selesai or start
    return start + timedelta(seconds=int(Fraction(limit or 0) * 3600))
