"""A maturity level with its reasons: matrix, ladder, evidence, what blocks the next level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the 3 × 3 cells (tahap × proses).

    Attributes:
        met: Whether its evidence suffices.
        evidence: Full names of the records behind it.
        missing: What is missing, in Indonesian.
        covered: Services for which the evidence is complete.
        total: Services that need it (denominator).
    """

    met: bool
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    covered: int | None = None
    total: int | None = None


Matrix = Mapping[str, Mapping[str, Cell]]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of the ladder (Tabel 15).

    Attributes:
        level: The level it belongs to.
        id: Clause id.
        met: Whether it is fulfilled.
        evidence: Full names of records.
        missing: What is missing, in Indonesian.
    """

    level: int
    id: str
    met: bool
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """The level under another reading of the regulation.

    Attributes:
        kunci: Key of the reading.
        nilai: The other value.
        level: The level it would give.
    """

    kunci: str
    nilai: str
    level: int


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One item that an evaluation or a review asks for, with what became of it.

    Attributes:
        source: Full name of the evaluation or review.
        item: Id of the item there.
        due: Its due date, None where it has none.
        done: The day it was finished with proof, None while it is not.
        records: Full names of the follow-up records.
        of_year: Whether its source is of the assessed year.
        uraian: What is to be done.
        owner: Who is to do it, as written.
    """

    source: str
    item: str
    due: date | None
    done: date | None
    records: tuple[str, ...]
    of_year: bool
    uraian: str = ""
    owner: str = ""

    def overdue(self, today: date) -> bool:
        """Whether it is not finished past its due date."""
        return self.done is None and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Conditions:
    """What levels 4 and 5 ask beside the matrix, each with its evidence.

    Attributes:
        applications: Declarations of the kominfo PD that the service-management application is in use.
        pasal4: Reviews under Pasal 4 that cover the OPD.
        planning: Reviews of planning by its own Penanggung jawab.
        evaluations: Complete evaluation reports.
        follow_ups: Every item with its state.
        finished: Items finished with proof in time to count.
        late: Items past their due date.
    """

    applications: tuple[str, ...] = ()
    pasal4: tuple[str, ...] = ()
    planning: tuple[str, ...] = ()
    evaluations: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    finished: tuple[FollowUp, ...] = ()
    late: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """The self-assessed level of one OPD for one year.

    Attributes:
        opd: Id of the OPD.
        year: The assessed year.
        level: The level reached.
        matrix: The cells, by stage and process.
        criteria: Every criterion of the ladder.
        blocking: What blocks the next level, in Indonesian.
        alternatives: The level under other readings, where it is another.
        conditions: What was found beside the matrix.
    """

    opd: str
    year: int
    level: int
    matrix: Matrix
    criteria: tuple[Criterion, ...]
    blocking: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    conditions: Conditions = field(default_factory=Conditions)

    @property
    def next_level(self) -> int | None:
        """The level that is blocked, None at the top of the ladder."""
        levels = {criterion.level for criterion in self.criteria}
        return self.level + 1 if self.level + 1 in levels else None


@dataclass(frozen=True, slots=True)
class RegionAssessment:
    """The levels of a region: the lowest of its service-providing OPDs, and their distribution.

    Attributes:
        indicator: E.g. "permenpanrb-59-2020/28".
        level: The region's level; 1 where there is no OPD.
        opd: One assessment per service-providing OPD, in order of id.
        distribution: Level to number of OPDs.
    """

    indicator: str
    year: int
    level: int
    opd: tuple[Assessment, ...] = ()
    distribution: Mapping[int, int] = field(default_factory=dict)
