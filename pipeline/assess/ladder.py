"""The ladder of Tabel 15: cumulative, one unmet criterion stops the climb."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from pipeline.assess.proofs import Proven
from pipeline.assess.tasks import fewest
from pipeline.law.completeness import elements
from pipeline.law.maturity import OPERATIONAL, PLANNING, MaturityTable, RungCriterion
from pipeline.model.assessment import Cell, Conditions, Criterion, Matrix, Task
from pipeline.model.lean import dataclass, field, replace
from pipeline.wording import tanggal, visible

Readings = Mapping[str, str]
_NO_CELL = Cell(met=False, missing=("paket tidak memuat sel ini",))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether one test of a criterion holds.

    Attributes:
        met: Whether it holds.
        evidence: Full names of records.
        missing: What is missing, in Indonesian.
        covered: How much of what it counts is there.
        total: How much it counts.
        tasks: The fewest things that would make it hold, where they are known one by one.
    """

    met: bool
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    covered: int = 0
    total: int = 1
    tasks: tuple[Task, ...] = ()


PASSED = Outcome(met=True, covered=1)


def lacking(*missing: str) -> Outcome:
    """A test that fails, and why."""
    return Outcome(met=False, missing=missing)


def nobodys(name: str, text: str) -> Task:
    """A task of which nobody said whose it is."""
    return Task(text=text, kode=name, opd="")


@dataclass(frozen=True, slots=True)
class Footing:
    """All that the ladder stands on.

    Attributes:
        table: The pack's maturity table.
        matrix: The cells.
        conditions: What is asked beside the matrix.
        readings: Value of each reading by key.
        proven: State of the evidence and figures that criteria ask for themselves, by code; None where a
            condition of theirs does not arise.
        duty: A test that does not hold, and what is missing, as somebody's task.
        attested: Test or criterion -> the records whose signed files are offered for it.
    """

    table: MaturityTable
    matrix: Matrix
    conditions: Conditions
    readings: Readings
    proven: Mapping[str, Proven | None] = field(default_factory=dict)
    duty: Callable[[str, str], Task] = nobodys
    attested: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def cell(self, stage: str, process: str) -> Cell:
        """A cell of the matrix; an empty one where the pack has no such stage or process."""
        return self.matrix.get(stage, {}).get(process, _NO_CELL)


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
    outcomes = list(_outcomes(criterion, footing))
    counted = outcomes[0] if len(outcomes) == 1 else _several(outcomes)
    if not counted.met and criterion.id in footing.attested and not 0 < counted.covered < counted.total:
        counted = Outcome(met=True, evidence=footing.attested[criterion.id], covered=1)
    return Criterion(
        level=level,
        id=criterion.id,
        met=counted.met,
        evidence=counted.evidence,
        missing=counted.missing,
        covered=counted.covered,
        total=counted.total,
        tasks=counted.tasks,
    )


def _outcomes(criterion: RungCriterion, footing: Footing) -> Iterator[Outcome]:
    """What each test, each piece of evidence and each figure of a criterion came to."""
    for name in criterion.uji:
        yield tested(name, footing)
    codes = (*(proof.kode for proof in criterion.bukti), *(measure.kode for measure in criterion.ukuran))
    for code in codes:
        proven = footing.proven.get(code)
        if proven is not None:
            yield Outcome(
                met=proven.met,
                evidence=proven.evidence,
                missing=proven.missing,
                covered=proven.covered,
                total=proven.total,
                tasks=proven.tasks,
            )
    if not (criterion.uji or criterion.bukti or criterion.ukuran):
        yield lacking("kriteria ini tidak menyebut uji, bukti, atau ukuran")


def tested(name: str, footing: Footing) -> Outcome:
    """Whether one test of the ladder holds; a signed file that is offered for it counts where asked."""
    outcome = TESTS[name](footing) if name in TESTS else _unknown(name)
    if not outcome.met and name in footing.attested:
        return Outcome(met=True, evidence=footing.attested[name], covered=1)
    if outcome.met or outcome.tasks:
        return outcome
    return replace(outcome, tasks=tuple(footing.duty(name, lack) for lack in outcome.missing))


def _several(outcomes: list[Outcome]) -> Outcome:
    """Several conditions as one: how many of them hold, and all that is missing."""
    return Outcome(
        met=all(outcome.met for outcome in outcomes),
        evidence=tuple(dict.fromkeys(name for outcome in outcomes for name in outcome.evidence)),
        missing=tuple(dict.fromkeys(lack for outcome in outcomes for lack in outcome.missing)),
        covered=sum(outcome.met for outcome in outcomes),
        total=len(outcomes),
        tasks=tuple(dict.fromkeys(task for outcome in outcomes for task in outcome.tasks)),
    )


def _always(_: Footing) -> Outcome:
    return PASSED


def _unknown(name: str) -> Outcome:
    """A test that this version of the tool does not know is never passed silently."""
    return lacking(f"uji `{visible(name)}` dalam paket tidak dikenal alat versi ini")


