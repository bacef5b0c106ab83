"""The level of every service-providing OPD, and of the region: the lowest among them (reading F13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.assess.cells import matrix_of
from pipeline.assess.conditions import conditions_of
from pipeline.assess.inquiry import Inquiry
from pipeline.assess.ladder import Footing, climb
from pipeline.law.law import Law
from pipeline.model.assessment import Alternative, Assessment, RegionAssessment
from pipeline.model.case import World
from pipeline.model.moments import parse_date
from pipeline.model.region import Office

KEYS = (
    "maturitas.level2",
    "maturitas.seluruh_proses",
    "maturitas.aplikasi",
    "maturitas.reviu_evaluasi",
    "maturitas.tindak_lanjut",
)

_UNIT = "maturitas.satuan"


def assess(world: World, law: Law, year: int) -> RegionAssessment:
    """Assesses all service-providing OPDs of a region for one year."""
    offices = [office for office in world.region.offices.values() if counts(office, year)]
    assessments = tuple(assess_office(Inquiry(world, law, office.id, year)) for office in offices)
    level = _region_level(assessments, law.reading(_UNIT, at=world.as_of), world.region.kominfo)
    distribution = dict(sorted(Counter(assessment.level for assessment in assessments).items()))
    return RegionAssessment(law.maturity.indicator, year, level, assessments, distribution)


def counts(office: Office, year: int) -> bool:
    """Whether an OPD is assessed: it provides services and existed in the year."""
    ended = parse_date(office.document.data.get("berakhir"))
    began = parse_date(office.document.data.get("mulai"))
    existed = (ended is None or ended.year >= year) and (began is None or began.year <= year)
    return office.provides and existed


def assess_office(inquiry: Inquiry) -> Assessment:
    """Assesses one OPD, and says where another reading would give another level."""
    readings = {key: inquiry.law.reading(key, inquiry.opd, inquiry.world.as_of) for key in KEYS}
    footing = Footing(inquiry.law.maturity, matrix_of(inquiry), conditions_of(inquiry), readings)
    level, criteria, blocking = climb(footing)
    others = tuple(_alternatives(footing, inquiry.law, level))
    return Assessment(
        inquiry.opd, inquiry.year, level, footing.matrix, criteria, blocking, others, footing.conditions
    )


def _alternatives(footing: Footing, law: Law, level: int) -> Iterator[Alternative]:
    for key in KEYS:
        reading = law.readings.get(key)
        for value in reading.pilihan if reading else ():
            if value == footing.readings[key]:
                continue
            other = Footing(
                footing.table, footing.matrix, footing.conditions, {**footing.readings, key: value}
            )
            reached, _, _ = climb(other)
            if reached != level:
                yield Alternative(key, value, reached)


def _region_level(assessments: tuple[Assessment, ...], reading: str, kominfo: str) -> int:
    """The level of the region from those of its OPDs (reading F13)."""
    levels = sorted(assessment.level for assessment in assessments)
    if not levels:
        return 1
    if reading == "median":
        return levels[(len(levels) - 1) // 2]
    if reading == "PD-kominfo":
        return next((a.level for a in assessments if a.opd == kominfo), 1)
    return levels[0]
