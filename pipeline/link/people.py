"""The `struktur` of each OPD as people and tenures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.model.document import Data, Document, as_list
from pipeline.model.moments import parse_date
from pipeline.model.people import ROLES, Person, Tenure


def people_of(documents: Iterable[Document]) -> dict[str, Person]:
    """Everybody defined in the structures of some OPDs, by "opd/id"; the first definition of an id stands."""
    known: dict[str, Person] = {}
    for document in documents:
        for _role, _position, entry in _entries(document):
            if isinstance(entry.get("id"), str):
                person = Person(document.id, entry["id"], entry)
                known.setdefault(person.ref, person)
    return known


def tenures_of(document: Document, people: Mapping[str, Person]) -> tuple[Tenure, ...]:
    """The entries of one OPD's structure, each with the person it names."""
    return tuple(
        _tenure(document, role, position, entry, people) for role, position, entry in _entries(document)
    )


def _tenure(
    document: Document, role: str, position: int, entry: Data, people: Mapping[str, Person]
) -> Tenure:
    named = str(entry.get("id") or entry.get("orang") or "")
    services = entry.get("layanan")
    single = isinstance(document.data["struktur"].get(role), Mapping)
    return Tenure(
        role=role,
        opd=document.id,
        person=people.get(named if "/" in named else f"{document.id}/{named}"),
        mulai=parse_date(entry.get("mulai")),
        sampai=parse_date(entry.get("sampai")),
        layanan=None
        if services is None
        else frozenset(str(item).split("/")[-1] for item in as_list(services)),
        data=entry,
        pointer=document.pointer("struktur", role, *(() if single else (position,))),
    )


def _entries(document: Document) -> list[tuple[str, int, Data]]:
    structure = document.data.get("struktur")
    if not isinstance(structure, Mapping):
        return []
    return [
        (role, position, entry)
        for role in ROLES
        for position, entry in enumerate(as_list(structure.get(role)))
        if isinstance(entry, Mapping)
    ]
