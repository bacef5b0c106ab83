"""What became of the promises of each service, counted in one walk over all facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter

from pipeline.model.fact import Fact, Verdict
from pipeline.model.lean import dataclass, field

# By kind of record, the verdict over its promise: to users, of help, of availability.
VERDICTS: Mapping[str, Callable[[Fact], Verdict | None]] = {
    "permintaan": attrgetter("pelayanan_hasil"),
    "aduan": attrgetter("penanganan_hasil"),
    "pemantauan": attrgetter("ketersediaan_hasil"),
}


@dataclass(slots=True)
class Kept:
    """The records of one kind about one service.

    Attributes:
        met: How many kept the promise in the latest period.
        judged: How many were judged in it.
        names: Full names of all that were measured in it, one for each fact.
        year: How many facts of the latest assessed year there are.
    """

    met: int = 0
    judged: int = 0
    names: list[str] = field(default_factory=list)
    year: int = 0


NOTHING = Kept()
ByKind = Mapping[str, Kept]


class Promises:
    """Counts by service and kind while facts are walked."""

    __slots__ = ("_found", "_months", "_year")

    def __init__(self, months: Iterable[str] | None, year: int) -> None:
        """Nothing is counted yet.

        Args:
            months: Those of the latest period, "2025-03"; None for any time.
            year: The latest assessed year.
        """
        self._months = None if months is None else frozenset(months)
        self._year = str(year)
        self._found: dict[str, dict[str, Kept]] = {}

    def add(self, service: str, name: str, fact: Fact) -> None:
        """Counts a fact for a service "opd/id"; `name` is that of its record."""
        verdict = VERDICTS.get(fact.jenis)
        within = self._months is None or fact.periode in self._months
        of_year = (fact.periode or "").startswith(self._year)
        if verdict is None or not (within or of_year):
            return
        kept = self._found.setdefault(service, {}).setdefault(fact.jenis, Kept())
        kept.year += of_year
        if within:
            told = verdict(fact)
            kept.names.append(name)
            kept.met += told is Verdict.TERCAPAI
            kept.judged += told in (Verdict.TERCAPAI, Verdict.TIDAK_TERCAPAI)

    def by_service(self) -> Mapping[str, ByKind]:
        """All that was counted."""
        return self._found
