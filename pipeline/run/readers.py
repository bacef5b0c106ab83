"""In whose documents the tickets of a file may be told: what its change concerns, and what it does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from pipeline.model.card import KINDS, TICKET_KINDS, Card, Index, candidates, key_of
from pipeline.model.case import World
from pipeline.model.lean import dataclass
from pipeline.model.past import Standing
from pipeline.render.documents.dossier import REGION
from pipeline.run.again.marks import homes
from pipeline.run.again.reading import starts

# The file of a ticket, and git's name for what stood there before ("" for nothing).
Change = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Readers:
    """Whose documents a file may be in.

    A ticket is in those of the OPD that keeps it, of the one for which it counts, and of those with a record
    that names it or that it names; all of them are in the region's. Any other file may be in all.

    Attributes:
        folders: The OPD of each folder in which nothing stands but tickets of one OPD.
        files: By path, the other OPDs.
        searched: By OPD, those in which something looks for a ticket of it that is not there.
        linked: By OPD, the tickets of others that its records name or that name them.
        whole: Whether no file can be told from the others.
    """

    folders: Mapping[str, str]
    files: Mapping[str, frozenset[str]]
    searched: Mapping[str, frozenset[str]]
    linked: Mapping[str, frozenset[str]]
    whole: bool = False

    def among_tickets(self, files: Iterable[Change]) -> list[Change] | None:
        """The changes, all of tickets; None where one of them may be in any document."""
        found = []
        for path, before in files:
            if self.whole or path.rpartition("/")[0] not in self.folders:
                return None
            found.append((path, before))
        return found

    def of(self, changes: Collection[Change], told: Mapping[str, set[str]], opds: Iterable[str]) -> set[str]:
        """Of some OPDs, those in whose documents something of some changes may be, or may have been.

        Args:
            changes: From `among_tickets`.
            told: The OPDs that a former text names, by git's name for it.
            opds: The OPDs, the region perhaps among them.
        """
        found = {REGION} if changes else set()
        for path, before in changes:
            home = self.folders[path.rpartition("/")[0]]
            found |= {home, *self.files.get(path, ()), *self.searched.get(home, ()), *told.get(before, ())}
        return found.intersection(opds)


def readers(world: World, measured: Iterable[tuple[str, str]]) -> Readers:
    """Who reads what in a region.

    Args:
        world: The region.
        measured: A service "opd/id", and the full name of a record in which something was measured of it.
    """
    index, past = world.index, world.past
    files: dict[str, set[str]] = {}
    searched: dict[str, set[str]] = {}
    linked: dict[str, set[str]] = {}
    for path, opd in _counted(index, measured):
        files.setdefault(path, set()).add(opd)
    cards = chain.from_iterable(index.linked(kind) for kind in index.kinds)
    for found, opd in chain.from_iterable(_named(index, card) for card in cards):
        if isinstance(found, Card):
            files.setdefault(found.document.path, set()).add(opd)
            linked.setdefault(opd, set()).add(found.ref)
        else:
            searched.setdefault(found, set()).add(opd)
    return Readers(
        homes(world),
        {path: frozenset(opds) for path, opds in files.items()},
        {home: frozenset(opds) for home, opds in searched.items()},
        {opd: frozenset(refs) for opd, refs in linked.items()},
        # Of a very long past only the end is read: how far it reaches depends on what all do.
        whole=past.standing is Standing.KNOWN and bool(past.why),
    )


def linked_tickets(world: World, reads: Readers, opd: str) -> list[tuple[str, Any, Any]]:
    """The tickets of others that an OPD's records name or that name them: content, and what was measured."""
    cards = ((ref, world.index.cards[key_of(ref)]) for ref in sorted(reads.linked.get(opd, ())))
    return [(ref, card.data, world.measured.get(ref)) for ref, card in cards]


def _counted(index: Index, measured: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The files of tickets that count for another OPD than their own, or of whose service they tell."""
    for one in starts(index):
        if one.opd != one.home[0]:
            yield one.document.path if isinstance(one, Card) else one.path, one.opd
    for service, ref in measured:
        opd, home = service.split("/", 1)[0], ref.split("/", 1)[0]
        card = index.cards.get(key_of(ref)) if opd != home else None
        if card is not None:
            yield card.document.path, opd


def _named(index: Index, card: Card) -> Iterator[tuple[Card | str, str]]:
    """What a record names in another OPD: a ticket, or the OPD where there is none; and who reads it.

    Where the record is a ticket itself, the other OPD may read it too.
    """
    home = card.document.opd
    mine = {home, card.opd}
    for reference in card.pending:
        kinds = KINDS if "*" in reference.kinds else [kind for kind in reference.kinds if kind in KINDS]
        names = [name for name in candidates(reference.text, home, kinds) if not name.startswith(f"{home}/")]
        others = {name.split("/", 1)[0] for name in names}
        if card.jenis in TICKET_KINDS:
            yield from ((card, other) for other in others)
        found = [index.cards[name] for name in names if name in index.cards]
        yield from ((one, opd) for one in found if one.jenis in TICKET_KINDS for opd in mine)
        if not found and not TICKET_KINDS.isdisjoint(kinds):
            yield from ((other, opd) for other in others for opd in mine)
