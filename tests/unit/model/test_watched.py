"""An instant notes every way in which something is decided by it; within its bounds all is the same."""

from __future__ import annotations

import operator
import pickle
from bisect import bisect_right
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.watched import Bounds, WatchedDay, WatchedInstant, bounds_of, decided, plain, share_bounds

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 1, 15, 8, tzinfo=WIB)
HOUR = timedelta(hours=1)
COMPARISONS = (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne)


def watched(at: datetime = NOW) -> WatchedInstant:
    return WatchedInstant.of(at, Bounds())


def within(one: WatchedInstant, at: datetime) -> bool:
    low, high = one.bounds.low, one.bounds.high
    return (low is None or low <= at) and (high is None or at < high)


times = st.integers(-5, 5).map(lambda hours: NOW + hours * HOUR)
days = st.integers(-3, 3).map(lambda number: NOW.date() + timedelta(days=number))
instants = st.integers(-80 * 3600, 80 * 3600).map(lambda seconds: NOW + timedelta(seconds=seconds))


@given(
    st.lists(st.tuples(st.sampled_from(COMPARISONS), times, st.booleans()), min_size=1, max_size=6), instants
)
def test_within_the_bounds_every_comparison_comes_out_the_same(
    asked: list[tuple[Callable[[Any, Any], bool], datetime, bool]], other: datetime
) -> None:
    def answers(now: datetime) -> list[bool]:
        return [compare(at, now) if turned else compare(now, at) for compare, at, turned in asked]

    one = watched()
    assert answers(one) == answers(NOW)
    assert within(one, NOW)
    if within(one, other):
        assert answers(other) == answers(NOW)


@given(
    st.lists(st.tuples(st.sampled_from(COMPARISONS), days, st.booleans()), min_size=1, max_size=6), instants
)
def test_within_the_bounds_every_comparison_of_the_day_comes_out_the_same(
    asked: list[tuple[Callable[[Any, Any], bool], date, bool]], other: datetime
) -> None:
    def answers(now: datetime) -> list[bool]:
        day = now.astimezone(WIB).date()
        return [compare(at, day) if turned else compare(day, at) for compare, at, turned in asked]

    one = watched()
    assert answers(one) == answers(NOW)
    assert within(one, NOW)
    if within(one, other):
        assert answers(other) == answers(NOW)


@pytest.mark.parametrize(
    "use",
    [
        lambda at: at - NOW,
        lambda at: NOW - at,
        lambda at: at + HOUR,
        lambda at: HOUR + at,
        lambda at: at.timestamp(),
        lambda at: at.isoformat(),
        lambda at: f"{at:%H}",
        str,
        repr,
        hash,
        lambda at: at.year,
        lambda at: at.hour,
        lambda at: at.time(),
        lambda at: at.replace(hour=1),
        lambda at: at.weekday(),
        lambda at: at.utcoffset(),
        lambda at: {at: 1}.get(NOW),
    ],
)
def test_what_is_computed_from_an_instant_holds_for_it_alone(use: Callable[[datetime], object]) -> None:
    one = watched()
    assert use(one) == use(NOW) or use in (repr, hash)
    assert within(one, NOW)
    assert not within(one, NOW + timedelta(seconds=1))
    assert not within(one, NOW - timedelta(seconds=1))


@pytest.mark.parametrize(
    "use",
    [
        lambda day: day.year,
        lambda day: day - date(2025, 1, 1),
        lambda day: day + timedelta(days=1),
        lambda day: day.isoformat(),
        lambda day: f"{day}",
        hash,
        lambda day: pickle.loads(pickle.dumps(day)),  # noqa: S301  our own bytes
    ],
)
def test_what_is_computed_from_a_day_holds_for_that_day_alone(use: Callable[[date], object]) -> None:
    one = watched()
    assert use(one.date()) == use(NOW.date())
    assert one.bounds.low == datetime(2026, 1, 15, tzinfo=WIB)
    assert one.bounds.high == datetime(2026, 1, 16, tzinfo=WIB)


def test_choosing_and_searching_are_comparing() -> None:
    one, earlier, later = watched(), NOW - HOUR, NOW + HOUR
    assert min(one, later) is one
    assert max(one, earlier) is one
    assert bisect_right([earlier, later], one) == 1
    assert sorted([later, one, earlier])[1] is one
    assert (one.bounds.low, one.bounds.high) == (earlier + timedelta(microseconds=1), later)


def test_a_zone_changes_nothing_and_a_day_knows_its_own() -> None:
    one = watched()
    assert one.astimezone(UTC) == one
    day = one.astimezone(ZoneInfo("Asia/Jayapura")).date()
    assert isinstance(day, WatchedDay)
    assert day < date(2026, 1, 16)
    assert one.bounds.high == datetime(2026, 1, 15, 22, tzinfo=WIB)
    assert one.bounds.low is None
    assert date.min < day < date.max
    assert one.bounds.low is None


def test_another_process_watches_for_itself_and_tells() -> None:
    one = watched()
    there = pickle.loads(pickle.dumps(one))  # noqa: S301  our own bytes
    assert there < NOW + HOUR
    assert one.bounds.high is None
    share_bounds(one, bounds_of(there))
    assert one.bounds.high == NOW + HOUR
    share_bounds(NOW, bounds_of(there))
    assert bounds_of(NOW) == (None, None)
    back = pickle.loads(pickle.dumps(there))  # noqa: S301  our own bytes
    assert type(back) is datetime
    assert bounds_of(there) == (NOW, NOW + timedelta(microseconds=1))


@pytest.mark.parametrize(
    ("passed", "turns", "low", "high"),
    [
        (False, NOW + HOUR, None, NOW + HOUR),
        (True, NOW - HOUR, NOW - HOUR, None),
        (False, None, None, None),
        # What does not agree with itself holds for this instant alone.
        (True, NOW + HOUR, NOW, NOW + timedelta(microseconds=1)),
        (False, NOW - HOUR, NOW, NOW + timedelta(microseconds=1)),
        (True, None, NOW, NOW + timedelta(microseconds=1)),
    ],
)
def test_a_computed_decision_tells_when_it_turns(
    passed: bool, turns: datetime | None, low: datetime | None, high: datetime | None
) -> None:
    one = watched()
    decided(one, passed=passed, turns=lambda: turns)
    assert (one.bounds.low, one.bounds.high) == (low, high)
    decided(NOW, passed=passed, turns=lambda: turns)


def test_the_instant_itself_can_be_had() -> None:
    one = watched()
    assert type(plain(one)) is datetime
    assert plain(one) - NOW == timedelta()
    assert plain(NOW) is NOW
    assert one.bounds.low is None
