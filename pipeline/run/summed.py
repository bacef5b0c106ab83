"""The sums of all tickets, for rules that ask about each service or each OPD."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from pipeline.model.card import Card, Index
from pipeline.model.case import Case
from pipeline.model.lean import replace
from pipeline.model.region import Region
from pipeline.model.summed import Counted, Lasted, Outcomes
from pipeline.rules.evaluation.missed import outcomes_of
from pipeline.rules.monitoring.disagreements import lasted
from pipeline.run.shelved import Facts, Line, Store, Table, index_of
from pipeline.run.sums import Spans, Sums, sums_of

_V = TypeVar("_V")
_KIND = "aduan"


class Summed:
    """The sums of all shelves, made when one is asked for."""

    def __init__(self, store: Store, region: Region, as_of: datetime) -> None:
        """Sums up nothing yet.

        Args:
            store: The shelves.
            region: The catalogue.
            as_of: The instant of judgement.
        """
        self._store, self._region, self._as_of = store, region, as_of

    @cached_property
    def _all(self) -> Sums:
        found, first = Sums(), 0
        for number, shelf in enumerate(self._store.shelves):
            found.join(sums_of(shelf, self._store.tickets(number), self._region, self._as_of), first)
            first += len(shelf)
        return found

    def index(self, cards: Iterable[Card]) -> tuple[Index, list[tuple[Card, Card]]]:
        """As `index_of`, with sums.

        Args:
            cards: Of all documents but the tickets on shelves.
        """
        index, doubled = index_of(cards, self._store, self._region.zone)
        line = index.kinds.get(_KIND)
        made = _Made(lambda: self._lasted(line, complete=not doubled) if isinstance(line, Line) else {})
        return replace(index, lasted=made), doubled

    def table(self, at_hand: Mapping[str, Facts]) -> Table:
        """All facts.

        Args:
            at_hand: Those that stand on no shelf.
        """
        return Table(self._store, at_hand)

    def outcomes(self, table: Table) -> Mapping[str, Outcomes]:
        """How the facts of a table came out, by OPD."""
        return _Made(lambda: self._outcomes(table.at_hand))

    def _outcomes(self, at_hand: Mapping[str, Facts]) -> Mapping[str, Outcomes]:
        found: dict[str, dict[Counted, array[float]]] = {}
        for (opd, counted), known in self._all.outcomes.items():
            found.setdefault(opd, {})[counted] = known[:]
        for row in (row for rows in at_hand.values() for row in rows):
            for opd, counted, at in outcomes_of(row, self._region.zone):
                found.setdefault(opd, {}).setdefault(counted, array("d")).append(at.timestamp())
        return found

    def _lasted(self, line: Line, *, complete: bool) -> Mapping[str, Lasted]:
        """Those on shelves by their places, those at hand by numbers below zero.

        Args:
            line: All that count.
            complete: Whether every ticket on a shelf does: no name is claimed twice.
        """
        counting = None if complete else frozenset(line.places)
        found: dict[str, Spans] = {}
        for name, spans in self._all.lasted.items():
            for start, end, number in spans.rows():
                if counting is None or number in counting:
                    found.setdefault(name, Spans()).add((start, end), number)
        refs = []
        for card in line.at_hand:
            span = lasted(Case(card.document, self._region, self._as_of))
            if span is not None:
                refs.append(card.ref)
                for name in card.services:
                    found.setdefault(name, Spans()).add(span, -len(refs))
        return {name: self._in_order(spans, refs) for name, spans in found.items()}

    def _in_order(self, spans: Spans, refs: Sequence[str]) -> Lasted:
        order = sorted(range(len(spans.starts)), key=spans.starts.__getitem__)
        starts, ends = (array("d", map(column.__getitem__, order)) for column in (spans.starts, spans.ends))
        numbers = array("q", map(spans.numbers.__getitem__, order))

        def name(at: int) -> str:
            number = numbers[at]
            return refs[-number - 1] if number < 0 else self._store.ref(number)

        return Lasted(starts, ends, name)


class _Made(Mapping[str, _V]):
    """A mapping that is made when the first asks for it."""

    def __init__(self, make: Callable[[], Mapping[str, _V]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, _V]:
        return self._make()

    def __getitem__(self, name: str) -> _V:
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)
