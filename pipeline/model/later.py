"""A mapping whose values are computed when somebody asks: one page of a preview needs few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Later(Mapping[K, V]):
    """Known names, each with a value that is computed once and then kept."""

    __slots__ = ("_kept", "_make", "_names")

    def __init__(self, names: Iterable[K], make: Callable[[K], V]) -> None:
        """Keeps the names; computes nothing."""
        self._names = dict.fromkeys(names)
        self._make = make
        self._kept: dict[K, V] = {}

    def __getitem__(self, name: K) -> V:
        """The value of a name; KeyError for any other."""
        if name not in self._names:
            raise KeyError(name)
        if name not in self._kept:
            self._kept[name] = self._make(name)
        return self._kept[name]

    def __contains__(self, name: object) -> bool:
        """Whether a name is known; its value is not computed for it."""
        return name in self._names

    def __iter__(self) -> Iterator[K]:
        """The names, in the order given."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many names."""
        return len(self._names)
