"""Mappings and lines whose values are altered as they are taken: what lies packed beneath stays packed."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
W = TypeVar("W")


class Altered(Mapping[K, W]):
    """Another mapping's names, each value altered as it is taken; as many as asked for are remembered."""

    __slots__ = ("_alter", "_beneath", "_kept", "_most")

    def __init__(self, beneath: Mapping[K, V], alter: Callable[[V], W], most: int = 0) -> None:
        """Takes what lies beneath, how it is altered, and how many values are remembered."""
        self._beneath: Mapping[K, V] = beneath
        self._alter: Callable[[V], W] = alter
        self._most = most
        self._kept: OrderedDict[K, W] = OrderedDict()

    def __getitem__(self, name: K) -> W:
        """The altered value; KeyError where nothing lies beneath."""
        if name in self._kept:
            return self._kept[name]
        value = self._alter(self._beneath[name])
        if self._most:
            self._kept[name] = value
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return value

    def __contains__(self, name: object) -> bool:
        """Whether there is a value; it is not altered for it."""
        return name in self._beneath

    def __iter__(self) -> Iterator[K]:
        """The names, as they lie beneath."""
        return iter(self._beneath)

    def __len__(self) -> int:
        """How many names."""
        return len(self._beneath)


class AlteredLine(Iterable[W], Sized):
    """The same of things in a line; each walk alters them anew."""

    __slots__ = ("_alter", "_beneath")

    def __init__(self, beneath: Iterable[V], alter: Callable[[V], W]) -> None:
        """Takes what lies beneath, which can be walked and counted again and again, and how it is altered."""
        self._beneath: Iterable[V] = beneath
        self._alter: Callable[[V], W] = alter

    def __iter__(self) -> Iterator[W]:
        """The altered things, in order."""
        return map(self._alter, self._beneath)

    def __len__(self) -> int:
        """How many."""
        return len(self._beneath) if isinstance(self._beneath, Sized) else sum(1 for _ in self._beneath)


class Chosen(Mapping[K, V]):
    """Some names of another mapping, in an order of their own."""

    __slots__ = ("_beneath", "_names")

    def __init__(self, beneath: Mapping[K, V], names: Sequence[K]) -> None:
        """Takes what lies beneath, and the names."""
        self._beneath = beneath
        self._names = dict.fromkeys(names)

    def __getitem__(self, name: K) -> V:
        """The value of a chosen name; KeyError for any other."""
        if name not in self._names:
            raise KeyError(name)
        return self._beneath[name]

    def __iter__(self) -> Iterator[K]:
        """The names chosen."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many names."""
        return len(self._names)


class Remembered(Altered[K, W]):
    """Another mapping's names, each with something short that is found out once and then kept."""

    __slots__ = ()

    def __init__(self, beneath: Mapping[K, V], tell: Callable[[V], W]) -> None:
        """Takes what lies beneath, and what is to be told of each value."""
        super().__init__(beneath, tell, sys.maxsize)
