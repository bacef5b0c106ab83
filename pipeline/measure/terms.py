"""The law as it stood on a day for an OPD, asked once: readings and limits that many tickets share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date, datetime, timedelta
from functools import lru_cache

from pipeline.law.calendar import Calendar
from pipeline.law.dated import ALWAYS
from pipeline.law.law import Law
from pipeline.law.plain import day, entries
from pipeline.law.values import Limit, Ruled
from pipeline.model.lean import dataclass
from pipeline.model.moments import start_of_day


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What holds between two dates on which something in the law or its readings changes.

    Attributes:
        law: The law.
        opd: The OPD whose readings count.
        at: An instant of that time, to ask the law with.
        in_force: Whether the regulation was in force.
        calendar: The OPD's calendar.
    """

    law: Law
    opd: str
    at: datetime
    in_force: bool
    calendar: Calendar
    _known: dict[tuple[object, ...], object] = field(default_factory=dict, repr=False)
    _readings: dict[str, str] = field(default_factory=dict, repr=False)

    def reading(self, kunci: str) -> str:
        """The value of a reading, "" for an unknown one."""
        found = self._readings.get(kunci)
        if found is None:
            found = self._readings[kunci] = self.law.reading(kunci, self.opd, self.at)
        return found

    def amounts(self, kunci: str) -> Mapping[str, int]:
        """The numbers of a reading's value, by unit."""
        return self.law.amounts(kunci, self.opd, self.at)

    def priority(self, dampak: str, kelompok: str, klasifikasi: str) -> Ruled[int] | None:
        """Tabel 3."""
        key = ("prioritas", dampak, kelompok, klasifikasi)
        if key not in self._known:
            self._known[key] = self.law.priority(dampak, kelompok, klasifikasi, self.at)
        # What was stored under a key came from the same question, here and below.
        found: Ruled[int] | None = self._known[key]  # type: ignore[assignment]
        return found

    def response_limit(self, prioritas: int) -> Limit | None:
        """Tabel 4."""
        key = ("respons", prioritas)
        if key not in self._known:
            self._known[key] = self.law.response_limit(prioritas, self.at, self.opd)
        found: Limit | None = self._known[key]  # type: ignore[assignment]
        return found

    def service_limit(self, kelompok: str, klasifikasi: str) -> Limit | None:
        """Tabel 2."""
        key = ("pelayanan", kelompok, klasifikasi)
        if key not in self._known:
            self._known[key] = self.law.service_limit(kelompok, klasifikasi, self.at, self.opd)
        found: Limit | None = self._known[key]  # type: ignore[assignment]
        return found

    def sla_example(self) -> Mapping[str, object]:
        """Tabel 11 to 14."""
        if ("sla",) not in self._known:
            self._known["sla",] = self.law.sla_defaults(self.at)
        found: Mapping[str, object] = self._known["sla",]  # type: ignore[assignment]
        return found


def terms_of(law: Law, opd: str, when: date) -> Terms:
    """The terms on a day of the region's zone."""
    # A watched day is compared, which it notes; to be looked up would close it.
    return _on_day(law, opd, when) if type(when) is date else _by_change(law, opd, when)


@lru_cache(maxsize=16384)
def _on_day(law: Law, opd: str, when: date) -> Terms:
    return _by_change(law, opd, when)


def _by_change(law: Law, opd: str, when: date) -> Terms:
    return _terms(law, opd, bisect_right(changes_of(law), when))


@lru_cache(maxsize=4096)
def _terms(law: Law, opd: str, index: int) -> Terms:
    changes = changes_of(law)
    first = changes[index - 1] if index else changes[0] - timedelta(days=1)
    return Terms(law, opd, start_of_day(first, law.zone), law.berlaku <= first, law.calendar(opd))


@lru_cache(maxsize=64)
def changes_of(law: Law) -> tuple[date, ...]:
    """The days on which a reading, a limit or an example table may change, and the first day of the law."""
    return tuple(sorted({when for when in _days(law) if when != ALWAYS}))


def _days(law: Law) -> Iterator[date]:
    yield law.berlaku
    for choices in (law.book.defaults, *law.book.chosen.values()):
        yield from (line.mulai for lines in choices.values() for line in lines)
    for table in law.tables.values():
        for row in entries(table, "baris"):
            yield from (when for value in entries(row, "nilai") if (when := day(value, "mulai")) is not None)
