"""A maturity level with its reasons: matrix, ladder, evidence, what blocks the next level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
class Assessment:
    """The self-assessed level of one OPD for one year."""

    opd: str
    year: int
    level: int
    matrix: Matrix
    criteria: tuple[Criterion, ...]
    blocking: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

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
