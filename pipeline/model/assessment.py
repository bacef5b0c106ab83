"""A maturity level with its reasons: matrix, ladder, evidence, what blocks the next level."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pipeline.model.lean import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing that is missing, as something that somebody has to do.

    Attributes:
        text: What is missing, in Indonesian.
        kode: Code of the evidence, or name of the test, that asks for it.
        opd: The OPD that has to see to it.
        role: Machine name of the role there; "" where the pack does not say.
        kinds: Kinds of records that would be it.
        clauses: Clause ids.
        unit: Id of the service or application that lacks it; "" for the OPD itself.
    """

    text: str
    kode: str
    opd: str
    role: str = ""
    kinds: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the 3 × 3 cells (tahap × proses).

    Attributes:
        met: Whether its evidence suffices.
        evidence: Full names of the records behind it.
        missing: What is missing, in Indonesian.
        covered: Services for which the evidence is complete.
        total: Services that need it (denominator).
        tasks: The fewest things that would fill it.
    """

    met: bool
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    covered: int | None = None
    total: int | None = None
    tasks: tuple[Task, ...] = ()


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
        covered: How much of what it counts is there: processes, cells, evidence, follow-ups.
        total: How much it counts (denominator).
        tasks: The fewest things that would fulfil it.
    """

    level: int
    id: str
    met: bool
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    covered: int = 0
    total: int = 0
    tasks: tuple[Task, ...] = ()


State = Literal["proved", "attested", "contradicted", "missing"]


STATES: Mapping[State, str] = {
    "proved": "terbukti oleh catatan",
    "attested": "dinyatakan berkas bertanda tangan",
    "contradicted": "bertentangan dengan catatan",
    "missing": "belum ada",
}
"""What each state is called."""


@dataclass(frozen=True, slots=True)
class Against:
    """One thing that speaks against a criterion.

    Attributes:
        record: Full name of the record, with "#lampiran-n" where a file of it claims too much.
        code: Code of the finding; "" for a file.
        text: What is wrong, in Indonesian.
    """

    record: str
    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one criterion of the ladder would stand before an assessor.

    Attributes:
        level: The level it belongs to.
        id: Clause id.
        state: Proved by records, attested by a signed file, contradicted by records, or missing.
        covered: How much of what it counts is there in that state.
        total: How much it counts.
        papers: Places "record#number" of the signed files that attest it.
        against: What contradicts it.
    """

    level: int
    id: str
    state: State
    covered: int
    total: int
    papers: tuple[str, ...] = ()
    against: tuple[Against, ...] = ()

    @property
    def counted(self) -> str:
        """Numerator and denominator."""
        return f"{self.covered} dari {self.total}"


@dataclass(frozen=True, slots=True)
class Claim:
    """The level that somebody claimed.

    Attributes:
        level: The level.
        record: Full name of the record that claims it.
    """

    level: int
    record: str


@dataclass(frozen=True, slots=True)
class Defence:
    """What of a level holds before an assessor.

    Attributes:
        level: The highest level whose criteria, and those below, are all proved or attested.
        standings: Every criterion of the ladder.
        claim: The level that was claimed, None where no record claims one.
        tasks: The smallest set of missing things to the level above; empty at the top.
        left_out: Records that contradict themselves, with the fields that errors stand in.
    """

    level: int = 1
    standings: tuple[Standing, ...] = ()
    claim: Claim | None = None
    tasks: tuple[Task, ...] = ()
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def overclaimed(self) -> bool:
        """Whether more was claimed than holds."""
        return self.claim is not None and self.claim.level > self.level


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
        revisions: What assessors sent back, of whatever year, with its state; no level hangs on it.
    """

    applications: tuple[str, ...] = ()
    pasal4: tuple[str, ...] = ()
    planning: tuple[str, ...] = ()
    evaluations: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    finished: tuple[FollowUp, ...] = ()
    late: tuple[FollowUp, ...] = ()
    revisions: tuple[FollowUp, ...] = ()


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
        defence: What of the level holds before an assessor.
        variants: Code of another way to count the processes -> the level it would give.
    """

    opd: str
    year: int
    level: int
    matrix: Matrix
    criteria: tuple[Criterion, ...]
    blocking: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
    defence: Defence = field(default_factory=Defence)
    variants: Mapping[str, int] = field(default_factory=dict)

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
        holds: The level that holds before an assessor, from those of its OPDs in the same way.
    """

    indicator: str
    year: int
    level: int
    opd: tuple[Assessment, ...] = ()
    distribution: Mapping[int, int] = field(default_factory=dict)
    holds: int = 1

    def of(self, opd: str) -> Assessment | None:
        """The assessment of an OPD; None for one that is not assessed."""
        return next((one for one in self.opd if one.opd == opd), None)
