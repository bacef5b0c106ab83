"""Availability of a service in a period, as an exact percentage (reading C09)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.law.law import Law
from pipeline.measure.downtime import Downtime, contradictory_spans, downtime
from pipeline.measure.spans import total
from pipeline.model.case import Case
from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.periods import Period, parse_period

WITHOUT_PLANNED = "kecualikan-pemeliharaan-terencana"
_CLAUSES = ("L2.1.1.2.k7", "L2.2.2.1.k4")


def availability_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """The one fact of a `pemantauan`; none where its period or service cannot be read."""
    period, service = parse_period(case.get("periode")), case.service
    if period is None or service is None:
        return ()
    time = downtime(case, service, period)
    target = as_fraction(service.held("target_ketersediaan", period.first))
    verdict = _verdict(case, law, period, (time, target))
    valid = verdict is not Verdict.TIDAK_SAH
    start, _ = period.bounds(case.region.zone)
    fact = Fact(
        opd=case.opd,
        jenis=case.document.jenis,
        id=case.document.id,
        layanan=service.id,
        kelompok=service.held("kelompok", period.first),
        klasifikasi=service.held("klasifikasi", period.first),
        periode=period.months[0],
        mulai=start,
        ketersediaan_target=target,
        ketersediaan_capaian=reached(time, _formula(case, law, period)) if valid else None,
        ketersediaan_cakupan=coverage(time) if valid else None,
        ketersediaan_hasil=verdict,
        dasar=_CLAUSES if target is not None else (),
    )
    notes = {"belum_terjadi"} if start > case.as_of else set[str]()
    return (Measured(fact, case.document, frozenset(notes), _extras(time)),)


def reached(time: Downtime, formula: str) -> Fraction | None:
    """Percent of the observed agreed time without loss; None where nothing was observed."""
    observed = total(time.observed)
    return Fraction(100 * (observed - _lost(time, formula)), observed) if observed else None


def coverage(time: Downtime) -> Fraction | None:
    """Percent of the agreed time so far that was observed; None where nothing was agreed."""
    agreed = total(time.agreed)
    return Fraction(100 * total(time.observed), agreed) if agreed else None


def as_fraction(value: object) -> Fraction | None:
    """A percentage as an exact number: 99.9 is 999/10, not the nearest binary fraction."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    return Fraction(Decimal(str(value)))


def _formula(case: Case, law: Law, period: Period) -> str:
    return law.reading("ketersediaan.rumus", case.opd, period.bounds(case.region.zone)[0])


def _lost(time: Downtime, formula: str) -> int:
    return total(time.down) - (total(time.planned) if formula == WITHOUT_PLANNED else 0)


def _verdict(
    case: Case, law: Law, period: Period, figures: tuple[Downtime, Fraction | None]
) -> Verdict | None:
    time, target = figures
    start, end = period.bounds(case.region.zone)
    if contradictory_spans(case):
        return Verdict.TIDAK_SAH
    if not law.in_force(start) and law.reading("waktu.berlaku", case.opd, start) != "dinilai":
        return Verdict.TIDAK_DINILAI
    if target is None:
        return Verdict.TIDAK_DIATUR
    formula = _formula(case, law, period)
    if case.as_of < end:
        return _so_far(time, formula, target)
    share = reached(time, formula)
    if share is None:
        return None
    return Verdict.TERCAPAI if share >= target else Verdict.TIDAK_TERCAPAI


def _so_far(time: Downtime, formula: str, target: Fraction) -> Verdict:
    """While the period runs: lost once even an undisturbed rest could not mend it."""
    possible = total(time.observed) + total(time.ahead)
    if not possible:
        return Verdict.BERJALAN
    best = Fraction(100 * (possible - _lost(time, formula)), possible)
    return Verdict.TIDAK_TERCAPAI if best < target else Verdict.BERJALAN


def _extras(time: Downtime) -> tuple[tuple[str, Any], ...]:
    down, planned = total(time.down), total(time.planned)
    return (
        ("disepakati_detik", total(time.agreed)),
        ("teramati_detik", total(time.observed)),
        ("gangguan_detik", down),
        ("terencana_detik", planned),
        ("tak_terencana_detik", down - planned),
        ("selang_gangguan", tuple(time.down)),
        ("selang_terencana", tuple(time.planned)),
    )
