"""Working time: sums agree however they are split, deadlines invert them, a minute-by-minute count agrees."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.law.calendar import Calendar
from pipeline.law.feasts import DayNote
from pipeline.law.hours import Layer, Plan, Spans, Special, Week

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC", "Europe/Amsterdam")
EDGES = st.sampled_from([0, 6 * 60, 7 * 60 + 30, 12 * 60, 13 * 60, 16 * 60, 22 * 60, 24 * 60])
FIRST, LAST = datetime(2023, 11, 1, tzinfo=UTC), datetime(2025, 3, 1, tzinfo=UTC)


@st.composite
def day_hours(draw: st.DrawFn) -> Spans:
    edges = sorted(draw(st.sets(EDGES, max_size=4)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple((start * 60, end * 60) for start, end in pairs)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    week = tuple(draw(day_hours()) for _ in range(7))
    assume(any(week))
    closed = draw(st.sets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=20))
    opened = draw(st.sets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=10))
    ramadan = Special(date(2024, 3, 11), date(2024, 4, 9), {n: draw(day_hours()) for n in range(5)})
    layer = Layer(
        weeks=(Week(date.min, week),),
        closed={day: DayNote("libur") for day in closed},
        opened={day: DayNote("hari kerja pengganti") for day in opened},
        specials=draw(st.sampled_from([(), (ramadan,)])),
    )
    return Calendar(ZoneInfo(draw(st.sampled_from(ZONES))), Plan(layers=(layer,)))


def instants() -> st.SearchStrategy[datetime]:
    span = int((LAST - FIRST).total_seconds())
    return st.integers(0, span).map(lambda seconds: FIRST + timedelta(seconds=seconds))


@given(calendars(), st.tuples(instants(), instants(), instants()).map(sorted))
def test_splitting_a_stretch_changes_nothing(calendar: Calendar, points: list[datetime]) -> None:
    start, middle, end = points
    whole = calendar.working_seconds(start, end)
    assert whole == calendar.working_seconds(start, middle) + calendar.working_seconds(middle, end)
    assert 0 <= calendar.working_seconds(start, middle) <= whole <= (end - start).total_seconds()
    assert calendar.working_seconds(end, start) == 0


@given(calendars(), instants(), st.integers(0, 4 * 24 * 60))
def test_counting_minute_by_minute_agrees(calendar: Calendar, start: datetime, minutes: int) -> None:
    start = start.replace(second=0)
    ticks = (start + timedelta(minutes=n) for n in range(minutes))
    counted = sum(60 for tick in ticks if _open_by_the_clock(calendar, tick))
    assert calendar.working_seconds(start, start + timedelta(minutes=minutes)) == counted


def _open_by_the_clock(calendar: Calendar, at: datetime) -> bool:
    """What somebody would say who looks at the clock on the wall and at the plan."""
    wall = at.astimezone(calendar.zone)
    second = wall.hour * 3600 + wall.minute * 60 + wall.second
    return any(start <= second < end for start, end in calendar.plan.decide(wall.date()).spans)


@given(calendars(), instants(), st.integers(1, 40 * 3600))
def test_a_deadline_is_the_first_moment_with_so_much_time_passed(
    calendar: Calendar, start: datetime, seconds: int
) -> None:
    due = calendar.add_working_seconds(start, seconds)
    assert due is not None
    assert calendar.working_seconds(start, due) == seconds
    assert calendar.working_seconds(start, due - timedelta(seconds=1)) == seconds - 1


@given(calendars(), instants())
def test_the_next_opened_day_opens_after_the_moment_and_none_before_it(
    calendar: Calendar, at: datetime
) -> None:
    close = calendar.close_of_next_opened_day(at)
    assert close is not None
    day = (close - timedelta(seconds=1)).astimezone(calendar.zone).date()
    spans = calendar.day(day).spans
    assert spans[0][0] > at
    assert spans[-1][1] == close
    walk = at.astimezone(calendar.zone).date()
    while walk < day:
        assert not any(spans and spans[0][0] > at for spans in [calendar.day(walk).spans])
        walk += timedelta(days=1)


@given(calendars(), instants(), st.integers(1, 15))
def test_the_nth_working_day_is_n_open_days_later(calendar: Calendar, start: datetime, days: int) -> None:
    due = calendar.add_working_days(start, days)
    assert due is not None
    first = start.astimezone(calendar.zone).date() + timedelta(days=1)
    last = (due - timedelta(seconds=1)).astimezone(calendar.zone).date()
    between = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert sum(1 for day in between if calendar.day(day).spans) == days


@given(calendars(), st.tuples(instants(), st.integers(0, 20 * 24 * 3600)))
def test_open_and_closed_stretches_fill_the_time(calendar: Calendar, stretch: tuple[datetime, int]) -> None:
    start, end = stretch[0], stretch[0] + timedelta(seconds=stretch[1])
    opened = [(first, last) for first, last in calendar.spans(start, end)]
    closed = [(first, last) for first, last, *_ in calendar.closed_reasons(start, end)]
    reached = start
    for first, last in sorted([*opened, *closed]):
        assert first == reached
        assert first < last
        reached = last
    assert reached == end
