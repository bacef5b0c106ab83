"""The ladder of Tabel 15: cumulative, one unmet criterion stops the climb."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.law.completeness import elements
from pipeline.law.maturity import MaturityTable, RungCriterion
from pipeline.model.assessment import Conditions, Criterion, Matrix
from pipeline.wording import tanggal

Readings = Mapping[str, str]
OPERATIONAL = "operasional"
PLANNING = "perencanaan"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether one test of a criterion holds.

    Attributes:
        met: Whether it holds.
        evidence: Full names of records.
        missing: What is missing, in Indonesian.
    """

    met: bool
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


PASSED = Outcome(met=True)


def lacking(*missing: str) -> Outcome:
    """A test that fails, and why."""
    return Outcome(met=False, missing=missing)


@dataclass(frozen=True, slots=True)
class Footing:
    """All that the ladder stands on.

    Attributes:
        table: The pack's maturity table.
        matrix: The cells.
        conditions: What is asked beside the matrix.
        readings: Value of each reading by key.
    """

    table: MaturityTable
    matrix: Matrix
    conditions: Conditions
    readings: Readings


def climb(footing: Footing) -> tuple[int, tuple[Criterion, ...], tuple[str, ...]]:
    """The level reached, every criterion of the ladder, and what blocks the next level."""
    criteria = tuple(
        _criterion(rung.level, criterion, footing)
        for rung in footing.table.ladder
        for criterion in rung.criteria
    )
    level = 1
    for rung in sorted(footing.table.ladder, key=lambda rung: rung.level):
        if any(not criterion.met for criterion in criteria if criterion.level == rung.level):
            break
        level = max(level, rung.level)
    following = [criterion for criterion in criteria if criterion.level == level + 1 and not criterion.met]
    return level, criteria, tuple(lack for criterion in following for lack in criterion.missing)


def _criterion(level: int, criterion: RungCriterion, footing: Footing) -> Criterion:
    outcomes = [TESTS.get(name, _unknown)(footing) for name in criterion.uji]
    return Criterion(
        level=level,
        id=criterion.id,
        met=all(outcome.met for outcome in outcomes),
        evidence=tuple(dict.fromkeys(name for outcome in outcomes for name in outcome.evidence)),
        missing=tuple(dict.fromkeys(lack for outcome in outcomes for lack in outcome.missing)),
    )


def _always(_: Footing) -> Outcome:
    return PASSED


def _unknown(_: Footing) -> Outcome:
    """A test that this version of the tool does not know is never passed silently."""
    return lacking("uji dalam paket tidak dikenal alat versi ini")


def _planned_and_run(footing: Footing) -> Outcome:
    """At least one process both planned and carried out (reading F07)."""
    matrix, only_plans = footing.matrix, footing.readings.get("maturitas.level2") == "perencanaan-saja"
    fitting = [
        process
        for process in footing.table.processes
        if matrix[PLANNING][process].met and (only_plans or matrix[OPERATIONAL][process].met)
    ]
    if fitting:
        stages = (PLANNING,) if only_plans else (PLANNING, OPERATIONAL)
        return Outcome(
            met=True, evidence=tuple(name for s in stages for p in fitting for name in matrix[s][p].evidence)
        )
    planned = [process for process in footing.table.processes if matrix[PLANNING][process].met]
    lack = "pelaksanaan proses yang direncanakan" if planned else "perencanaan"
    return lacking(f"{lack}: belum ada satu proses pun yang direncanakan dan dilaksanakan")


def _all_cells(footing: Footing) -> Outcome:
    """All processes: nine cells, six cells or three processes (reading F08)."""
    reading = footing.readings.get("maturitas.seluruh_proses")
    stages = tuple(footing.table.stages)
    if reading == "6-sel":
        stages = (PLANNING, OPERATIONAL)
    if reading == "3-proses":
        rows = [any(footing.matrix[s][p].met for s in stages) for p in footing.table.processes]
        return PASSED if all(rows) else lacking("proses tanpa bukti pada tahap mana pun")
    empty = [(s, p) for s in stages for p in footing.table.processes if not footing.matrix[s][p].met]
    evidence = tuple(
        name for s in stages for p in footing.table.processes for name in footing.matrix[s][p].evidence
    )
    return Outcome(met=not empty, evidence=evidence, missing=tuple(_lack(footing, s, p) for s, p in empty))


def _lack(footing: Footing, stage: str, process: str) -> str:
    labels, missing = footing.table.labels, footing.matrix[stage][process].missing
    detail = f" ({'; '.join(missing[:3])}{'; …' if len(missing) > 3 else ''})" if missing else ""
    return f"sel {labels.get(stage, stage)} × {labels.get(process, process)} kosong{detail}"


def _application(footing: Footing) -> Outcome:
    if footing.readings.get("maturitas.aplikasi") == "pipeline-dihitung":
        return PASSED
    found = footing.conditions.applications
    lack = "pernyataan PD kominfo bahwa aplikasi manajemen layanan digunakan"
    return Outcome(met=True, evidence=found) if found else lacking(lack)


def _review(footing: Footing) -> Outcome:
    """A review of the management as a whole; incident reviews do not count (reading F11)."""
    conditions = footing.conditions
    only_pasal4 = footing.readings.get("maturitas.reviu_evaluasi") == "hanya P4"
    found = conditions.pasal4 + (() if only_pasal4 else conditions.planning)
    return Outcome(
        bool(found), found, () if found else ("reviu menyeluruh atau reviu perencanaan pada tahun penilaian",)
    )


def _evaluation(footing: Footing) -> Outcome:
    found = footing.conditions.evaluations
    count = len(elements(footing.table, {}))
    lack = f"laporan evaluasi lengkap ({count} unsur) pada tahun penilaian"
    return Outcome(met=True, evidence=found) if found else lacking(lack)


def _improved(footing: Footing) -> Outcome:
    """At least one improvement finished with proof."""
    finished = footing.conditions.finished
    names = tuple(dict.fromkeys(name for item in finished for name in item.records))
    lack = "perbaikan yang selesai beserta bukti dari hasil reviu atau evaluasi"
    return Outcome(met=True, evidence=names) if finished else lacking(lack)


def _none_late(footing: Footing) -> Outcome:
    """No follow-up past its due date, or all of them finished (reading F12)."""
    reading = footing.readings.get("maturitas.tindak_lanjut")
    if reading == ">=1 selesai":
        return PASSED
    open_items = [item for item in footing.conditions.follow_ups if item.done is None]
    wrong = open_items if reading == "semua-selesai" else list(footing.conditions.late)
    lacks = tuple(
        f"tindak lanjut {item.item} dari {item.source} belum selesai (tenggat {_day(item.due)})"
        for item in wrong
    )
    return lacking(*lacks) if wrong else PASSED


def _day(due: date | None) -> str:
    return tanggal(due) if due else "tidak ditulis"


TESTS: Mapping[str, Callable[[Footing], Outcome]] = {
    "lantai": _always,
    "proses_terencana_dan_terlaksana": _planned_and_run,
    "seluruh_sel": _all_cells,
    "pernyataan_aplikasi": _application,
    "reviu": _review,
    "evaluasi_lengkap": _evaluation,
    "perbaikan_selesai": _improved,
    "tanpa_keterlambatan": _none_late,
}
