"""Values by date: the line that had begun on a day; before the first, the first; of no day, the latest."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.law.dated import ALWAYS, Line, in_force, ordered

OLD, NEW, NEWEST = (
    Line(date(2024, 4, 26), "lama", ("K.1",)),
    Line(date(2025, 7, 1), "baru", ("K.2",)),
    Line(date(2026, 1, 1), "terbaru", ("K.3",)),
)


def test_lines_come_in_order_of_their_day_whatever_their_value() -> None:
    assert ordered([NEWEST, OLD, NEW]) == (OLD, NEW, NEWEST)
    assert ordered([OLD, Line(ALWAYS, "z")])[0].value == "z"
    assert ordered([]) == ()


def test_of_two_lines_for_one_day_the_later_written_holds() -> None:
    again = Line(OLD.mulai, "aturan")
    assert in_force(ordered([OLD, again]), date(2024, 5, 1)) is again


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2020, 1, 1), OLD),
        (date(2024, 4, 25), OLD),
        (date(2024, 4, 26), OLD),
        (date(2025, 6, 30), OLD),
        (date(2025, 7, 1), NEW),
        (date(2025, 12, 31), NEW),
        (date(2026, 1, 1), NEWEST),
        (date(2090, 1, 1), NEWEST),
        (None, NEWEST),
    ],
)
def test_the_line_in_force(day: date | None, line: Line[str]) -> None:
    assert in_force((OLD, NEW, NEWEST), day) is line


def test_one_line_always_holds_and_none_gives_none() -> None:
    for day in (None, date(2000, 1, 1), OLD.mulai, date(2090, 1, 1)):
        assert in_force((OLD,), day) is OLD
        assert in_force((), day) is None
    two = (OLD, NEW)
    assert (in_force(two, None), in_force(two, date(2024, 5, 1)), in_force(two, ALWAYS)) == (NEW, OLD, OLD)
