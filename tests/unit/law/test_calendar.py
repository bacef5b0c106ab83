"""Questions to a calendar, each by hand: Monday to Friday, 08:00-12:00 and 13:00-16:00, seven hours a day."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from pipeline.law.calendar import Calendar
from pipeline.law.feasts import DayNote
from pipeline.law.hours import Layer, Plan, Spans, Week

JAKARTA = ZoneInfo("Asia/Jakarta")
HOUR = 3600
SEVEN: Spans = ((8 * HOUR, 12 * HOUR), (13 * HOUR, 16 * HOUR))
SHUT: tuple[Spans, ...] = ((),) * 7
WORKING: tuple[Spans, ...] = (SEVEN,) * 5 + ((),) * 2
ALL_DAYS: tuple[Spans, ...] = (SEVEN,) * 7


def calendar(*weeks: Week, closed: Mapping[date, DayNote] | None = None) -> Calendar:
    layer = Layer(weeks=weeks or (Week(date.min, WORKING, "SK jam"),), closed=closed or {})
    return Calendar(JAKARTA, Plan(layers=(layer,)))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-05-06T07:59:59", False),
        ("2024-05-06T08:00:00", True),
        ("2024-05-06T11:59:59", True),
        ("2024-05-06T12:00:00", False),
        ("2024-05-06T13:00:00", True),
        ("2024-05-06T16:00:00", False),
        ("2024-05-11T10:00:00", False),
        ("1999-01-01T07:59:59", False),
        ("1999-01-01T08:00:00", True),
        ("1998-12-31T10:00:00", False),
        ("2101-12-30T15:59:59", True),
        ("2102-01-02T10:00:00", False),
    ],
)
def test_open_from_the_opening_until_before_the_closing(when: str, expected: bool) -> None:
    assert calendar().is_open(local(when)) is expected


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2024-05-06T09:00:00", "2024-05-06T09:00:00", 0),
        ("2024-05-06T10:00:00", "2024-05-06T09:00:00", 0),
        ("2024-05-06T09:00:00", "2024-05-06T12:30:00", 3),
        ("2024-05-06T09:00:00", "2024-05-07T09:00:00", 7),
        ("2024-05-10T15:00:00", "2024-05-13T09:00:00", 2),
        # Backwards over the turn of a year.
        ("2025-01-02T09:00:00", "2024-12-31T09:00:00", 0),
        # 2024 has 262 working days, 2025 and 2026 have 261 each.
        ("2024-12-31T15:00:00", "2025-01-01T09:00:00", 2),
        ("2023-12-31T00:00:00", "2025-01-01T00:00:00", 262 * 7),
        ("2023-12-29T15:00:00", "2026-01-01T09:00:00", 1 + (262 + 261) * 7 + 1),
        ("2023-12-31T00:00:00", "2027-01-01T00:00:00", (262 + 261 + 261) * 7),
        # The tool knows 1999 to 2101.
        ("1950-01-01T00:00:00", "1998-06-01T00:00:00", 0),
        ("1990-01-01T00:00:00", "1999-01-01T09:00:00", 1),
        ("2101-12-30T15:00:00", "2150-01-01T00:00:00", 1),
        ("2110-01-01T00:00:00", "2150-01-01T00:00:00", 0),
    ],
)
def test_office_hours_between_two_instants(start: str, end: str, hours: int) -> None:
    assert calendar().working_seconds(local(start), local(end)) == hours * HOUR


def test_one_second_counts() -> None:
    monday = calendar()
    assert monday.working_seconds(local("2024-05-06T08:00:00"), local("2024-05-06T08:00:01")) == 1
    assert monday.add_working_seconds(local("2024-05-06T08:00:00"), 1) == local("2024-05-06T08:00:01")
    assert monday.add_working_seconds(local("2024-05-06T07:00:00"), 1) == local("2024-05-06T08:00:01")
    assert monday.add_working_seconds(local("2024-05-06T07:00:00"), 0) == local("2024-05-06T07:00:00")
    assert monday.add_working_seconds(local("2024-05-06T07:00:00"), -1) == local("2024-05-06T07:00:00")


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2024-05-06T09:00:00", 3, "2024-05-06T12:00:00"),
        ("2024-05-06T12:30:00", 3, "2024-05-06T16:00:00"),
        ("2024-05-06T09:00:00", 6, "2024-05-06T16:00:00"),
        ("2024-05-10T15:00:00", 2, "2024-05-13T09:00:00"),
        ("2024-12-31T15:00:00", 1, "2024-12-31T16:00:00"),
        ("2024-12-31T15:00:00", 2, "2025-01-01T09:00:00"),
        ("2024-12-31T18:00:00", 7, "2025-01-01T16:00:00"),
        # All of 2025 and an hour of 2026.
        ("2024-12-31T18:00:00", 261 * 7 + 1, "2026-01-01T09:00:00"),
        ("2024-12-31T18:00:00", 261 * 7, "2025-12-31T16:00:00"),
        ("2101-12-30T15:00:00", 1, "2101-12-30T16:00:00"),
        ("2101-12-30T15:00:00", 2, None),
        ("2110-01-01T00:00:00", 1, None),
        ("1998-12-31T20:00:00", 1, "1999-01-01T09:00:00"),
    ],
)
def test_a_limit_in_office_hours(start: str, hours: int, due: str | None) -> None:
    found = calendar().add_working_seconds(local(start), hours * HOUR)
    assert found == (None if due is None else local(due))


@pytest.mark.parametrize(
    ("start", "close"),
    [
        ("2024-05-06T07:59:59", "2024-05-06T16:00:00"),
        ("2024-05-06T08:00:00", "2024-05-07T16:00:00"),
        ("2024-05-06T12:30:00", "2024-05-07T16:00:00"),
        ("2024-05-10T17:00:00", "2024-05-13T16:00:00"),
        ("2024-12-31T17:00:00", "2025-01-01T16:00:00"),
        ("1998-12-31T20:00:00", "1999-01-01T16:00:00"),
        ("1990-01-01T00:00:00", None),
        ("2101-12-30T08:00:00", None),
        ("2101-12-30T07:00:00", "2101-12-30T16:00:00"),
    ],
)
def test_the_next_day_that_opens(start: str, close: str | None) -> None:
    found = calendar().close_of_next_opened_day(local(start))
    assert found == (None if close is None else local(close))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2024-05-06T00:00:00", 0, "2024-05-06T00:00:00"),
        ("2024-05-06T09:00:00", -1, "2024-05-06T09:00:00"),
        ("2024-05-06T00:00:00", 1, "2024-05-07T16:00:00"),
        ("2024-05-06T23:59:59", 1, "2024-05-07T16:00:00"),
        ("2024-05-06T09:00:00", 2, "2024-05-08T16:00:00"),
        ("2024-05-10T09:00:00", 1, "2024-05-13T16:00:00"),
        ("2024-05-11T09:00:00", 1, "2024-05-13T16:00:00"),
        ("2024-05-06T09:00:00", 5, "2024-05-13T16:00:00"),
        ("2024-12-30T09:00:00", 3, "2025-01-02T16:00:00"),
        ("2101-12-29T09:00:00", 1, "2101-12-30T16:00:00"),
        ("2101-12-29T09:00:00", 2, None),
        ("2101-12-29T09:00:00", Fraction(3, 2), None),
        # Parts of a day of seven hours: 3.5 hours end at 11:30, a seventh in one hour, 6/7 past the break.
        ("2024-05-06T09:00:00", Fraction(1, 2), "2024-05-07T11:30:00"),
        ("2024-05-06T09:00:00", Fraction(1, 7), "2024-05-07T09:00:00"),
        ("2024-05-06T09:00:00", Fraction(4, 7), "2024-05-07T12:00:00"),
        ("2024-05-06T09:00:00", Fraction(6, 7), "2024-05-07T15:00:00"),
        ("2024-05-06T09:00:00", Fraction(3, 2), "2024-05-08T11:30:00"),
        ("2024-05-10T09:00:00", Fraction(5, 2), "2024-05-15T11:30:00"),
        # The last working day of a year.
        ("2024-12-30T09:00:00", Fraction(1, 2), "2024-12-31T11:30:00"),
        # A part of a second is cut.
        ("2024-05-06T09:00:00", Fraction(1, 11), "2024-05-07T08:38:10"),
    ],
)
def test_a_limit_in_working_days(start: str, days: int | Fraction, due: str | None) -> None:
    found = calendar().add_working_days(local(start), days)
    assert found == (None if due is None else local(due))


def test_the_day_of_the_start_is_that_of_the_zone() -> None:
    """18:00 UTC on Monday is Tuesday in Jakarta: the first working day after it is Wednesday."""
    found = calendar().add_working_days(datetime(2024, 5, 6, 18, tzinfo=UTC), 1)
    assert found == local("2024-05-08T16:00:00")


def test_a_gap_of_four_hundred_days_is_waited_for_and_no_longer() -> None:
    """From 1 March 2023 it is 400 days to 4 April 2024, the first day on which this office opens."""
    late = calendar(Week(date.min, SHUT), Week(date(2024, 4, 4), ALL_DAYS))
    assert late.close_of_next_opened_day(local("2023-03-01T08:00:00")) == local("2024-04-04T16:00:00")
    assert late.close_of_next_opened_day(local("2023-03-01T07:59:59")) is None
    assert late.add_working_seconds(local("2023-03-01T08:00:00"), HOUR) == local("2024-04-04T09:00:00")
    assert late.add_working_seconds(local("2023-03-01T07:59:59"), HOUR) is None
    assert late.add_working_days(local("2023-03-01T09:00:00"), 2) == local("2024-04-05T16:00:00")
    assert late.add_working_days(local("2023-02-27T09:00:00"), 1) is None


def test_patience_begins_anew_with_each_working_day() -> None:
    """Open on the first of January alone: a year's wait each time, many years on."""
    firsts = calendar(
        Week(date.min, ALL_DAYS),
        closed={
            day: DayNote("tutup")
            for day in (date.fromordinal(n) for n in range(date(2024, 1, 2).toordinal(), 739800))
            if (day.month, day.day) != (1, 1)
        },
    )
    start = local("2024-01-01T17:00:00")
    assert date.fromordinal(739800) > date(2026, 6, 1)
    assert firsts.add_working_days(start, 2) == local("2026-01-01T16:00:00")
    assert firsts.add_working_seconds(start, 8 * HOUR) == local("2026-01-01T09:00:00")


