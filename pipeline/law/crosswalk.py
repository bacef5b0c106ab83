"""One piece of evidence, several indicators: which criteria ask for it, by its code."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.law.maturity import MaturityTable, RungCriterion
from pipeline.model.lean import dataclass

CELLS = ("seluruh_sel", "proses_terencana_dan_terlaksana")
"""The tests that look at the cells, and so ask for the evidence of all of them."""


@dataclass(frozen=True, slots=True)
class Use:
    """One criterion that asks for a piece of evidence.

    Attributes:
        indicator: Id of the indicator.
        level: The level it belongs to.
        criterion: Id of the criterion.
    """

    indicator: str
    level: int
    criterion: str


def crosswalk(law: Law) -> dict[str, tuple[Use, ...]]:
    """Code of evidence, test or measure -> the criteria of all the pack's indicators that ask for it."""
    found: dict[str, list[Use]] = {}
    tables = (law.maturity, *law.indicators)
    asked = ((t, rung.level, one) for t in tables for rung in t.ladder for one in rung.criteria)
    for table, level, criterion in asked:
        for code in dict.fromkeys(codes_of(criterion, table)):
            found.setdefault(code, []).append(Use(table.indicator, level, criterion.id))
    return {code: tuple(uses) for code, uses in found.items()}


def codes_of(criterion: RungCriterion, table: MaturityTable) -> Iterator[str]:
    """All that a criterion asks for, by code; a test of the cells asks for their evidence."""
    yield from (proof.kode for proof in criterion.bukti)
    yield from (measure.kode for measure in criterion.ukuran)
    for test in criterion.uji:
        if test not in CELLS:
            yield test
            continue
        for stage in table.stages:
            for process in table.processes:
                rule = table.cells.get(stage, {}).get(process)
                yield from (proof.kode for proof in (*rule.semua, *rule.salah_satu)) if rule else ()


def names_of(law: Law) -> dict[str, str]:
    """Code of evidence or measure -> what it is, in words."""
    names: dict[str, str] = {}
    for table in (law.maturity, *law.indicators):
        names.update({proof.kode: proof.teks for proof in table.proofs()})
        criteria = (one for rung in table.ladder for one in rung.criteria)
        names.update({asked.kode: asked.teks for one in criteria for asked in one.ukuran})
    return names
