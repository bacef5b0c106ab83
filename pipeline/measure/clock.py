"""Elapsed time under the reading in force: wall-clock hours, office hours, or help-desk hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.durations import parse_hours
from pipeline.model.moments import seconds_between, start_of_day
from pipeline.model.region import Service

Count = Callable[[datetime, datetime], int]
WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")


@dataclass(frozen=True, slots=True)
class Clock:
    """Counts whole seconds between two instants.

    Attributes:
        reading: Value of reading A03 (`jam.tabel2_tabel4`) that it follows.
        count: The counting function; never negative for instants in order.
    """

    reading: str
    count: Count


def clock_of(case: Case, law: Law, start: datetime) -> Clock:
    """The clock of Tabel 2 and Tabel 4 for a record (reading A03)."""
    reading = law.reading("jam.tabel2_tabel4", case.opd, start)
    if reading == "jam-kerja":
        return Clock(reading, law.calendar(case.opd).working_seconds)
    if reading == "jam-pelayanan-bantuan" and case.service is not None:
        hours = case.service.document.data.get("waktu_bantuan")
        if isinstance(hours, dict):
            return Clock(reading, _weekly(hours, case.service))
    return Clock(reading, seconds_between)


def _weekly(hours: dict[str, str], service: Service) -> Count:
    spans = [parse_hours(hours.get(day)) or () for day in WEEKDAYS]

    def count(start: datetime, end: datetime) -> int:
        total, day = 0, start.astimezone(service.zone).date()
        while (midnight := start_of_day(day, service.zone)) < end:
            for opens, closes in spans[day.weekday()]:
                first = max(start, midnight + timedelta(seconds=opens))
                last = min(end, midnight + timedelta(seconds=closes))
                total += max(0, seconds_between(first, last))
            day += timedelta(days=1)
        return total

    return count
