"""The tickets of all shelves as an index and a table of facts, each unpacked only when it is asked for."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import cached_property, lru_cache
from heapq import merge
from itertools import accumulate, chain, groupby
from zoneinfo import ZoneInfo

from pipeline.link.cards import build_index, name_of, place_of
from pipeline.model.card import TICKET_KINDS, Card, Index, Start, key_of
from pipeline.model.fact import Measured
from pipeline.model.lean import dataclass, field
from pipeline.rules.tickets import start_of, started
from pipeline.run.altered import Walked
from pipeline.run.judgedagain import Again, OnlyPlaces
from pipeline.run.shelves import Opened, Shelf, Ticket, starts_of
from pipeline.run.ticketnames import ManyNames, Place, TicketNames

# So many tickets stay unpacked, some seven kilobytes each: a region of that size is unpacked once.
_KEPT = 10_000
# So many names stay at hand, shelf by shelf.
_NAMED = 10_000
# From so many tickets on their names are kept in small.
MANY = 50_000
Facts = tuple[Measured, ...]
# No places: a name that no ticket has, and one that several records share.
_NO_TICKET, _SEVERAL = -1, -2


class Store:
    """All shelves; a place is the number of a ticket among all that stand on them."""

    def __init__(self, shelves: Sequence[Shelf], many: int = MANY, again: Again | None = None) -> None:
        """Unpacks nothing yet.

        Args:
            shelves: In order.
            many: From so many tickets on their names are kept in small.
            again: How the tickets of a file are judged again, where a shelf keeps only their places.
        """
        self.shelves = shelves
        self._again = again
        self._taken: OrderedDict[int, Opened | OnlyPlaces] = OrderedDict()
        self._unpacked = 0
        *self._firsts, self._end = accumulate(map(len, shelves), initial=0)
        largest = max(map(len, shelves), default=0)
        self._refs = lru_cache(maxsize=_NAMED // max(largest, 1) + 1)(self._refs_of)
        self._many = many
        self._singled = {
            first + position: card
            for first, shelf in zip(self._firsts, shelves, strict=True)
            for position, card in shelf.singled
        }

    def shelf_at(self, place: Place) -> tuple[int, Place]:
        """On which shelf a ticket stands, and the place of the first that stands there."""
        number = bisect_right(self._firsts, place) - 1
        return number, self._firsts[number]

    def _opened(self, number: int) -> Opened | OnlyPlaces:
        """A shelf, taken down; those that nobody has asked for the longest make room for it."""
        known = self._taken.get(number)
        if known is not None:
            self._taken.move_to_end(number)
            return known
        self._unpacked += len(self.shelves[number])
        while self._taken and self._unpacked > _KEPT:
            self._unpacked -= len(self._taken.popitem(last=False)[1])
        shelf = self.shelves[number]
        opened = OnlyPlaces(shelf, self._again) if self._again and not shelf.packed else Opened(shelf.packed)
        self._taken[number] = opened
        return opened

    def tickets(self, number: int) -> Iterator[Ticket]:
        """The tickets of a shelf, in order."""
        if self.shelves[number]:
            opened = self._opened(number)
            yield from ((opened.card(place), opened.measured(place)) for place in range(len(opened)))

    def _refs_of(self, number: int) -> tuple[str, ...]:
        return self.shelves[number].refs

    @cached_property
    def names(self) -> TicketNames | None:
        """Where the tickets stand by name, where they are too many to keep their names at hand."""
        return TicketNames(self.places(), self.ref, self._end) if self._end > self._many else None

    def ref(self, place: Place) -> str:
        """The full name of the ticket at a place."""
        number, first = self.shelf_at(place)
        return self._refs(number)[place - first]

    def measured(self, place: Place) -> Facts:
        """The facts of a ticket."""
        number, first = self.shelf_at(place)
        return self._opened(number).measured(place - first)

    def card(self, place: Place) -> Card:
        """The card of a ticket."""
        if place in self._singled:
            return self._singled[place]
        number, first = self.shelf_at(place)
        return self._opened(number).card(place - first)

    def places(self) -> Iterator[tuple[str, Place]]:
        """Full name and place of every ticket, in order of place."""
        refs = chain.from_iterable(shelf.refs for shelf in self.shelves)
        return zip(refs, range(self._end), strict=True)

    def silent(self, place: Place) -> bool:
        """Whether nothing was measured of a ticket."""
        number, first = self.shelf_at(place)
        return place - first in self.shelves[number].silent

    def is_singled(self, place: Place) -> bool:
        """Whether other records may have to do with a ticket."""
        return place in self._singled


class Cards(Walked[str, Card]):
    """Cards by name; those that lie on a shelf are taken down when asked for."""

    def __init__(self, store: Store, known: Mapping[str, Card | Place]) -> None:
        self._store = store
        self._known = known

    def __getitem__(self, name: str) -> Card:
        return self._card(self._known[name])

    def _card(self, found: Card | Place) -> Card:
        return found if isinstance(found, Card) else self._store.card(found)

    def entries(self) -> Iterator[tuple[str, Card]]:
        """Name and card of each."""
        return ((name, self._card(found)) for name, found in self._known.items())

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class Line:
    """Cards of one kind in order of place, those at hand and those on shelves.

    Attributes:
        at_hand: The first.
        places: The places of the others.
    """

    def __init__(self, store: Store, at_hand: Iterable[Card], places: Sequence[Place]) -> None:
        self._store = store
        self.at_hand = tuple(at_hand)
        self.places = places
        self._by_office: dict[str, array[Place]] = {}

    def counted_for(self, opd: str) -> Iterator[Card]:
        """Those that count for an OPD; no other is unpacked for it."""
        if not self._by_office:
            for place, start in _started(self._store, self.places):
                self._by_office.setdefault(start.opd, array("I")).append(place)
        at_hand = (card for card in self.at_hand if card.opd == opd)
        return iter(Line(self._store, at_hand, self._by_office.get(opd, ())))

    def __iter__(self) -> Iterator[Card]:
        shelved = (self._store.card(place) for place in self.places)
        return merge(self.at_hand, shelved, key=place_of) if self.at_hand else shelved

    def __len__(self) -> int:
        return len(self.at_hand) + len(self.places)


def _started(store: Store, places: Iterable[Place]) -> Iterator[tuple[Place, Start]]:
    """When the tickets at some places began, in order; no ticket is unpacked for it."""
    for (number, first), own in groupby(places, key=store.shelf_at):
        starts = starts_of(store.shelves[number])
        yield from ((place, starts[place - first]) for place in own)


class Begun:
    """When the tickets of one kind began, in order of place; no ticket is unpacked for it."""

    def __init__(self, store: Store, at_hand: Iterable[Start], places: Sequence[Place]) -> None:
        self._store = store
        self._at_hand = tuple(at_hand)
        self._places = places

    def __iter__(self) -> Iterator[Start]:
        return merge(self._at_hand, self._shelved(), key=_start_place) if self._at_hand else self._shelved()

    def _shelved(self) -> Iterator[Start]:
        return (start for _, start in _started(self._store, self._places))


class Table(Walked[str, Facts]):
    """Facts by full name of their document, in order of name.

    Attributes:
        at_hand: Those that stand on no shelf.
    """

    def __init__(self, store: Store, at_hand: Mapping[str, Facts]) -> None:
        self._store = store
        self.at_hand = at_hand

    @cached_property
    def _order(self) -> tuple[tuple[str, ...], array[Place]]:
        """All names in order; beside each the place of its ticket, or that it has none or several."""
        found: dict[str, Place] = {}
        for ref, place in self._store.places():
            if not self._store.silent(place):
                found[ref] = _SEVERAL if ref in found else place
        for ref in self.at_hand:
            found[ref] = _SEVERAL if ref in found else _NO_TICKET
        names = tuple(sorted(found))
        return names, array("q", map(found.__getitem__, names))

    def _find(self, ref: str) -> Sequence[Place]:
        """Where the tickets of a name stand, of those that something was measured of."""
        known, store = self._store.names, self._store
        if known is not None:
            places: Iterable[Place] = known.find(key_of(ref))
        else:
            names, marks = self._order
            number = bisect_left(names, ref)
            if number == len(names) or names[number] != ref:
                return ()
            if marks[number] != _SEVERAL:
                return () if marks[number] == _NO_TICKET else (marks[number],)
            places = (place for _, place in store.places())
        return [place for place in places if store.ref(place) == ref and not store.silent(place)]

    def __getitem__(self, ref: str) -> Facts:
        places = self._find(ref)
        if not places:
            return self.at_hand[ref]
        own = (row for place in places for row in self._store.measured(place))
        return (*own, *self.at_hand.get(ref, ()))

    def __contains__(self, ref: object) -> bool:
        return ref in self.at_hand or (isinstance(ref, str) and bool(self._find(ref)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._order[0])

    def __len__(self) -> int:
        return len(self._order[0])

    def entries(self) -> Iterator[tuple[str, Facts]]:
        """Name and facts of each."""
        for name, place in zip(*self._order, strict=True):
            yield name, self[name] if place < 0 else self._store.measured(place)


@dataclass(slots=True)
class _Names:
    """Names while they are gathered.

    Attributes:
        known: By name, who has it.
        doubled: By name, all who claim it, where they are more than one.
        places: Places of the tickets that came too late.
        cards: Identities of the other cards that did.
    """

    known: MutableMapping[str, Card | Place] = field(default_factory=dict)
    doubled: dict[str, list[Card | Place]] = field(default_factory=dict)
    places: set[Place] = field(default_factory=set)
    cards: set[int] = field(default_factory=set)

    def claim(self, name: str, by: Card | Place) -> None:
        """Notes who has a name."""
        if name in self.known:
            self.doubled.setdefault(name, [self.known[name]]).append(by)
        else:
            self.known[name] = by

    def settle(self, store: Store) -> Iterator[tuple[Card, Card]]:
        """Gives each doubled name to the first by place; the pairs of first and later."""
        for name, claims in self.doubled.items():
            found = [(claim if isinstance(claim, Card) else store.card(claim), claim) for claim in claims]
            (first, self.known[name]), *later = sorted(found, key=lambda pair: place_of(pair[0]))
            for card, claim in later:
                if isinstance(claim, Card):
                    self.cards.add(id(claim))
                else:
                    self.places.add(claim)
                yield first, card


def index_of(cards: Iterable[Card], store: Store, zone: ZoneInfo) -> tuple[Index, list[tuple[Card, Card]]]:
    """As `build_index`, with the tickets of the shelves.

    Args:
        cards: Of all other documents.
        store: The tickets.
        zone: The zone in which months are told.
    """
    others, names = list(cards), _gathered(store)
    for card in others:
        names.claim(name_of(card), card)
    pairs = list(names.settle(store))
    at_hand, _ = build_index(card for card in others if id(card) not in names.cards)
    lines, singled, begun = _lines(store, at_hand, names.places, zone)
    # A name that is claimed twice is counted once, which the shelves do not know.
    months = None if pairs else _months(store, at_hand.of(*sorted(TICKET_KINDS)), zone)
    return Index(Cards(store, names.known), {**at_hand.kinds, **lines}, singled, months, begun), pairs


def _gathered(store: Store) -> _Names:
    """The names of the tickets alone."""
    if store.names is not None:
        doubled = {name: list[Card | Place](places) for name, places in store.names.doubled()}
        return _Names(ManyNames(store.names, store.places), doubled)
    names = _Names()
    for ref, place in store.places():
        names.claim(key_of(ref), place)
    return names


def _lines(
    store: Store, at_hand: Index, out: set[Place], zone: ZoneInfo
) -> tuple[dict[str, Line], dict[str, Line], dict[str, Begun]]:
    """Of each kind of ticket all cards, those that others may have to do with, and when each began."""
    places = {kind: array("I") for kind in sorted(TICKET_KINDS)}
    for ref, place in store.places():
        if place not in out:
            places[ref.split("/", 2)[1]].append(place)
    lines = {kind: Line(store, at_hand.of(kind), found) for kind, found in places.items()}
    singled = {
        kind: Line(store, at_hand.of(kind), [place for place in found if store.is_singled(place)])
        for kind, found in places.items()
    }
    begun = {
        kind: Begun(store, (start_of(card, zone) for card in at_hand.of(kind)), found)
        for kind, found in places.items()
    }
    return lines, singled, begun


def _start_place(start: Start) -> tuple[str, int, int]:
    return start.path, start.place, start.row


def _months(store: Store, at_hand: Iterable[Card], zone: ZoneInfo) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for shelf in store.shelves:
        for opd, month in shelf.months:
            found.setdefault(opd, set()).add(month)
    for card in at_hand:
        found.setdefault(card.opd, set()).update(started(card.data, zone))
    return {opd: frozenset(months) for opd, months in found.items()}
