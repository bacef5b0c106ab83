"""All that the ladder stands on, gathered for one OPD and year."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.assess.attesting import papers_for
from pipeline.assess.cells import matrix_of
from pipeline.assess.conditions import conditions_of
from pipeline.assess.inquiry import Inquiry
from pipeline.assess.ladder import Footing
from pipeline.assess.measured import measured
from pipeline.assess.proofs import Proven, prove
from pipeline.assess.tasks import task_of_test
from pipeline.model.assessment import Task

KEYS = (
    "maturitas.level2",
    "maturitas.seluruh_proses",
    "maturitas.aplikasi",
    "maturitas.reviu_evaluasi",
    "maturitas.tindak_lanjut",
)
"""The readings that can change a level."""


def footing_of(inquiry: Inquiry) -> Footing:
    """Matrix, conditions, readings, and what the criteria ask for themselves."""

    def duty(name: str, text: str) -> Task:
        return task_of_test(name, inquiry, text)

    return Footing(
        inquiry.law.maturity,
        matrix_of(inquiry),
        conditions_of(inquiry),
        {key: inquiry.law.reading(key, inquiry.opd, inquiry.world.as_of) for key in KEYS},
        _proven(inquiry),
        duty,
        _attested(inquiry) if inquiry.attest else {},
    )


def _proven(inquiry: Inquiry) -> Mapping[str, Proven | None]:
    criteria = [one for rung in inquiry.law.maturity.ladder for one in rung.criteria]
    proofs = {proof.kode: prove(proof, inquiry) for one in criteria for proof in one.bukti}
    return proofs | {asked.kode: measured(asked, inquiry) for one in criteria for asked in one.ukuran}


def _attested(inquiry: Inquiry) -> Mapping[str, tuple[str, ...]]:
    """Tests and criteria for which a signed file is offered, with the records that carry them."""
    criteria = [one for rung in inquiry.law.maturity.ladder for one in rung.criteria]
    names = dict.fromkeys(name for one in criteria for name in (one.id, *one.uji))
    found = {
        name: tuple(dict.fromkeys(paper.document.ref for paper in papers_for(inquiry, name)))
        for name in names
    }
    return {name: records for name, records in found.items() if records}
