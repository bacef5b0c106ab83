"""The facts of permintaan and aduan: Tabel 3, Tabel 4, Tabel 2, the catalogue's promise, the SLA."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from typing import Any

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.endings import PROACTIVE
from pipeline.measure.sla import Agreement, Due
from pipeline.measure.spans import total
from pipeline.measure.ticket import Ticket, ticket_of
from pipeline.measure.verdicts import handling, judge_due, worse
from pipeline.model.case import Case
from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.moments import seconds_between

HOUR = 3600
MINUTE = 60
_MISSED = Verdict.TIDAK_TERCAPAI
_PAST_LIMIT = frozenset({_MISSED, Verdict.DIKECUALIKAN})
Columns = dict[str, Any]
TICKET_NOTES = frozenset(
    {
        "tanpa_konfirmasi",
        "konfirmasi_diam",
        "di_luar_jam_kerja",
        "awal_pencatatan",
        "tanpa_respons",
        "proaktif",
        "belum_terjadi",
        "di_luar_masa_sla",
        "estimasi_meleset",
        "ditutup_sebelum_konfirmasi",
        "drp_dikaji",
        "menunggu_pengguna",
    }
)
"""Every machine word that a ticket may carry (docs/fakta.md explains them)."""


def ticket_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """The one fact of a ticket; none where its start or service cannot be read."""
    ticket = ticket_of(case, law)
    if ticket is None:
        return ()
    columns = {**_identity(ticket), **_response(ticket), **_service(ticket), **_sla(ticket)}
    if case.document.jenis == "aduan":
        columns["penanganan_hasil"] = _handling(ticket, columns)
    fact = Fact(**columns, dasar=_basis(ticket))
    notes = frozenset([name for name, holds in marks_of(ticket, columns).items() if holds])
    return (Measured(fact, case.document, notes, _extras(ticket)),)


def _identity(ticket: Ticket) -> Columns:
    case, data, events = ticket.case, ticket.case.document.data, ticket.events
    priority = ticket.limits.priority
    return {
        "opd": ticket.service.opd,
        "jenis": case.document.jenis,
        "id": case.document.id,
        "layanan": ticket.service.id,
        "kelompok": ticket.limits.group or None,
        "klasifikasi": ticket.limits.grade or None,
        "butir": data.get("butir"),
        "dampak": data.get("dampak"),
        "prioritas": priority.value if priority else None,
        "urgensi": data.get("urgensi"),
        "periode": events.day.isoformat()[:7],
        "mulai": events.start,
        "respons": events.response,
        "selesai": ticket.ending.at,
        "awal_jam": events.origin or None,
        "kepuasan": data.get("kepuasan") if events.confirmed else None,
    }


def _response(ticket: Ticket) -> Columns:
    """Response by Tabel 4, which does not speak of a permintaan (reading A11)."""
    limit, taken = ticket.limits.response, ticket.taken(ticket.events.response)
    verdict = ticket.judged(limit, taken)
    if verdict is Verdict.BERJALAN and ticket.events.response is None and ticket.closed:
        verdict = _MISSED
    return {
        "respons_batas_menit": _part(limit.seconds, MINUTE) if limit else None,
        "respons_menit": None if taken is None else _part(taken, MINUTE),
        "respons_hasil": verdict,
    }


def _service(ticket: Ticket) -> Columns:
    """Tabel 2 and the catalogue's promise, each to the end of the clock (reading A13)."""
    taken = ticket.taken(ticket.ending.at)
    by_table = _to_the_end(ticket, ticket.limits.table, taken)
    by_promise = _to_the_end(ticket, ticket.limits.promise, taken)
    parts = {"hanya-tabel2": (by_table,), "hanya-katalog": (by_promise,)}
    reading = ticket.terms.reading("target.lebih_ketat_boleh")
    return {
        "pelayanan_jam": None if taken is None else _part(taken, HOUR),
        "tabel2_batas_jam": _hours(ticket.limits.table),
        "tabel2_hasil": by_table,
        "katalog_batas_jam": _hours(ticket.limits.promise),
        "katalog_hasil": by_promise,
        "pelayanan_hasil": worse(parts.get(reading, (by_table, by_promise))),
    }


def _to_the_end(ticket: Ticket, limit: Limit | None, taken: int | None) -> Verdict:
    verdict = ticket.judged(limit, taken)
    if verdict is _MISSED and ticket.ending.at is None and ticket.ending.excused:
        return Verdict.DIKECUALIKAN
    return verdict


def _handling(ticket: Ticket, columns: Columns) -> Verdict:
    response: Verdict = columns["respons_hasil"]
    service: Verdict = columns["tabel2_hasil"]
    reading = ticket.terms.reading("target.penanganan_aduan")
    return service if reading == "hanya-pelayanan" else handling(response, service)


