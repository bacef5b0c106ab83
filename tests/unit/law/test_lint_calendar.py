"""Faults in a pack's calendar: hours and days that cannot be read, and an office that never opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.law.calendar import Calendar
from pipeline.law.law import Law
from pipeline.law.lint_calendar import calendar_faults
from pipeline.law.office import read_plan

WEEK = {"minggu": {"senin": "08:00-16:00"}}


def told(law: Law, calendar: dict[str, Any]) -> list[tuple[Any, ...]]:
    own = replace(law, calendars={"": Calendar(law.zone, read_plan(calendar))})
    return [(fault.code, fault.pointer.keys) for fault in calendar_faults(own, "k.yaml", calendar)]


def test_each_week_must_be_readable(law: Law) -> None:
    rows = [WEEK, {"minggu": {"senin": "pagi"}}, {}, WEEK]
    assert told(law, {"jam_kerja": rows}) == [("PKT010", ("jam_kerja", n, "minggu")) for n in (1, 2)]


@pytest.mark.parametrize(
    ("year", "day", "fault"),
    [
        (2025, "2025-08-17", False),
        ("2025", "2025-08-17", False),
        (2025, "2024-08-17", True),
        (2025, "17-08-2025", True),
        (2025, None, True),
        (None, "2025-08-17", True),
    ],
)
def test_a_holiday_lies_in_the_year_it_stands_under(law: Law, year: object, day: object, fault: bool) -> None:
    listed = [{"tahun": 2025}, {"tahun": year, "hari": [{"tanggal": day}]}]
    found = told(law, {"jam_kerja": [WEEK], "hari_libur": listed})
    assert found == ([("PKT010", ("hari_libur", 1, "hari", 0))] if fault else [])


def test_an_office_that_never_opens(law: Law) -> None:
    assert told(law, {}) == [("PKT009", ())]
    assert told(replace(law, berlaku=date.max), {}) == []
    # It opens 399 days after the regulation's first day, which is soon enough; or one day later.
    assert date(2025, 1, 1).toordinal() + 399 == date(2026, 2, 4).toordinal()
    for opens, never in (("2026-02-04", False), ("2026-02-05", True)):
        decrees = [{"tahun": year, "hari": days_before(year, opens)} for year in (2025, 2026)]
        found = told(law, {"jam_kerja": [{"minggu": "24x7"}], "hari_libur": decrees})
        assert found == ([("PKT009", ())] if never else [])


def days_before(year: int, opens: str) -> list[dict[str, str]]:
    """The days of a year before the office opens."""
    last = min(date(year + 1, 1, 1), date.fromisoformat(opens)).toordinal()
    return [{"tanggal": date.fromordinal(n).isoformat()} for n in range(date(year, 1, 1).toordinal(), last)]
