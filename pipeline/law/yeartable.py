"""One year of office hours as sorted epoch seconds with running sums."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from zoneinfo import ZoneInfo

from pipeline.law.feasts import FIRST_YEAR, LAST_YEAR
from pipeline.law.hours import Plan
from pipeline.model.lean import dataclass

PATIENCE = 400 * 86400
"""Seconds without any working day after which a search gives up."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 86400


@dataclass(frozen=True, slots=True)
class YearTable:
    """The office spans that begin in one year of a zone.

    Attributes:
        starts: Beginning of each span, ascending.
        ends: End of each span.
        before: Office seconds of the year before each span.
        total: Office seconds of the year.
        end: First second of the next year.
        day_open: First opening of each working day.
        day_close: Last closing of each working day.
        day_before: Office seconds of the year before each working day.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    total: int = 0
    end: int = 0
    day_open: tuple[int, ...] = ()
    day_close: tuple[int, ...] = ()
    day_before: tuple[int, ...] = ()

    def until(self, moment: int) -> int:
        """Office seconds of the year that lie before an epoch second."""
        found = bisect_right(self.starts, moment) - 1
        if found < 0:
            return 0
        return self.before[found] + min(moment, self.ends[found]) - self.starts[found]

    def point(self, seconds: int) -> int:
        """The first epoch second before which so many office seconds (1 to `total`) lie."""
        found = bisect_left(self.before, seconds) - 1
        return self.starts[found] + seconds - self.before[found]

    def day_seconds(self, index: int) -> int:
        """Office seconds of a working day."""
        after = self.day_before[index + 1] if index + 1 < len(self.day_before) else self.total
        return after - self.day_before[index]


EMPTY = YearTable()


def epoch(at: datetime) -> int:
    """An aware instant as whole seconds since 1970, fractions cut."""
    passed = at - _EPOCH
    return passed.days * _DAY + passed.seconds


def instant(seconds: int) -> datetime:
    """Whole seconds since 1970 as an instant in UTC."""
    return _EPOCH + timedelta(seconds=seconds)


def local_epoch(day: date, seconds: int, zone: ZoneInfo) -> int:
    """The instant at which clocks on the wall show so many seconds after midnight (86400: the next day)."""
    # Adding to an aware time moves the hands of the clock, not the instant: what is wanted here.
    return epoch(datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(seconds=seconds))


@lru_cache(maxsize=16)
def year_starts(zone: ZoneInfo) -> tuple[int, ...]:
    """The first second of each year of the tool in a zone, and of the year after them."""
    return tuple(local_epoch(date(year, 1, 1), 0, zone) for year in range(FIRST_YEAR, LAST_YEAR + 2))


def year_of(moment: int, zone: ZoneInfo) -> int:
    """The year of a zone in which an epoch second lies; one beyond the tool's years outside them."""
    return FIRST_YEAR - 1 + bisect_right(year_starts(zone), moment)


def tabulate(plan: Plan, zone: ZoneInfo, year: int) -> YearTable:
    """The table of a year under a plan."""
    days = [span for day in _days(year) if (span := _day_spans(plan, zone, day))]
    spans = [span for day in days for span in day]
    lengths = [end - start for start, end in spans]
    worked = [sum(end - start for start, end in day) for day in days]
    return YearTable(
        starts=tuple(start for start, _ in spans),
        ends=tuple(end for _, end in spans),
        before=tuple(accumulate(lengths, initial=0))[:-1],
        total=sum(lengths),
        end=local_epoch(date(year, 12, 31), 86400, zone),
        day_open=tuple(day[0][0] for day in days),
        day_close=tuple(day[-1][1] for day in days),
        day_before=tuple(accumulate(worked, initial=0))[:-1],
    )


def _days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1)]


def _day_spans(plan: Plan, zone: ZoneInfo, day: date) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for first, last in plan.decide(day).spans:
        start, end = local_epoch(day, first, zone), local_epoch(day, last, zone)
        # Where clocks are set forward a span may begin inside the one before it.
        start = max(start, spans[-1][1]) if spans else start
        if start < end:
            spans.append((start, end))
    return spans
