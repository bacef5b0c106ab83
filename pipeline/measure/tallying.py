"""From measured records to tallies: one thing counted, by verdict, by service (reading F02)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from pipeline.law.law import Law
from pipeline.model.document import Data
from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.lean import dataclass
from pipeline.model.periods import Period
from pipeline.model.region import Service
from pipeline.model.tallies import (
    ByService,
    Grouped,
    Levels,
    ServiceTally,
    Spread,
    Tally,
    TicketTally,
)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A measured thing with what counting asks of it again and again.

    Attributes:
        name: The full name of what it counts: its record, or its part of a record that has several.
        about: The services "opd/id" that it is about.
        fact: The row of the facts table.
        data: The record's content.
        notes: Machine words about it.
        extras: Further numbers by name.
    """

    name: str
    about: tuple[str, ...]
    fact: Fact
    data: Data
    notes: frozenset[str]
    extras: Mapping[str, Any]


Rows = Sequence[Row]
Judge = Callable[[Row], Verdict | None]
_FIELDS = {
    Verdict.TERCAPAI: "met",
    Verdict.TIDAK_TERCAPAI: "missed",
    Verdict.BERJALAN: "running",
    Verdict.TIDAK_DIATUR: "unregulated",
    Verdict.TIDAK_DAPAT_DISIMPULKAN: "unregulated",
    Verdict.TIDAK_DINILAI: "unjudged",
    Verdict.DIKECUALIKAN: "excluded",
    Verdict.TIDAK_SAH: "invalid",
}
_NOTES = {"unconfirmed": "tanpa_konfirmasi", "tacit": "konfirmasi_diam"}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures are counted.

    Attributes:
        services: The services, in order of name.
        law: The law, for readings.
        period: The period.
    """

    services: tuple[Service, ...]
    law: Law
    period: Period

    def share(self, service: Service) -> Fraction:
        """The share of judged records with which a service reaches its target (reading F02)."""
        at = self.period.bounds(service.zone)[0]
        if self.law.reading("evaluasi.satuan_layanan", service.opd, at) != "ambang-persen":
            return Fraction(1)
        return Fraction(self.law.amounts("evaluasi.satuan_layanan", service.opd, at).get("persen", 100), 100)


def row_of(measured: Measured) -> Row:
    """A measured thing, ready to be counted."""
    document, fact = measured.document, measured.fact
    service = f"{fact.opd}/{fact.layanan}"
    name = f"{document.ref}{fact.id.removeprefix(document.id)}"
    extras = dict(measured.extras)
    return Row(
        name=f"{name}#{service}" if document.jenis in {"pemulihan", "drp"} else name,
        about=extras.get("layanan", (service,)),
        fact=fact,
        data=document.data,
        notes=measured.notes,
        extras=extras,
    )


def tally(rows: Iterable[Row]) -> Tally:
    """How many rows, and which."""
    return Tally(tuple(row.name for row in rows))


def noted(rows: Rows, note: str) -> Tally:
    """The rows with a note."""
    return tally(row for row in rows if note in row.notes)


def full_name(service: Service) -> str:
    """The full name of a service, "opd/layanan/id"."""
    return service.document.ref


def by_verdict(rows: Rows, column: str | Judge) -> TicketTally:
    """Rows by the verdict in a column, or by one of their own; those without one are in the total only."""
    judge = _column(column) if isinstance(column, str) else column
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        verdict = judge(row)
        if verdict is not None:
            parts[_FIELDS[verdict]].append(row)
    counted = {name: tally(found) for name, found in parts.items()}
    missed = parts["missed"]
    silent = [*missed, *parts["excluded"]]
    return TicketTally(
        total=tally(rows),
        **counted,
        unconfirmed=noted(silent, _NOTES["unconfirmed"]),
        tacit=noted(rows, _NOTES["tacit"]),
        after_hours=noted(missed, "di_luar_jam_kerja"),
        excluded_by=grouped(parts["excluded"], _status),
    )


def by_service(scope: Scope, rows: Rows, column: str | Judge) -> ByService:
    """The rows of each service by a verdict, services without any included."""
    found = rows_of_services(rows)
    return tuple((full_name(each), by_verdict(found.get(each.ref, ()), column)) for each in scope.services)


def every_service(scope: Scope, known: ByService) -> ByService:
    """The same of all services, in their order, where only those with records are known."""
    found = dict(known)
    none = by_verdict((), _nothing)
    return tuple((full_name(each), found.get(full_name(each), none)) for each in scope.services)


def _nothing(_row: Row) -> None:
    """No verdict."""


def services_by(scope: Scope, parts: ByService) -> ServiceTally:
    """Services by whether they reached a target, from their records."""
    shares = {full_name(service): scope.share(service) for service in scope.services}
    found: dict[str, list[str]] = defaultdict(list)
    for name, records in parts:
        found[_reached(records, shares[name])].append(name)
        if not records.judged and records.running:
            found["running"].append(name)
    return ServiceTally(**{name: Tally(tuple(names)) for name, names in found.items()})


def _reached(records: TicketTally, share: Fraction) -> str:
    if records.judged:
        return "met" if Fraction(len(records.met), records.judged) >= share else "missed"
    return "unregulated" if records.unregulated else "quiet"


def rows_of_services(rows: Rows) -> Mapping[str, list[Row]]:
    """Rows by the service "opd/id" that they are about; a release is about each of its services."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for ref in row.about:
            found[ref].append(row)
    return found


def grouped(rows: Rows, word: Callable[[Row], object]) -> Grouped:
    """Rows by a word of theirs, the most frequent first; rows without one are left out."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        value = word(row)
        if value is not None:
            found[str(value)].append(row)
    pairs = ((value, tally(some)) for value, some in found.items())
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[1]), pair[0])))


def levels(rows: Rows, level: Callable[[Row], int | None]) -> Levels:
    """Rows by a number of theirs; rows without one are left out."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        value = level(row)
        if value is not None:
            found[value].append(row)
    return tuple((value, tally(some)) for value, some in sorted(found.items()))


def spread(rows: Rows, column: str) -> Spread:
    """The values of a column, each with its record."""
    pairs = ((getattr(row.fact, column), row) for row in rows)
    return Spread(tuple((Fraction(value), row.name) for value, row in pairs if value is not None))


def counted(rows: Rows, column: str) -> list[Row]:
    """Rows whose verdict in a column keeps their lengths in the figures."""
    kept = {Verdict.TERCAPAI, Verdict.TIDAK_TERCAPAI, Verdict.TIDAK_DIATUR, Verdict.TIDAK_DAPAT_DISIMPULKAN}
    return [row for row in rows if getattr(row.fact, column) in kept]


def _column(name: str) -> Judge:
    def verdict(row: Row) -> Verdict | None:
        found: Verdict | None = getattr(row.fact, name)
        return found

    return verdict


def _status(row: Row) -> object:
    return row.data.get("status")
