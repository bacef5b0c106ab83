"""How a record's clocks were computed: counted and skipped time, limit, clauses, readings, and what else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.clock import HELP_DESK, OFFICE, help_desk_spans
from pipeline.measure.downtime import downtime
from pipeline.measure.entries import Course, Entry, entry
from pipeline.measure.facts import measure
from pipeline.measure.pieces import Piece, elapsed_pieces, in_order, office_pieces, span_pieces
from pipeline.measure.recovery import CLAUSES
from pipeline.measure.sla import Due
from pipeline.measure.spans import clip, subtract
from pipeline.measure.ticket import Ticket, ticket_of
from pipeline.measure.waiting import awake, subtracts
from pipeline.model.card import TICKET_KINDS
from pipeline.model.case import Case
from pipeline.model.fact import Fact
from pipeline.model.periods import parse_period

_START = ("jam.mulai_aduan", "tiket.permintaan_menjadi_aduan", "tiket.klasifikasi_saat")
_ASIDE = ("tiket.batal_duplikat", "waktu.berlaku")
_BESIDE = ("sla.banding_tabel2", *_ASIDE)
_HOURS = ("jam.tabel2_tabel4", "batas.tabel2_tabel4_ketat", "jam.jeda")
_ENDING = ("jam.akhir", "jam.tanpa_konfirmasi", "jam.konsumen_layanan")
_SLA = ("sla.kedudukan", "sla.lingkup")
READINGS = {
    "respons_hasil": (
        *_START,
        "jam.respons_pertama",
        *_HOURS,
        "tabel4.permintaan",
        "sla.banding_tabel2",
        *_ASIDE,
    ),
    "tabel2_hasil": (*_START, *_ENDING, *_HOURS, "tabel2.publik_normal", *_BESIDE),
    "katalog_hasil": (*_START, *_ENDING, *_HOURS, *_ASIDE),
    "sla_respons_hasil": (
        *_SLA,
        "sla.t12_jam",
        "sla.t12_hari_berikutnya",
        "sla.t12_pendampingan",
        "sla.jam_kerja",
        *_ASIDE,
    ),
    "sla_pendampingan_hasil": (*_SLA, "sla.t12_pendampingan", *_ASIDE),
    "sla_selesai_hasil": (*_SLA, "sla.t13_akhir", *_ASIDE),
    "ketersediaan_hasil": ("ketersediaan.rumus", "waktu.berlaku"),
    "rpo_hasil": ("rpo_rto.batas", "waktu.berlaku"),
    "rto_hasil": ("rpo_rto.batas", "rto.mulai_akhir", "waktu.berlaku"),
}
"""The readings that have a say in each verdict."""


def ledger(case: Case, law: Law) -> tuple[Entry, ...]:
    """The clocks of a record, each with its way to its verdict; empty for a kind that has none."""
    facts = [row.fact for row in measure(case, law)]
    if case.document.jenis in TICKET_KINDS:
        ticket = ticket_of(case, law)
        pairs = [(facts[0], course) for course in _ticket(ticket)] if ticket and facts else []
    elif case.document.jenis == "pemantauan":
        pairs = [(fact, course) for fact in facts for course in _monitored(case, fact)]
    else:
        pairs = [(fact, course) for fact in facts for course in _continuity(law, fact)]
    return tuple(entry(case, law, fact, course, READINGS[course.column]) for fact, course in pairs)


def _ticket(ticket: Ticket) -> Iterator[Course]:
    limits, events, ending = ticket.limits, ticket.events, ticket.ending
    yield _counted(ticket, "respons_hasil", ("direspons", events.response), limits.response)
    yield _counted(ticket, "tabel2_hasil", (ending.event, ending.at), limits.table)
    yield _counted(ticket, "katalog_hasil", (ending.event, ending.at), limits.promise)
    agreement = ticket.agreement
    if agreement is None:
        return
    yield _due(ticket, "sla_respons_hasil", ("direspons", events.response), agreement.response)
    if agreement.onsite is not None:
        yield _due(ticket, "sla_pendampingan_hasil", ("pendampingan", events.onsite), agreement.onsite)
    by_user = ticket.terms.reading("sla.t13_akhir") == "konfirmasi"
    ended = "dikonfirmasi" if by_user else _solution(ticket)
    yield _due(ticket, "sla_selesai_hasil", (ended, agreement.ended), agreement.solution)


def _counted(ticket: Ticket, column: str, until: tuple[str, datetime | None], limit: Limit | None) -> Course:
    """A clock of the regulation or the promise, under reading A03."""
    event, end = until
    start = ticket.events.start
    return Course(
        column=column,
        start_event=_origin(ticket),
        start=start,
        end_event=event,
        end=end,
        pieces=_pieces(ticket, start, end or ticket.case.as_of),
        taken=ticket.taken(end),
        limit=limit,
        clauses=limit.clauses if limit else (),
    )


def _pieces(ticket: Ticket, start: datetime, end: datetime) -> tuple[Piece, ...]:
    """Counted and skipped time; a wait for the user is told, and skipped only by reading A09."""
    waits = clip(ticket.waits, start, end)
    if not waits:
        return _by_hours(ticket, start, end)
    if subtracts(ticket.terms):
        idle = [Piece(first, last, counted=False, reason="menunggu pengguna") for first, last in waits]
    else:
        told = (piece for span in waits for piece in _by_hours(ticket, *span))
        idle = [replace(p, reason=f"{p.reason}, menunggu pengguna (tidak dikurangkan)") for p in told]
    busy = (piece for span in awake(start, end, waits) for piece in _by_hours(ticket, *span))
    return in_order([*busy, *idle])


def _by_hours(ticket: Ticket, start: datetime, end: datetime) -> tuple[Piece, ...]:
    if ticket.hours.reading == OFFICE:
        return office_pieces(ticket.terms.calendar, start, end)
    if ticket.hours.reading == HELP_DESK:
        reasons = ("jam pelayanan bantuan", "di luar jam pelayanan bantuan")
        whole = [(start, end)] if start < end else []
        return span_pieces(help_desk_spans(ticket.service, start, end), whole, reasons)
    return elapsed_pieces(start, end)


def _due(ticket: Ticket, column: str, until: tuple[str, datetime | None], due: Due) -> Course:
    """A clock of the SLA; where the office's days decide its deadline, the days up to it are shown."""
    event, end = until
    agreement, start = ticket.agreement, ticket.events.start
    last = end or ticket.case.as_of
    by_days = agreement is not None and not agreement.in_hours
    if column == "sla_respons_hasil" and (by_days or ticket.terms.reading("sla.t12_jam") == "jam-kerja"):
        pieces = office_pieces(ticket.terms.calendar, start, max(last, due.deadline or last))
    else:
        pieces = elapsed_pieces(start, last)
    taken = None if end is None or ticket.events.contradictory else sum(piece.seconds for piece in pieces)
    if due.deadline is not None and end is not None and taken is not None:
        taken = int((end - start).total_seconds())
    operator = "lt" if due.strict else "le"
    seconds = None if due.deadline is None else int((due.deadline - start).total_seconds())
    limit = None if seconds is None else Limit(seconds, operator, due.clauses)
    return Course(column, _origin(ticket), start, event, end, pieces, taken, limit, due.deadline, due.clauses)


