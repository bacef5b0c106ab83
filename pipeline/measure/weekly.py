"""Weekly hours of the catalogue ("senin: 08:00-12:00, 13:00-16:00") as spans of instants."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pipeline.measure.spans import Span, merge
from pipeline.model.durations import parse_hours

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")


def weekly_spans(hours: Mapping[str, object], zone: ZoneInfo, first: date, last: date) -> list[Span]:
    """The spans that begin on the days from `first` to `last`, both included, by the clock on the wall."""
    plan = [parse_hours(hours.get(day)) or () for day in WEEKDAYS]
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    spans = ((day, span) for day in days for span in plan[day.weekday()])
    return merge((_on(day, opens, zone), _on(day, closes, zone)) for day, (opens, closes) in spans)


def _on(day: date, seconds: int, zone: ZoneInfo) -> datetime:
    # Adding to an aware local time moves the hands of the clock, which is what opening hours mean.
    return (datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(seconds=seconds)).astimezone(UTC)
