"""Reporting periods: a year, a half, a quarter, a month."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pipeline.model.lean import dataclass
from pipeline.model.moments import start_of_day

_TEXT = re.compile(r"(20[0-9]{2}|2100)(?:-(?:S([12])|T([1-4])|(0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True)
class Period:
    """A run of whole months.

    Attributes:
        text: As written, e.g. "2025-S1".
        months: Its months as "2025-01", in order.
        first: Its first day.
        after: The first day after it.
    """

    text: str
    months: tuple[str, ...]
    first: date
    after: date

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The half-open span of instants [first, after) in a zone, in UTC."""
        return start_of_day(self.first, zone), start_of_day(self.after, zone)

    def covers(self, other: Period) -> bool:
        """Whether every month of the other one lies in this one."""
        return self.first <= other.first and other.after <= self.after


def parse_period(text: object) -> Period | None:
    """Reads 2025 (also as the number it looks like), 2025-S1, 2025-T2 or 2025-05; None for anything else."""
    match = _TEXT.fullmatch(str(text)) if isinstance(text, (str, int)) else None
    if match is None:
        return None
    year = int(match[1])
    if match[2]:
        start, length = 6 * int(match[2]) - 5, 6
    elif match[3]:
        start, length = 3 * int(match[3]) - 2, 3
    else:
        start, length = (int(match[4]), 1) if match[4] else (1, 12)
    return span_of_months(match[0], year, start, length)


def span_of_months(text: str, year: int, start: int, length: int) -> Period:
    """A period of `length` months from month `start` of `year`."""
    months = [(year + (start - 1 + n) // 12, (start - 1 + n) % 12 + 1) for n in range(length + 1)]
    names = tuple(f"{y:04d}-{m:02d}" for y, m in months[:-1])
    return Period(text, names, date(*months[0], 1), date(*months[-1], 1))


def month_of(at: datetime, zone: ZoneInfo) -> str:
    """The month "2025-05" in which an instant lies, in a zone."""
    return at.astimezone(zone).strftime("%Y-%m")
