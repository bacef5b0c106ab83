"""A region of which only what an edit touches is at hand: a rule that asks for more needs the whole."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from pipeline.link.cards import build_index, name_of, place_of
from pipeline.model.card import TICKET_KINDS, Card, Index, key_of
from pipeline.model.case import World
from pipeline.model.fact import Measured
from pipeline.model.paper import Papers
from pipeline.model.past import Past
from pipeline.run.batches import Setting
from pipeline.run.cache.notes import Asked, Firm

_V = TypeVar("_V")


class BeyondReach(Exception):
    """Something was asked for that is not at hand."""


class Near:
    """The tickets that were edited, and all records but tickets.

    Attributes:
        tickets: Card and facts of each edited ticket, by full name with the id case-folded.
    """

    def __init__(self, firm: Firm, tickets: Mapping[str, tuple[Card, tuple[Measured, ...]]]) -> None:
        """Unpacks nothing yet."""
        self._firm, self.tickets = firm, tickets

    @cached_property
    def hand(self) -> Index:
        """The cards of all documents but the tickets on shelves."""
        return build_index(self._firm.hand)[0]

    @cached_property
    def singled(self) -> Mapping[str, Card]:
        """By name the cards on shelves that other records may have to do with, as they are now."""
        # Our own bytes, here and below: the cache has looked at their mark.
        former: list[Card] = pickle.loads(self._firm.singled)  # noqa: S301
        found = {name_of(card): card for card in former}
        return {name: self.tickets[name][0] if name in self.tickets else card for name, card in found.items()}

    @cached_property
    def asked(self) -> Asked:
        """Card and facts of what the rules asked for when the whole was judged."""
        found: Asked = pickle.loads(self._firm.asked)  # noqa: S301
        return found

    def card(self, name: str) -> Card:
        """The card of a name; KeyError where nothing bears it."""
        if name in self._firm.names:
            raise BeyondReach
        if name in self.tickets:
            return self.tickets[name][0]
        found = self.hand.cards.get(name) or self.singled.get(name)
        if found is None and name in self.asked:
            found = self.asked[name][0]
            if found is None:
                raise KeyError(name)
        if found is None and TICKET_KINDS.intersection(name.split("/")):
            raise BeyondReach
        if found is None:
            raise KeyError(name)
        return found

    def of(self, kind: str) -> Sequence[Card]:
        """All cards of a kind, in order of path."""
        if kind in TICKET_KINDS:
            raise BeyondReach
        return tuple(self.hand.of(kind))

    def linked(self, kind: str) -> Sequence[Card]:
        """Cards of a kind of ticket that others may have to do with, in order of path."""
        if kind not in TICKET_KINDS:
            raise KeyError(kind)
        if self._firm.names:
            raise BeyondReach
        shelved = (card for card in self.singled.values() if card.jenis == kind)
        return sorted([*self.hand.of(kind), *shelved], key=place_of)

    def facts(self, ref: str) -> tuple[Measured, ...]:
        """What was measured of an edited ticket."""
        name = key_of(ref)
        found = self.tickets.get(name) or self.asked.get(name)
        if found is None or name in self._firm.names or (found[0] is not None and found[0].ref != ref):
            raise BeyondReach
        facts = found[1]
        if not facts:
            raise KeyError(ref)
        return facts


class _Asked(Mapping[str, _V], Generic[_V]):
    """A mapping that is asked name by name; it does not know all its names."""

    def __init__(self, ask: Callable[[str], _V]) -> None:
        self._ask = ask

    def __getitem__(self, name: str) -> _V:
        return self._ask(name)

    def __iter__(self) -> Iterator[str]:
        raise BeyondReach

    def __len__(self) -> int:
        raise BeyondReach


class _Away:
    def __getattr__(self, name: str) -> Any:
        raise BeyondReach


def world_near(setting: Setting, firm: Firm, past: Past, near: Near) -> World:
    """The region as far as it is at hand; BeyondReach comes of asking for more.

    Args:
        setting: The catalogue and the instant.
        firm: What stays the same.
        past: What git tells.
        near: What is at hand.
    """
    kinds: Mapping[str, Iterable[Card]] = _Asked(near.of)
    index = Index(
        _Asked(near.card),
        kinds,
        _Asked(near.linked),
        months=_Asked(_nothing),
        begun=_Asked(_nothing),
        lasted=_Asked(_nothing),
    )
    return World(
        setting.region,
        index,
        setting.as_of,
        _Asked(near.facts),
        past,
        papers=cast("Papers", _Away()),
        refused=firm.refused,
        outcomes=_Asked(_nothing),
    )


def _nothing(_: str) -> Any:
    raise BeyondReach
