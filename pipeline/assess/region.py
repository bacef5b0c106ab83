"""The level of every service-providing OPD, and of the region: the lowest among them (reading F13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.assess.defence import defend
from pipeline.assess.footing import KEYS, footing_of
from pipeline.assess.inquiry import Counted, Inquiry
from pipeline.assess.ladder import Footing, climb
from pipeline.law.law import Law
from pipeline.model.assessment import Alternative, Assessment, RegionAssessment
from pipeline.model.case import World
from pipeline.model.lean import replace
from pipeline.model.moments import parse_date
from pipeline.model.region import Office

_UNIT = "maturitas.satuan"


def assess(world: World, law: Law, year: int) -> RegionAssessment:
    """Assesses all service-providing OPDs of a region for one year, by the law's indicator."""
    offices = [office for office in world.region.offices.values() if counts(office, year)]
    counted = Counted(world.index)
    asked = (Inquiry(world, law, office.id, year, counted=counted) for office in offices)
    assessments = tuple(map(assess_office, asked))
    reading, kominfo = law.reading(_UNIT, at=world.as_of), world.region.kominfo
    level = _region_level({one.opd: one.level for one in assessments}, reading, kominfo)
    holds = _region_level({one.opd: one.defence.level for one in assessments}, reading, kominfo)
    distribution = dict(sorted(Counter(assessment.level for assessment in assessments).items()))
    return RegionAssessment(law.maturity.indicator, year, level, assessments, distribution, holds)


def counts(office: Office, year: int) -> bool:
    """Whether an OPD is assessed: it provides services and existed in the year."""
    ended = parse_date(office.document.data.get("berakhir"))
    began = parse_date(office.document.data.get("mulai"))
    existed = (ended is None or ended.year >= year) and (began is None or began.year <= year)
    return office.provides and existed


def assess_office(inquiry: Inquiry) -> Assessment:
    """Assesses one OPD, and says where another reading would give another level, and what of it holds."""
    footing = footing_of(inquiry)
    level, criteria, blocking = climb(footing)
    return Assessment(
        opd=inquiry.opd,
        year=inquiry.year,
        level=level,
        matrix=footing.matrix,
        criteria=criteria,
        blocking=blocking,
        alternatives=tuple(_alternatives(footing, inquiry.law, level)),
        conditions=footing.conditions,
        defence=defend(inquiry, criteria),
        variants={
            variant.kode: climb(replace(footing, table=replace(footing.table, processes=variant.proses)))[0]
            for variant in footing.table.variants
        },
    )


def _alternatives(footing: Footing, law: Law, level: int) -> Iterator[Alternative]:
    for key in KEYS:
        reading = law.readings.get(key)
        for value in reading.pilihan if reading else ():
            if value == footing.readings[key]:
                continue
            reached, _, _ = climb(replace(footing, readings={**footing.readings, key: value}))
            if reached != level:
                yield Alternative(key, value, reached)


def _region_level(by_office: Mapping[str, int], reading: str, kominfo: str) -> int:
    """The level of the region from those of its OPDs (reading F13)."""
    levels = sorted(by_office.values())
    if not levels:
        return 1
    if reading == "median":
        return levels[(len(levels) - 1) // 2]
    if reading == "PD-kominfo":
        return by_office.get(kominfo, 1)
    return levels[0]
