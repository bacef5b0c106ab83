"""Elapsed time under the reading in force: wall-clock hours, office hours, or help-desk hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from pipeline.measure.spans import Span, clip, total
from pipeline.measure.terms import Terms
from pipeline.measure.weekly import weekly_spans
from pipeline.model.lean import dataclass
from pipeline.model.moments import seconds_between
from pipeline.model.region import Service

Count = Callable[[datetime, datetime], int]
Reach = Callable[[datetime, int], datetime | None]
WALL_CLOCK = "jam-kalender"
OFFICE = "jam-kerja"
HELP_DESK = "jam-pelayanan-bantuan"
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Clock:
    """Counts whole seconds between two instants.

    Attributes:
        reading: What it counts: WALL_CLOCK, OFFICE or HELP_DESK.
        count: The counting function; 0 where the second instant does not lie after the first.
        reach: Its inverse: the first instant by which so many seconds have been counted since another;
            None where the hours never come to so many.
    """

    reading: str
    count: Count
    reach: Reach


def clock_of(service: Service, terms: Terms) -> Clock:
    """The clock of Tabel 2, Tabel 4 and the promise for a service's tickets (reading A03)."""
    reading = terms.reading("jam.tabel2_tabel4")
    if reading == OFFICE:
        return Clock(OFFICE, terms.calendar.working_seconds, terms.calendar.add_working_seconds)
    hours = service.document.data.get("waktu_bantuan")
    if reading == HELP_DESK and isinstance(hours, Mapping):
        return Clock(HELP_DESK, _help_desk(hours, service), _help_desk_reach(hours, service))
    return ELAPSED


def help_desk_spans(service: Service, start: datetime, end: datetime) -> list[Span]:
    """The help-desk hours of a service in [start, end); all of it where they are `24x7` (field 9)."""
    hours = service.document.data.get("waktu_bantuan")
    if not isinstance(hours, Mapping):
        return clip([(start, end)], start, end)
    first, last = (at.astimezone(service.zone).date() for at in (start, end))
    return clip(weekly_spans(hours, service.zone, first, last), start, end)


def _help_desk(hours: Mapping[str, object], service: Service) -> Count:
    def count(start: datetime, end: datetime) -> int:
        first, last = (at.astimezone(service.zone).date() for at in (start, end))
        return total(clip(weekly_spans(hours, service.zone, first, last), start, end))

    return count


def _help_desk_reach(hours: Mapping[str, object], service: Service) -> Reach:
    def reach(start: datetime, seconds: int) -> datetime | None:
        day, left, quiet = start.astimezone(service.zone).date(), seconds, 0
        while left > 0 and quiet < _WEEK:
            spans = weekly_spans(hours, service.zone, day, day)
            for first, last in clip(spans, start, spans[-1][1]) if spans else ():
                if seconds_between(first, last) >= left:
                    return first + timedelta(seconds=left)
                left -= seconds_between(first, last)
            day, quiet = day + timedelta(days=1), 0 if spans else quiet + 1
        return start if left <= 0 else None

    return reach


def _elapsed(start: datetime, end: datetime) -> int:
    return max(0, seconds_between(start, end))


def _elapsed_reach(start: datetime, seconds: int) -> datetime:
    return start + timedelta(seconds=max(0, seconds))


ELAPSED = Clock(WALL_CLOCK, _elapsed, _elapsed_reach)
