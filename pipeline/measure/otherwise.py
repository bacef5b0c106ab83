"""What a record would have come to under another reading of the regulation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.law.dated import ALWAYS, Line
from pipeline.law.law import Law
from pipeline.law.values import Choice
from pipeline.measure.facts import measure
from pipeline.model.case import Case
from pipeline.model.fact import Fact, Verdict
from pipeline.model.lean import dataclass

# Laid into the calendars when a region adopts the law: replacing the reading alone would change nothing.
_ADOPTED = frozenset({"sla.jam_kerja"})


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Another value of a reading, and the verdict it would give.

    Attributes:
        kunci: Key of the reading.
        nilai: The other value.
        verdict: The verdict then; None where the clock would not exist.
    """

    kunci: str
    nilai: str
    verdict: Verdict | None


def otherwise(case: Case, law: Law, column: str, keys: Iterable[str], present: Fact) -> tuple[Otherwise, ...]:
    """The other values of some readings under which a column of a record's row would differ.

    A value that takes a number is tried with the pack's own number.
    """
    found = (
        Otherwise(kunci, nilai, _verdict(case, read_otherwise(law, case.opd, kunci, nilai), column, present))
        for kunci, nilai in _alternatives(case, law, keys, present)
    )
    now = getattr(present, column)
    return tuple(each for each in found if each.verdict != now)


@lru_cache(maxsize=128)
def read_otherwise(law: Law, opd: str, kunci: str, nilai: str) -> Law:
    """The law as it would be if an OPD had always chosen this value."""
    choice = Choice(kunci, nilai, is_default=False, opd=opd)
    own = {**law.book.chosen.get(opd, {}), kunci: (Line(ALWAYS, choice),)}
    return replace(law, book=replace(law.book, chosen={**law.book.chosen, opd: own}))


def _alternatives(case: Case, law: Law, keys: Iterable[str], present: Fact) -> Iterator[tuple[str, str]]:
    for kunci in keys:
        reading = law.readings.get(kunci)
        if reading is None or kunci in _ADOPTED:
            continue
        now = law.reading(kunci, case.opd, present.mulai)
        yield from ((kunci, nilai) for nilai in reading.pilihan if nilai != now)


def _verdict(case: Case, law: Law, column: str, present: Fact) -> Verdict | None:
    rows = [row.fact for row in measure(case, law)]
    same = [row for row in rows if (row.id, row.layanan) == (present.id, present.layanan)]
    found: Verdict | None = getattr(same[0], column) if same else None
    return found
