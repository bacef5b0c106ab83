"""The recapitulations of an evaluation: counts of services and tickets, each with the records behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Tally:
    """A count that can be followed back.

    Attributes:
        records: Full names "opd/jenis/id" of the records counted (services as "opd/layanan/id").
    """

    records: tuple[str, ...] = ()

    def __len__(self) -> int:
        """How many."""
        return len(self.records)

    def __add__(self, other: Tally) -> Tally:
        """Both together, without doubles: sums over OPDs are sums of counts."""
        return Tally(tuple(dict.fromkeys((*self.records, *other.records))))


@dataclass(frozen=True, slots=True)
class ServiceTally:
    """Services by what became of their target in a period (reading F02).

    Attributes:
        met: All judged tickets (or months, releases, …) met it.
        missed: At least one did not.
        running: Nothing missed, something still open.
        quiet: Nothing happened ("tidak ada kejadian"), in neither count.
        unregulated: Things happened, but nothing sets a limit ("tidak diatur").
    """

    met: Tally = field(default_factory=Tally)
    missed: Tally = field(default_factory=Tally)
    running: Tally = field(default_factory=Tally)
    quiet: Tally = field(default_factory=Tally)
    unregulated: Tally = field(default_factory=Tally)

    @property
    def judged(self) -> int:
        """The denominator: services that met or missed."""
        return len(self.met) + len(self.missed)

    def __add__(self, other: ServiceTally) -> ServiceTally:
        """Both together."""
        return ServiceTally(
            self.met + other.met,
            self.missed + other.missed,
            self.running + other.running,
            self.quiet + other.quiet,
            self.unregulated + other.unregulated,
        )


@dataclass(frozen=True, slots=True)
class TicketTally:
    """Tickets (or other single things) by verdict.

    Attributes:
        total: All of them.
        met: tercapai.
        missed: tidak_tercapai.
        running: berjalan.
        unregulated: tidak_diatur, and tidak_dapat_disimpulkan.
        unjudged: tidak_dinilai.
        invalid: tidak_sah.
        excluded: dikecualikan; printed by status in `excluded_by`.
        unconfirmed: Missed because nobody confirmed.
        after_hours: Missed, and reported outside office hours.
        excluded_by: Status and its tally.
    """

    total: Tally = field(default_factory=Tally)
    met: Tally = field(default_factory=Tally)
    missed: Tally = field(default_factory=Tally)
    running: Tally = field(default_factory=Tally)
    unregulated: Tally = field(default_factory=Tally)
    unjudged: Tally = field(default_factory=Tally)
    invalid: Tally = field(default_factory=Tally)
    excluded: Tally = field(default_factory=Tally)
    unconfirmed: Tally = field(default_factory=Tally)
    after_hours: Tally = field(default_factory=Tally)
    excluded_by: tuple[tuple[str, Tally], ...] = ()

    @property
    def judged(self) -> int:
        """The denominator: met and missed."""
        return len(self.met) + len(self.missed)


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution of lengths or scores.

    Attributes:
        count: How many values.
        median: None where there is none.
        longest: The largest; None where there is none.
        mean: None where there is none.
    """

    count: int = 0
    median: Fraction | None = None
    longest: Fraction | None = None
    mean: Fraction | None = None


@dataclass(frozen=True, slots=True)
class RequestRecap:
    """Chapter a: permintaan against Tabel 2, the catalogue's promise beside it.

    Attributes:
        services: By `tabel2_hasil`.
        promised: By `katalog_hasil`.
        tickets: By `tabel2_hasil`.
        hours: `pelayanan_jam` of confirmed requests.
        satisfaction: `kepuasan` scores.
        rerouted: Requests that became an aduan.
    """

    services: ServiceTally = field(default_factory=ServiceTally)
    promised: ServiceTally = field(default_factory=ServiceTally)
    tickets: TicketTally = field(default_factory=TicketTally)
    promise_tickets: TicketTally = field(default_factory=TicketTally)
    hours: Spread = field(default_factory=Spread)
    satisfaction: Spread = field(default_factory=Spread)
    rerouted: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class ComplaintRecap:
    """Chapter b: aduan against Tabel 4, Tabel 2 and both together.

    Attributes:
        services: By `penanganan_hasil`.
        handling: Tickets by `penanganan_hasil`.
        response: Tickets by `respons_hasil`.
        service: Tickets by `tabel2_hasil`.
        by_priority: Priority and its response tally.
        minutes: `respons_menit`.
        hours: `pelayanan_jam`.
        escalated: Tickets that were escalated.
        recurring: Tickets that name an earlier one.
        proactive: Tickets from monitoring or review.
    """

    services: ServiceTally = field(default_factory=ServiceTally)
    handling: TicketTally = field(default_factory=TicketTally)
    response: TicketTally = field(default_factory=TicketTally)
    service: TicketTally = field(default_factory=TicketTally)
    by_priority: tuple[tuple[int, TicketTally], ...] = ()
    minutes: Spread = field(default_factory=Spread)
    hours: Spread = field(default_factory=Spread)
    escalated: Tally = field(default_factory=Tally)
    recurring: Tally = field(default_factory=Tally)
    proactive: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class AvailabilityRecap:
    """Chapter c: months of monitoring against the availability target.

    Attributes:
        services: A service meets it when every judged month does; quiet where nothing was monitored.
        months: Monitoring records by verdict.
    """

    services: ServiceTally = field(default_factory=ServiceTally)
    months: TicketTally = field(default_factory=TicketTally)


@dataclass(frozen=True, slots=True)
class RecoveryRecap:
    """Chapter d: recoveries and drills against RPO and RTO, per service; records are row ids.

    Attributes:
        rpo: Recoveries by `rpo_hasil`.
        rto: Recoveries by `rto_hasil`.
        drills_rpo: Drills by `rpo_hasil`.
        drills_rto: Drills by `rto_hasil`.
        services: Services with a recovery: all within RPO and RTO, or not.
    """

    rpo: TicketTally = field(default_factory=TicketTally)
    rto: TicketTally = field(default_factory=TicketTally)
    drills_rpo: TicketTally = field(default_factory=TicketTally)
    drills_rto: TicketTally = field(default_factory=TicketTally)
    services: ServiceTally = field(default_factory=ServiceTally)


@dataclass(frozen=True, slots=True)
class ReleaseRecap:
    """Chapter e: releases by `rilis_hasil`; what those that fell short lacked, in machine words."""

    services: ServiceTally = field(default_factory=ServiceTally)
    releases: TicketTally = field(default_factory=TicketTally)
    lacking: tuple[tuple[str, Tally], ...] = ()


@dataclass(frozen=True, slots=True)
class SlaRecap:
    """The SLA's own clocks, per urgency: response, solution, on-site; empty where no service has an SLA."""

    by_urgency: tuple[tuple[int, TicketTally, TicketTally, TicketTally], ...] = ()
    out_of_term: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class Recap:
    """All chapters of one OPD (or the region) for one period."""

    requests: RequestRecap = field(default_factory=RequestRecap)
    complaints: ComplaintRecap = field(default_factory=ComplaintRecap)
    availability: AvailabilityRecap = field(default_factory=AvailabilityRecap)
    recovery: RecoveryRecap = field(default_factory=RecoveryRecap)
    releases: ReleaseRecap = field(default_factory=ReleaseRecap)
    sla: SlaRecap = field(default_factory=SlaRecap)
