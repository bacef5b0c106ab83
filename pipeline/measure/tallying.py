"""From measured records to tallies: one thing counted, by verdict, by service (reading F02)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pipeline.law.law import Law
from pipeline.model.fact import Measured, Verdict
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

Rows = Sequence[Measured]
Judge = Callable[[Measured], Verdict | None]
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


def name_of(row: Measured) -> str:
    """The full name of what a row counts: its record, or its part of a record that has several."""
    document, fact = row.document, row.fact
    full = f"{document.ref}{fact.id.removeprefix(document.id)}"
    several = document.jenis in ("pemulihan", "drp")
    return f"{full}#{fact.opd}/{fact.layanan}" if several else full


def tally(rows: Iterable[Measured]) -> Tally:
    """How many rows, and which."""
    return Tally(tuple(name_of(row) for row in rows))


def noted(rows: Rows, note: str) -> Tally:
    """The rows with a note."""
    return tally(row for row in rows if note in row.notes)


def full_name(service: Service) -> str:
    """The full name of a service, "opd/layanan/id"."""
    return service.document.ref


def by_verdict(rows: Rows, column: str | Judge) -> TicketTally:
    """Rows by the verdict in a column, or by one of their own; those without one are in the total only."""
    judge = _column(column) if isinstance(column, str) else column
    parts: dict[str, list[Measured]] = defaultdict(list)
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


def rows_of_services(rows: Rows) -> Mapping[str, list[Measured]]:
    """Rows by the service "opd/id" that they are about; a release is about each of its services."""
    found: dict[str, list[Measured]] = defaultdict(list)
    for row in rows:
        for ref in row.extra("layanan") or (f"{row.fact.opd}/{row.fact.layanan}",):
            found[ref].append(row)
    return found


def grouped(rows: Rows, word: Callable[[Measured], object]) -> Grouped:
    """Rows by a word of theirs, the most frequent first; rows without one are left out."""
    found: dict[str, list[Measured]] = defaultdict(list)
    for row in rows:
        value = word(row)
        if value is not None:
            found[str(value)].append(row)
    pairs = ((value, tally(some)) for value, some in found.items())
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[1]), pair[0])))


def levels(rows: Rows, level: Callable[[Measured], int | None]) -> Levels:
    """Rows by a number of theirs; rows without one are left out."""
    found: dict[int, list[Measured]] = defaultdict(list)
    for row in rows:
        value = level(row)
        if value is not None:
            found[value].append(row)
    return tuple((value, tally(some)) for value, some in sorted(found.items()))


def spread(rows: Rows, column: str) -> Spread:
    """The values of a column, each with its record."""
    pairs = ((getattr(row.fact, column), row) for row in rows)
    return Spread(tuple((Fraction(value), name_of(row)) for value, row in pairs if value is not None))


def counted(rows: Rows, column: str) -> list[Measured]:
    """Rows whose verdict in a column keeps their lengths in the figures."""
    kept = {Verdict.TERCAPAI, Verdict.TIDAK_TERCAPAI, Verdict.TIDAK_DIATUR, Verdict.TIDAK_DAPAT_DISIMPULKAN}
    return [row for row in rows if getattr(row.fact, column) in kept]


def _column(name: str) -> Judge:
    def verdict(row: Measured) -> Verdict | None:
        found: Verdict | None = getattr(row.fact, name)
        return found

    return verdict


def _status(row: Measured) -> object:
    return row.document.data.get("status")
