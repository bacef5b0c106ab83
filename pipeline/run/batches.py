"""Records in batches: each a pure function of (catalogue, law, files), on any Executor."""

from __future__ import annotations

import pickle
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count
from pathlib import Path

from pipeline.check.schemas import Vocabulary
from pipeline.law.law import Law
from pipeline.link.cards import services_of, slim
from pipeline.link.names import Names
from pipeline.link.references import divide, unresolved
from pipeline.measure.facts import measure
from pipeline.model.card import TICKET_KINDS, Card, Index, Reference, Start
from pipeline.model.case import Case
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass
from pipeline.model.region import Region
from pipeline.model.watched import Edges, bounds_of, watched_anew
from pipeline.rules.engine import judge
from pipeline.rules.tickets import start_of
from pipeline.run.aside import Aside
from pipeline.run.circles import without_looking_for_circles
from pipeline.run.shelves import Judged, Shelf, joined, pack, pack_starts
from pipeline.run.sources import NO_DRAFTS, Drafts, Sound, check_documents, placed, read_some
from pipeline.run.sums import Sums
from pipeline.run.unread import unread_paths

_numbers = count()
_at_hand: dict[bytes, Setting] = {}


@dataclass(frozen=True, slots=True)
class Setting:
    """All that a batch may know besides its files.

    Attributes:
        root: The workspace.
        region: The catalogue.
        law: The regulation with the region's readings and calendars.
        words: The pack's vocabularies, for the schemas.
        index: Cards of the catalogue's documents.
        names: What references are resolved against.
        as_of: The instant of judgement.
        drafts: Contents that stand in for files, by path.
        papers: Folder of what was read of attached files before; None keeps nothing.
        brief: Whether few tickets are asked for once they are judged (see `pack`).
        passing: Whether nobody comes later: tickets are kept by place alone, and the few that are asked for
            are judged again (see `judged_again`).
        most: After how many documents a batch leaves its further files to another; 0 for never.
        summed: Whether sums of the tickets will be asked for (see `Sums`).
    """

    root: Path
    region: Region
    law: Law
    words: Vocabulary
    index: Index
    names: Names
    as_of: datetime
    drafts: Drafts = field(default_factory=dict)
    papers: Path | None = None
    brief: bool = False
    passing: bool = False
    most: int = 0
    summed: bool = False


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a batch came to.

    Attributes:
        findings: With line and column.
        shelf: The tickets that stand alone, judged and measured.
        waiting: Sound documents that can only be judged beside the others.
        cards: Theirs.
        unsound: Cards of the documents that their schema refused: names only.
        bounds: Within which instants of judgement all this is the same (see `watched`).
        left: Files of the batch that are not judged yet: one file may hold thousands of documents.
        unread: Files of which a document is missing: it could not be read.
    """

    findings: tuple[Finding, ...]
    shelf: Shelf
    waiting: tuple[Sound, ...]
    cards: tuple[Card, ...]
    unsound: tuple[Card, ...]
    bounds: Edges = (None, None)
    left: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def documents(self) -> int:
        """Documents looked at."""
        return len(self.shelf) + len(self.cards) + len(self.unsound)


def laid(result: BatchResult, aside: Aside) -> BatchResult:
    """The same, its tickets where there is room for them."""
    return replace(result, shelf=result.shelf.laid(aside))


@contextmanager
def handed(setting: Setting, *, shared: bool) -> Iterator[bytes]:
    """What each batch is told of its setting: all of it, or what it is called where memory is shared.

    Args:
        setting: Without drafts.
        shared: Whether batches run in this process, or in some that are forked from it from now on.
    """
    if not shared:
        yield pickle.dumps(setting)
        return
    name = b"%d" % next(_numbers)
    _at_hand[name] = setting
    try:
        yield name
    finally:
        del _at_hand[name]


def run_batch(setting: bytes, paths: tuple[str, ...], drafts: Drafts = NO_DRAFTS) -> BatchResult:
    """Judges the documents of some files.

    Args:
        setting: From `handed`.
        paths: The files.
        drafts: Those of them that have one; a setting that carried all drafts would be sent with each batch.
    """
    known = _setting(setting)
    with without_looking_for_circles():
        return judge_files(replace(known, drafts=drafts, as_of=watched_anew(known.as_of)), paths)


def judge_files(known: Setting, paths: tuple[str, ...]) -> BatchResult:
    """Judges the documents of some files: read, checked, linked, measured and held against the rules."""
    # All times of records are in UTC: two of one zone are compared in a twentieth of the time.
    known = replace(known, as_of=known.as_of.astimezone(UTC))
    documents, findings, files = read_some(known.root, paths, known.drafts, known.most)
    unread = unread_paths(paths[:files], documents, findings)
    reading = check_documents(documents, known.words, known.names.settled)
    findings.extend(reading.findings)
    judged: list[Judged] = []
    starts: list[Start] = []
    cards: list[Card] = []
    waiting: list[Sound] = []
    sums = Sums() if known.summed else None
    for unsound in reading.unsound:
        findings.extend(unresolved(unsound.document, divide(unsound.references)[0], known.names))
    for sound in reading.sound:
        pending: tuple[Reference, ...] = ()
        if sound.references:
            at_once, pending = divide(sound.references)
            findings.extend(unresolved(sound.document, at_once, known.names))
        services = services_of(sound.document, known.region)
        if stands_alone(sound):
            case = case_of(sound, services, known)
            if sums is not None:
                sums.add(len(judged), case, services)
            judged.append(Judged(sound.document, services, pending, case.measured))
            findings.extend(judge(case, known.law))
            # Now, while its times are still known.
            starts.append(start_of(Card(sound.document, services), known.region.zone))
        else:
            cards.append(Card(slim(sound.document), services, pending))
            waiting.append(sound)
    return BatchResult(
        tuple(placed(known.root, findings, known.drafts)),
        _shelved(judged, starts, known, sums),
        tuple(waiting),
        tuple(cards),
        tuple(Card(named_only(unsound.document)) for unsound in reading.unsound),
        bounds_of(known.as_of),
        paths[files:],
        tuple(sorted(unread)),
    )


def judged_again(known: Setting, path: str) -> Shelf:
    """The tickets of one file, judged as in its batch and kept with all that was found out about them."""
    return judge_files(replace(known, brief=False, passing=False, most=0, summed=False), (path,)).shelf


def _shelved(judged: Sequence[Judged], starts: Sequence[Start], known: Setting, sums: Sums | None) -> Shelf:
    homes: dict[str, Document] = {}
    for ticket in judged:
        homes.setdefault(ticket.document.opd, ticket.document)
    heaviest = known.law.vocabulary("dampak")[:1]
    return Shelf(
        number=len(starts),
        names=joined(start.ref for start in starts),
        packed=b"" if known.passing else pack(judged, as_lines=known.brief),
        silent=frozenset(number for number, ticket in enumerate(judged) if not ticket.measured),
        singled=tuple(
            (number, ticket.card) for number, ticket in enumerate(judged) if _stands_out(ticket, heaviest)
        ),
        homes=tuple(named_only(document) for document in homes.values()),
        months=frozenset((start.opd, month) for start in starts for month in start.months),
        begun=pack_starts(starts, squeezed=not known.passing),
        sums=sums.packed() if sums and judged else b"",
    )


def _stands_out(ticket: Judged, heaviest: Container[str | int]) -> bool:
    """Whether others may have to do with a ticket: see `Shelf.singled`."""
    data = ticket.document.data
    return bool(ticket.pending) or "lampiran" in data or data.get("dampak") in heaviest


def named_only(document: Document) -> Document:
    """A document cut to its name, for those whose content cannot be trusted."""
    return replace(document, data={"jenis": document.jenis, "id": document.id})


def stands_alone(sound: Sound) -> bool:
    """Whether a document can be judged without another record: a ticket whose clocks are its own."""
    document = sound.document
    return document.jenis in TICKET_KINDS and "asal" not in document.data and bool(document.opd)


def case_of(sound: Sound, services: Iterable[str], setting: Setting) -> Case:
    """The case of a document about some services "opd/id", measured."""
    known = setting.region.services
    about = tuple(known[name] for name in services if name in known)
    case = Case(sound.document, setting.region, setting.as_of, setting.index, about)
    return case.of_measured(measure(case, setting.law))


def _setting(told: bytes) -> Setting:
    return _at_hand.get(told) or _unpickled(told)


@lru_cache(maxsize=2)
def _unpickled(pickled: bytes) -> Setting:
    known: Setting = pickle.loads(pickled)  # noqa: S301  our own bytes, of this very run
    return known
