"""What is missing as something to do: by whom, in which OPD, as which record."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.assess.inquiry import Inquiry, Subject
from pipeline.law.maturity import Measure, Proof
from pipeline.model.assessment import Task

KOMINFO = "opd_kominfo"


def task_of(proof: Proof, inquiry: Inquiry, text: str, subject: Subject) -> Task:
    """The task of bringing one piece of evidence for one unit.

    Who decides over the act that is missing sees to it; where no act is asked for, whom the pack names.
    """
    acts = (inquiry.law.approval(f"{kind}.{path}") for kind in proof.jenis for path in proof.ada)
    roles = [act.peran for act in acts if act is not None]
    role = proof.peran or (roles[-1] if roles else "")
    return Task(
        text=text,
        kode=proof.kode,
        opd=_home(role, inquiry, subject),
        role=role,
        kinds=proof.jenis,
        clauses=proof.klausul,
        unit=subject.id if subject is not None else "",
    )


def task_of_measure(measure: Measure, inquiry: Inquiry, text: str) -> Task:
    """The task of bringing facts to what a criterion asks of them."""
    return Task(
        text=text,
        kode=measure.kode,
        opd=_home(measure.peran, inquiry, None),
        role=measure.peran,
        clauses=measure.klausul,
    )


def task_of_test(name: str, inquiry: Inquiry, text: str) -> Task:
    """The task of fulfilling a test of the ladder, as the pack says whose it is."""
    duty = inquiry.law.maturity.duties.get(name)
    role = duty.peran if duty else ""
    return Task(
        text=text,
        kode=name,
        opd=_home(role, inquiry, None),
        role=role,
        kinds=duty.jenis if duty else (),
    )


def fewest(ways: Sequence[tuple[Task, ...]]) -> tuple[Task, ...]:
    """The shortest of several ways to the same end, the first of those that are alike."""
    return min(ways, key=_length, default=())


def _length(way: tuple[Task, ...]) -> int:
    return len(way)


def _home(role: str, inquiry: Inquiry, subject: Subject) -> str:
    """The OPD that acts: the one for communications where the act is its own, else the unit's."""
    if role == KOMINFO and inquiry.world.region.kominfo:
        return inquiry.world.region.kominfo
    return subject.opd if subject is not None and subject.opd else inquiry.opd
