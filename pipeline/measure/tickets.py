"""The clocks of permintaan and aduan: Tabel 3, Tabel 4, Tabel 2, the catalogue's promise, the SLA."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from pipeline.law.law import Law
from pipeline.law.values import Limit, Ruled
from pipeline.measure.clock import Clock, clock_of
from pipeline.measure.promises import promise_of
from pipeline.measure.sla import sla_columns
from pipeline.measure.ticketevents import EXCLUDED, Events, events_of
from pipeline.measure.verdicts import handling, judge_clock, worse
from pipeline.model.case import Case
from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.periods import month_of
from pipeline.model.region import Service

HOUR = 3600
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket with all that its clocks ask for.

    Attributes:
        case: The record.
        service: Its service.
        events: Its instants.
        clock: How time is counted.
        gate: A verdict that overrules all others (contradictory, excluded, before the regulation), or None.
    """

    case: Case
    service: Service
    events: Events
    clock: Clock
    gate: Verdict | None

    @property
    def running(self) -> int:
        """Seconds from the start to the instant of judgement."""
        return max(0, self.clock.count(self.events.start, self.case.as_of))

    def taken(self, end: datetime | None) -> int | None:
        """Seconds from the start to an event; None where it has not happened or the times contradict."""
        if end is None or self.events.contradictory:
            return None
        return self.clock.count(self.events.start, end)

    def verdict(self, verdict: Verdict) -> Verdict:
        """A verdict after the gate."""
        return self.gate or verdict


def ticket_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """The one fact of a ticket; none where its start or service cannot be read."""
    events = events_of(case, law)
    if events is None or case.service is None:
        return ()
    clock = clock_of(case, law, events.start)
    ticket = Ticket(case, case.service, events, clock, _gate(case, law, events))
    columns = _identity(ticket) | _response(ticket, law) | _service(ticket, law)
    columns |= sla_columns(case, law, events, ticket.gate)
    if case.document.jenis == "aduan":
        columns["penanganan_hasil"] = handling(columns["respons_hasil"], columns["tabel2_hasil"])
    return (Measured(_fact(columns), case.document, _notes(ticket, law, columns)),)


def _gate(case: Case, law: Law, events: Events) -> Verdict | None:
    if events.contradictory:
        return Verdict.TIDAK_SAH
    if case.get("status") in EXCLUDED:
        return Verdict.DIKECUALIKAN
    return None if law.in_force(events.start) else Verdict.TIDAK_DINILAI


def _identity(ticket: Ticket) -> dict[str, Any]:
    case, service, events = ticket.case, ticket.service, ticket.events
    return {
        "opd": case.opd,
        "jenis": case.document.jenis,
        "id": case.document.id,
        "layanan": service.id,
        "kelompok": service.held("kelompok", events.start),
        "klasifikasi": service.held("klasifikasi", events.start),
        "butir": case.get("butir"),
        "dampak": case.get("dampak"),
        "urgensi": case.get("urgensi"),
        "periode": month_of(events.start, case.region.zone),
        "mulai": events.start,
        "respons": events.response,
        "awal_jam": events.origin or None,
        "kepuasan": case.get("kepuasan") if case.past("dikonfirmasi") else None,
    }


def _response(ticket: Ticket, law: Law) -> dict[str, Any]:
    """Priority by Tabel 3 and response by Tabel 4; neither speaks of a permintaan (reading A11)."""
    start, response = ticket.events.start, ticket.events.response
    taken = ticket.taken(response)
    columns: dict[str, Any] = {"respons_menit": _per(taken, MINUTE)}
    priority = _priority(ticket, law)
    limit = law.response_limit(priority.value, start, ticket.case.opd) if priority else None
    verdict = judge_clock(limit, taken, ticket.running)
    if limit is not None and response is None and _is_closed(ticket):
        verdict = Verdict.TIDAK_TERCAPAI
    columns["respons_hasil"] = ticket.verdict(verdict)
    if priority is not None:
        columns["prioritas"] = priority.value
        columns["dasar"] = priority.clauses
    if limit is not None:
        columns["respons_batas_menit"] = Fraction(limit.seconds, MINUTE)
        columns["dasar"] = (*columns["dasar"], *limit.clauses)
    return columns


