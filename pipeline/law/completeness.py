"""Which of its elements an evaluation has: each chapter with each substance (2.3 angka 5 and 6)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.maturity import MaturityTable
from pipeline.model.document import Data, dig
from pipeline.model.lean import dataclass
from pipeline.wording import has_words


@dataclass(frozen=True, slots=True)
class Element:
    """One substance of one obligatory chapter.

    Attributes:
        chapter: Code of the chapter, e.g. "rilis".
        substance: Code of the substance, e.g. "analisa".
        present: Whether the report has it.
    """

    chapter: str
    substance: str
    present: bool


def elements(table: MaturityTable, chapters: Data, *, counted: bool = True) -> tuple[Element, ...]:
    """The elements of a report, chapter by chapter.

    Args:
        table: The pack's chapters and substances.
        chapters: The `bab` of an evaluation; empty where nobody wrote one.
        counted: Whether there is a recapitulation, the substance that the tool computes.
    """
    return tuple(_elements(table, chapters, counted=counted))


def is_complete(table: MaturityTable, chapters: Data, *, counted: bool = True) -> bool:
    """Whether a report has all of its elements."""
    found = elements(table, chapters, counted=counted)
    return bool(found) and all(element.present for element in found)


def _elements(table: MaturityTable, chapters: Data, *, counted: bool) -> Iterator[Element]:
    for chapter in table.chapters:
        if chapter.asal != "regulasi":
            continue
        for substance in table.substances:
            written = all(says(dig(chapters, chapter.kode, name)) for name in substance.bidang)
            yield Element(chapter.kode, substance.kode, written if substance.bidang else counted)


def says(value: object) -> bool:
    """Whether a substance was written: words, or a list with one item that has some (2.3 angka 6)."""
    if isinstance(value, list):
        return any(says(item.get("uraian") if isinstance(item, dict) else item) for item in value)
    return isinstance(value, str) and has_words(value)
