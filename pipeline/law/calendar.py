"""The working calendar of an office: which seconds count, and when so many of them have passed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from pipeline.law.feasts import FIRST_YEAR, LAST_YEAR
from pipeline.law.hours import OPEN, Plan
from pipeline.law.yeartable import EMPTY, PATIENCE, YearTable, epoch, instant, local_epoch, tabulate, year_of
from pipeline.model.lean import dataclass, field
from pipeline.model.moments import start_of_day

Interval = tuple[datetime, datetime]
AFTER_HOURS = "di luar jam kerja"


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What holds on a day.

    Attributes:
        spans: Half-open office spans, in UTC.
        reason: "jam kerja", "akhir pekan", "bukan hari kerja" or the holiday's name.
        dasar: Decree number or source.
        tentative: Whether the holiday's date is only an estimate.
    """

    spans: tuple[Interval, ...]
    reason: str
    dasar: str = ""
    tentative: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Office hours of one OPD; instants go in and come out aware, results in UTC.

    Years are tabulated once each and searched by bisection, so a question costs the same whether it
    spans an hour or a decade.
    """

    zone: ZoneInfo
    plan: Plan
    _years: dict[int, YearTable] = field(default_factory=dict, repr=False)

    def is_open(self, at: datetime) -> bool:
        """Whether an instant lies in office hours (half-open: opening counts, closing does not)."""
        now = epoch(at)
        table = self._table(self._year_of(now))
        found = bisect_right(table.starts, now) - 1
        return found >= 0 and now < table.ends[found]

    def working_seconds(self, start: datetime, end: datetime) -> int:
        """Office seconds in [start, end); 0 where `end` does not lie after `start`."""
        first, last = epoch(start), epoch(end)
        if last <= first:
            return 0
        from_year, to_year = self._year_of(first), self._year_of(last)
        if from_year == to_year:
            table = self._table(from_year)
            return table.until(last) - table.until(first)
        between = sum(self._table(year).total for year in _known(from_year, to_year))
        return between - self._table(from_year).until(first) + self._table(to_year).until(last)

    def add_working_seconds(self, start: datetime, seconds: int) -> datetime | None:
        """The first instant by which so many office seconds have passed since `start`.

        A sum that ends exactly at closing time gives that closing time. None where the calendar
        shows no working day for PATIENCE seconds, or ends.
        """
        if seconds <= 0:
            return start.astimezone(UTC)
        reached = epoch(start)
        left = seconds + self._table(self._year_of(reached)).until(reached)
        for table in self._tables_from(reached):
            found = bisect_right(table.ends, reached)
            opens = table.starts[found] if found < len(table.starts) else table.end
            if opens - reached > PATIENCE:
                return None
            if left <= table.total:
                return instant(table.point(left))
            left -= table.total
            reached = max(reached, table.ends[-1]) if table.ends else reached
        return None

    def close_of_next_opened_day(self, at: datetime) -> datetime | None:
        """Closing time of the first working day whose opening lies after `at` (reading B05)."""
        found = next(self._days_after(epoch(at)), None)
        return None if found is None else instant(found[0].day_close[found[1]])

    def add_working_days(self, start: datetime, days: int | Fraction) -> datetime | None:
        """Closing time of the n-th working day after the day of `start`.

        A part of a day is that part of the next working day's office seconds.
        """
        if days <= 0:
            return start.astimezone(UTC)
        whole, part = divmod(Fraction(days), 1)
        midnight = epoch(start_of_day(start.astimezone(self.zone).date() + timedelta(days=1), self.zone))
        last: int | None = None
        for count, (table, index) in enumerate(self._days_after(midnight - 1), start=1):
            if count <= whole:
                last = table.day_close[index]
            if count == whole and not part:
                break
            if count > whole:
                last = table.point(table.day_before[index] + int(part * table.day_seconds(index)))
                break
        else:
            last = None
        return None if last is None else instant(last)

    def spans(self, start: datetime, end: datetime) -> list[Interval]:
        """The office spans in [start, end), cut at its ends, in UTC."""
        first, last = epoch(start), epoch(end)
        found: list[Interval] = []
        if last <= first:
            return found
        for year in _known(self._year_of(first), self._year_of(last) + 1):
            table = self._table(year)
            for index in range(bisect_right(table.ends, first), bisect_left(table.starts, last)):
                span = (max(table.starts[index], first), min(table.ends[index], last))
                found.append((instant(span[0]), instant(span[1])))
        return found

    def day(self, day: date) -> DayPlan:
        """What holds on a day, and why."""
        decision = self.plan.decide(day)
        pairs = ((local_epoch(day, a, self.zone), local_epoch(day, b, self.zone)) for a, b in decision.spans)
        spans = tuple((instant(a), instant(b)) for a, b in pairs)
        return DayPlan(spans, decision.reason, decision.dasar, decision.tentative)

    def closed_reasons(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime, str, str]]:
        """The closed parts of [start, end) in order, each with its reason and what that rests on."""
        found: list[tuple[datetime, datetime, str, str]] = []
        for first, last, *why in self._closed(start.astimezone(UTC), end.astimezone(UTC)):
            joined = bool(found) and found[-1][1:] == (first, *why)
            found.append((found.pop()[0] if joined else first, last, why[0], why[1]))
        return found

    def _closed(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, str, str]]:
        day = start.astimezone(self.zone).date()
        while (opens := start_of_day(day, self.zone)) < end:
            plan, day = self.day(day), day + timedelta(days=1)
            edges = [opens, *(edge for span in plan.spans for edge in span), start_of_day(day, self.zone)]
            reason = AFTER_HOURS if plan.reason == OPEN else plan.reason
            for first, last in zip(edges[::2], edges[1::2], strict=True):
                if max(first, start) < min(last, end):
                    yield max(first, start), min(last, end), reason, plan.dasar

    def _days_after(self, moment: int) -> Iterator[tuple[YearTable, int]]:
        reached = moment
        for table in self._tables_from(moment):
            for index in range(bisect_right(table.day_open, moment), len(table.day_open)):
                if table.day_open[index] - reached > PATIENCE:
                    return
                reached = table.day_open[index]
                yield table, index
            if table.end - reached > PATIENCE:
                return

    def _tables_from(self, moment: int) -> Iterator[YearTable]:
        for year in _known(self._year_of(moment), LAST_YEAR + 1):
            yield self._table(year)

    def _year_of(self, moment: int) -> int:
        return year_of(moment, self.zone)

    def _table(self, year: int) -> YearTable:
        table = self._years.get(year)
        if table is None:
            known = FIRST_YEAR <= year <= LAST_YEAR
            table = self._years[year] = tabulate(self.plan, self.zone, year) if known else EMPTY
        return table


def _known(first: int, after: int) -> range:
    return range(max(first, FIRST_YEAR), min(after, LAST_YEAR + 1))
