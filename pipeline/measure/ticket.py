"""One ticket with all that its clocks ask for: events, limits, how time counts, what overrules."""

from __future__ import annotations

from datetime import datetime

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.clock import Clock, clock_of
from pipeline.measure.endings import Ending, ending_of
from pipeline.measure.limits import Limits, limits_of
from pipeline.measure.sla import Agreement, agreement_of
from pipeline.measure.spans import Span, clip
from pipeline.measure.terms import Terms, terms_of
from pipeline.measure.ticketevents import Events, events_of
from pipeline.measure.verdicts import judge_clock
from pipeline.measure.waiting import pausing, subtracts, waiting
from pipeline.model.case import Case
from pipeline.model.fact import Verdict
from pipeline.model.lean import dataclass
from pipeline.model.region import Service
from pipeline.model.watched import decided, plain

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
        clock: How time is counted, without what reading A09 takes off.
        hours: The same with nothing taken off.
        waits: When it waited for its user.
        limits: The limits that hold.
        agreement: What an SLA says of it; None where there is none.
        gate: A verdict that overrules all others, or None.
    """

    case: Case
    service: Service
    terms: Terms
    events: Events
    ending: Ending
    clock: Clock
    hours: Clock
    waits: list[Span]
    limits: Limits
    agreement: Agreement | None
    gate: Verdict | None

    def taken(self, end: datetime | None) -> int | None:
        """Seconds from the start to an event; None where it has not happened or the times contradict."""
        if end is None or self.events.contradictory:
            return None
        return self.clock.count(self.events.start, end)

    def judged(self, limit: Limit | None, taken: int | None) -> Verdict:
        """The verdict of a limit, after what overrules it."""
        running = 0 if limit is None or taken is not None or self.gate else self._running(limit)
        return self.gate or judge_clock(limit, taken, running)

    def _running(self, limit: Limit) -> int:
        """Seconds from the start to the instant of judgement, which decide whether a limit is lost."""
        start, now = self.events.start, self.case.as_of
        seconds = self.clock.count(start, plain(now))
        lost = limit.seconds + (limit.operator != "lt")
        decided(now, passed=limit.lost(seconds), turns=lambda: self.clock.reach(start, lost))
        return seconds

    def waited(self) -> list[Span]:
        """The waits for the user that lie inside the clock."""
        return clip(self.waits, self.events.start, self.ending.at or self.case.as_of) if self.waits else []

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
    hours, waits = clock_of(service, terms), waiting(case)
    clock = pausing(hours, waits) if waits and subtracts(terms) else hours
    agreement = agreement_of(case, terms, events)
    return Ticket(
        case=case,
        service=service,
        terms=terms,
        events=events,
        ending=ending_of(case, terms, events),
        clock=clock,
        hours=hours,
        waits=waits,
        # A promise and an SLA are as long as they were given: only what is held against them may pause.
        limits=limits_of(case, terms, events, hours, agreement),
        agreement=agreement,
        gate=_gate(case, terms, events),
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
