"""Instants and dates as people write them, read without guessing and compared without surprises."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

YEARS = range(2000, 2101)
"""The years that a record or a clock may name."""
_DATE = re.compile(r"(20[0-9]{2}|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_DATE_LENGTH = len("2025-05-01")
_USUAL_LENGTH = len("2025-05-01T08:30:00+07:00")
_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)
# Behind every text that begins like an instant.
_AFTER_ALL = ":"
_tuple = tuple.__new__
_INSTANT = re.compile(
    r"(?:20[0-9]{2}|2100)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"[ T](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
)


class Moment(NamedTuple):
    """A point in time, or a whole day.

    Attributes:
        at: The instant in UTC; for a whole day its first one in the region's zone.
        day: The calendar day in the region's zone.
        whole_day: Whether only a date was written.
    """

    at: datetime
    day: date
    whole_day: bool = False

    def before(self, other: Moment) -> bool:
        """Whether this lies strictly before; by date where either is only a date."""
        if self.whole_day or other.whole_day:
            return self.day < other.day
        return self.at < other.at

    def happened(self, as_of: datetime) -> bool:
        """Whether it has begun at `as_of`; what lies later has not happened yet."""
        return self.at <= as_of


def parse_date(text: object) -> date | None:
    """A date like 2025-05-01, years 2000 to 2100; None for anything else."""
    match = _DATE.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def parse_instant(text: object, zone: ZoneInfo) -> datetime | None:
    """An instant like 2025-05-01T08:30:00+07:00 or 2025-05-01 08:30 (then in `zone`), in UTC.

    Fractions of a second are cut: every clock of the tool counts whole seconds.
    """
    moment = read_moment(text, zone) if isinstance(text, str) else None
    return None if moment is None or moment.whole_day else moment.at


def parse_moment(text: object, zone: ZoneInfo) -> Moment | None:
    """A date or an instant; None for anything else."""
    return read_moment(text, zone) if isinstance(text, str) else None


def _read_instant(text: str, zone: ZoneInfo | None) -> datetime | None:
    if _INSTANT.fullmatch(text) is None:
        return None
    try:
        clock = datetime.fromisoformat(text)
    except ValueError:  # a day that its month does not have
        return None
    if clock.microsecond:
        clock = clock.replace(microsecond=0)
    return (clock if clock.tzinfo else clock.replace(tzinfo=zone)).astimezone(UTC)


# A ticket's few times are asked for by many rules and clocks; the next ticket brings others.
@lru_cache(maxsize=1024)
def read_moment(text: str, zone: ZoneInfo) -> Moment | None:
    """As `parse_moment`, of what is known to be a text."""
    if len(text) == _USUAL_LENGTH:
        # Days and times of day come again and again, each time together with another: neither is read twice.
        written, passed = _day_of(text[:11], text[19:], zone), _passed(text[11:19])
        if written is not None and passed is not None:
            at = written[0] + passed
            # As `Moment(…)`, in less time.
            return _tuple(Moment, (at, written[1] or at.astimezone(zone).date(), False))
    day = parse_date(text) if len(text) == _DATE_LENGTH else None
    if day is not None:
        return Moment(start_of_day(day, zone), day, whole_day=True)
    read = _read_instant(text, zone)
    return None if read is None else Moment(read, read.astimezone(zone).date())


@lru_cache(maxsize=8192)
def _day_of(text: str, offset: str, zone: ZoneInfo) -> tuple[datetime, date | None] | None:
    """The beginning of a day "2025-05-01T" at an offset "+07:00", in UTC; None where they are none.

    With it the day in a zone on which all of its instants lie; None where that has to be asked of each.
    """
    # A fraction of a second is as long as an offset, and leaves the zone open.
    begin = _read_instant(f"{text}00:00:00{offset}", None) if offset[0] in "+-" else None
    if begin is None:
        return None
    day = date.fromisoformat(text[:10])
    ahead = datetime.fromisoformat(f"{text}00:00:00{offset}").utcoffset()
    return begin, day if ahead == _steady_offset(day.year, zone) else None


@lru_cache(maxsize=1024)
def _steady_offset(year: int, zone: ZoneInfo) -> timedelta | None:
    """How far a zone is ahead of UTC throughout a year; None where its clocks are changed."""
    days = (datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(-2, 369))
    offsets = {day.astimezone(zone).utcoffset() for day in days}
    return offsets.pop() if len(offsets) == 1 else None


@lru_cache(maxsize=8192)
def _passed(clock: str) -> timedelta | None:
    """How much of a day has passed at a time "08:30:00"; None where it is none."""
    at = _read_instant(f"{_SOME_DAY:%Y-%m-%d}T{clock}Z", None)
    return None if at is None else at - _SOME_DAY


@lru_cache(maxsize=1024)
def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a day in a zone, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def surely_between(texts: Iterable[object], first: object, last: object) -> bool:
    """Whether instants lie between two others, both included, told by their texts alone.

    False also where that cannot be told: where they are not all written to the second and at one offset.

    Args:
        texts: The instants, as written.
        first: The first of the two, as written.
        last: The other; None for no end.
    """
    end = first if last is None else last
    if not isinstance(first, str) or not isinstance(end, str) or not first[10:11] == end[10:11] == "T":
        return False
    offset = first[19:]
    if len(first) != _USUAL_LENGTH or len(end) != _USUAL_LENGTH or end[19:] != offset:
        return False
    top = _AFTER_ALL if last is None else end
    for text in texts:
        if not isinstance(text, str) or len(text) != _USUAL_LENGTH or text[10] != "T":
            return False
        if text[19:] != offset or not first <= text <= top:
            return False
    return True


def seconds_between(start: datetime, end: datetime) -> int:
    """Whole elapsed seconds between two instants; negative where `end` lies first."""
    return int((end - start).total_seconds())
