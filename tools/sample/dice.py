"""Seeded chance that gives the same sequence on every Python."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

SEED = "kabupaten-tegal-2025"


class Dice:
    """Chance for one purpose; only `Random.random` is used, whose sequence Python promises to keep."""

    __slots__ = ("_random",)

    def __init__(self, purpose: str) -> None:
        self._random = Random(f"{SEED}/{purpose}")

    def share(self) -> float:
        """A number in [0, 1)."""
        return self._random.random()

    def chance(self, share: float) -> bool:
        """True in that share of the throws."""
        return self._random.random() < share

    def between(self, low: float, high: float) -> float:
        """A number in [low, high)."""
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        """A whole number in [low, high]."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[int(self._random.random() * len(items))]

    def weighted(self, items: Sequence[tuple[T, float]]) -> T:
        """One of the items, by its weight."""
        point = self._random.random() * sum(weight for _, weight in items)
        for item, weight in items:
            point -= weight
            if point < 0:
                return item
        return items[-1][0]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        keyed = [(self._random.random(), place) for place in range(len(items))]
        return [items[place] for _, place in sorted(keyed)]


class Bag:
    """Deals all of its items before any comes again, and never one twice in a row."""

    __slots__ = ("_dice", "_hand", "_items", "_last")

    def __init__(self, dice: Dice, items: Sequence[str]) -> None:
        self._dice, self._items = dice, tuple(items)
        self._hand: list[str] = []
        self._last: str | None = None

    def draw(self) -> str:
        """The next item."""
        if not self._hand:
            self._hand = self._dice.shuffled(self._items)
            if self._hand[-1] == self._last and len(self._hand) > 1:
                self._hand[0], self._hand[-1] = self._hand[-1], self._hand[0]
        self._last = self._hand.pop()
        return self._last
