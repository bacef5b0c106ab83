"""What the facts of a year show of a measure that a criterion asks for."""

from __future__ import annotations

from pipeline.assess.inquiry import Inquiry
from pipeline.assess.proofs import Proven
from pipeline.assess.tasks import task_of_measure
from pipeline.law.maturity import Measure
from pipeline.model.fact import Measured
from pipeline.wording import angka, bagian

# What is judged: an open or excluded ticket says nothing of a share.
_JUDGED = frozenset({"tercapai", "tidak_tercapai"})


def measured(measure: Measure, inquiry: Inquiry) -> Proven:
    """Whether enough months have such a fact, and a large enough share of the judged ones is reached.

    Covered and total count the months, or, where a share is asked for, the facts reached and judged.
    """
    rows = [row for row in _of_the_year(inquiry) if getattr(row.fact, measure.kolom, None) is not None]
    months = {row.fact.periode for row in rows}
    evidence = tuple(
        dict.fromkeys(row.document.ref for row in rows if not inquiry.contradicted(row.document))
    )
    lacks = []
    if len(months) < measure.bulan:
        lacks.append(f"{measure.teks}: {angka(len(months))} bulan, diminta {angka(measure.bulan)}")
    covered, total = min(len(months), measure.bulan), measure.bulan
    if measure.persen:
        judged = [str(getattr(row.fact, measure.kolom)) for row in rows]
        judged = [value for value in judged if value in {*_JUDGED, *measure.hasil}]
        covered, total = sum(value in measure.hasil for value in judged), len(judged)
        if not total or 100 * covered < measure.persen * total:
            lacks.append(f"{measure.teks}: {bagian(covered, total)}, diminta {angka(measure.persen)} %")
    tasks = tuple(task_of_measure(measure, inquiry, lack) for lack in lacks)
    return Proven(evidence, tuple(lacks), covered, total, tasks, holds=not lacks)


def _of_the_year(inquiry: Inquiry) -> list[Measured]:
    """The OPD's facts of the assessed year."""
    return [
        row
        for rows in inquiry.world.measured.values()
        for row in rows
        if row.fact.opd == inquiry.opd and (row.fact.periode or "").startswith(f"{inquiry.year}-")
    ]
