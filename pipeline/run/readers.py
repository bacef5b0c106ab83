"""In whose documents the tickets and running records of a file may be told: what its change concerns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from pipeline.model.card import KINDS, OWN_KINDS, Card, Index, candidates, key_of
from pipeline.model.case import World
from pipeline.model.lean import dataclass
from pipeline.model.past import Standing
from pipeline.render.documents.dossier import REGION
from pipeline.run.again.marks import homes
from pipeline.run.again.reading import own_records

# The file of a ticket or running record, and git's name for what stood there before ("" for nothing).
Change = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Readers:
    """Whose documents a file may be in.

    A ticket or running record is in those of the OPD that keeps it, of those for which it counts or about
    whose services it is, and of those with a record that names it or that it names; all of them are in the
    region's. Any other file may be in all.

    Attributes:
        folders: The OPD of each folder in which nothing stands but such records of one OPD and what they
            attach.
        files: By path, the other OPDs.
        searched: By OPD, those in which something looks for such a record of it that is not there.
        linked: By OPD, such records of others that its records name or that name them.
        whole: Whether no file can be told from the others.
    """

    folders: Mapping[str, str]
    files: Mapping[str, frozenset[str]]
    searched: Mapping[str, frozenset[str]]
    linked: Mapping[str, frozenset[str]]
    whole: bool = False

    def among_own(self, files: Iterable[Change]) -> list[Change] | None:
        """The changes, all of tickets and running records; None where one of them may be in any document."""
        found = []
        for path, before in files:
            if self.whole or path.rpartition("/")[0] not in self.folders:
                return None
            found.append((path, before))
        return found

    def of(self, changes: Collection[Change], told: Mapping[str, set[str]], opds: Iterable[str]) -> set[str]:
        """Of some OPDs, those in whose documents something of some changes may be, or may have been.

        Args:
            changes: From `among_own`.
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
        _apart(world),
        {path: frozenset(opds) for path, opds in files.items()},
        {home: frozenset(opds) for home, opds in searched.items()},
        {opd: frozenset(refs) for opd, refs in linked.items()},
        # Of a very long past only the end is read: how far it reaches depends on what all do.
        whole=past.standing is Standing.KNOWN and bool(past.why),
    )


def _apart(world: World) -> Mapping[str, str]:
    """The folders of one OPD; none with a file that somebody else attaches, or with one for all to read."""
    found = dict(homes(world))
    for paper in world.papers.all():
        place, keeper = paper.path.rpartition("/")[0], paper.document
        if keeper.jenis not in OWN_KINDS or keeper.opd != found.get(place):
            found.pop(place, None)
    return found


def linked_records(world: World, reads: Readers, opd: str) -> list[tuple[str, Any, Any]]:
    """Tickets and running records of others that an OPD's records name or that name them.

    Returns:
        Of each its full name, its content, and what was measured of it.
    """
    cards = ((ref, world.index.cards[key_of(ref)]) for ref in sorted(reads.linked.get(opd, ())))
    return [(ref, card.data, world.measured.get(ref)) for ref, card in cards]


def _counted(index: Index, measured: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The files of tickets and running records that tell of another OPD than their own: whose services."""
    for path, home, opds in own_records(index):
        yield from ((path, opd) for opd in opds if opd != home)
    for service, ref in measured:
        opd, home = service.split("/", 1)[0], ref.split("/", 1)[0]
        card = index.cards.get(key_of(ref)) if opd != home else None
        if card is not None:
            yield card.document.path, opd


def _named(index: Index, card: Card) -> Iterator[tuple[Card | str, str]]:
    """What a record names in another OPD: such a record, or the OPD where there is none; and who reads it.

    Where the record is a ticket or a running record itself, the other OPD may read it too.
    """
    home = card.document.opd
    mine = {home, card.opd}
    for reference in card.pending:
        kinds = KINDS if "*" in reference.kinds else [kind for kind in reference.kinds if kind in KINDS]
        names = [name for name in candidates(reference.text, home, kinds) if not name.startswith(f"{home}/")]
        others = {name.split("/", 1)[0] for name in names}
        if card.jenis in OWN_KINDS:
            yield from ((card, other) for other in others)
        found = [index.cards[name] for name in names if name in index.cards]
        yield from ((one, opd) for one in found if one.jenis in OWN_KINDS for opd in mine)
        if not found and not OWN_KINDS.isdisjoint(kinds):
            yield from ((other, opd) for other in others for opd in mine)
