"""The matrix of stages and processes: each cell with its evidence and what it lacks."""

from __future__ import annotations

from pipeline.assess.inquiry import Inquiry
from pipeline.assess.proofs import Proven, prove
from pipeline.assess.tasks import fewest
from pipeline.law.maturity import CellRule, Proof
from pipeline.model.assessment import Cell, Matrix


def matrix_of(inquiry: Inquiry) -> Matrix:
    """Every cell of the pack's table for one OPD and year."""
    table = inquiry.law.maturity
    return {
        stage: {
            process: cell_of(table.cells.get(stage, {}).get(process, CellRule()), inquiry)
            for process in table.processes
        }
        for stage in table.stages
    }


def cell_of(rule: CellRule, inquiry: Inquiry) -> Cell:
    """One cell: all of the obligatory evidence, and one of the alternatives."""
    needed = _proven(rule.semua, inquiry)
    either = _proven(rule.salah_satu, inquiry)
    helpful = _proven(rule.pendukung, inquiry)
    satisfied = not rule.salah_satu or any(proven.met for proven in either)
    met = all(proven.met for proven in needed) and satisfied and bool(needed or either)
    missing = [lack for proven in needed for lack in proven.missing]
    if not satisfied:
        missing.append("salah satu dari: " + "; ".join(proof.teks for proof in rule.salah_satu))
    evidence = dict.fromkeys(name for proven in (*needed, *either, *helpful) for name in proven.evidence)
    tasks = [task for proven in needed for task in proven.tasks]
    if not satisfied:
        tasks.extend(fewest([proven.tasks for proven in either]))
    narrowest = min(needed, key=lambda proven: proven.covered / max(proven.total, 1), default=None)
    return Cell(
        met=met,
        evidence=tuple(evidence),
        missing=tuple(dict.fromkeys(missing)),
        covered=narrowest.covered if narrowest else None,
        total=narrowest.total if narrowest else None,
        tasks=tuple(dict.fromkeys(tasks)),
    )


def _proven(proofs: tuple[Proof, ...], inquiry: Inquiry) -> list[Proven]:
    return [proven for proof in proofs if (proven := prove(proof, inquiry)) is not None]
