"""Tickets of which only the place is kept: the file of one that is asked for is read and judged again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from pipeline.model.card import Card, Start
from pipeline.model.document import Document
from pipeline.model.fact import Measured
from pipeline.run.shelves import Opened, Shelf, starts_of

Again = Callable[[str], Shelf]
"""The tickets of a file, judged again, with documents and facts."""
# A file may hold hundreds of tickets, and whoever asks for one often asks for the next.
_FILES = 16


class OnlyPlaces:
    """A shelf that keeps only where its tickets stand, to be asked like one that is `Opened`."""

    def __init__(self, shelf: Shelf, again: Again) -> None:
        """Judges nothing yet.

        Args:
            shelf: Its `packed` is empty.
            again: How a file is judged.
        """
        self._starts = starts_of(shelf)
        self._file = lru_cache(maxsize=_FILES)(lambda path: _File(again(path)))
        self._found: dict[int, tuple[Card, tuple[Measured, ...]]] = {}

    def __len__(self) -> int:
        """How many tickets stand on it."""
        return len(self._starts)

    def card(self, number: int) -> Card:
        """The card of the ticket at a position."""
        return self._ticket(number)[0]

    def measured(self, number: int) -> tuple[Measured, ...]:
        """The facts of the ticket at a position."""
        return self._ticket(number)[1]

    def _ticket(self, number: int) -> tuple[Card, tuple[Measured, ...]]:
        known = self._found.get(number)
        if known is None:
            start = self._starts[number]
            known = self._found[number] = self._file(start.path).ticket(start)
        return known


class _File:
    """The tickets of one file as they stand now, by name."""

    def __init__(self, shelf: Shelf) -> None:
        self._opened = Opened(shelf.packed) if len(shelf) else None
        starts = starts_of(shelf) if len(shelf) else []
        self._places = {(one.ref, one.place, one.row): number for number, one in enumerate(starts)}

    def ticket(self, start: Start) -> tuple[Card, tuple[Measured, ...]]:
        """Card and facts of a ticket; its name alone where the file was written anew since it was judged."""
        number = self._places.get((start.ref, start.place, start.row))
        if self._opened is None or number is None:
            opd, kind, name = start.ref.split("/", 2)
            gone = Document(start.path, start.place, 1, {"jenis": kind, "id": name}, opd)
            return Card(gone, ()), ()
        return self._opened.card(number), self._opened.measured(number)
