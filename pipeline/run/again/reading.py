"""What documents look at while they are made: what none looked at may change without its being made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Any, TypeVar, cast

from pipeline.model.card import OWN_KINDS, RUNNING_KINDS, TICKET_KINDS, Card, Index

K = TypeVar("K")
V = TypeVar("V")
# What was looked at, and what of it.
Token = tuple[str, str]
FILES = "berkas"
"""The tickets and running records in an OPD's own files; all else that stands in files is the ground of every
document.

Its source, if any, tells by OPD those of others that its records name or that name them: they belong to what
is looked at with its own."""
KIND = "jenis"
"""All running records of one kind."""
ALL = "*"


class Reading:
    """Notes of what is looked at, part by part.

    Attributes:
        near: By OPD, the others in whose files tickets and running records stand that count for it or are
            about its services.
        sources: By what can be looked at, besides files: tells what stands there, by name.
    """

    __slots__ = ("_found", "near", "sources")

    def __init__(self) -> None:
        """Nothing is looked at yet."""
        self._found: set[Token] = set()
        self.near: Mapping[str, frozenset[str]] = {}
        self.sources: dict[str, Callable[[str], Any]] = {}

    def note(self, what: str, name: str) -> None:
        """Something is looked at."""
        self._found.add((what, name))

    def tickets(self) -> None:
        """Every ticket is looked at, or how many there are; with running records or without."""
        self.note(FILES, ALL)

    def record(self, ref: str) -> None:
        """A record is looked at, or whether there is one of that name."""
        opd, _, rest = ref.partition("/")
        if rest.split("/", 1)[0] in OWN_KINDS:
            self.note(FILES, opd)

    def office(self, opd: str) -> None:
        """Tickets and running records that count for an OPD are looked at, or those about its services."""
        self._found.update(self.of_office(opd))

    def of_office(self, opd: str) -> Iterator[Token]:
        """What looking at an OPD's tickets and running records is."""
        yield from ((FILES, home) for home in (opd, *self.near.get(opd, ())))

    def join(self, tokens: Iterable[Token]) -> None:
        """What somebody else looked at for whoever is reading."""
        self._found.update(tokens)

    @contextmanager
    def noting(self) -> Iterator[set[Token]]:
        """What is looked at meanwhile, apart from what was before."""
        before, self._found = self._found, set()
        try:
            yield self._found
        finally:
            self._found = before


def traced(
    behind: Mapping[K, V], reading: Reading | None, also: Callable[[K], Iterable[Token]] = lambda _name: ()
) -> Mapping[K, V]:
    """A mapping whose values are remembered, with what was looked at for each.

    Whoever takes a remembered value has looked at what it was made from.

    Args:
        behind: The mapping.
        reading: Where that is noted; None where nobody asks.
        also: What besides decides a value, and all that decides whether there is one.
    """
    return behind if reading is None else _Traced(behind, reading, also)


class _Traced(Mapping[K, V]):
    __slots__ = ("_also", "_behind", "_reading", "_reads")

    def __init__(self, behind: Mapping[K, V], reading: Reading, also: Callable[[K], Iterable[Token]]) -> None:
        self._behind, self._reading, self._also = behind, reading, also
        self._reads: dict[K, frozenset[Token]] = {}

    def __getitem__(self, name: K) -> V:
        self._reading.join(self._also(name))
        with self._reading.noting() as found:
            value = self._behind[name]
        # The first reader made it; those who come later are given it.
        self._reads[name] = self._reads.get(name, frozenset()) | found
        self._reading.join(self._reads[name])
        return value

    def __contains__(self, name: object) -> bool:
        self._reading.join(self._also(cast("K", name)))
        return name in self._behind

    def __iter__(self) -> Iterator[K]:
        self._reading.tickets()
        return iter(self._behind)

    def __len__(self) -> int:
        self._reading.tickets()
        return len(self._behind)


def by_service(behind: Mapping[str, V], reading: Reading | None) -> Mapping[str, V]:
    """What was measured by service "opd/id", likewise."""
    return traced(
        behind, reading, lambda name: () if reading is None else reading.of_office(name.split("/")[0])
    )


def near(index: Index, told: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """By OPD, the others in whose files tickets and running records stand that have to do with it.

    Args:
        index: All cards.
        told: A service "opd/id", and the full name of a record in which something was measured of it.
    """
    found: dict[str, set[str]] = {}
    kept = ((opd, home) for _, home, opds in own_records(index) for opd in opds)
    measured = ((service.split("/", 1)[0], ref.split("/", 1)[0]) for service, ref in told)
    for opd, home in chain(kept, measured):
        if opd != home:
            found.setdefault(opd, set()).add(home)
    return {opd: frozenset(homes) for opd, homes in sorted(found.items())}


def own_records(index: Index) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each ticket and running record: its file, the OPD that keeps it, those whose services it is about.

    A ticket is about the service of the OPD for which it counts; none is unpacked.
    """
    for one in index.told(*sorted(TICKET_KINDS)):
        path = one.document.path if isinstance(one, Card) else one.path
        yield path, one.ref.split("/", 1)[0], (one.opd,)
    for card in index.of(*sorted(RUNNING_KINDS)):
        yield card.document.path, card.document.opd, tuple(name.split("/", 1)[0] for name in card.services)