def test_the_last_working_day_before_the_start_does_not_cost_patience() -> None:
    """Shut from 11 January 2023 until 2 January 2025, 398 days after the start."""
    gap = calendar(Week(date.min, ALL_DAYS), Week(date(2023, 1, 11), SHUT), Week(date(2025, 1, 2), ALL_DAYS))
    start = local("2023-12-01T09:00:00")
    assert gap.add_working_seconds(start, HOUR) == local("2025-01-02T09:00:00")
    assert gap.close_of_next_opened_day(start) == local("2025-01-02T16:00:00")
    assert gap.add_working_seconds(local("2023-01-11T09:00:00"), HOUR) is None
    assert gap.close_of_next_opened_day(local("2023-01-11T09:00:00")) is None


def test_patience_counts_from_the_last_closing_of_the_years_before() -> None:
    """Open until midnight after 27 November 2023, then shut for 400 days, until 1 January 2025."""
    evening: Spans = ((8 * HOUR, 12 * HOUR), (13 * HOUR, 24 * HOUR))
    start, year = local("2023-01-01T00:00:00"), 331 * 15 * HOUR
    for opens, due in ((date(2025, 1, 1), "2025-01-01T01:00:00"), (date(2025, 1, 2), None)):
        gap = calendar(
            Week(date.min, (evening,) * 7),
            Week(date(2023, 11, 28), SHUT),
            Week(opens, (((0, 24 * HOUR),),) * 7),
        )
        # January to November without the last three days are 331.
        assert gap.add_working_seconds(start, year) == local("2023-11-28T00:00:00")
        found = gap.add_working_seconds(start, year + HOUR)
        assert found == (None if due is None else local(due))


