"""The evaluations that people wrote: which of them speak of a period, and which elements they have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.law.completeness import Element, elements
from pipeline.model.card import Card
from pipeline.model.lean import dataclass, replace
from pipeline.model.lives import lived
from pipeline.model.moments import parse_moment
from pipeline.model.periods import Period, parse_period
from pipeline.render.documents.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Completeness:
    """Which of its elements a report has.

    Attributes:
        elements: Chapter by chapter.
    """

    elements: tuple[Element, ...]

    @property
    def total(self) -> int:
        """How many a complete report has."""
        return len(self.elements)

    @property
    def present(self) -> int:
        """How many are there."""
        return sum(1 for element in self.elements if element.present)

    @property
    def complete(self) -> bool:
        """Whether all of them are there."""
        return bool(self.elements) and self.present == self.total

    @property
    def missing(self) -> tuple[Element, ...]:
        """Those that are not there."""
        return tuple(element for element in self.elements if not element.present)


def written_about(dossier: Dossier, opd: str, period: Period) -> tuple[Card, ...]:
    """The evaluations of an OPD for a period, the earliest period first.

    One for exactly that period speaks alone; else those for parts of it, or for longer, speak together.
    """
    found = [(own, card) for own, card in _made(dossier, opd) if own.covers(period) or period.covers(own)]
    exact = [(own, card) for own, card in found if own.months == period.months]
    chosen = sorted(exact or found, key=lambda entry: (entry[0].first, entry[0].after, entry[1].ref))
    return tuple(card for _, card in chosen)


def written_before(dossier: Dossier, opd: str, period: Period) -> tuple[Card, ...]:
    """The evaluations of an OPD for times that ended before a period began."""
    return tuple(card for own, card in _made(dossier, opd) if own.after <= period.first)


def _made(dossier: Dossier, opd: str) -> list[tuple[Period, Card]]:
    zone, as_of = dossier.world.region.zone, dossier.site.as_of
    found: list[tuple[Period, Card]] = []
    for card in dossier.world.index.of("evaluasi"):
        period, day = parse_period(card.data.get("periode")), parse_moment(card.data.get("tanggal"), zone)
        if card.document.opd == opd and period is not None and day is not None and day.happened(as_of):
            found.append((period, card))
    return found


def completeness(
    dossier: Dossier, opd: str, evaluations: Iterable[Card], period: Period, *, counted: bool
) -> Completeness:
    """Which elements a report for a period has.

    A written element is there when the evaluations that have it cover every month of the period: half a year
    evaluated does not make a year's report complete, unless the OPD existed for that half only.

    Args:
        dossier: The region.
        opd: Whose report it is.
        evaluations: From `written_about`.
        period: The report's period.
        counted: Whether there is a recapitulation.
    """
    table = dossier.law.maturity
    months: dict[tuple[str, str], set[str]] = {}
    for card in evaluations:
        own = parse_period(card.data.get("periode"))
        for element in elements(table, chapters_of(card), counted=False):
            if element.present and own is not None:
                months.setdefault((element.chapter, element.substance), set()).update(own.months)
    office = dossier.world.region.offices.get(opd)
    wanted = (lived(office.document.data, period.months) if office else frozenset()) or set(period.months)
    return Completeness(
        tuple(
            replace(each, present=each.present or wanted <= months.get((each.chapter, each.substance), set()))
            for each in elements(table, {}, counted=counted)
        )
    )


def chapters_of(card: Card) -> Mapping[str, Mapping[str, object]]:
    """The chapters of an evaluation by their code."""
    chapters = card.data.get("bab", {})
    return {name: chapter for name, chapter in chapters.items() if isinstance(chapter, Mapping)}
