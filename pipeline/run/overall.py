"""One walk over all facts and one over all cards: which count for whom, and where each can be read."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from pipeline.model.case import World
from pipeline.model.fact import Measured
from pipeline.model.lean import dataclass
from pipeline.render.documents import places
from pipeline.render.documents.chapters.behind import about, in_time
from pipeline.render.documents.dossier import REGION
from pipeline.run.altered import Altered, Chosen
from pipeline.run.editions import REMEMBERED

_PEMDA = "pemda"


@dataclass(frozen=True, slots=True)
class Overall:
    """Where facts stand, in some twenty bytes each.

    Attributes:
        offices: Names of the documents whose facts can count for an OPD, by OPD, in order.
        services: By service "opd/id": names of the documents, and which of its facts each is.
        days: The days on which something measured began, in the region's zone.
    """

    offices: Mapping[str, Sequence[str]]
    services: Mapping[str, tuple[Sequence[str], Sequence[int]]]
    days: frozenset[date]

    def kept(self) -> Iterator[tuple[str, str]]:
        """Each service with each document in which something was measured of it."""
        return ((service, name) for service, (names, _) in self.services.items() for name in names)

    def world_of(self, opd: str, world: World) -> World:
        """The world with only the facts that can count for an OPD: sums need not look through the others."""
        own = self.offices.get(opd, ())
        return world if opd == REGION else replace(world, measured=Chosen(world.measured, own))

    def by_service(self, world: World) -> Mapping[str, tuple[Measured, ...]]:
        """What was measured of each service, in time; it is taken out of the world when somebody asks."""
        measured = world.measured

        def taken(place: tuple[Sequence[str], Sequence[int]]) -> tuple[Measured, ...]:
            found: list[Measured] = []
            for name, own in groupby(zip(*place, strict=True), key=itemgetter(0)):
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
    """

    names: Mapping[str, Sequence[str]]
    folders: Mapping[str, frozenset[str]]
    lists: Mapping[str, str]


def overall(world: World) -> Overall:
    """Walks all facts."""
    offices: dict[str, list[str]] = {opd: [] for opd in world.region.offices}
    services: dict[str, tuple[list[str], array[int]]] = {}
    days: set[date] = set()
    for name, rows in world.measured.items():
        for number, row in enumerate(rows):
            for service in about(row):
                names, numbers = services.setdefault(service, ([], array("I")))
                names.append(name)
                numbers.append(number)
        for opd in {service.split("/")[0] for row in rows for service in about(row)}:
            offices.setdefault(opd, []).append(name)
        days.update(_days(rows, world))
    return Overall(offices, {service: services[service] for service in sorted(services)}, frozenset(days))


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
    for name, card in world.index.cards.items():
        lists[name] = places.list_of(card)
        for opd in (card.opd,) if card.jenis != _PEMDA else world.region.offices:
            names.setdefault(opd, []).append(name)
            folders.setdefault(opd, set()).add("/".join(card.document.path.split("/")[:2]))
    return Owned(names, {opd: frozenset(found) for opd, found in folders.items()}, lists)
