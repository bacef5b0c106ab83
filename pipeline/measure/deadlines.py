"""What of an open ticket is still to be done, and by when: the limits of its own clocks as instants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.sla import Due
from pipeline.measure.ticket import Ticket, ticket_of
from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.fact import Fact, Verdict
from pipeline.model.lean import dataclass

RESPONSE, TABLE, PROMISE = "respons", "tabel2", "katalog"
SLA_RESPONSE, SLA_ONSITE, SLA_SOLUTION = "sla_respons", "sla_pendampingan", "sla_selesai"
ESTIMATE = "estimasi"
_SECOND = timedelta(seconds=1)
_OPEN = frozenset({Verdict.BERJALAN, Verdict.TIDAK_TERCAPAI})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing of a ticket that has not been done yet.

    Attributes:
        what: RESPONSE, TABLE, PROMISE, SLA_RESPONSE, SLA_ONSITE, SLA_SOLUTION or ESTIMATE.
        event: The field that will say it was done.
        at: The last instant in time; with `strict` the first one too late.
        strict: Whether `at` itself is too late.
        late: Whether it can no longer be done in time, as the facts table has it.
        clauses: What sets the limit.
    """

    what: str
    event: str
    at: datetime
    strict: bool
    late: bool
    clauses: tuple[str, ...] = ()


def deadlines(case: Case, law: Law, fact: Fact) -> tuple[Deadline, ...]:
    """What of a ticket is to be done, late or not; nothing for one that is over, set aside or not judged.

    Args:
        case: The ticket, whole.
        law: The law that measured it.
        fact: Its row of the facts table, whose verdicts say what is late.
    """
    ticket = ticket_of(case, law)
    if ticket is None or ticket.gate is not None or ticket.events.start > case.as_of or _over(ticket):
        return ()
    return (*_by_clock(ticket, fact), *_by_agreement(ticket, fact), *_by_estimate(ticket))


def first_too_late(ticket: Ticket, limit: Limit) -> datetime | None:
    """The first instant at which an open clock has lost its limit; None where its hours never get there."""
    counted = limit.seconds if limit.operator == "lt" else limit.seconds + 1
    return ticket.clock.reach(ticket.events.start, counted)


def _over(ticket: Ticket) -> bool:
    return ticket.closed or ticket.events.confirmed is not None


def _by_clock(ticket: Ticket, fact: Fact) -> Iterator[Deadline]:
    """Tabel 4, Tabel 2 and the promise."""
    limits, ending = ticket.limits, ticket.ending
    if ticket.events.response is None and limits.response is not None:
        yield from _counted(ticket, (RESPONSE, "direspons"), limits.response, fact.respons_hasil)
    if ending.at is None and limits.table is not None:
        yield from _counted(ticket, (TABLE, ending.event), limits.table, fact.tabel2_hasil)
    if ending.at is None and limits.promise is not None:
        yield from _counted(ticket, (PROMISE, ending.event), limits.promise, fact.katalog_hasil)


def _counted(
    ticket: Ticket, what: tuple[str, str], limit: Limit, verdict: Verdict | None
) -> Iterator[Deadline]:
    lost = first_too_late(ticket, limit)
    if lost is None or verdict not in _OPEN:
        return
    strict = limit.operator == "lt"
    at = lost if strict else lost - _SECOND
    yield Deadline(*what, at, strict, verdict is Verdict.TIDAK_TERCAPAI, limit.clauses)


def _by_agreement(ticket: Ticket, fact: Fact) -> Iterator[Deadline]:
    """The SLA's response, on-site assistance and solution."""
    agreement, events = ticket.agreement, ticket.events
    if agreement is None or not agreement.in_term:
        return
    if events.response is None:
        yield from _agreed((SLA_RESPONSE, "direspons"), agreement.response, fact.sla_respons_hasil)
    if events.onsite is None and events.solution is None and agreement.offered is not None:
        # Nothing says that somebody has to go there: until then it can be near, never late.
        yield from _agreed((SLA_ONSITE, "pendampingan"), agreement.offered, Verdict.BERJALAN)
    if agreement.ended is None:
        by_user = ticket.terms.reading("sla.t13_akhir") == "konfirmasi"
        solved = "dipenuhi" if ticket.case.document.jenis == "permintaan" else "diselesaikan"
        event = "dikonfirmasi" if by_user else solved
        yield from _agreed((SLA_SOLUTION, event), agreement.solution, fact.sla_selesai_hasil)


def _agreed(what: tuple[str, str], due: Due, verdict: Verdict | None) -> Iterator[Deadline]:
    if due.deadline is not None and verdict in _OPEN:
        late = verdict is Verdict.TIDAK_TERCAPAI
        yield Deadline(*what, due.deadline, due.strict, late, due.clauses)


def _by_estimate(ticket: Ticket) -> Iterator[Deadline]:
    """The estimate told for a complaint; after an escalation, that of whoever took it over."""
    case = ticket.case
    if case.document.jenis != "aduan" or ticket.events.solution is not None:
        return
    number = last_escalation(case)
    taken = case.moment("eskalasi", number, "estimasi_selesai") if number is not None else None
    estimate = taken or case.moment("estimasi_selesai")
    if estimate is not None:
        clauses = ("L2.2.1.2.T6.3.1",) if taken else ("L2.2.1.2.T6.2.2", "L2.2.1.2.T6.2.3.b")
        late = case.as_of > estimate.at
        yield Deadline(ESTIMATE, "diselesaikan", estimate.at, strict=False, late=late, clauses=clauses)


def last_escalation(case: Case) -> int | None:
    """The position of the last step of escalation taken by now."""
    steps: list[Data] = case.all("eskalasi")
    taken = [(at.at, n) for n in range(len(steps)) if (at := case.past("eskalasi", n, "waktu")) is not None]
    return max(taken)[1] if taken else None
