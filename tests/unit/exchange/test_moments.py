"""Days and times as people type them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.exchange.moments import as_day, as_moment


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("5 Januari 2025 09.10", "2025-01-05T09:10:00"),
        ("Senin, 6 Jan 2025 pukul 09:10 WIB", "2025-01-06T09:10:00+07:00"),
        ("6 Pebruari 2025, jam 9.05 WITA", "2025-02-06T09:05:00+08:00"),
        ("05/01/2025 9:10", "2025-01-05T09:10:00"),
        ("5-1-2025 09.10.59", "2025-01-05T09:10:59"),
        ("5-Agu-2025 23:59", "2025-08-05T23:59:00"),
        ("2025-01-05T09:10:00+0700", "2025-01-05T09:10:00+07:00"),
        ("2025-01-05 09:10:11.123", "2025-01-05T09:10:11"),
        ("2025-01-05T02:10:00Z", "2025-01-05T02:10:00+00:00"),
        (datetime(2025, 1, 5, 9, 10, 0, 400), "2025-01-05T09:10:00"),  # noqa: DTZ001  as a workbook gives it
    ],
)
def test_a_day_and_time_is_read_day_first(typed: str | datetime, moment: str) -> None:
    assert as_moment(typed) == moment


@pytest.mark.parametrize(
    "typed",
    [
        "01/13/2025 08:00",
        "31/02/2025 08:00",
        "5 Januari 2025",
        "kemarin 08:00",
        "05/01/25 08:00",
        "08:00",
        "",
        45000.5,
    ],
)
def test_what_is_no_moment_is_not_guessed(typed: str | float) -> None:
    assert as_moment(typed) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5 Januari 2025", "2025-01-05"),
        ("05/01/2025", "2025-01-05"),
        (date(2025, 1, 5), "2025-01-05"),
        (datetime(2025, 1, 5), "2025-01-05"),  # noqa: DTZ001
        (datetime(2025, 1, 5, 8), None),  # noqa: DTZ001
        ("05/01/2025 08:00", None),
    ],
)
def test_a_day_never_drops_a_time_of_day(typed: object, day: str | None) -> None:
    assert as_day(typed) == day  # type: ignore[arg-type]
