"""Figures and levels, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from pipeline.assess.region import assess
from pipeline.model.difference import Figure
from pipeline.model.fact import Fact
from pipeline.model.periods import Period, parse_period
from pipeline.run.examine import Examination
from pipeline.wording import angka

_COLUMNS = (
    "pelayanan_hasil",
    "penanganan_hasil",
    "ketersediaan_hasil",
    "rpo_hasil",
    "rto_hasil",
    "rilis_hasil",
)
_KEPT, _MISSED = "tercapai", "tidak_tercapai"


def figure_changes(before: Examination, after: Examination, periods: Iterable[Period]) -> Iterator[Figure]:
    """Levels first, the region's before all, then the share of kept targets of each OPD and period."""
    yield from _levels(before, after)
    offices = sorted({*before.world.region.offices, *after.world.region.offices})
    for opd, period, column in product(offices, periods, _COLUMNS):
        was, now = (_share(one, opd, period, column) for one in (before, after))
        if was != now:
            yield Figure(opd, f"{column} {period.text}", was, now)


def evaluated_periods(before: Examination, after: Examination) -> Iterator[Period]:
    """The periods that an evaluation was written about and in which something is measured otherwise now."""
    was, now = (_by_name(examination) for examination in (before, after))
    names = {name for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
    months = {fact.periode for name in names for side in (was, now) for fact in side.get(name, ())}
    cards = (card for side in (before, after) for card in side.world.index.of("evaluasi"))
    written = (parse_period(card.data.get("periode")) for card in cards)
    yield from dict.fromkeys(period for period in written if period and not months.isdisjoint(period.months))


def _by_name(examination: Examination) -> dict[tuple[str, str, str], list[Fact]]:
    found: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in _facts(examination):
        found.setdefault((fact.opd, fact.jenis, fact.id), []).append(fact)
    return found


def _levels(before: Examination, after: Examination) -> Iterator[Figure]:
    year = after.result.as_of.year
    for assessed in (year - 1, year):
        old, new = (assess(one.world, one.law, assessed) for one in (before, after))
        name = f"tingkat {assessed}"
        if old.level != new.level:
            yield Figure("", name, str(old.level), str(new.level))
        levels = [{one.opd: str(one.level) for one in side.opd} for side in (old, new)]
        for opd in sorted({*levels[0], *levels[1]}):
            was, now = (side.get(opd, "") for side in levels)
            if was != now:
                yield Figure(opd, name, was, now)


def _share(examination: Examination, opd: str, period: Period, column: str) -> str:
    verdicts = [
        getattr(one, column) for one in _facts(examination) if one.opd == opd and one.periode in period.months
    ]
    kept = sum(verdict == _KEPT for verdict in verdicts)
    judged = kept + sum(verdict == _MISSED for verdict in verdicts)
    return f"{angka(100 * kept / judged, 1)} % ({kept} dari {judged})" if judged else ""


def _facts(examination: Examination) -> Iterator[Fact]:
    return (row.fact for rows in examination.world.measured.values() for row in rows)