def _priority(ticket: Ticket, law: Law) -> Ruled[int] | None:
    impact, start, service = ticket.case.get("dampak"), ticket.events.start, ticket.service
    group, grade = service.held("kelompok", start), service.held("klasifikasi", start)
    if ticket.case.document.jenis != "aduan" or not isinstance(impact, str):
        return None
    return law.priority(impact, str(group), str(grade), start)


def _is_closed(ticket: Ticket) -> bool:
    return ticket.events.closed is not None or ticket.case.get("status") == "ditutup"


def _service(ticket: Ticket, law: Law) -> dict[str, Any]:
    """Tabel 2 and the catalogue's promise, each to the end of the clock (readings A07, A13)."""
    start, service = ticket.events.start, ticket.service
    group, grade = str(service.held("kelompok", start)), str(service.held("klasifikasi", start))
    table = law.service_limit(group, grade, start, ticket.case.opd)
    promise = promise_of(ticket.case, law, start)
    end = end_of(ticket, law)
    taken = ticket.taken(end)
    by_table = ticket.verdict(judge_clock(table, taken, ticket.running))
    by_promise = ticket.verdict(judge_clock(promise, taken, ticket.running))
    parts = {"hanya-tabel2": (by_table,), "hanya-katalog": (by_promise,)}
    reading = law.reading("target.lebih_ketat_boleh", ticket.case.opd, start)
    return {
        "selesai": end,
        "pelayanan_jam": _per(taken, HOUR),
        "tabel2_batas_jam": _hours(table),
        "tabel2_hasil": by_table,
        "katalog_batas_jam": _hours(promise),
        "katalog_hasil": by_promise,
        "pelayanan_hasil": worse(parts.get(reading, (by_table, by_promise))),
        "dasar_pelayanan": (table.clauses if table else ()) + (promise.clauses if promise else ()),
    }


def end_of(ticket: Ticket, law: Law) -> datetime | None:
    """The event that ends the clock of Tabel 2 (reading A07)."""
    reading = law.reading("jam.akhir", ticket.case.opd, ticket.events.start)
    if reading == "solusi-diberikan":
        return ticket.events.solution
    if reading == "penutupan" and ticket.case.document.jenis == "aduan":
        return ticket.events.closed
    return ticket.events.confirmed


def _notes(ticket: Ticket, law: Law, columns: dict[str, Any]) -> frozenset[str]:
    events = ticket.events
    lost = columns["pelayanan_hasil"] is Verdict.TIDAK_TERCAPAI
    notes = {
        "tanpa_konfirmasi": lost and events.confirmed is None,
        "di_luar_jam_kerja": not law.calendar(ticket.case.opd).is_open(events.start),
        "awal_pencatatan": events.origin == "dicatat",
        "belum_terjadi": events.start > ticket.case.as_of,
        "proaktif": ticket.case.get("sumber") in ("pemantauan", "reviu"),
        "tanpa_respons": events.response is None,
    }
    return frozenset(name for name, holds in notes.items() if holds)


def _fact(columns: dict[str, Any]) -> Fact:
    basis = (*columns.pop("dasar", ()), *columns.pop("dasar_pelayanan", ()), *columns.pop("dasar_sla", ()))
    return Fact(**columns, dasar=tuple(dict.fromkeys(basis)))


def _hours(limit: Limit | None) -> Fraction | None:
    return Fraction(limit.seconds, HOUR) if limit else None


def _per(seconds: int | None, unit: int) -> Fraction | None:
    return None if seconds is None else Fraction(seconds, unit)
