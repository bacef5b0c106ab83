"""Counts that know what they counted, and that add up from OPDs to a region without averaging anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any, Self

from pipeline.model.fact import Verdict


class Summed:
    """A frozen dataclass whose fields all add up: counts, tuples, mappings of them, and its own kind."""

    __slots__ = ()

    def __add__(self, other: Self) -> Self:
        """Both together; what only one of them has stays as it is."""
        mine: Any = self
        return type(self)(
            **{f.name: _sum(getattr(self, f.name), getattr(other, f.name)) for f in fields(mine)}
        )


def _sum(left: Any, right: Any) -> Any:
    if isinstance(left, Mapping):
        shared = {key: _sum(left[key], right[key]) for key in left if key in right}
        return {**left, **right, **shared}
    return left + right


@dataclass(frozen=True, slots=True)
class Count(Summed):
    """How many, and which.

    Attributes:
        ids: Full names ("opd/jenis/id", for services "opd/id"), one for each thing counted.
    """

    ids: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """How many."""
        return len(self.ids)

    def __bool__(self) -> bool:
        return bool(self.ids)


NONE = Count()


@dataclass(frozen=True, slots=True)
class Lengths(Summed):
    """Lengths of time, each with the record it comes from.

    Attributes:
        values: Pairs (hours, full name of the record), in any order.
    """

    values: tuple[tuple[Fraction, str], ...] = ()

    @property
    def n(self) -> int:
        """How many lengths there are."""
        return len(self.values)

    @property
    def median(self) -> Fraction | None:
        """The middle one, between two the half of their sum; None where there is none."""
        ordered = sorted(hours for hours, _ in self.values)
        middle = len(ordered) // 2
        if not ordered:
            return None
        return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2

    @property
    def longest(self) -> tuple[Fraction, str] | None:
        """The longest with its record; None where there is none."""
        return max(self.values, default=None)


@dataclass(frozen=True, slots=True)
class Ratings(Summed):
    """Marks that users gave, each with the record it comes from.

    Attributes:
        values: Pairs (mark, full name of the record).
    """

    values: tuple[tuple[int, str], ...] = ()

    @property
    def n(self) -> int:
        """How many users gave one."""
        return len(self.values)

    @property
    def average(self) -> Fraction | None:
        """The exact mean; None where nobody gave one."""
        return Fraction(sum(mark for mark, _ in self.values), self.n) if self.values else None

    def of(self, mark: int) -> int:
        """How many gave this mark."""
        return sum(1 for given, _ in self.values if given == mark)


@dataclass(frozen=True, slots=True)
class Verdicts(Summed):
    """Records by what became of one of their limits; the fields are named like the verdicts."""

    tercapai: Count = NONE
    tidak_tercapai: Count = NONE
    berjalan: Count = NONE
    tidak_diatur: Count = NONE
    tidak_dinilai: Count = NONE
    dikecualikan: Count = NONE
    tidak_sah: Count = NONE
    tidak_dapat_disimpulkan: Count = NONE

    @property
    def dinilai(self) -> Count:
        """The denominator: judged one way or the other."""
        return self.tercapai + self.tidak_tercapai

    @property
    def total(self) -> Count:
        """All records, judged or not."""
        return sum((getattr(self, verdict.value) for verdict in Verdict), start=NONE)

    def of(self, verdict: Verdict) -> Count:
        """The records with a verdict."""
        found: Count = getattr(self, verdict.value)
        return found


@dataclass(frozen=True, slots=True)
class ServiceCounts(Summed):
    """Services by whether they reached a target; every service stands in exactly one of the first four.

    Attributes:
        mencapai: All judged records met the target (reading F02: or the chosen share of them).
        tidak_mencapai: At least one judged record missed it (or too many).
        tidak_ada_kejadian: No judged record, and none for which nothing sets a limit.
        tidak_diatur: No judged record, but some for which nothing sets a limit.
        hanya_belum_dinilai: Of `tidak_ada_kejadian`: those that do have records, all of them still open,
            left out of denominators, or contradictory.
    """

    mencapai: Count = NONE
    tidak_mencapai: Count = NONE
    tidak_ada_kejadian: Count = NONE
    tidak_diatur: Count = NONE
    hanya_belum_dinilai: Count = NONE

    @property
    def total(self) -> Count:
        """All services."""
        return self.mencapai + self.tidak_mencapai + self.tidak_ada_kejadian + self.tidak_diatur


@dataclass(frozen=True, slots=True)
class TargetRecap(Summed):
    """One target: the services that reached it, and beside them the records.

    Attributes:
        layanan: The services.
        catatan: The records.
        per_layanan: The records of each service "opd/id".
    """

    layanan: ServiceCounts = field(default_factory=ServiceCounts)
    catatan: Verdicts = field(default_factory=Verdicts)
    per_layanan: Mapping[str, Verdicts] = field(default_factory=dict)
