"""Which limits hold for a ticket: Tabel 3 and 4, Tabel 2, the promise (readings A11, A19, B03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.law.law import Law
from pipeline.law.values import Limit, Ruled
from pipeline.measure.clock import Clock
from pipeline.measure.promises import promise_of
from pipeline.measure.sla import Agreement, Due
from pipeline.measure.ticketevents import Events
from pipeline.model.case import Case


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
    """

    group: str
    grade: str
    priority: Ruled[int] | None
    response: Limit | None
    table: Limit | None
    promise: Limit | None


def limits_of(case: Case, law: Law, events: Events, clock: Clock, agreement: Agreement | None) -> Limits:
    """The limits of a ticket, by what held when it was reported."""
    service, start = case.service, events.start
    held = _held_at(case, law, start)
    group = str(service.held("kelompok", held) or "") if service else ""
    grade = str(service.held("klasifikasi", held) or "") if service else ""
    priority = _priority(case, law, start, (group, grade))
    response = law.response_limit(priority.value, start, case.opd) if priority else None
    table = law.service_limit(group, grade, start, case.opd)
    if agreement is not None and agreement.in_term:
        reading = law.reading("sla.banding_tabel2", case.opd, start)
        response = _beside(response, agreement.response, reading, (clock, start))
        table = _beside(table, agreement.solution, reading, (clock, start))
    return Limits(group, grade, priority, response, table, promise_of(case, law, start, clock))


def _held_at(case: Case, law: Law, start: datetime) -> datetime:
    """The instant whose class and group hold (reading A19)."""
    reading = law.reading("tiket.klasifikasi_saat", case.opd, start)
    return case.as_of if reading == "saat-laporan-dibuat" else start


def _priority(case: Case, law: Law, start: datetime, held: tuple[str, str]) -> Ruled[int] | None:
    """Tabel 3 for an aduan; a permintaan has at most the OPD's own scale (reading A11)."""
    if case.document.jenis == "aduan":
        impact = case.get("dampak")
        return law.priority(impact, *held, start) if isinstance(impact, str) else None
    own = case.get("prioritas")
    if law.reading("tabel4.permintaan", case.opd, start) != "terapkan-skala-PD":
        return None
    return Ruled(own) if isinstance(own, int) and own in law.vocabulary("prioritas") else None


def _beside(limit: Limit | None, due: Due, reading: str, measure: tuple[Clock, datetime]) -> Limit | None:
    """A limit of the regulation beside the SLA's (reading B03); where a table is silent it stays silent."""
    if limit is None or due.deadline is None or reading == "dua-jam-terpisah":
        return limit
    clock, start = measure
    own = Limit(clock.count(start, due.deadline), "lt" if due.strict else "le", due.clauses)
    if reading == "SLA-menggantikan":
        return own
    return min(limit, own, key=lambda each: (each.seconds, each.operator == "le"))
