"""One walk over all facts and one over all cards: which count for whom, and where each can be read."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from pipeline.model.case import World
from pipeline.model.fact import Measured
from pipeline.model.lean import dataclass, replace
from pipeline.model.periods import Period
from pipeline.model.promises import ByKind, Promises
from pipeline.render.documents import places
from pipeline.render.documents.chapters.behind import about, in_time
from pipeline.render.documents.dossier import REGION
from pipeline.render.documents.risks import is_unconfirmed
from pipeline.run.altered import Altered, Chosen
from pipeline.run.due.tickets import may_be_open
from pipeline.run.editions import REMEMBERED

_PEMDA = "pemda"


@dataclass(frozen=True, slots=True)
class Overall:
    """Where facts stand, in some twenty bytes each.

    Attributes:
        offices: Names of the documents whose facts of a period can count for an OPD (REGION: for any), in
            order, by OPD and period.
        services: By service "opd/id": names of the documents, and which of its facts each is.
        days: The days on which something measured began, in the region's zone.
        running: Names of the tickets that may be open, in order.
        promises: By service and kind of record: what became of its promises.
    """

    offices: Mapping[tuple[str, str], Sequence[str]]
    services: Mapping[str, tuple[Sequence[str], Sequence[int]]]
    days: frozenset[date]
    running: Sequence[str]
    promises: Mapping[str, ByKind]

    def kept(self) -> Iterator[tuple[str, str]]:
        """Each service with each document in which something was measured of it."""
        return ((service, name) for service, (names, _) in self.services.items() for name in names)

    def world_of(self, opd: str, period: str, world: World) -> World:
        """The world with only the facts that can count for an OPD in a period: sums need no others."""
        return replace(world, measured=Chosen(world.measured, self.offices.get((opd, period), ())))

    def by_service(self, world: World, kind: str = "") -> Mapping[str, tuple[Measured, ...]]:
        """What was measured of each service, in time; it is taken out of the world when somebody asks.

        Args:
            world: The region.
            kind: The one kind of record of which it is asked; "" for all.
        """
        measured = world.measured

        def taken(place: tuple[Sequence[str], Sequence[int]]) -> tuple[Measured, ...]:
            found: list[Measured] = []
            for name, own in groupby(zip(*place, strict=True), key=itemgetter(0)):
                if kind and name.split("/", 2)[1] != kind:
                    continue
                rows = measured[name]
                found.extend(rows[number] for _, number in own)
            return tuple(sorted(found, key=in_time))

        return Altered(self.services, taken, REMEMBERED, len)


@dataclass(frozen=True, slots=True)
class Owned:
    """Where records stand.

    Attributes:
        names: Names of the records that count for an OPD, by OPD.
        folders: The folders in which they lie, by OPD.
        lists: By name of a record: the list in which it stands, "" where it stands in none.
        unconfirmed: By service "opd/id": how many of its tickets were solved and never confirmed.
    """

    names: Mapping[str, Sequence[str]]
    folders: Mapping[str, frozenset[str]]
    lists: Mapping[str, str]
    unconfirmed: Mapping[str, int]


def overall(world: World, periods: Sequence[Period], year: int) -> Overall:
    """Walks all facts.

    Args:
        world: The region.
        periods: Those of which sums are made, the latest end last.
        year: The latest assessed year.
    """
    offices: dict[tuple[str, str], list[str]] = {}
    services: dict[str, tuple[list[str], array[int]]] = {}
    days: set[date] = set()
    running: list[str] = []
    promises = Promises(periods[-1].months if periods else None, year)
    spans = [(period.text, frozenset(period.months)) for period in periods]
    for name, rows in world.measured.items():
        for number, row in enumerate(rows):
            for service in about(row):
                names, numbers = services.setdefault(service, ([], array("I")))
                names.append(name)
                numbers.append(number)
                promises.add(service, name, row.fact)
        months = {row.fact.periode for row in rows}
        opds = {REGION, *(service.split("/")[0] for row in rows for service in about(row))}
        for period in (text for text, span in spans if not span.isdisjoint(months)):
            for opd in opds:
                offices.setdefault((opd, period), []).append(name)
        if any(may_be_open(row, world) for row in rows):
            running.append(name)
        days.update(_days(rows, world))
    return Overall(
        offices=offices,
        services={service: services[service] for service in sorted(services)},
        days=frozenset(days),
        running=running,
        promises=promises.by_service(),
    )


def days_of(world: World) -> frozenset[date]:
    """The days on which something measured began."""
    return frozenset(day for rows in world.measured.values() for day in _days(rows, world))


def _days(rows: Iterable[Measured], world: World) -> Iterator[date]:
    zone = world.region.zone
    return (row.fact.mulai.astimezone(zone).date() for row in rows if row.fact.mulai is not None)


def owned(world: World) -> Owned:
    """Walks all cards."""
    names: dict[str, list[str]] = {}
    folders: dict[str, set[str]] = {}
    lists: dict[str, str] = {}
    unconfirmed: Counter[str] = Counter()
    for name, card in world.index.cards.items():
        lists[name] = places.list_of(card)
        if is_unconfirmed(card):
            unconfirmed[card.services[0]] += 1
        for opd in (card.opd,) if card.jenis != _PEMDA else world.region.offices:
            names.setdefault(opd, []).append(name)
            folders.setdefault(opd, set()).add("/".join(card.document.path.split("/")[:2]))
    return Owned(names, {opd: frozenset(found) for opd, found in folders.items()}, lists, unconfirmed)