def _origin(ticket: Ticket) -> str:
    return ticket.events.origin or "diajukan"


def _solution(ticket: Ticket) -> str:
    return "dipenuhi" if ticket.case.document.jenis == "permintaan" else "diselesaikan"


def _monitored(case: Case, fact: Fact) -> Iterator[Course]:
    """The time of a monitored period: there, lost, unobserved, not agreed."""
    period, service = parse_period(case.get("periode")), case.service
    if period is None or service is None:
        return
    time = downtime(case, service, period)
    start, end = period.bounds(case.region.zone)
    now = min(max(start, case.as_of), end)
    whole = [(start, now)] if start < now else []
    pieces = in_order(
        [
            *_as(subtract(time.observed, time.down), "tersedia", counted=True),
            *_as(time.planned, "pemeliharaan terencana"),
            *_as(subtract(time.down, time.planned), "gangguan"),
            *_as(subtract(time.agreed, time.observed), "tidak teramati"),
            *_as(subtract(whole, time.agreed), "di luar jam yang disepakati"),
        ]
    )
    done = end if case.as_of >= end else None
    yield Course("ketersediaan_hasil", "periode", start, "akhir periode", done, pieces, clauses=fact.dasar)


def _as(spans: list[tuple[datetime, datetime]], reason: str, *, counted: bool = False) -> list[Piece]:
    return [Piece(first, last, counted=counted, reason=reason) for first, last in spans]


def _continuity(law: Law, fact: Fact) -> Iterator[Course]:
    """RPO and RTO of a row of a recovery or drill."""
    if fact.mulai is None or fact.rpo_hasil is None:
        return
    operator = "lt" if law.reading("rpo_rto.batas", fact.opd, fact.mulai) == "ketat" else "le"
    for name in ("rpo", "rto"):
        limit = _seconds(getattr(fact, f"{name}_batas_jam"))
        yield replace(
            _lost_data(fact) if name == "rpo" else _repair(fact),
            limit=None if limit is None else Limit(limit, operator, CLAUSES[name]),
            clauses=CLAUSES[name] if limit is not None else (),
        )


def _lost_data(fact: Fact) -> Course:
    """From the last good data to the disaster; a drill only says how long that was."""
    start, taken = fact.mulai, _seconds(fact.rpo_jam)
    if start is None or taken is None or fact.jenis != "pemulihan":
        return _length("rpo_hasil", fact, taken)
    last = start - timedelta(seconds=taken)
    return Course("rpo_hasil", "data_terakhir", last, "bencana", start, elapsed_pieces(last, start), taken)


def _repair(fact: Fact) -> Course:
    """From the disaster to normal operation; with reading C05, from activation to a sufficient one."""
    return replace(_length("rto_hasil", fact, _seconds(fact.rto_jam)), end=fact.selesai)


def _length(column: str, fact: Fact, taken: int | None) -> Course:
    start = "bencana" if fact.jenis == "pemulihan" else "uji"
    end = "data_terakhir" if column == "rpo_hasil" else "pulih"
    return Course(column, start, fact.mulai, end, None, taken=taken)


def _seconds(hours: int | Fraction | None) -> int | None:
    return None if hours is None else int(hours * 3600)
