"""What is told of very many tickets together, so that none of them has to be taken out for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from itertools import accumulate
from math import inf

# Chapter of an evaluation, service "opd/id", month "2025-03", and whether the target was missed there.
Counted = tuple[str, str, str, bool]
# Of each, from when every single outcome was certain, in seconds of POSIX.
Outcomes = Mapping[Counted, Sequence[float]]


class Lasted:
    """From when to when the complaints about one service were open, in order of their beginning."""

    def __init__(self, starts: Sequence[float], ends: Sequence[float], name: Callable[[int], str]) -> None:
        """Takes them in order.

        Args:
            starts: When each began, in seconds of POSIX.
            ends: When each ended; infinity for one that still runs.
            name: Tells the full name of the one at a position.
        """
        self._starts, self._ends, self._name = starts, ends, name

    @classmethod
    def of(cls, rows: Iterable[tuple[float, str, float]]) -> Lasted:
        """From beginning, full name and end of each, in any order."""
        told = sorted(rows)
        names = [name for _, name, _ in told]
        return cls([start for start, _, _ in told], [end for _, _, end in told], names.__getitem__)

    @cached_property
    def _latest(self) -> Sequence[float]:
        """At each position the last end so far."""
        return list(accumulate(self._ends, max))

    def touched(self, first: datetime, last: datetime | None) -> bool:
        """Whether one of them shares an instant with [first, last], None meaning that the other runs on."""
        number = bisect_right(self._starts, inf if last is None else last.timestamp())
        return number > 0 and self._latest[number - 1] >= first.timestamp()

    def begun(self, first: datetime, before: datetime) -> tuple[str, ...]:
        """The full names of those that began in [first, before), by beginning and name."""
        places = self._between(first, before)
        return tuple(name for _, name in sorted((self._starts[at], self._name(at)) for at in places))

    def number(self, first: datetime, before: datetime) -> int:
        """How many began in [first, before)."""
        return len(self._between(first, before))

    def _between(self, first: datetime, before: datetime) -> range:
        low, high = (bisect_left(self._starts, at.timestamp()) for at in (first, before))
        return range(low, max(low, high))


NONE_LASTED = Lasted.of(())
