"""Availability of a service in a period: agreed, observed and lost time, exactly (reading C09)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.law.law import Law
from pipeline.measure.clock import WEEKDAYS
from pipeline.measure.spans import Span, clip, intersect, merge, subtract, total
from pipeline.model.case import Case
from pipeline.model.durations import parse_hours
from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.moments import Moment, parse_date, start_of_day
from pipeline.model.periods import Period, parse_period
from pipeline.model.region import Service

ALL_HOURS = "24x7"
_CLAUSES = ("L2.1.1.2.k7", "L2.2.2.1.k4")


@dataclass(frozen=True, slots=True)
class Downtime:
    """The time of a monitoring record, in disjoint ordered spans clipped to what has happened.

    Attributes:
        agreed: Agreed time of the period so far.
        whole: Agreed time of the whole period, also what is still to come.
        observed: Agreed time that was observed.
        down: Observed time lost, planned or not.
        planned: The part of `down` that was planned and not also unplanned.
    """

    agreed: list[Span]
    whole: list[Span]
    observed: list[Span]
    down: list[Span]
    planned: list[Span]


def availability_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """The one fact of a `pemantauan`."""
    period, service = parse_period(case.get("periode")), case.service
    if period is None or service is None:
        return ()
    time = downtime(case, service, period)
    target = as_fraction(service.held("target_ketersediaan", period.first))
    reached, coverage = _shares(time, law.reading("ketersediaan.rumus", case.opd))
    start, _ = period.bounds(case.region.zone)
    verdict = _verdict(case, law, period, (time, reached, target))
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
        ketersediaan_capaian=reached if verdict is not Verdict.TIDAK_SAH else None,
        ketersediaan_cakupan=coverage,
        ketersediaan_hasil=verdict,
        dasar=_CLAUSES,
    )
    return (Measured(fact, case.document, frozenset(), _extras(time)),)


def downtime(case: Case, service: Service, period: Period) -> Downtime:
    """Agreed, observed and lost time of a record by the instant of judgement."""
    start, end = period.bounds(case.region.zone)
    whole = agreed_time(service, period)
    so_far = clip(whole, start, min(end, case.as_of))
    seen = _written(case, "teramati", end)
    observed = so_far if case.get("teramati") is None else intersect(so_far, merge(seen))
    planned = merge(_written(case, "gangguan", end, planned=True))
    unplanned = intersect(merge(_written(case, "gangguan", end, planned=False)), observed)
    only_planned = subtract(intersect(planned, observed), unplanned)
    return Downtime(so_far, whole, observed, merge([*unplanned, *only_planned]), only_planned)


def agreed_time(service: Service, period: Period) -> list[Span]:
    """The hours in which the catalogue says the service is there (`ketersediaan.jam`, `masa`)."""
    start, end = period.bounds(service.zone)
    block: Mapping[str, Any] = service.document.data.get("ketersediaan", {})
    hours = block.get("jam", ALL_HOURS)
    spans = [(start, end)] if not isinstance(hours, Mapping) else _weekly(hours, service, period)
    seasons = block.get("masa")
    return spans if not seasons else intersect(spans, merge(_season(season, service) for season in seasons))


def _weekly(hours: Mapping[str, Any], service: Service, period: Period) -> list[Span]:
    spans: list[Span] = []
    plan = [parse_hours(hours.get(day)) or () for day in WEEKDAYS]
    day = period.first
    while day < period.after:
        midnight = start_of_day(day, service.zone)
        for opens, closes in plan[day.weekday()]:
            spans.append((midnight + timedelta(seconds=opens), midnight + timedelta(seconds=closes)))
        day += timedelta(days=1)
    return merge(spans)


def _season(season: Mapping[str, Any], service: Service) -> Span:
    first, last = parse_date(season.get("mulai")), parse_date(season.get("sampai"))
    after = (last or date(2100, 12, 30)) + timedelta(days=1)
    return (start_of_day(first or date(2000, 1, 1), service.zone), start_of_day(after, service.zone))


def _written(case: Case, field: str, end: datetime, planned: bool | None = None) -> list[Span]:
    """Spans as written; an open outage lasts until the period's end, and later is clipped."""
    spans: list[Span] = []
    for number, row in enumerate(case.all(field)):
        first, last = case.moment(field, number, "mulai"), case.moment(field, number, "selesai")
        wanted = planned is None or bool(row.get("terencana", False)) is planned
        if wanted and first is not None:
            spans.append((first.at, last.at if last else end))
    return spans


def _shares(time: Downtime, reading: str) -> tuple[Fraction | None, Fraction | None]:
    """Percent reached and percent observed; None where there is nothing to divide by."""
    observed, lost = total(time.observed), total(time.down)
    if reading == "kecualikan-pemeliharaan-terencana":
        observed, lost = observed - total(time.planned), lost - total(time.planned)
    agreed = total(time.agreed)
    reached = Fraction(100 * (observed - lost), observed) if observed else None
    return reached, Fraction(100 * total(time.observed), agreed) if agreed else None


def _verdict(
    case: Case, law: Law, period: Period, figures: tuple[Downtime, Fraction | None, Fraction | None]
) -> Verdict | None:
    time, reached, target = figures
    start, end = period.bounds(case.region.zone)
    if contradictory_spans(case):
        return Verdict.TIDAK_SAH
    if not law.in_force(start):
        return Verdict.TIDAK_DINILAI
    if target is None:
        return Verdict.TIDAK_DIATUR
    if reached is None:
        return None
    if case.as_of < end:
        best = Fraction(100 * (total(time.whole) - total(time.down)), total(time.whole))
        return Verdict.TIDAK_TERCAPAI if best < target else Verdict.BERJALAN
    return Verdict.TERCAPAI if reached >= target else Verdict.TIDAK_TERCAPAI


def contradictory_spans(case: Case) -> list[tuple[str, int]]:
    """Rows of `gangguan` and `teramati` that end before they begin."""
    found: list[tuple[str, int]] = []
    for field in ("gangguan", "teramati"):
        for number in range(len(case.all(field))):
            first, last = case.moment(field, number, "mulai"), case.moment(field, number, "selesai")
            if _backwards(first, last):
                found.append((field, number))
    return found


def _backwards(first: Moment | None, last: Moment | None) -> bool:
    return first is not None and last is not None and last.before(first)


def as_fraction(value: object) -> Fraction | None:
    """A percentage as an exact number: 99.9 is 999/10, not the nearest binary fraction."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return Fraction(Decimal(str(value)))


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