def _planned_and_run(footing: Footing) -> Outcome:
    """At least one process both planned and carried out (reading F07)."""
    cell, only_plans = footing.cell, footing.readings.get("maturitas.level2") == "perencanaan-saja"
    fitting = [
        process
        for process in footing.table.processes
        if cell(PLANNING, process).met and (only_plans or cell(OPERATIONAL, process).met)
    ]
    stages = (PLANNING,) if only_plans else (PLANNING, OPERATIONAL)
    count = len(footing.table.processes)
    if fitting:
        evidence = tuple(name for s in stages for p in fitting for name in cell(s, p).evidence)
        return Outcome(met=True, evidence=evidence, covered=len(fitting), total=count)
    planned = [process for process in footing.table.processes if cell(PLANNING, process).met]
    lack = "pelaksanaan proses yang direncanakan" if planned else "perencanaan"
    ways = [tuple(t for s in stages for t in cell(s, p).tasks) for p in footing.table.processes]
    return Outcome(
        met=False,
        missing=(f"{lack}: belum ada satu proses pun yang direncanakan dan dilaksanakan",),
        total=count,
        tasks=tuple(dict.fromkeys(fewest(ways))),
    )


def _all_cells(footing: Footing) -> Outcome:
    """All processes: nine cells, six cells or three processes (reading F08)."""
    reading = footing.readings.get("maturitas.seluruh_proses")
    stages = tuple(footing.table.stages)
    if reading == "6-sel":
        stages = (PLANNING, OPERATIONAL)
    if reading == "3-proses":
        return _every_process(footing)
    empty = [(s, p) for s in stages for p in footing.table.processes if not footing.cell(s, p).met]
    evidence = tuple(
        name for s in stages for p in footing.table.processes for name in footing.cell(s, p).evidence
    )
    total = len(stages) * len(footing.table.processes)
    return Outcome(
        met=total > 0 and not empty,
        evidence=evidence,
        missing=tuple(_lack(footing, s, p) for s, p in empty),
        covered=total - len(empty),
        total=total,
        tasks=tuple(dict.fromkeys(task for s, p in empty for task in footing.cell(s, p).tasks)),
    )


def _every_process(footing: Footing) -> Outcome:
    """Each process has evidence at one stage or another."""
    stages, processes = footing.table.stages, footing.table.processes
    bare = [p for p in processes if not any(footing.cell(s, p).met for s in stages)]
    ways = (fewest([footing.cell(s, p).tasks for s in stages]) for p in bare)
    return Outcome(
        met=bool(processes) and not bare,
        missing=("proses tanpa bukti pada tahap mana pun",) if bare else (),
        covered=len(processes) - len(bare),
        total=len(processes),
        tasks=tuple(dict.fromkeys(task for way in ways for task in way)),
    )


def _lack(footing: Footing, stage: str, process: str) -> str:
    labels, missing = footing.table.labels, footing.cell(stage, process).missing
    detail = f" ({'; '.join(missing[:3])}{'; …' if len(missing) > 3 else ''})" if missing else ""
    return f"sel {labels.get(stage, stage)} × {labels.get(process, process)} kosong{detail}"


def _application(footing: Footing) -> Outcome:
    if footing.readings.get("maturitas.aplikasi") == "pipeline-dihitung":
        return PASSED
    found = footing.conditions.applications
    lack = "pernyataan PD kominfo bahwa aplikasi manajemen layanan digunakan"
    return Outcome(met=True, evidence=found, covered=1) if found else lacking(lack)


def _review(footing: Footing) -> Outcome:
    """A review of the management as a whole; incident reviews do not count (reading F11)."""
    conditions = footing.conditions
    only_pasal4 = footing.readings.get("maturitas.reviu_evaluasi") == "hanya P4"
    found = conditions.pasal4 + (() if only_pasal4 else conditions.planning)
    lack = "reviu menyeluruh atau reviu perencanaan pada tahun penilaian"
    return Outcome(met=True, evidence=found, covered=1) if found else lacking(lack)


def _evaluation(footing: Footing) -> Outcome:
    found = footing.conditions.evaluations
    count = len(elements(footing.table, {}))
    lack = f"laporan evaluasi lengkap ({count} unsur) pada tahun penilaian"
    return Outcome(met=True, evidence=found, covered=1) if found else lacking(lack)


def _improved(footing: Footing) -> Outcome:
    """At least one improvement finished with proof."""
    finished = footing.conditions.finished
    names = tuple(dict.fromkeys(name for item in finished for name in item.records))
    lack = "perbaikan yang selesai beserta bukti dari hasil reviu atau evaluasi"
    total = len(footing.conditions.follow_ups)
    if not finished:
        return Outcome(met=False, missing=(lack,), total=total)
    return Outcome(met=True, evidence=names, covered=len(finished), total=total)


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
    total = len(footing.conditions.follow_ups)
    return Outcome(met=not wrong, missing=lacks, covered=total - len(wrong), total=total)


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