def test_office_spans_are_cut_at_the_ends_of_the_stretch() -> None:
    def told(start: str, end: str) -> list[tuple[str, str]]:
        found = calendar().spans(local(start), local(end))
        assert all(edge.tzinfo is UTC for span in found for edge in span)
        return [(f"{a.astimezone(JAKARTA):%d %H:%M}", f"{b.astimezone(JAKARTA):%d %H:%M}") for a, b in found]

    assert told("2024-05-06T09:00:00", "2024-05-06T15:00:00") == [
        ("06 09:00", "06 12:00"),
        ("06 13:00", "06 15:00"),
    ]
    assert told("2024-05-06T12:00:00", "2024-05-06T13:00:00") == []
    assert told("2024-05-06T11:59:00", "2024-05-06T13:01:00") == [
        ("06 11:59", "06 12:00"),
        ("06 13:00", "06 13:01"),
    ]
    assert told("2024-05-06T10:00:00", "2024-05-06T10:00:00") == []
    assert told("2024-05-06T10:00:00", "2024-05-06T09:00:00") == []
    assert told("2024-12-31T13:30:00", "2025-01-01T12:00:00") == [
        ("31 13:30", "31 16:00"),
        ("01 08:00", "01 12:00"),
    ]
    assert told("1990-01-01T00:00:00", "1999-01-01T12:30:00") == [("01 08:00", "01 12:00")]
    assert told("2101-12-30T12:30:00", "2150-01-01T00:00:00") == [("30 13:00", "30 16:00")]
    assert len(calendar().spans(local("2023-12-31T00:00:00"), local("2026-01-01T00:00:00"))) == 523 * 2


