"""The time of a monitored period: agreed, observed and lost, as disjoint spans (reading C09)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from pipeline.measure.spans import Span, clip, intersect, merge, subtract
from pipeline.measure.weekly import weekly_spans
from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_date, start_of_day
from pipeline.model.periods import Period
from pipeline.model.region import Service

ALL_HOURS = "24x7"
# Where a season's end is not written, no date of the tool lies after it.
_EARLIEST, _LATEST = date(2000, 1, 1), date(2101, 1, 1)


@dataclass(frozen=True, slots=True)
class Downtime:
    """The time of a monitoring record; all but `ahead` lies before the instant of judgement.

    Attributes:
        agreed: Agreed time so far.
        ahead: Agreed time still to come.
        observed: Agreed time that was observed.
        down: Observed time lost, planned or not; overlapping outages count once.
        planned: The part of `down` that was planned and not also unplanned.
    """

    agreed: list[Span]
    ahead: list[Span]
    observed: list[Span]
    down: list[Span]
    planned: list[Span]


def downtime(case: Case, service: Service, period: Period) -> Downtime:
    """Agreed, observed and lost time of a record by the instant of judgement."""
    start, end = period.bounds(case.region.zone)
    now = min(max(start, case.as_of), end)
    whole = agreed_time(service, period)
    agreed = clip(whole, start, now)
    seen = merge((first, last) for _, first, last in _rows(case, "teramati", end))
    observed = intersect(agreed, seen) if case.all("teramati") else agreed
    unplanned = intersect(_outages(case, end, "unplanned"), observed)
    planned = subtract(intersect(_outages(case, end, "planned"), observed), unplanned)
    return Downtime(agreed, clip(whole, now, end), observed, merge([*unplanned, *planned]), planned)


def agreed_time(service: Service, period: Period) -> list[Span]:
    """The hours in which the catalogue says the service is there (`ketersediaan.jam`, `masa`)."""
    block: Data = service.document.data.get("ketersediaan", {})
    hours, bounds = block.get("jam", ALL_HOURS), period.bounds(service.zone)
    spans = [bounds]
    if isinstance(hours, Mapping):
        last = period.after - timedelta(days=1)
        spans = clip(weekly_spans(hours, service.zone, period.first, last), *bounds)
    seasons = block.get("masa")
    return intersect(spans, merge(_season(season, service) for season in seasons)) if seasons else spans


def contradictory_spans(case: Case) -> list[tuple[str, int]]:
    """Rows of `gangguan` and `teramati` that end before they begin."""
    return [
        (field, number)
        for field in ("gangguan", "teramati")
        for number in range(len(case.all(field)))
        if _backwards(case, field, number)
    ]


def _backwards(case: Case, field: str, number: int) -> bool:
    first, last = case.moment(field, number, "mulai"), case.moment(field, number, "selesai")
    return first is not None and last is not None and last.before(first)


def _season(season: Mapping[str, Any], service: Service) -> Span:
    """A season's days, the last one included."""
    first, last = parse_date(season.get("mulai")), parse_date(season.get("sampai"))
    after = last + timedelta(days=1) if last else _LATEST
    return start_of_day(first or _EARLIEST, service.zone), start_of_day(after, service.zone)


def _outages(case: Case, end: datetime, sort: str) -> list[Span]:
    wanted = sort == "planned"
    rows = _rows(case, "gangguan", end)
    return merge((first, last) for row, first, last in rows if bool(row.get("terencana", False)) is wanted)


def _rows(case: Case, field: str, end: datetime) -> Iterator[tuple[Data, datetime, datetime]]:
    """Rows with their span; an open outage lasts until the period's end."""
    for number, row in enumerate(case.all(field)):
        first, last = case.moment(field, number, "mulai"), case.moment(field, number, "selesai")
        if first is not None:
            yield row, first.at, last.at if last else max(first.at, end)
