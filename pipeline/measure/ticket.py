"""One ticket with all that its clocks ask for: events, limits, how time counts, what overrules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.clock import Clock, clock_of
from pipeline.measure.endings import Ending, ending_of
from pipeline.measure.limits import Limits, limits_of
from pipeline.measure.sla import Agreement, agreement_of
from pipeline.measure.terms import Terms, terms_of
from pipeline.measure.ticketevents import Events, events_of
from pipeline.measure.verdicts import judge_clock
from pipeline.model.case import Case
from pipeline.model.fact import Verdict
from pipeline.model.region import Service

# Statuses that take a ticket out of every denominator; their number is printed.
SET_ASIDE = frozenset({"batal", "duplikat", "bukan_lingkup"})
EXCLUDED = SET_ASIDE | {"ditolak", "dialihkan"}


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket before its verdicts.

    Attributes:
        case: The record.
        service: Its service.
        terms: The law as it stood when it was reported.
        events: Its instants.
        ending: What ends the clock of Tabel 2 and of the promise.
        clock: How time is counted.
        limits: The limits that hold.
        agreement: What an SLA says of it; None where there is none.
        gate: A verdict that overrules all others, or None.
        running: Seconds from the start to the instant of judgement.
    """

    case: Case
    service: Service
    terms: Terms
    events: Events
    ending: Ending
    clock: Clock
    limits: Limits
    agreement: Agreement | None
    gate: Verdict | None
    running: int

    def taken(self, end: datetime | None) -> int | None:
        """Seconds from the start to an event; None where it has not happened or the times contradict."""
        if end is None or self.events.contradictory:
            return None
        return self.clock.count(self.events.start, end)

    def judged(self, limit: Limit | None, taken: int | None) -> Verdict:
        """The verdict of a limit, after what overrules it."""
        return self.gate or judge_clock(limit, taken, self.running)

    @property
    def closed(self) -> bool:
        """Whether the ticket is closed by `as_of`."""
        if self.events.closed is not None:
            return True
        return self.case.get("status") == "ditutup" and self.case.get("ditutup") is None


def ticket_of(case: Case, law: Law) -> Ticket | None:
    """A ticket ready to be judged; None where its start or service cannot be read."""
    events, service = events_of(case, law), case.service
    if events is None or service is None:
        return None
    terms = terms_of(law, service.opd, events.day)
    clock = clock_of(service, terms)
    agreement = agreement_of(case, terms, events)
    return Ticket(
        case=case,
        service=service,
        terms=terms,
        events=events,
        ending=ending_of(case, terms, events),
        clock=clock,
        limits=limits_of(case, terms, events, clock, agreement),
        agreement=agreement,
        gate=_gate(case, terms, events),
        running=clock.count(events.start, case.as_of),
    )


def _gate(case: Case, terms: Terms, events: Events) -> Verdict | None:
    """What overrules every limit, in the order of "Combining" (readings A20, A24)."""
    if events.contradictory:
        return Verdict.TIDAK_SAH
    if _set_aside(case, terms):
        return Verdict.DIKECUALIKAN
    if terms.in_force or terms.reading("waktu.berlaku") == "dinilai":
        return None
    return Verdict.TIDAK_DINILAI


def _set_aside(case: Case, terms: Terms) -> bool:
    status = case.document.data.get("status")
    if status not in EXCLUDED:
        return False
    if status in SET_ASIDE:
        return terms.reading("tiket.batal_duplikat") != "hitung"
    # A refusal that lies after the instant of judgement has not happened.
    refused = case.moment("penolakan", "waktu") if status == "ditolak" else None
    return refused is None or refused.happened(case.as_of)
