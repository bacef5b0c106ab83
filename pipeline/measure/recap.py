"""The recapitulation of a period: facts counted by service and by ticket (readings F02, F03)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.law.law import Law
from pipeline.measure.eventrecap import availability_recap, recovery_recap, release_recap
from pipeline.measure.tallying import Row, Scope, row_of
from pipeline.measure.ticketrecap import complaint_recap, request_recap, sla_recap
from pipeline.model.case import World
from pipeline.model.periods import Period
from pipeline.model.recap import Recap
from pipeline.model.region import Service


def recap(world: World, law: Law, services: Sequence[Service], period: Period) -> Recap:
    """All chapters for some services (an OPD's, or the region's) in a period.

    Counts follow the record's service, so the region's figures are the sums of its OPDs'.
    """
    scope = Scope(tuple(sorted(services, key=lambda service: service.ref)), law, period)
    rows = rows_in(world, scope)
    requests = [row for row in rows if row.fact.jenis == "permintaan"]
    complaints = [row for row in rows if row.fact.jenis == "aduan"]
    recoveries = [row for row in rows if row.fact.jenis in ("pemulihan", "drp")]
    return Recap(
        requests=request_recap(scope, requests),
        complaints=complaint_recap(scope, complaints),
        availability=availability_recap(scope, [row for row in rows if row.fact.jenis == "pemantauan"]),
        recovery=recovery_recap(scope, recoveries, world),
        releases=release_recap(scope, [row for row in rows if row.fact.jenis == "rilis"]),
        sla=sla_recap(scope, [*requests, *complaints]),
    )


def rows_in(world: World, scope: Scope) -> list[Row]:
    """What was measured of the services in the period, by the instant of judgement."""
    wanted = {service.ref for service in scope.services}
    offices = {service.opd for service in scope.services}
    months = frozenset(scope.period.months)
    everything = (row for rows in world.measured.values() for row in rows if row.fact.periode in months)
    # A release may also be about services of other OPDs than the one under which its row stands.
    near = (row for row in everything if row.fact.opd in offices or row.fact.jenis == "rilis")
    found = (row_of(row) for row in near if "belum_terjadi" not in row.notes)
    return [row for row in found if not wanted.isdisjoint(row.about)]
