"""The facts of permintaan and aduan: Tabel 3, Tabel 4, Tabel 2, the catalogue's promise, the SLA."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from itertools import compress
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
MARKS = (
    "tanpa_konfirmasi",
    "konfirmasi_diam",
    "di_luar_jam_kerja",
    "awal_pencatatan",
    "belum_terjadi",
    "proaktif",
    "tanpa_respons",
    "di_luar_masa_sla",
    "menunggu_pengguna",
    "estimasi_meleset",
    "ditutup_sebelum_konfirmasi",
    "drp_dikaji",
)
"""Every machine word that a ticket may carry (docs/fakta.md explains them), those of an aduan last."""


def ticket_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """The one fact of a ticket; none where its start or service cannot be read."""
    ticket = ticket_of(case, law)
    if ticket is None:
        return ()
    fact = _fact(ticket)
    if ticket.agreement is not None:
        fact = replace(fact, **_sla(ticket, ticket.agreement))
    notes = frozenset(compress(MARKS, marks_of(ticket, fact)))
    return (Measured(fact, case.document, notes, _extras(ticket)),)


def _fact(ticket: Ticket) -> Fact:
    """The row of a ticket, without what only an SLA says."""
    document, events, limits = ticket.case.document, ticket.events, ticket.limits
    data, kind = document.data, document.jenis
    answered, taken = ticket.taken(events.response), ticket.taken(ticket.ending.at)
    response = _response(ticket, answered)
    by_table = _to_the_end(ticket, limits.table, taken)
    by_promise = _to_the_end(ticket, limits.promise, taken)
    # All in one call: a dozen columns handed on in a mapping take as long as all these verdicts.
    return Fact(
        opd=ticket.service.opd,
        jenis=kind,
        id=document.id,
        layanan=ticket.service.id,
        kelompok=limits.group or None,
        klasifikasi=limits.grade or None,
        butir=data.get("butir"),
        dampak=data.get("dampak"),
        prioritas=limits.priority.value if limits.priority else None,
        urgensi=data.get("urgensi"),
        periode=events.day.isoformat()[:7],
        mulai=events.start,
        respons=events.response,
        selesai=ticket.ending.at,
        respons_batas_menit=_part(limits.response.seconds, MINUTE) if limits.response else None,
        respons_menit=None if answered is None else _part(answered, MINUTE),
        respons_hasil=response,
        pelayanan_jam=None if taken is None else _part(taken, HOUR),
        tabel2_batas_jam=_part(limits.table.seconds, HOUR) if limits.table else None,
        tabel2_hasil=by_table,
        katalog_batas_jam=_part(limits.promise.seconds, HOUR) if limits.promise else None,
        katalog_hasil=by_promise,
        pelayanan_hasil=_combined(ticket, by_table, by_promise),
        penanganan_hasil=_handling(ticket, response, by_table) if kind == "aduan" else None,
        kepuasan=data.get("kepuasan") if events.confirmed else None,
        awal_jam=events.origin or None,
        dasar=_basis(ticket),
    )


def _response(ticket: Ticket, taken: int | None) -> Verdict:
    """Response by Tabel 4, which does not speak of a permintaan (reading A11)."""
    verdict = ticket.judged(ticket.limits.response, taken)
    never = verdict is Verdict.BERJALAN and ticket.events.response is None and ticket.closed
    return _MISSED if never else verdict


def _combined(ticket: Ticket, by_table: Verdict, by_promise: Verdict) -> Verdict:
    """Tabel 2 and the catalogue's promise, each to the end of the clock (reading A13)."""
    reading = ticket.terms.reading("target.lebih_ketat_boleh")
    if reading == "hanya-tabel2":
        return by_table
    return by_promise if reading == "hanya-katalog" else worse((by_table, by_promise))


def _to_the_end(ticket: Ticket, limit: Limit | None, taken: int | None) -> Verdict:
    verdict = ticket.judged(limit, taken)
    if verdict is _MISSED and ticket.ending.at is None and ticket.ending.excused:
        return Verdict.DIKECUALIKAN
    return verdict


def _handling(ticket: Ticket, response: Verdict, service: Verdict) -> Verdict:
    reading = ticket.terms.reading("target.penanganan_aduan")
    return service if reading == "hanya-pelayanan" else handling(response, service)


def _sla(ticket: Ticket, agreement: Agreement) -> Columns:
    """The SLA's own clocks."""
    events = ticket.events
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


def marks_of(ticket: Ticket, fact: Fact) -> tuple[bool, ...]:
    """Whether each of `MARKS` holds for a ticket; for a permintaan the last are left out."""
    case, events, ending, agreement = ticket.case, ticket.events, ticket.ending, ticket.agreement
    unconfirmed = ending.event == "dikonfirmasi" and ending.at is None
    marks = (
        unconfirmed and fact.pelayanan_hasil in _PAST_LIMIT and ticket.gate is None,
        ending.tacit,
        not ticket.terms.calendar.is_open(events.start),
        events.origin == "dicatat",
        events.start > case.as_of,
        case.document.data.get("sumber") in PROACTIVE,
        events.response is None,
        agreement is not None and not agreement.in_term,
        bool(ticket.waited()),
    )
    return (*marks, *_handling_marks(ticket)) if fact.jenis == "aduan" else marks


def _handling_marks(ticket: Ticket) -> tuple[bool, bool, bool]:
    """What happened to a complaint besides its clocks."""
    case, events = ticket.case, ticket.events
    estimate = case.past("estimasi_selesai")
    confirmed, closed = events.confirmed, events.closed
    return (
        estimate is not None and (events.solution or case.as_of) > estimate.at,
        ticket.closed and (confirmed is None or (closed is not None and closed < confirmed)),
        "drp" in case.document.data and case.get("drp", "dikaji") is True and _happened(case, "drp", "waktu"),
    )


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
    agreement = ticket.agreement
    if agreement is None:
        return ticket.limits.clauses
    given = list(ticket.limits.clauses)
    for due in (agreement.response, agreement.onsite, agreement.solution):
        given.extend(due.clauses if due else ())
    return tuple(dict.fromkeys(given))


@lru_cache(maxsize=4096)
def _part(seconds: int, of: int) -> Fraction:
    """Seconds as minutes or hours; tickets share few lengths, and a fraction is slow to make."""
    return Fraction(seconds, of)


def _span(start: datetime, end: datetime | None) -> Fraction | None:
    return None if end is None else Fraction(seconds_between(start, end), HOUR)
