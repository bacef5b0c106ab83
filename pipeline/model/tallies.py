"""Counts that know what they counted, and that add up from OPDs to a region without averaging anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import chain
from typing import Any, Self, TypeVar

from pipeline.model.lean import dataclass, field, fields


class Summed:
    """A frozen dataclass whose fields add up one by one.

    Fields are of this kind themselves, or tuples: of entries (key, value, …), which are added by key, or of
    other things, which are put one after the other.
    """

    __slots__ = ()

    def __add__(self, other: Self) -> Self:
        """Both together; what only one of them has stays as it is."""
        mine: Any = self
        return type(self)(
            **{f.name: _sum(getattr(self, f.name), getattr(other, f.name)) for f in fields(mine)}
        )


def _sum(left: Any, right: Any) -> Any:
    if not isinstance(left, tuple) or not _keyed((*left, *right)):
        return left + right
    found = {entry[0]: entry for entry in left}
    for entry in right:
        known = found.get(entry[0])
        found[entry[0]] = (entry[0], *map(_sum, known[1:], entry[1:])) if known else entry
    return tuple(found.values())


def _keyed(entries: tuple[Any, ...]) -> bool:
    return bool(entries) and all(
        isinstance(entry, tuple) and len(entry) > 1 and isinstance(entry[1], (Summed, tuple))
        for entry in entries
    )


T = TypeVar("T", bound=Summed)


def joined(parts: Sequence[T]) -> T:
    """What the records of several parts, one after the other, would have come to together.

    Not their sum: no record is looked for in another part, and words are put in order of number again.

    Args:
        parts: At least one; each of other records, in order.
    """
    one: Any = parts[0]
    return type(parts[0])(**{f.name: _joined([getattr(part, f.name) for part in parts]) for f in fields(one)})


def _joined(values: Sequence[Any]) -> Any:
    if isinstance(values[0], Summed):
        return joined(values)
    entries = tuple(chain.from_iterable(values))
    return _ordered(_grouped(entries)) if _keyed(entries) else entries


def _grouped(entries: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    found: dict[Any, list[tuple[Any, ...]]] = {}
    for entry in entries:
        found.setdefault(entry[0], []).append(entry)
    for key, same in found.items():
        yield (key, *(_joined(each) for each in zip(*(entry[1:] for entry in same), strict=True)))


def _ordered(entries: Iterable[tuple[Any, ...]]) -> tuple[tuple[Any, ...], ...]:
    """Words by number, levels by level; everything else as it came."""
    whole = tuple(entries)
    if not isinstance(whole[0][1], Tally):
        return whole
    if isinstance(whole[0][0], str):
        return tuple(sorted(whole, key=lambda pair: (-len(pair[1]), pair[0])))
    return tuple(sorted(whole, key=lambda pair: pair[0]))


@dataclass(frozen=True, slots=True)
class Tally(Summed):
    """A count that can be followed back.

    Attributes:
        records: Full names "opd/jenis/id" of the records counted (services as "opd/layanan/id"); a row that
            shares its record with others has its own ending ("…/DRP-1#uji-1", "…/PML-1#layanan-x").
    """

    records: tuple[str, ...] = ()

    def __len__(self) -> int:
        """How many."""
        return len(self.records)

    def __add__(self, other: Tally) -> Tally:
        """Both together, without doubles: sums over OPDs are sums of counts."""
        return Tally(tuple(dict.fromkeys((*self.records, *other.records))))


NONE = Tally()
Grouped = tuple[tuple[str, Tally], ...]
"""Tallies by a word of the records, in order of number, then word."""
Levels = tuple[tuple[int, Tally], ...]
"""Tallies by level, in order."""


@dataclass(frozen=True, slots=True)
class ServiceTally(Summed):
    """Services by what became of their target in a period (reading F02).

    Each service stands in exactly one of `met`, `missed`, `quiet` and `unregulated`; `running` lists some of
    `quiet` once more.

    Attributes:
        met: All judged tickets (or months, releases, …) met it; with reading F02, enough of them.
        missed: At least one did not.
        running: Of `quiet`: nothing judged yet, but something is still open.
        quiet: Nothing was judged ("tidak ada kejadian"), in neither count.
        unregulated: Nothing was judged because nothing sets a limit for what happened ("tidak diatur").
    """

    met: Tally = NONE
    missed: Tally = NONE
    running: Tally = NONE
    quiet: Tally = NONE
    unregulated: Tally = NONE

    @property
    def judged(self) -> int:
        """The denominator: services that met or missed."""
        return len(self.met) + len(self.missed)

    @property
    def total(self) -> int:
        """All services."""
        return self.judged + len(self.quiet) + len(self.unregulated)


@dataclass(frozen=True, slots=True)
class TicketTally(Summed):
    """Tickets (or other single things) by verdict.

    Attributes:
        total: All of them.
        met: tercapai.
        missed: tidak_tercapai.
        running: berjalan.
        unregulated: tidak_diatur, and tidak_dapat_disimpulkan.
        unjudged: tidak_dinilai.
        invalid: tidak_sah.
        excluded: dikecualikan; printed by status in `excluded_by`.
        unconfirmed: Past the limit and not confirmed; missed, unless a reading excludes them.
        tacit: Taken for confirmed after days of silence (reading A08 only).
        after_hours: Missed, and reported outside office hours.
        excluded_by: Status and its tally.
    """

    total: Tally = NONE
    met: Tally = NONE
    missed: Tally = NONE
    running: Tally = NONE
    unregulated: Tally = NONE
    unjudged: Tally = NONE
    invalid: Tally = NONE
    excluded: Tally = NONE
    unconfirmed: Tally = NONE
    tacit: Tally = NONE
    after_hours: Tally = NONE
    excluded_by: Grouped = ()

    @property
    def judged(self) -> int:
        """The denominator: met and missed."""
        return len(self.met) + len(self.missed)


ByService = tuple[tuple[str, TicketTally], ...]
"""Tickets of each service, by its full name "opd/layanan/id"."""


@dataclass(frozen=True, slots=True)
class Spread(Summed):
    """A distribution of lengths or scores.

    Attributes:
        values: Pairs (value, full name of its record).
    """

    values: tuple[tuple[Fraction, str], ...] = field(default=())

    @property
    def count(self) -> int:
        """How many values."""
        return len(self.values)

    @property
    def median(self) -> Fraction | None:
        """The middle value, between two the half of their sum; None where there is none."""
        ordered = sorted(value for value, _ in self.values)
        middle = len(ordered) // 2
        if not ordered:
            return None
        return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2

    @property
    def longest(self) -> Fraction | None:
        """The largest value; None where there is none."""
        return max((value for value, _ in self.values), default=None)

    @property
    def longest_record(self) -> str:
        """The record of the largest value, "" where there is none."""
        return max(self.values)[1] if self.values else ""

    @property
    def mean(self) -> Fraction | None:
        """The exact mean; None where there is no value."""
        return sum((value for value, _ in self.values), Fraction(0)) / self.count if self.values else None
