"""Records in batches: each a pure function of (catalogue, law, files), on any Executor."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pipeline.check.schemas import Vocabulary
from pipeline.law.law import Law
from pipeline.link.cards import card_of
from pipeline.link.references import divide, unresolved
from pipeline.measure.facts import measure
from pipeline.model.card import TICKET_KINDS, Card, Index
from pipeline.model.case import Case
from pipeline.model.fact import Measured
from pipeline.model.finding import Finding
from pipeline.model.region import Region
from pipeline.rules.engine import judge
from pipeline.run.sources import Sound, check_documents, placed, read_documents

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
        as_of: The instant of judgement.
    """

    root: Path
    region: Region
    law: Law
    words: Vocabulary
    index: Index
    as_of: datetime


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a batch came to.

    Attributes:
        findings: With line and column.
        cards: One per sound document.
        measured: Facts of the tickets that stand alone.
        waiting: Sound documents that can only be judged beside the others.
        documents: Documents looked at.
        left_out: Documents that their schema refused.
    """

    findings: tuple[Finding, ...]
    cards: tuple[Card, ...]
    measured: tuple[Measured, ...]
    waiting: tuple[Sound, ...]
    documents: int
    left_out: int = field(default=0)


def run_batch(setting: bytes, paths: tuple[str, ...]) -> BatchResult:
    """Judges the documents of some files; `setting` is a pickled Setting, kept once per process."""
    known = _setting(setting)
    documents, findings = read_documents(known.root, paths)
    reading = check_documents(documents, known.words)
    findings.extend(reading.findings)
    cards: list[Card] = []
    measured: list[Measured] = []
    waiting: list[Sound] = []
    for sound in reading.sound:
        at_once, pending = divide(sound.references)
        findings.extend(unresolved(sound.document, at_once, known.region, known.index))
        card = card_of(sound.document, known.region, pending)
        cards.append(card)
        if stands_alone(sound):
            case = case_of(sound, card, known)
            measured.extend(case.measured)
            findings.extend(judge(case, known.law))
        else:
            waiting.append(sound)
    looked_at = len(reading.sound) + len(reading.unsound)
    located = tuple(placed(known.root, findings))
    return BatchResult(
        located, tuple(cards), tuple(measured), tuple(waiting), looked_at, len(reading.unsound)
    )


def stands_alone(sound: Sound) -> bool:
    """Whether a document can be judged without another record: a ticket whose clocks are its own."""
    return sound.document.jenis in TICKET_KINDS and "asal" not in sound.document.data


def case_of(sound: Sound, card: Card, setting: Setting) -> Case:
    """The case of a document, measured."""
    services = tuple(setting.region.services[name] for name in card.services)
    case = Case(sound.document, setting.region, setting.as_of, setting.index, services)
    return Case(case.document, case.region, case.as_of, case.index, services, measure(case, setting.law))


def merge(results: Iterable[BatchResult]) -> BatchResult:
    """The results of all batches as one, in the order given."""
    gathered = list(results)
    return BatchResult(
        findings=tuple(_chain(result.findings for result in gathered)),
        cards=tuple(_chain(result.cards for result in gathered)),
        measured=tuple(_chain(result.measured for result in gathered)),
        waiting=tuple(_chain(result.waiting for result in gathered)),
        documents=sum(result.documents for result in gathered),
        left_out=sum(result.left_out for result in gathered),
    )


def _chain(parts: Iterable[Iterable[_T]]) -> Iterator[_T]:
    for part in parts:
        yield from part


@lru_cache(maxsize=2)
def _setting(pickled: bytes) -> Setting:
    known: Setting = pickle.loads(pickled)  # noqa: S301  our own bytes, of this very run
    return known
