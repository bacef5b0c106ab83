"""What a run notes of itself while it judges, so that a later one need judge only what a change touches."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence

from pipeline.link.cards import name_of
from pipeline.model.card import TICKET_KINDS, Card, key_of
from pipeline.model.case import World
from pipeline.model.fact import Measured
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass, field, replace
from pipeline.model.noted import CARDS, MEASURED, Read, Reads, noted_world
from pipeline.model.pointer import START_OF_FILE, Pointer, Span
from pipeline.run.batches import BatchResult, Setting
from pipeline.run.citing import restated
from pipeline.run.past import Ground

# Judged by the catalogue and by names alone; and the documents that are judged beside the others.
STILL, CASES = "", "kasus"
_RECORDS = "records/"
_MOST_ASKED = 5_000


Asked = Mapping[str, tuple[Card | None, tuple[Measured, ...]]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the judgement of the region as a whole.

    Attributes:
        name: The rule's code, STILL or CASES.
        reads: What of the region it looked at; None for everything.
        findings: Placed, in the words of the pack in force, without waivers.
    """

    name: str
    reads: frozenset[Read] | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Firm:
    """What of a judgement stays the same while only tickets are edited.

    Attributes:
        setting: The pickled Setting of its batches.
        hand: Cards of all documents but the tickets on shelves.
        singled: Of these, the cards that other records may have to do with, pickled.
        asked: Of tickets that a rule asked for by name: card (None where nothing bears the name) and
            facts, by name; pickled.
        names: Full names (ids case-folded) that more than one document claims.
        regulation: Id of the pack.
        parts: By first file of each batch, in order, what it depended on.
        refused: See `World`.
    """

    setting: bytes
    hand: tuple[Card, ...]
    singled: bytes
    asked: bytes
    names: frozenset[str]
    regulation: str
    parts: Mapping[str, bytes]
    refused: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Shifting:
    """What of it changes with each edit.

    Attributes:
        units: The judgement of the region.
        told: What was found in each file of records, where anything was.
        edited: The files edited since the batches were judged, each judged anew alone.
        counts: Files and documents looked at.
        ground: What git's commits tell, with what is on disk and in no commit.
        around: A digest of the tool and of what else the notes depend on besides the files and the commits.
    """

    units: tuple[Unit, ...]
    told: Mapping[str, tuple[Finding, ...]]
    edited: Mapping[str, BatchResult]
    counts: tuple[int, int]
    ground: Ground
    around: str


@dataclass(slots=True)
class Notes:
    """Of one run, as it goes on.

    Attributes:
        around: See `Shifting`.
        ground: Of its past; None where there is none.
        firm: What is known when all is judged.
        shifting: Likewise.
    """

    around: str
    ground: Ground | None = None
    firm: Firm | None = None
    shifting: Shifting | None = None
    _units: list[tuple[str, Reads | None, Sequence[Finding]]] = field(default_factory=list)

    def unit(self, name: str, reads: Reads | None, findings: Sequence[Finding]) -> None:
        """What a part of the judgement looked at (None: nothing that an edit changes), and what it found."""
        self._units.append((name, reads, findings))

    def settle(self, setting: Setting, placed: Iterable[Finding], batches: Sequence[BatchResult]) -> None:
        """When the region is judged: its findings as they were placed, and what its batches found."""
        spans = {finding.pointer: finding.span for finding in placed}
        units = tuple(
            Unit(
                name,
                frozenset() if reads is None else reads.told(),
                tuple(restated(setting.law, (_spanned(finding, spans) for finding in found))),
            )
            for name, reads, found in self._units
        )
        told: dict[str, list[Finding]] = {}
        for finding in (finding for batch in batches for finding in batch.findings):
            told.setdefault(finding.pointer.path, []).append(finding)
        # A ticket that is judged alone knows no other: what is found of it stands in its own file.
        if self.ground is not None and all(path.startswith(_RECORDS) for path in told):
            found = {path: tuple(restated(setting.law, rows)) for path, rows in told.items()}
            self.shifting = Shifting(units, found, {}, (0, 0), self.ground, self.around)

    def firmly(
        self,
        setting: Setting,
        world: World,
        cards: Iterable[Card],
        doubled: Iterable[tuple[Card, Card]],
        batches: Sequence[BatchResult],
    ) -> None:
        """What stays the same: see `Firm`.

        Args:
            setting: Of the batches.
            world: What was judged.
            cards: Of all documents but the tickets on shelves.
            doubled: Pairs of documents with one name.
            batches: What they came to.
        """
        self.firm = Firm(
            pickle.dumps(setting, protocol=5),
            tuple(cards),
            pickle.dumps([card for batch in batches for _, card in batch.shelf.singled], protocol=5),
            pickle.dumps(
                self._asked(world, [card for batch in batches for card in batch.unsound]), protocol=5
            ),
            frozenset(name_of(later) for _, later in doubled),
            setting.law.id,
            {},
            world.refused,
        )

    def _asked(self, world: World, unsound: Iterable[Card]) -> Asked:
        """What was asked for by name, and what will be when a document that is refused is edited."""
        every = (reads.found for _, reads, _ in self._units if reads is not None and not reads.everything)
        names = {key_of(name) for found in every for what, name in found if what in (CARDS, MEASURED)}
        names.update(map(name_of, unsound))
        wanted = sorted(name for name in names if TICKET_KINDS.intersection(name.split("/")))
        # Card and facts at once, while the ticket's shelf is taken down.
        cards = ((name, world.index.cards.get(name)) for name in wanted[:_MOST_ASKED])
        return {name: (card, world.measured.get(card.ref, ()) if card else ()) for name, card in cards}

    def kept(self, parts: Mapping[str, bytes], counts: tuple[int, int]) -> tuple[bytes, bytes] | None:
        """Both, as they are kept; None where an edit could not be judged by them.

        Args:
            parts: See `Firm`.
            counts: Files and documents looked at.
        """
        if self.firm is None or self.shifting is None:
            return None
        firm = pickle.dumps(replace(self.firm, parts=parts), protocol=5)
        return firm, to_bytes(replace(self.shifting, counts=counts))


def to_bytes(notes: Shifting) -> bytes:
    """Notes as they are kept."""
    return b"%s\n%s" % (notes.around.encode("ascii"), pickle.dumps(notes, protocol=5))


def from_bytes(raw: bytes, around: str = "") -> Shifting | None:
    """Notes that were kept; None for those of another tool than one that is named.

    Args:
        raw: Our own bytes: the cache has looked at their mark.
        around: See `Shifting`; "" where the tool is known to be the same.
    """
    tool, _, content = raw.partition(b"\n")
    if around and tool != around.encode("ascii"):
        return None
    found: Shifting = pickle.loads(content)  # noqa: S301
    return found


def viewed(world: World, *, noted: bool) -> tuple[World, Reads | None]:
    """A region to judge by, and what will have been looked at in it, where that is wanted."""
    if not noted:
        return world, None
    reads = Reads()
    return noted_world(world, reads), reads


def _spanned(finding: Finding, spans: Mapping[Pointer, Span]) -> Finding:
    if finding.span != START_OF_FILE:
        return finding
    return replace(finding, span=spans.get(finding.pointer, START_OF_FILE))
