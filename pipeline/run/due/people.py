"""Who has to do what is due: those named in the record, else the holders of the role."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.card import Card
from pipeline.model.case import World
from pipeline.model.document import as_list, dig
from pipeline.model.moments import Moment
from pipeline.model.people import Person
from pipeline.model.region import Service

ADMINISTRATOR = "administrator_layanan"
OWNER = "penanggung_jawab_layanan"
_BY_KOMINFO = "opd_kominfo"


def holders(world: World, role: str, opd: str, layanan: str | None = None) -> tuple[str, ...]:
    """Who holds a role of an OPD now; for "opd_kominfo" the head of the kominfo PD."""
    home, office_role = (world.region.kominfo, "pimpinan") if role == _BY_KOMINFO else (opd, role)
    office = world.region.offices.get(home)
    now = Moment(world.as_of, world.as_of.astimezone(world.region.zone).date())
    return _refs(office.holders(office_role, now, layanan)) if office else ()


def administrators(world: World, service: Service) -> tuple[str, ...]:
    """The administrators whom the catalogue names for a service; with `tim`, all of them."""
    named = as_list(service.document.data.get(ADMINISTRATOR))
    people = (world.region.person(ref, service.opd) for ref in named)
    found = _refs(person for person in people if person is not None)
    return found or holders(world, ADMINISTRATOR, service.opd, service.id)


def named(world: World, card: Card, *keys: str | int) -> tuple[str, ...]:
    """The people whom a record names at a place: "opd/person", or as written where nobody is known."""
    return tuple(as_written(world, ref, card.document.opd) for ref in as_list(dig(card.data, *keys)))


def as_written(world: World, ref: object, opd: str) -> str:
    """A reference to a person as "opd/person", or as it is written."""
    person = world.region.person(ref, opd)
    return person.ref if person is not None else str(ref)


def name_of(world: World, who: str) -> str:
    """The name to print for "opd/person"; what is no person of the region stays as written."""
    person = world.region.people.get(who)
    return person.nama if person is not None else who


def _refs(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.ref for person in people))
