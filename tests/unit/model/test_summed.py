"""What is told of many complaints together is what each of them tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.summed import Lasted

FIRST = datetime(2025, 3, 1, tzinfo=UTC)


def hour(number: int) -> datetime:
    return FIRST + timedelta(hours=number)


hours = st.integers(0, 12)
lengths = st.one_of(st.none(), st.integers(0, 4))
names = st.sampled_from(("a", "b", "c", "d"))


@given(st.lists(st.tuples(hours, names, lengths), max_size=8), hours, lengths)
def test_many_are_as_each(told: list[tuple[int, str, int | None]], start: int, length: int | None) -> None:
    ends = [inf if length is None else hour(begun + length).timestamp() for begun, _, length in told]
    known = Lasted.of(
        (hour(begun).timestamp(), name, end) for (begun, name, _), end in zip(told, ends, strict=True)
    )
    last = None if length is None else start + length
    touched = [
        (last is None or begun <= last) and (own is None or start <= begun + own) for begun, _, own in told
    ]
    assert known.touched(hour(start), None if last is None else hour(last)) is any(touched)
    before = start + (length or 0)
    within = sorted((begun, name) for begun, name, _ in told if start <= begun < before)
    assert known.begun(hour(start), hour(before)) == tuple(name for _, name in within)
    assert known.number(hour(start), hour(before)) == len(within)


def test_a_span_that_ends_before_it_begins_holds_none() -> None:
    known = Lasted.of([(hour(1).timestamp(), "a", inf), (hour(2).timestamp(), "b", inf)])
    assert known.begun(hour(3), hour(0)) == ()
    assert known.number(hour(3), hour(0)) == 0
