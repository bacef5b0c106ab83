"""Elapsed time under the reading in force: wall-clock hours, office hours, or help-desk hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.measure.spans import Span, clip, total
from pipeline.measure.terms import Terms
from pipeline.measure.weekly import weekly_spans
from pipeline.model.moments import seconds_between
from pipeline.model.region import Service

Count = Callable[[datetime, datetime], int]
WALL_CLOCK = "jam-kalender"
OFFICE = "jam-kerja"
HELP_DESK = "jam-pelayanan-bantuan"


@dataclass(frozen=True, slots=True)
class Clock:
    """Counts whole seconds between two instants.

    Attributes:
        reading: What it counts: WALL_CLOCK, OFFICE or HELP_DESK.
        count: The counting function; 0 where the second instant does not lie after the first.
    """

    reading: str
    count: Count


def clock_of(service: Service, terms: Terms) -> Clock:
    """The clock of Tabel 2, Tabel 4 and the promise for a service's tickets (reading A03)."""
    reading = terms.reading("jam.tabel2_tabel4")
    if reading == OFFICE:
        return Clock(OFFICE, terms.calendar.working_seconds)
    hours = service.document.data.get("waktu_bantuan")
    if reading == HELP_DESK and isinstance(hours, Mapping):
        return Clock(HELP_DESK, _help_desk(hours, service))
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


def _elapsed(start: datetime, end: datetime) -> int:
    return max(0, seconds_between(start, end))


ELAPSED = Clock(WALL_CLOCK, _elapsed)
