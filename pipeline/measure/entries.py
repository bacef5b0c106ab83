"""One clock of a record with its way to its verdict: what the ledger is made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.otherwise import Otherwise, otherwise
from pipeline.measure.pieces import Piece
from pipeline.model.case import Case
from pipeline.model.fact import Fact, Verdict
from pipeline.model.lean import dataclass


@dataclass(frozen=True, slots=True)
class Course:
    """What a clock ran through.

    Attributes:
        column: The column of the facts table that holds its verdict.
        start_event: The field that starts it.
        start: When it started; None where only a length is known.
        end_event: The field that ends it.
        end: When it ended; None while it runs.
        pieces: Counted and skipped time in order, up to the end or the instant of judgement.
        taken: Seconds counted from start to end; None while it runs or where the times contradict.
        limit: The limit; None where nothing sets one, or where only a deadline does.
        deadline: The instant at which the limit falls, where that is fixed.
        clauses: What gives the limit.
    """

    column: str
    start_event: str
    start: datetime | None
    end_event: str
    end: datetime | None
    pieces: tuple[Piece, ...] = ()
    taken: int | None = None
    limit: Limit | None = None
    deadline: datetime | None = None
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A clock, judged.

    Attributes:
        row: Id of the row, and id of its service.
        course: What it ran through.
        readings: Key and value of every reading that had a say.
        verdict: The verdict; None where there is nothing to judge.
        otherwise: The readings under which it would differ.
    """

    row: tuple[str, str]
    course: Course
    readings: tuple[tuple[str, str], ...]
    verdict: Verdict | None
    otherwise: tuple[Otherwise, ...]


def entry(case: Case, law: Law, fact: Fact, course: Course, keys: Iterable[str]) -> Entry:
    """A course with its verdict, the readings behind it, and the verdicts under the others."""
    known = [kunci for kunci in dict.fromkeys(keys) if kunci in law.readings]
    verdict: Verdict | None = getattr(fact, course.column)
    return Entry(
        row=(fact.id, fact.layanan or ""),
        course=course,
        readings=tuple((kunci, law.reading(kunci, fact.opd, fact.mulai)) for kunci in known),
        verdict=verdict,
        otherwise=otherwise(case, law, course.column, known, fact),
    )