def _sla(ticket: Ticket) -> Columns:
    """The SLA's own clocks; no columns where the service has none."""
    agreement, events = ticket.agreement, ticket.events
    if agreement is None:
        return {}
    columns: Columns = {
        "sla_respons_batas": agreement.response.deadline,
        "sla_respons_hasil": _sla_response(ticket, agreement),
        "sla_selesai_batas": agreement.solution.deadline,
        "sla_selesai_batas_jam": _span(events.start, agreement.solution.deadline),
        "sla_selesai_jam": None if events.contradictory else _span(events.start, agreement.ended),
        "sla_selesai_hasil": _sla_verdict(ticket, agreement, agreement.solution, agreement.ended),
    }
    if agreement.onsite is not None:
        columns["sla_pendampingan_batas"] = agreement.onsite.deadline
        columns["sla_pendampingan_hasil"] = _sla_verdict(ticket, agreement, agreement.onsite, events.onsite)
    return columns


def _sla_response(ticket: Ticket, agreement: Agreement) -> Verdict:
    verdict = _sla_verdict(ticket, agreement, agreement.response, ticket.events.response)
    never = verdict is Verdict.BERJALAN and ticket.events.response is None and ticket.closed
    return _MISSED if never else verdict


def _sla_verdict(ticket: Ticket, agreement: Agreement, due: Due, done: datetime | None) -> Verdict:
    if ticket.gate is not None:
        return ticket.gate
    return judge_due(due, done, ticket.case.as_of) if agreement.in_term else Verdict.TIDAK_DINILAI


def marks_of(ticket: Ticket, columns: Columns) -> dict[str, bool]:
    """Which machine words hold for a ticket; reports count by them (see docs/fakta.md)."""
    case, events, ending = ticket.case, ticket.events, ticket.ending
    silent = ending.event == "dikonfirmasi" and ending.at is None
    past_limit = columns["pelayanan_hasil"] in _PAST_LIMIT and ticket.gate is None
    return {
        "tanpa_konfirmasi": silent and past_limit,
        "konfirmasi_diam": ending.tacit,
        "di_luar_jam_kerja": not ticket.terms.calendar.is_open(events.start),
        "awal_pencatatan": events.origin == "dicatat",
        "belum_terjadi": events.start > case.as_of,
        "proaktif": case.get("sumber") in PROACTIVE,
        "tanpa_respons": events.response is None,
        "di_luar_masa_sla": ticket.agreement is not None and not ticket.agreement.in_term,
        **_handling_notes(ticket),
        "menunggu_pengguna": bool(ticket.waited()),
    }


def _handling_notes(ticket: Ticket) -> dict[str, bool]:
    """What happened to a complaint besides its clocks."""
    case, events = ticket.case, ticket.events
    if case.document.jenis != "aduan":
        return {}
    estimate = case.past("estimasi_selesai")
    confirmed = events.confirmed
    return {
        "estimasi_meleset": estimate is not None and (events.solution or case.as_of) > estimate.at,
        "ditutup_sebelum_konfirmasi": ticket.closed
        and (confirmed is None or (events.closed is not None and events.closed < confirmed)),
        "drp_dikaji": "drp" in case.document.data
        and case.get("drp", "dikaji") is True
        and _happened(case, "drp", "waktu"),
    }


def _happened(case: Case, *keys: str) -> bool:
    """Whether an act has happened; one without a time has."""
    moment = case.moment(*keys)
    return moment is None or moment.happened(case.as_of)


def _extras(ticket: Ticket) -> tuple[tuple[str, Any], ...]:
    """The highest level of escalation, and the waits for the user (readings A07, A09, B12)."""
    case, events = ticket.case, ticket.events
    found: list[tuple[str, Any]] = []
    steps = case.all("eskalasi") if "eskalasi" in case.document.data else ()
    taken = [step for number, step in enumerate(steps) if case.past("eskalasi", number, "waktu")]
    if taken:
        # Tabel 6 knows one step up: a ticket escalated without a level took that one.
        found.append(("tingkat_eskalasi", max(step.get("tingkat", 1) for step in taken)))
    if events.solution and events.confirmed and not events.contradictory:
        found.append(("menunggu_konfirmasi_detik", seconds_between(events.solution, events.confirmed)))
    if waited := ticket.waited():
        found.append(("menunggu_pengguna_detik", total(waited)))
    return tuple(found)


def _basis(ticket: Ticket) -> tuple[str, ...]:
    limits, agreement = ticket.limits, ticket.agreement
    given: list[str] = list(limits.priority.clauses) if limits.priority else []
    for limit in (limits.response, limits.table, limits.promise):
        given.extend(limit.clauses if limit else ())
    for due in (agreement.response, agreement.onsite, agreement.solution) if agreement else ():
        given.extend(due.clauses if due else ())
    return tuple(dict.fromkeys(given))


def _hours(limit: Limit | None) -> Fraction | None:
    return _part(limit.seconds, HOUR) if limit else None


@lru_cache(maxsize=4096)
def _part(seconds: int, of: int) -> Fraction:
    """Seconds as minutes or hours; tickets share few lengths, and a fraction is slow to make."""
    return Fraction(seconds, of)


def _span(start: datetime, end: datetime | None) -> Fraction | None:
    return None if end is None else Fraction(seconds_between(start, end), HOUR)
