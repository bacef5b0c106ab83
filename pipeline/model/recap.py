"""The recapitulations of an evaluation: counts of services and tickets, each with the records behind it."""

from __future__ import annotations

from pipeline.model.fact import Number, Verdict
from pipeline.model.lean import dataclass, field
from pipeline.model.tallies import (
    NONE,
    ByService,
    Grouped,
    Levels,
    ServiceTally,
    Spread,
    Summed,
    Tally,
    TicketTally,
)


@dataclass(frozen=True, slots=True)
class RequestRecap(Summed):
    """Chapter a: permintaan against Tabel 2, the catalogue's promise beside it (reading F03).

    Attributes:
        services: By `tabel2_hasil`.
        promised: By `katalog_hasil`.
        tickets: By `tabel2_hasil`.
        promise_tickets: By `katalog_hasil`.
        both_tickets: By `pelayanan_hasil`: the worse of the two.
        by_service: Each service's tickets, by `tabel2_hasil`.
        hours: `pelayanan_jam` of confirmed requests that count.
        satisfaction: `kepuasan` scores.
        remarks: Requests whose user left a remark (`masukan`).
        rerouted: Requests that became an aduan.
        by_word: Numbers by "layanan", "klasifikasi", "status", "kategori_pemohon".
    """

    services: ServiceTally = field(default_factory=ServiceTally)
    promised: ServiceTally = field(default_factory=ServiceTally)
    tickets: TicketTally = field(default_factory=TicketTally)
    promise_tickets: TicketTally = field(default_factory=TicketTally)
    both_tickets: TicketTally = field(default_factory=TicketTally)
    by_service: ByService = ()
    hours: Spread = field(default_factory=Spread)
    satisfaction: Spread = field(default_factory=Spread)
    remarks: Tally = NONE
    rerouted: Tally = NONE
    by_word: tuple[tuple[str, Grouped], ...] = ()


@dataclass(frozen=True, slots=True)
class ComplaintRecap(Summed):
    """Chapter b: aduan against Tabel 4, Tabel 2 and both together (reading F03).

    Attributes:
        services: By `penanganan_hasil`.
        response_services: By `respons_hasil`.
        service_services: By `tabel2_hasil`.
        promised: By `katalog_hasil`.
        handling: Tickets by `penanganan_hasil`.
        response: Tickets by `respons_hasil`.
        service: Tickets by `tabel2_hasil`.
        promise_tickets: Tickets by `katalog_hasil`.
        by_service: Each service's tickets, by `penanganan_hasil`.
        by_priority: Computed priority and its tickets by `respons_hasil`; every priority is there.
        service_by_priority: The same by `tabel2_hasil`.
        handling_by_priority: The same by `penanganan_hasil`.
        minutes: `respons_menit`.
        hours: `pelayanan_jam`.
        unanswered: Tickets without a first response.
        escalated: Tickets that were escalated.
        by_level: The same by highest level (without a level: 1, the step of Tabel 6).
        drp_reviewed: Escalated tickets with a look at the DRP.
        drp_unreviewed: Escalated tickets of a service that must have a DRP, without one (Tabel 6).
        estimates_missed: Not solved by the estimated time.
        closed_early: Closed before, or without, a confirmation.
        recurring: Tickets that name an earlier one.
        causes: Tickets by cause, as written; the most frequent first.
        proactive: Tickets from monitoring or review.
        from_recording: Tickets whose clocks start at `dicatat` for want of `dilaporkan`.
        by_word: Numbers by "layanan", "dampak", "kategori", "metode_pelaporan", "sumber", "status".
    """

    services: ServiceTally = field(default_factory=ServiceTally)
    response_services: ServiceTally = field(default_factory=ServiceTally)
    service_services: ServiceTally = field(default_factory=ServiceTally)
    promised: ServiceTally = field(default_factory=ServiceTally)
    handling: TicketTally = field(default_factory=TicketTally)
    response: TicketTally = field(default_factory=TicketTally)
    service: TicketTally = field(default_factory=TicketTally)
    promise_tickets: TicketTally = field(default_factory=TicketTally)
    by_service: ByService = ()
    by_priority: tuple[tuple[int, TicketTally], ...] = ()
    service_by_priority: tuple[tuple[int, TicketTally], ...] = ()
    handling_by_priority: tuple[tuple[int, TicketTally], ...] = ()
    minutes: Spread = field(default_factory=Spread)
    hours: Spread = field(default_factory=Spread)
    unanswered: Tally = NONE
    escalated: Tally = NONE
    by_level: Levels = ()
    drp_reviewed: Tally = NONE
    drp_unreviewed: Tally = NONE
    estimates_missed: Tally = NONE
    closed_early: Tally = NONE
    recurring: Tally = NONE
    causes: Grouped = ()
    proactive: Tally = NONE
    from_recording: Tally = NONE
    by_word: tuple[tuple[str, Grouped], ...] = ()


@dataclass(frozen=True, slots=True)
class AvailabilityRow:
    """One service in one monitored period; times in seconds.

    Attributes:
        record: Full name of the pemantauan.
        service: Full name of the service "opd/layanan/id".
        period: As written, e.g. "2025-03".
        target: Percent promised.
        reached: Percent reached.
        coverage: Percent of the agreed time that was observed.
        verdict: None where no time was agreed.
        agreed: Agreed time.
        observed: Agreed time observed.
        planned: Planned downtime.
        unplanned: Unplanned downtime.
    """

    record: str
    service: str
    period: str
    target: Number | None
    reached: Number | None
    coverage: Number | None
    verdict: Verdict | None
    agreed: int
    observed: int
    planned: int
    unplanned: int


