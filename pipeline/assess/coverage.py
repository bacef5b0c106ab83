"""Everything that an indicator asks of an OPD, piece by piece: which units have it, by which records."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assess.footing import footing_of
from pipeline.assess.inquiry import Inquiry
from pipeline.assess.ladder import Footing, tested
from pipeline.assess.measured import measured
from pipeline.assess.proofs import prove
from pipeline.law.crosswalk import CELLS
from pipeline.law.law import Law
from pipeline.law.maturity import MaturityTable, Proof
from pipeline.model.assessment import Assessment, FollowUp
from pipeline.model.case import World
from pipeline.model.coverage import Coverage

_UNITS = {"layanan": "layanan", "aplikasi": "aplikasi"}


def coverage_of(world: World, law: Law, own: Assessment) -> tuple[tuple[Coverage, ...], tuple[FollowUp, ...]]:
    """The coverage of one OPD as it holds: without records that contradict themselves, with signed files.

    Args:
        world: The region.
        law: With the indicator.
        own: The OPD's assessment by the same indicator.

    Returns:
        The coverage, and every item that its tests count: the whole of their denominator.
    """
    inquiry = Inquiry(world, law, own.opd, own.year, own.defence.left_out, attest=True)
    footing = footing_of(inquiry)
    return tuple(_covered(inquiry, footing)), footing.conditions.follow_ups


def _covered(inquiry: Inquiry, footing: Footing) -> Iterator[Coverage]:
    table = inquiry.law.maturity
    needed = _needed(table)
    for proof in asked_for(table):
        found = prove(proof, inquiry)
        if found is not None:
            yield Coverage(
                kode=proof.kode,
                teks=proof.teks,
                kelas=class_of(table, proof.kelas, proof.jenis),
                per=proof.per,
                opd=inquiry.opd,
                units=found.units,
                covered=found.covered,
                total=found.total,
                counts=_UNITS.get(proof.per, "OPD"),
                clauses=proof.klausul,
                optional=proof.kode not in needed,
            )
    yield from _measures(inquiry)
    yield from _tests(inquiry, footing)


def asked_for(table: MaturityTable) -> tuple[Proof, ...]:
    """The evidence of the criteria, and of the cells where a criterion looks at them; each code once."""
    criteria = [one for rung in table.ladder for one in rung.criteria]
    looks = any(test in CELLS for one in criteria for test in one.uji)
    named = {proof.kode for one in criteria for proof in one.bukti}
    wanted = (proof for proof in table.proofs() if looks or proof.kode in named)
    return tuple({proof.kode: proof for proof in wanted}.values())


def _needed(table: MaturityTable) -> frozenset[str]:
    """The evidence that nothing else can stand in for."""
    cells = (proof for row in table.cells.values() for rule in row.values() for proof in rule.semua)
    own = (proof for rung in table.ladder for one in rung.criteria for proof in one.bukti)
    return frozenset(proof.kode for proof in (*cells, *own))


def class_of(table: MaturityTable, kelas: str, kinds: tuple[str, ...]) -> str:
    """The class of evidence: as the pack says, else the first that takes one of its kinds, else the first."""
    known = table.portal.kelas
    if any(one.kode == kelas for one in known):
        return kelas
    fitting = (one.kode for one in known if set(one.jenis) & set(kinds))
    return next(fitting, known[0].kode if known else "")


def _measures(inquiry: Inquiry) -> Iterator[Coverage]:
    table = inquiry.law.maturity
    asked = {m.kode: m for rung in table.ladder for one in rung.criteria for m in one.ukuran}
    for measure in asked.values():
        found = measured(measure, inquiry)
        yield Coverage(
            kode=measure.kode,
            teks=measure.teks,
            kelas=class_of(table, measure.kelas, ()),
            per="opd",
            opd=inquiry.opd,
            units=(("", found.evidence),),
            covered=found.covered,
            total=found.total,
            counts="fakta yang dinilai" if measure.persen else "bulan",
            clauses=measure.klausul,
        )


def _tests(inquiry: Inquiry, footing: Footing) -> Iterator[Coverage]:
    """The tests beside the cells, for which the pack says in whose hands they are."""
    table = inquiry.law.maturity
    names = dict.fromkeys(test for rung in table.ladder for one in rung.criteria for test in one.uji)
    for name in names:
        duty = table.duties.get(name)
        if duty is None or name in CELLS:
            continue
        outcome = tested(name, footing)
        # That nothing is late is shown by the records that ask for it.
        asked = dict.fromkeys(item.source for item in footing.conditions.follow_ups) if outcome.met else {}
        yield Coverage(
            kode=name,
            teks=duty.teks or name.replace("_", " "),
            kelas=class_of(table, duty.kelas, duty.jenis),
            per="opd",
            opd=inquiry.opd,
            units=(("", outcome.evidence or tuple(asked)),),
            covered=outcome.covered,
            total=outcome.total,
            counts=duty.satuan or "OPD",
        )