def test_what_holds_on_a_day() -> None:
    shut = calendar(closed={date(2024, 5, 6): DayNote("Idul Adha", "SKB", tentative=True)})
    monday, tuesday = shut.day(date(2024, 5, 6)), shut.day(date(2024, 5, 7))
    assert (monday.spans, monday.reason, monday.dasar, monday.tentative) == ((), "Idul Adha", "SKB", True)
    assert (tuesday.reason, tuesday.dasar, tuesday.tentative) == ("jam kerja", "SK jam", False)
    assert tuesday.spans == (
        (datetime(2024, 5, 7, 1, tzinfo=UTC), datetime(2024, 5, 7, 5, tzinfo=UTC)),
        (datetime(2024, 5, 7, 6, tzinfo=UTC), datetime(2024, 5, 7, 9, tzinfo=UTC)),
    )


def closed_parts(shut: Calendar, start: str, end: str) -> list[tuple[str, str, str, str]]:
    return [
        (f"{a.astimezone(JAKARTA):%d %H:%M}", f"{b.astimezone(JAKARTA):%d %H:%M}", why, dasar)
        for a, b, why, dasar in shut.closed_reasons(local(start), local(end))
    ]


def test_closed_parts_of_one_reason_are_one() -> None:
    """The night, the weekend as one, a holiday of two days as one; and one on another ground apart."""
    shut = calendar(
        closed={
            date(2024, 5, 13): DayNote("Lebaran", "SKB"),
            date(2024, 5, 14): DayNote("Lebaran", "SKB"),
            date(2024, 5, 15): DayNote("Lebaran", "SE"),
        }
    )
    assert closed_parts(shut, "2024-05-10T10:00:00", "2024-05-16T09:00:00") == [
        ("10 12:00", "10 13:00", "di luar jam kerja", "SK jam"),
        ("10 16:00", "11 00:00", "di luar jam kerja", "SK jam"),
        ("11 00:00", "13 00:00", "akhir pekan", "SK jam"),
        ("13 00:00", "15 00:00", "Lebaran", "SKB"),
        ("15 00:00", "16 00:00", "Lebaran", "SE"),
        ("16 00:00", "16 08:00", "di luar jam kerja", "SK jam"),
    ]
    assert closed_parts(shut, "2024-05-06T08:00:00", "2024-05-06T12:00:00") == []
    assert closed_parts(shut, "2024-05-06T16:00:00", "2024-05-06T16:00:00") == []
    assert closed_parts(shut, "2024-05-06T18:00:00", "2024-05-06T17:00:00") == []
    assert closed_parts(shut, "2024-05-12T00:00:00", "2024-05-13T00:00:00") == [
        ("12 00:00", "13 00:00", "akhir pekan", "SK jam")
    ]


def test_a_night_of_two_days_is_one_stretch() -> None:
    assert closed_parts(calendar(), "2024-05-06T17:00:00", "2024-05-07T07:00:00") == [
        ("06 17:00", "07 07:00", "di luar jam kerja", "SK jam")
    ]
