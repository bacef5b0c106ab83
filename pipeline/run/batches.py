"""Records in batches: each a pure function of (catalogue, law, files), on any Executor."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pipeline.check.schemas import Vocabulary
from pipeline.law.law import Law
from pipeline.link.cards import card_of
from pipeline.link.names import Names
from pipeline.link.references import divide, unresolved
from pipeline.measure.facts import measure
from pipeline.model.card import TICKET_KINDS, Card, Index
from pipeline.model.case import Case
from pipeline.model.document import Document
from pipeline.model.fact import Measured
from pipeline.model.finding import Finding
from pipeline.model.region import Region
from pipeline.model.watched import Edges, bounds_of
from pipeline.rules.engine import judge
from pipeline.run.sources import NO_DRAFTS, Drafts, Sound, check_documents, placed, read_documents

_T = TypeVar("_T")


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


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a batch came to.

    Attributes:
        findings: With line and column.
        cards: One per sound document.
        unsound: Cards of the documents that their schema refused: names only.
        measured: Facts of the tickets that stand alone.
        waiting: Sound documents that can only be judged beside the others.
        bounds: Within which instants of judgement all this is the same (see `watched`).
    """

    findings: tuple[Finding, ...]
    cards: tuple[Card, ...]
    unsound: tuple[Card, ...]
    measured: tuple[Measured, ...]
    waiting: tuple[Sound, ...]
    bounds: Edges = (None, None)

    @property
    def documents(self) -> int:
        """Documents looked at."""
        return len(self.cards) + len(self.unsound)


def run_batch(setting: bytes, paths: tuple[str, ...], drafts: Drafts = NO_DRAFTS) -> BatchResult:
    """Judges the documents of some files.

    Args:
        setting: A pickled Setting, kept once per process.
        paths: The files.
        drafts: Those of them that have one; a setting that carried all drafts would be sent with each batch.
    """
    known = _setting(setting)
    return judge_files(replace(known, drafts=drafts) if drafts else known, paths)


def judge_files(known: Setting, paths: tuple[str, ...]) -> BatchResult:
    """Judges the documents of some files: read, checked, linked, measured and held against the rules."""
    documents, findings = read_documents(known.root, paths, known.drafts)
    reading = check_documents(documents, known.words)
    findings.extend(reading.findings)
    cards: list[Card] = []
    measured: list[Measured] = []
    waiting: list[Sound] = []
    for unsound in reading.unsound:
        findings.extend(unresolved(unsound.document, divide(unsound.references)[0], known.names))
    for sound in reading.sound:
        at_once, pending = divide(sound.references)
        findings.extend(unresolved(sound.document, at_once, known.names))
        card = card_of(sound.document, known.region, pending)
        cards.append(card)
        if stands_alone(sound):
            case = case_of(sound, card, known)
            measured.extend(case.measured)
            findings.extend(judge(case, known.law))
        else:
            waiting.append(sound)
    refused = tuple(Card(named_only(unsound.document)) for unsound in reading.unsound)
    return BatchResult(
        tuple(placed(known.root, findings, known.drafts)),
        tuple(cards),
        refused,
        tuple(measured),
        tuple(waiting),
        bounds_of(known.as_of),
    )


def named_only(document: Document) -> Document:
    """A document cut to its name, for those whose content cannot be trusted."""
    return replace(document, data={"jenis": document.jenis, "id": document.id})


def stands_alone(sound: Sound) -> bool:
    """Whether a document can be judged without another record: a ticket whose clocks are its own."""
    return sound.document.jenis in TICKET_KINDS and "asal" not in sound.document.data


def case_of(sound: Sound, card: Card, setting: Setting) -> Case:
    """The case of a document, measured."""
    known = setting.region.services
    services = tuple(known[name] for name in card.services if name in known)
    case = Case(sound.document, setting.region, setting.as_of, setting.index, services)
    return Case(case.document, case.region, case.as_of, case.index, services, measure(case, setting.law))


def merge(results: Iterable[BatchResult]) -> BatchResult:
    """The results of all batches as one, in the order given."""
    gathered = list(results)
    return BatchResult(
        findings=tuple(_chain(result.findings for result in gathered)),
        cards=tuple(_chain(result.cards for result in gathered)),
        unsound=tuple(_chain(result.unsound for result in gathered)),
        measured=tuple(_chain(result.measured for result in gathered)),
        waiting=tuple(_chain(result.waiting for result in gathered)),
    )


def _chain(parts: Iterable[Iterable[_T]]) -> Iterator[_T]:
    for part in parts:
        yield from part


@lru_cache(maxsize=2)
def _setting(pickled: bytes) -> Setting:
    known: Setting = pickle.loads(pickled)  # noqa: S301  our own bytes, of this very run
    return known
