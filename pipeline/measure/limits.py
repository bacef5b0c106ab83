"""Which limits hold for a ticket: Tabel 3 and 4, Tabel 2, the promise (readings A11, A19, B03)."""

from __future__ import annotations

from datetime import date, datetime
from itertools import chain

from pipeline.law.values import Limit, Ruled
from pipeline.measure.clock import Clock
from pipeline.measure.promises import in_working_days, promise_of
from pipeline.measure.sla import Agreement, Due
from pipeline.measure.terms import Terms
from pipeline.measure.ticketevents import Events
from pipeline.model.case import Case
from pipeline.model.lean import dataclass
from pipeline.model.region import Service


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one ticket; None where nothing sets one.

    Attributes:
        group: The service's `kelompok` as it held.
        grade: The service's `klasifikasi` as it held.
        priority: Tabel 3.
        response: Tabel 4.
        table: Tabel 2.
        promise: The catalogue's promise.
        clauses: What they rest on, each once.
    """

    group: str
    grade: str
    priority: Ruled[int] | None
    response: Limit | None
    table: Limit | None
    promise: Limit | None
    clauses: tuple[str, ...]


def limits_of(case: Case, terms: Terms, events: Events, clock: Clock, agreement: Agreement | None) -> Limits:
    """The limits of a ticket, by what held when it was reported."""
    service, impact = case.service, case.document.data.get("dampak")
    if agreement is not None or service is None or case.document.jenis != "aduan":
        return _worked_out(case, terms, events, clock, agreement)
    if "riwayat" in service.document.data or not isinstance(impact, str):
        return _worked_out(case, terms, events, clock, agreement)
    # Of a service that has always been the same, complaints of one impact have the same limits, unless its
    # promise is in working days. By the terms themselves: no others, of another law, are equal to them.
    found = service.known.get((terms, impact))
    if isinstance(found, Limits):
        return found
    limits = _worked_out(case, terms, events, clock, agreement)
    if not in_working_days(service.document.data.get("target_pelayanan")):
        service.known[terms, impact] = limits
    return limits


def _worked_out(
    case: Case, terms: Terms, events: Events, clock: Clock, agreement: Agreement | None
) -> Limits:
    group, grade = class_held(case.service, terms, events.day, case.as_of)
    priority = _priority(case, terms, (group, grade))
    response = terms.response_limit(priority.value) if priority else None
    table = terms.service_limit(group, grade)
    if agreement is not None and agreement.in_term:
        reading = terms.reading("sla.banding_tabel2")
        response = _beside(response, agreement.response, reading, (clock, events.start))
        table = _beside(table, agreement.solution, reading, (clock, events.start))
    promise = promise_of(case, terms, events, clock)
    given = (one.clauses for one in (priority, response, table, promise) if one is not None)
    clauses = tuple(dict.fromkeys(chain.from_iterable(given)))
    return Limits(group, grade, priority, response, table, promise, clauses)


def class_held(service: Service | None, terms: Terms, reported: date, as_of: datetime) -> tuple[str, str]:
    """Group and class as they held when the ticket was reported (reading A19)."""
    if service is None:
        return "", ""
    today = terms.reading("tiket.klasifikasi_saat") == "saat-laporan-dibuat"
    held = as_of if today else reported
    return str(service.held("kelompok", held) or ""), str(service.held("klasifikasi", held) or "")


def _priority(case: Case, terms: Terms, held: tuple[str, str]) -> Ruled[int] | None:
    """Tabel 3 for an aduan; a permintaan has at most the OPD's own scale (reading A11)."""
    data = case.document.data
    if case.document.jenis == "aduan":
        impact = data.get("dampak")
        return terms.priority(impact, *held) if isinstance(impact, str) else None
    own = data.get("prioritas")
    if not isinstance(own, int) or terms.reading("tabel4.permintaan") != "terapkan-skala-PD":
        return None
    return Ruled(own) if own in terms.law.vocabulary("prioritas") else None


def _beside(limit: Limit | None, due: Due, reading: str, measure: tuple[Clock, datetime]) -> Limit | None:
    """A limit of the regulation beside the SLA's (reading B03); where a table is silent it stays silent."""
    if limit is None or due.deadline is None or reading == "dua-jam-terpisah":
        return limit
    clock, start = measure
    own = Limit(clock.count(start, due.deadline), "lt" if due.strict else "le", due.clauses)
    if reading == "SLA-menggantikan":
        return own
    return min(limit, own, key=lambda each: (each.seconds, each.operator == "le"))
