"""A bounded number of batches under way: settled as soon as they are done, told when it is their turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import field
from itertools import islice
from typing import Generic, TypeVar

from pipeline.model.lean import dataclass

_R = TypeVar("_R")
Part = tuple[str, ...]
# A slow batch keeps others from their turn; so many times what is under way may be done before it is.
_PATIENCE = 16


@dataclass(slots=True)
class _Turn(Generic[_R]):
    part: Part
    future: Future[_R] | None = field(default=None)
    result: _R | None = field(default=None)

    @property
    def begun(self) -> bool:
        return self.future is not None or self.result is not None

    def begin(self, begin: Callable[[Part], Future[_R] | _R]) -> None:
        begun = begin(self.part)
        if isinstance(begun, Future):
            self.future = begun
        else:
            self.result = begun


def in_turn(
    parts: Iterable[Part],
    begin: Callable[[Part], Future[_R] | _R],
    settle: Callable[[_R], _R],
    left: Callable[[Part, _R], Iterable[Part]],
    ahead: int,
) -> Iterator[tuple[Part, _R]]:
    """The parts with what they came to, in order.

    Args:
        parts: In order.
        begin: Begins one; gives what it comes to, at once where that is known.
        settle: Makes what one came to small, as soon as it is there.
        left: What of a part is still to be done, in parts that follow it.
        ahead: How many may be under way at once.
    """
    turns = deque[_Turn[_R]](map(_Turn, parts))
    under_way: list[_Turn[_R]] = []
    while turns:
        for turn in (turn for turn in islice(turns, ahead * _PATIENCE) if not turn.begun):
            if len(under_way) >= ahead:
                break
            turn.begin(begin)
            under_way.extend([turn] if turn.future else [])
        first = turns[0]
        if first.result is None:
            under_way = list(_still(under_way, settle))
            continue
        turns.popleft()
        turns.extendleft(reversed([_Turn[_R](part) for part in left(first.part, first.result)]))
        yield first.part, first.result


def _still(under_way: Iterable[_Turn[_R]], settle: Callable[[_R], _R]) -> Iterator[_Turn[_R]]:
    """Waits until one is done; those that are not."""
    wait([turn.future for turn in under_way if turn.future], return_when=FIRST_COMPLETED)
    for turn in under_way:
        future = turn.future
        if future and future.done():
            # A Future holds what came, not what was made of it.
            turn.result, turn.future = settle(future.result()), None
        else:
            yield turn
