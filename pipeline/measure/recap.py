"""The recapitulation of a period: facts counted by service and by ticket (readings F02, F03)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.law.law import Law
from pipeline.measure.eventrecap import availability_recap, recovery_recap, release_recap
from pipeline.measure.tallying import Row, Scope, row_of
from pipeline.measure.ticketrecap import (
    Tickets,
    complaint_recap,
    complaints_of,
    request_recap,
    requests_of,
    sla_recap,
)
from pipeline.model.case import World
from pipeline.model.lean import replace
from pipeline.model.lives import existed
from pipeline.model.periods import Period
from pipeline.model.recap import Recap
from pipeline.model.region import Service

# So many tickets are counted at once: unpacked, those of a whole region would not fit.
AT_ONCE = 2000


def recap(world: World, law: Law, services: Sequence[Service], period: Period) -> Recap:
    """All chapters for some services (an OPD's, or the region's) in a period.

    Counts follow the record's service, so the region's figures are the sums of its OPDs'. A service that
    did not exist in the period is left out of every denominator, unless something was measured of it.
    """
    scope = Scope(tuple(sorted(services, key=lambda service: service.ref)), law, period)
    kinds: dict[str, Callable[[Scope, Sequence[Row]], Tickets]] = {
        "permintaan": requests_of,
        "aduan": complaints_of,
    }
    waiting: dict[str, list[Row]] = {kind: [] for kind in kinds}
    parts: dict[str, list[Tickets]] = {kind: [] for kind in kinds}
    rows: list[Row] = []
    measured: set[str] = set()
    for row in rows_in(world, scope):
        measured.update(row.about)
        some = waiting.get(row.fact.jenis, rows)
        some.append(row)
        if len(some) == AT_ONCE and some is not rows:
            parts[row.fact.jenis].append(kinds[row.fact.jenis](scope, some))
            some.clear()
    for kind, some in waiting.items():
        parts[kind].append(kinds[kind](scope, some))
    scope = replace(
        scope,
        services=tuple(
            service
            for service in scope.services
            if existed(service.document.data, period) or service.ref in measured
        ),
    )
    recoveries = [row for row in rows if row.fact.jenis in ("pemulihan", "drp")]
    return Recap(
        requests=request_recap(scope, parts["permintaan"]),
        complaints=complaint_recap(scope, parts["aduan"]),
        availability=availability_recap(scope, [row for row in rows if row.fact.jenis == "pemantauan"]),
        recovery=recovery_recap(scope, recoveries, world),
        releases=release_recap(scope, [row for row in rows if row.fact.jenis == "rilis"]),
        sla=sla_recap(scope, [*parts["permintaan"], *parts["aduan"]]),
    )


def rows_in(world: World, scope: Scope) -> Iterator[Row]:
    """What was measured of the services in the period, by the instant of judgement."""
    wanted = {service.ref for service in scope.services}
    offices = {service.opd for service in scope.services}
    months = frozenset(scope.period.months)
    everything = (row for rows in world.measured.values() for row in rows if row.fact.periode in months)
    # A release may also be about services of other OPDs than the one under which its row stands.
    near = (row for row in everything if row.fact.opd in offices or row.fact.jenis == "rilis")
    found = (row_of(row) for row in near if "belum_terjadi" not in row.notes)
    return (row for row in found if not wanted.isdisjoint(row.about))
