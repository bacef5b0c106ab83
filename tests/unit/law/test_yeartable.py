"""One year of office hours as sums: by hand, for a tiny table and for the Mondays and Tuesdays of 2024."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.law.hours import Layer, Plan, Spans, Week
from pipeline.law.yeartable import (
    EMPTY,
    PATIENCE,
    YearTable,
    epoch,
    instant,
    local_epoch,
    tabulate,
    year_of,
    year_starts,
)

JAKARTA, AMSTERDAM = ZoneInfo("Asia/Jakarta"), ZoneInfo("Europe/Amsterdam")
HOUR, DAY = 3600, 86400

# A day of 100 and 150 seconds with a break between them, then one of 100.
TINY = YearTable(
    starts=(100, 300, 1000),
    ends=(200, 450, 1100),
    before=(0, 100, 250),
    total=350,
    end=2000,
    day_open=(100, 1000),
    day_close=(450, 1100),
    day_before=(0, 250),
)


def plan(**days: Spans) -> Plan:
    """Every week the same; days without hours are closed."""
    names = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
    return Plan(layers=(Layer(weeks=(Week(date.min, tuple(days.get(name, ()) for name in names)),)),))


@pytest.mark.parametrize(
    ("moment", "passed"),
    [
        (0, 0),
        (99, 0),
        (100, 0),
        (101, 1),
        (199, 99),
        (200, 100),
        (299, 100),
        (300, 100),
        (301, 101),
        (450, 250),
        (999, 250),
        (1000, 250),
        (1050, 300),
        (1100, 350),
        (1999, 350),
    ],
)
def test_seconds_before_a_moment(moment: int, passed: int) -> None:
    assert TINY.until(moment) == passed
    assert EMPTY.until(moment) == 0


@pytest.mark.parametrize(
    ("seconds", "moment"), [(1, 101), (99, 199), (100, 200), (101, 301), (250, 450), (251, 1001), (350, 1100)]
)
def test_the_first_moment_after_so_many_seconds(seconds: int, moment: int) -> None:
    assert TINY.point(seconds) == moment
    assert TINY.until(moment) == seconds


def test_the_last_day_has_what_is_left_of_the_year() -> None:
    assert (TINY.day_seconds(0), TINY.day_seconds(1)) == (250, 100)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1970-01-01T00:00:00+00:00", 0),
        ("1970-01-02T00:00:01.900000+00:00", DAY + 1),
        ("1970-01-01T07:00:00+07:00", 0),
        ("1969-12-31T23:59:59+00:00", -1),
        # 54 years with 13 leap days, then 31 + 29 + 31 + 24 days and 17 hours.
        ("2024-04-26T00:00:00+07:00", (54 * 365 + 13 + 31 + 29 + 31 + 24) * DAY + 17 * HOUR),
    ],
)
def test_instants_as_seconds_and_back(text: str, seconds: int) -> None:
    at = datetime.fromisoformat(text)
    assert epoch(at) == seconds
    assert instant(seconds) == at.replace(microsecond=0)
    assert instant(seconds).tzinfo is UTC


def test_the_clock_on_the_wall() -> None:
    assert instant(local_epoch(date(2024, 4, 26), 0, JAKARTA)) == datetime(2024, 4, 25, 17, tzinfo=UTC)
    assert instant(local_epoch(date(2024, 4, 26), 8 * HOUR, JAKARTA)) == datetime(2024, 4, 26, 1, tzinfo=UTC)
    assert instant(local_epoch(date(2024, 4, 26), DAY, JAKARTA)) == datetime(2024, 4, 26, 17, tzinfo=UTC)
    # The clocks of Amsterdam went forward on that day: it had 23 hours.
    spring = date(2025, 3, 30)
    assert local_epoch(spring, DAY, AMSTERDAM) - local_epoch(spring, 0, AMSTERDAM) == 23 * HOUR


def test_years_begin_at_midnight_of_the_zone() -> None:
    starts = year_starts(JAKARTA)
    assert instant(starts[0]) == datetime(1998, 12, 31, 17, tzinfo=UTC)
    assert instant(starts[-1]) == datetime(2101, 12, 31, 17, tzinfo=UTC)
    assert len(starts) == 2102 - 1999 + 1
    for year in (1999, 2000, 2024, 2025, 2101):
        begins = local_epoch(date(year, 1, 1), 0, JAKARTA)
        assert (year_of(begins - 1, JAKARTA), year_of(begins, JAKARTA)) == (year - 1, year)
    assert year_of(local_epoch(date(1950, 6, 1), 0, JAKARTA), JAKARTA) == 1998
    assert year_of(local_epoch(date(2102, 1, 1), 0, JAKARTA), JAKARTA) == 2102
    assert year_of(local_epoch(date(2150, 6, 1), 0, JAKARTA), JAKARTA) == 2102


def test_patience_is_four_hundred_days() -> None:
    assert instant(PATIENCE) == datetime(1971, 2, 5, tzinfo=UTC)


def test_a_year_of_mondays_and_tuesdays() -> None:
    """2024 begins on a Monday and has 366 days: 53 Mondays of 4 + 3 hours, 53 Tuesdays of one."""
    monday = ((8 * HOUR, 12 * HOUR), (13 * HOUR, 16 * HOUR))
    table = tabulate(plan(senin=monday, selasa=((9 * HOUR, 10 * HOUR),)), JAKARTA, 2024)

    def local(month: int, day: int, hour: int) -> int:
        return epoch(datetime(2024, month, day, hour, tzinfo=JAKARTA))

    assert table.total == 53 * 8 * HOUR
    assert (len(table.starts), len(table.ends), len(table.before)) == (159, 159, 159)
    assert (len(table.day_open), len(table.day_close), len(table.day_before)) == (106, 106, 106)
    assert table.starts[:4] == (local(1, 1, 8), local(1, 1, 13), local(1, 2, 9), local(1, 8, 8))
    assert table.ends[:4] == (local(1, 1, 12), local(1, 1, 16), local(1, 2, 10), local(1, 8, 12))
    assert table.before[:4] == (0, 4 * HOUR, 7 * HOUR, 8 * HOUR)
    assert table.day_open[:3] == (local(1, 1, 8), local(1, 2, 9), local(1, 8, 8))
    assert table.day_close[:3] == (local(1, 1, 16), local(1, 2, 10), local(1, 8, 16))
    assert table.day_before[:3] == (0, 7 * HOUR, 8 * HOUR)
    assert (table.starts[-1], table.ends[-1]) == (local(12, 31, 9), local(12, 31, 10))
    assert (table.before[-1], table.day_before[-1]) == (table.total - HOUR, table.total - HOUR)
    assert table.end == epoch(datetime(2025, 1, 1, tzinfo=JAKARTA))


def test_no_second_counts_twice_where_clocks_go_forward() -> None:
    """At two the clocks of Amsterdam show three: what ends at 02:50 ends inside what begins at 03:00."""
    sunday = ((HOUR, 2 * HOUR + 3000), (3 * HOUR, 4 * HOUR))
    table = tabulate(plan(minggu=sunday), AMSTERDAM, 2025)
    found = [
        (instant(start), instant(end))
        for start, end in zip(table.starts, table.ends, strict=True)
        if instant(start).date() == date(2025, 3, 30)
    ]
    assert found == [
        (datetime(2025, 3, 30, 0, tzinfo=UTC), datetime(2025, 3, 30, 1, 50, tzinfo=UTC)),
        (datetime(2025, 3, 30, 1, 50, tzinfo=UTC), datetime(2025, 3, 30, 2, tzinfo=UTC)),
    ]
    # 52 Sundays of an hour and 50 minutes and an hour; this one had two hours.
    assert table.total == 51 * (2 * HOUR + 3000) + 2 * HOUR


@pytest.mark.parametrize("until", [20 * 60, 50 * 60])
def test_a_span_swallowed_by_the_one_before_is_left_out(until: int) -> None:
    """03:00 to 03:20 or 03:50 of that day, when 01:00 to "02:50" lasts until then."""
    table = tabulate(plan(minggu=((HOUR, 2 * HOUR + 3000), (3 * HOUR, 3 * HOUR + until))), AMSTERDAM, 2025)
    assert len(table.starts) == 52 * 2 - 1
    assert len(table.day_open) == 52


def test_a_third_span_begins_after_the_second() -> None:
    sunday = ((HOUR, HOUR + 1800), (HOUR + 2700, 2 * HOUR + 3000), (3 * HOUR, 4 * HOUR))
    table = tabulate(plan(minggu=sunday), AMSTERDAM, 2025)
    # 52 Sundays of half an hour, 65 minutes and an hour; the hour of 30 March began fifty minutes earlier.
    assert table.total == 52 * (1800 + 3900 + HOUR) - 3000
