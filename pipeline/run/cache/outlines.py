"""What a file of tickets is to all other records, and who would see that it is another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.card import Card, Start, key_of
from pipeline.model.lean import dataclass
from pipeline.model.noted import ALL, BEGUN, CARDS, KINDS, LASTED, MEASURED, MONTHS, OUTCOMES, SINGLED, Read
from pipeline.run.batches import BatchResult, Setting
from pipeline.run.shelves import Opened, starts_of
from pipeline.run.sums import Sums, summed_up


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file of tickets is to all others: the same before and after an edit that can be judged alone.

    Attributes:
        starts: When each ticket began.
        singled: Those of its cards that others may have to do with.
        unsound: OPD, kind and id of the documents that their schema refuses.
        sums: What rules about the region ask of all tickets; None where none asked.
    """

    starts: tuple[Start, ...]
    singled: tuple[Card, ...]
    unsound: tuple[tuple[str, str, str], ...]
    sums: Sums | None = None

    def refs(self) -> Iterator[str]:
        """The full names of all documents in it."""
        yield from (start.ref for start in self.starts)
        yield from ("/".join(part for part in names if part) for names in self.unsound)


def outline_of(batch: BatchResult, path: str, summed: Setting | None) -> Outline:
    """The outline of a file that holds nothing but tickets that are judged alone.

    Args:
        batch: Which it was judged in.
        path: The file.
        summed: By what sums are made; None where nobody asks for them, and the tickets may be missing.
    """
    unsound = (card.document for card in batch.unsound if card.document.path == path)
    starts = [(number, start) for number, start in enumerate(starts_of(batch.shelf)) if start.path == path]
    return Outline(
        tuple(start for _, start in starts),
        tuple(card for _, card in batch.shelf.singled if card.document.path == path),
        tuple((document.opd, document.jenis, document.id) for document in unsound),
        _sums(batch, [number for number, _ in starts], summed) if summed else None,
    )


def _sums(batch: BatchResult, numbers: Iterable[int], setting: Setting) -> Sums:
    """Of some tickets of a batch, numbered in their order."""
    opened = Opened(batch.shelf.packed)
    tickets = ((opened.card(number), opened.measured(number)) for number in numbers)
    return summed_up(tickets, setting.region, setting.as_of)


def reads(refs: Iterable[str]) -> set[Read]:
    """What is looked at by whoever looks at one of some tickets."""
    found: set[Read] = set()
    for ref in refs:
        found |= {(CARDS, ALL), (CARDS, key_of(ref)), (KINDS, ref.split("/")[1])}
        found |= {(MEASURED, ALL), (MEASURED, ref)}
    return found


def reads_of_difference(before: Outline, after: Outline) -> set[Read]:
    """What is looked at by whoever would see the difference between two outlines of the same tickets."""
    found: set[Read] = set()
    if before.singled != after.singled:
        found |= {(SINGLED, card.jenis) for card in after.singled}
    if before.starts != after.starts:
        found |= {(BEGUN, start.ref.split("/")[1]) for start in after.starts}
    if before.sums is not None and after.sums is not None:
        found |= _reads_of_sums(before.sums, after.sums)
    months = _months(before) ^ _months(after)
    if months:
        found |= {(MONTHS, opd) for opd, _ in months} | {(MONTHS, ALL)}
    return found


def _reads_of_sums(before: Sums, after: Sums) -> set[Read]:
    """By service of complaints, by OPD of outcomes."""
    found = {
        (LASTED, name)
        for name in before.lasted.keys() | after.lasted.keys()
        if [*before.spans(name).rows()] != [*after.spans(name).rows()]
    }
    found |= {
        (OUTCOMES, opd)
        for opd, counted in before.outcomes.keys() | after.outcomes.keys()
        if before.certain(opd, counted) != after.certain(opd, counted)
    }
    return found | {(what, ALL) for what, _ in found}


def _months(outline: Outline) -> set[tuple[str, str]]:
    return {(start.opd, month) for start in outline.starts for month in start.months}
