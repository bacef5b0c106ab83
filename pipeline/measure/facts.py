"""What can be measured from a document: the clocks of its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from pipeline.law.law import Law
from pipeline.measure.availability import availability_facts
from pipeline.measure.recovery import drill_facts, recovery_facts
from pipeline.measure.releases import release_facts
from pipeline.measure.tickets import ticket_facts
from pipeline.model.case import Case
from pipeline.model.fact import Measured

_BY_KIND: dict[str, Callable[[Case, Law], tuple[Measured, ...]]] = {
    "permintaan": ticket_facts,
    "aduan": ticket_facts,
    "pemantauan": availability_facts,
    "pemulihan": recovery_facts,
    "drp": drill_facts,
    "rilis": release_facts,
}


def measure(case: Case, law: Law) -> tuple[Measured, ...]:
    """The facts of a document; none for a kind that has no clock, or for an unknown service."""
    clocks = _BY_KIND.get(case.document.jenis)
    if clocks is None or not case.services:
        return ()
    return tuple([_in_own_citations(measured, law) for measured in clocks(case, law)])


def _in_own_citations(measured: Measured, law: Law) -> Measured:
    """What a clock itself cites is the reference pack; a region's own pack has its own ids."""
    cited = measured.fact.dasar
    own = _own(law, cited)
    if own is cited or own == cited:
        return measured
    return replace(measured, fact=replace(measured.fact, dasar=own))


@lru_cache(maxsize=1024)
def _own(law: Law, cited: tuple[str, ...]) -> tuple[str, ...]:
    """This pack's clauses for those that a clock cites; many tickets cite the same."""
    return law.own(*cited)