@dataclass(frozen=True, slots=True)
class AvailabilityRecap(Summed):
    """Chapter c: months of monitoring against the availability target (reading F03).

    Attributes:
        services: A service meets it when every judged month does; quiet where nothing was monitored.
        months: Monitoring records by verdict.
        rows: Every record, by service and period.
        anomalies: Anomalies found ("…/PTU-1#anomali-1").
        anomalies_handled: Those of them that say what was done.
        scopes: Records that covered each of the four objects of monitoring.
        full_scope: Records that covered all four.
        without_tool: Records without a monitoring tool.
        opportunities: Records that name a chance to improve.
    """

    services: ServiceTally = field(default_factory=ServiceTally)
    months: TicketTally = field(default_factory=TicketTally)
    rows: tuple[AvailabilityRow, ...] = ()
    anomalies: Tally = NONE
    anomalies_handled: Tally = NONE
    scopes: Grouped = ()
    full_scope: Tally = NONE
    without_tool: Tally = NONE
    opportunities: Tally = NONE


@dataclass(frozen=True, slots=True)
class RecoveryRow:
    """One service in one recovery or drill; lengths in hours, None while unknown.

    Attributes:
        record: Row id, e.g. "diskominfo/drp/DRP-1#uji-1".
        service: Full name of the service "opd/layanan/id".
        drill: Whether it was only a drill.
        at_limit: Whether a length is exactly its limit ("tepat pada batas", reading C03).
    """

    record: str
    service: str
    drill: bool
    rpo_limit: Number | None
    rpo: Number | None
    rpo_verdict: Verdict | None
    rto_limit: Number | None
    rto: Number | None
    rto_verdict: Verdict | None
    at_limit: bool


@dataclass(frozen=True, slots=True)
class RecoveryRecap(Summed):
    """Chapter d: continuity prepared, and kept in every recovery (reading F03); records are row ids.

    Attributes:
        rpo: Recoveries by `rpo_hasil`.
        rto: Recoveries by `rto_hasil`.
        drills_rpo: Drills by `rpo_hasil`.
        drills_rto: Drills by `rto_hasil`.
        services: A service whose class demands RPO, RTO and DRP meets the target when it has them and every
            recovery kept them; another one is judged by its recoveries alone.
        bound: Services whose class demands RPO, RTO or DRP.
        ready: Those of them that have all of it.
        lacking: Those of them that lack something, by what ("rpo", "rto", "drp").
        reviewed: Recoveries after which the plan was evaluated.
        unreviewed: Recoveries to normal operation without an evaluation.
        rows: Every recovery and drill.
    """

    rpo: TicketTally = field(default_factory=TicketTally)
    rto: TicketTally = field(default_factory=TicketTally)
    drills_rpo: TicketTally = field(default_factory=TicketTally)
    drills_rto: TicketTally = field(default_factory=TicketTally)
    services: ServiceTally = field(default_factory=ServiceTally)
    bound: Tally = NONE
    ready: Tally = NONE
    lacking: Grouped = ()
    reviewed: Tally = NONE
    unreviewed: Tally = NONE
    rows: tuple[RecoveryRow, ...] = ()

    @property
    def nil(self) -> bool:
        """Whether no disaster happened ("nihil"); drills are none."""
        return all(row.drill for row in self.rows)


@dataclass(frozen=True, slots=True)
class ReleaseRecap(Summed):
    """Chapter e: releases by `rilis_hasil`; what those that fell short lacked, in machine words.

    Attributes:
        services: A release counts for each of its services.
        releases: By `rilis_hasil`.
        lacking: What fell short: "terlambat", "tanpa_persetujuan", "uji_tidak_lulus", "tidak_berhasil",
            "hasil_belum_dilaporkan".
        checked: The plan was checked.
        approved: The plan was approved.
        executed: Executed to an end.
        tested: Tested at all.
        passed: Every test passed in its last run.
        test_kinds: Releases by kind of test.
        one_kind: Tested in one way only.
        evaluated: Its problems were evaluated.
        reported: Its result was reported.
        emergencies: Declared an emergency.
    """

    services: ServiceTally = field(default_factory=ServiceTally)
    releases: TicketTally = field(default_factory=TicketTally)
    lacking: Grouped = ()
    checked: Tally = NONE
    approved: Tally = NONE
    executed: Tally = NONE
    tested: Tally = NONE
    passed: Tally = NONE
    test_kinds: Grouped = ()
    one_kind: Tally = NONE
    evaluated: Tally = NONE
    reported: Tally = NONE
    emergencies: Tally = NONE


@dataclass(frozen=True, slots=True)
class SlaRecap(Summed):
    """The SLA's own clocks; empty where no service has an SLA.

    Attributes:
        by_urgency: Urgency, and its tickets by response, by solution, by on-site assistance.
        out_of_term: Tickets outside the SLA's term.
        services: Services with an SLA.
        tickets: Their tickets.
        without_urgency: Tickets for which no clock of the SLA runs because they name no urgency.
        by_level: Escalated tickets of these services, by highest level (Tabel 14).
    """

    by_urgency: tuple[tuple[int, TicketTally, TicketTally, TicketTally], ...] = ()
    out_of_term: Tally = NONE
    services: Tally = NONE
    tickets: Tally = NONE
    without_urgency: Tally = NONE
    by_level: Levels = ()


@dataclass(frozen=True, slots=True)
class Recap(Summed):
    """All chapters of one OPD (or, added up, of the region) for one period."""

    requests: RequestRecap = field(default_factory=RequestRecap)
    complaints: ComplaintRecap = field(default_factory=ComplaintRecap)
    availability: AvailabilityRecap = field(default_factory=AvailabilityRecap)
    recovery: RecoveryRecap = field(default_factory=RecoveryRecap)
    releases: ReleaseRecap = field(default_factory=ReleaseRecap)
    sla: SlaRecap = field(default_factory=SlaRecap)
