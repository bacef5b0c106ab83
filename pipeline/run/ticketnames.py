"""Which ticket has which name, in eight bytes a ticket: a million names as text take half a gigabyte."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from itertools import pairwise

from pipeline.model.card import Card, key_of
from pipeline.run.altered import Walked

Place = int
# A hash has eight bytes, and by the first of them its part.
_PARTS, _SHIFT, _WHOLE = 256, 56, (1 << 64) - 1


class TicketNames:
    """Names by the beginnings of their hashes, sorted; whoever has one is asked for the name itself."""

    def __init__(
        self, tickets: Iterable[tuple[str, Place]], ref_at: Callable[[Place], str], before: Place
    ) -> None:
        """Sorts the tickets.

        Args:
            tickets: Full name and place of each, in order of place.
            ref_at: Tells the full name at a place.
            before: A place that lies behind all of theirs.
        """
        # In each mark the place stands where the end of the hash was.
        self._bits = before.bit_length()
        self._ends = (1 << self._bits) - 1
        # Sorted part by part: what a list holds while it is sorted is four times the names themselves.
        parts = [array("Q") for _ in range(_PARTS)]
        for ref, place in tickets:
            mark = hash(key_of(ref)) & _WHOLE
            parts[mark >> _SHIFT].append(mark & ~self._ends | place)
        self._marks = array("Q")
        for number, marks in enumerate(parts):
            self._marks.extend(sorted(marks))
            parts[number] = array("Q")
        self._ref_at = ref_at

    def __len__(self) -> int:
        """How many tickets there are."""
        return len(self._marks)

    def find(self, name: str) -> list[Place]:
        """Where the tickets of a name stand, in order of place."""
        return [place for place in self._at(hash(name) & _WHOLE) if key_of(self._ref_at(place)) == name]

    def doubled(self) -> Iterator[tuple[str, list[Place]]]:
        """The names that more than one ticket claims, each with their places in order."""
        shared = {one for one, next_ in pairwise(self._marks) if one >> self._bits == next_ >> self._bits}
        for mark in sorted({mark & ~self._ends for mark in shared}):
            claims: dict[str, list[Place]] = {}
            for place in self._at(mark):
                claims.setdefault(key_of(self._ref_at(place)), []).append(place)
            yield from ((name, places) for name, places in claims.items() if len(places) > 1)

    def _at(self, mark: int) -> Iterator[Place]:
        found = bisect_left(self._marks, mark & ~self._ends)
        while found < len(self._marks) and self._marks[found] >> self._bits == mark >> self._bits:
            yield self._marks[found] & self._ends
            found += 1


class ManyNames(Walked[str, Card | Place], MutableMapping[str, Card | Place]):
    """Who has a name: tickets by TicketNames, all others by the names themselves."""

    def __init__(self, tickets: TicketNames, refs: Callable[[], Iterable[tuple[str, Place]]]) -> None:
        """Only the tickets have names yet.

        Args:
            tickets: Their names.
            refs: Tells full name and place of each.
        """
        self._tickets, self._refs = tickets, refs
        self._others: dict[str, Card | Place] = {}

    def __getitem__(self, name: str) -> Card | Place:
        """Who has a name; of several tickets the first."""
        if name in self._others:
            return self._others[name]
        found = self._tickets.find(name)
        if not found:
            raise KeyError(name)
        return found[0]

    def __setitem__(self, name: str, by: Card | Place) -> None:
        """Gives a name to somebody, whoever had it."""
        self._others[name] = by

    def __delitem__(self, name: str) -> None:
        """Takes back what was given; a ticket keeps its name."""
        del self._others[name]

    def __contains__(self, name: object) -> bool:
        """Whether somebody has a name."""
        return name in self._others or (isinstance(name, str) and bool(self._tickets.find(name)))

    def __iter__(self) -> Iterator[str]:
        """Every name once: those that tickets share are given to one of them before anybody asks."""
        return (name for name, _ in self.entries())

    def entries(self) -> Iterator[tuple[str, Card | Place]]:
        """Every name, and who has it."""
        named = ((key_of(ref), place) for ref, place in self._refs())
        yield from ((name, place) for name, place in named if name not in self._others)
        yield from self._others.items()

    def __len__(self) -> int:
        """How many names are taken."""
        given = sum(len(self._tickets.find(name)) for name in self._others)
        return len(self._tickets) - given + len(self._others)
