"""Mappings and lines whose values are altered as they are taken: what lies packed beneath stays packed."""

from __future__ import annotations

from abc import abstractmethod
from collections import OrderedDict
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence, Sized, ValuesView
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
W = TypeVar("W")


class Walked(Mapping[K, V]):
    """A mapping whose values need not be looked up by name where all of them are wanted."""

    __slots__ = ()

    @abstractmethod
    def entries(self) -> Iterator[tuple[K, V]]:
        """Name and value of each, in order."""

    def items(self) -> ItemsView[K, V]:
        """The same, as mappings give it."""
        return _Items(self)

    def values(self) -> ValuesView[V]:
        """The values, in the order of their names."""
        return _Values(self)


class _Items(ItemsView[K, V]):
    __slots__ = ()
    _mapping: Walked[K, V]

    def __iter__(self) -> Iterator[tuple[K, V]]:
        return self._mapping.entries()


class _Values(ValuesView[V]):
    __slots__ = ()
    _mapping: Walked[object, V]

    def __iter__(self) -> Iterator[V]:
        return (value for _, value in self._mapping.entries())


class Altered(Walked[K, W]):
    """Another mapping's names, each value altered as it is taken; as many as asked for are remembered."""

    __slots__ = ("_alter", "_beneath", "_kept", "_most", "_weigh", "_weight")

    def __init__(
        self,
        beneath: Mapping[K, V],
        alter: Callable[[V], W],
        most: int = 0,
        weigh: Callable[[W], int] | None = None,
    ) -> None:
        """Nothing is altered yet.

        Args:
            beneath: What lies beneath.
            alter: How a value is altered.
            most: How many values are remembered; with `weigh`, what they may weigh together: of too many the
                first are forgotten, but never the last.
            weigh: What a value weighs; None for one each.
        """
        self._beneath: Mapping[K, V] = beneath
        self._alter: Callable[[V], W] = alter
        self._most = most
        self._weigh: Callable[[W], int] | None = weigh
        self._weight = 0
        self._kept: OrderedDict[K, W] = OrderedDict()

    def __getitem__(self, name: K) -> W:
        """The altered value; KeyError where nothing lies beneath."""
        if name in self._kept:
            return self._kept[name]
        value = self._alter(self._beneath[name])
        if self._most:
            self._kept[name] = value
            self._weight += self._heavy(value)
            while self._weight > self._most and len(self._kept) > 1:
                self._weight -= self._heavy(self._kept.popitem(last=False)[1])
        return value

    def _heavy(self, value: W) -> int:
        return self._weigh(value) if self._weigh else 1

    def entries(self) -> Iterator[tuple[K, W]]:
        """Name and altered value of each; none is remembered."""
        return ((name, self._alter(value)) for name, value in self._beneath.items())

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


class Chosen(Walked[K, V]):
    """Some names of another mapping, in an order of their own."""

    __slots__ = ("_beneath", "_known", "_names")

    def __init__(self, beneath: Mapping[K, V], names: Sequence[K]) -> None:
        """Takes what lies beneath, and the names, each once."""
        self._beneath = beneath
        self._names = names
        self._known: frozenset[K] | None = None

    def __getitem__(self, name: K) -> V:
        """The value of a chosen name; KeyError for any other."""
        if name not in self:
            raise KeyError(name)
        return self._beneath[name]

    def __contains__(self, name: object) -> bool:
        """Whether a name was chosen."""
        if self._known is None:
            self._known = frozenset(self._names)
        return name in self._known

    def entries(self) -> Iterator[tuple[K, V]]:
        """Name and value of each."""
        return ((name, self._beneath[name]) for name in self._names)

    def __iter__(self) -> Iterator[K]:
        """The names chosen."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many names."""
        return len(self._names)
