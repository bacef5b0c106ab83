"""An assessment as JSON (cli.md), Markdown and text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pipeline.assess.crosswalk import crosswalk_data
from pipeline.assess.defencewords import (
    claimed,
    defence_data,
    defence_lines,
    defence_markdown,
    standing_data,
    weight_data,
)
from pipeline.law.law import Law
from pipeline.law.saying import status_lines, weight_words
from pipeline.model.assessment import Assessment, Cell, RegionAssessment
from pipeline.wording import inert_lines, waktu

LABEL = "Penilaian mandiri indikatif, bukan nilai resmi evaluasi SPBE."


def to_json(assessment: RegionAssessment, as_of: datetime, law: Law) -> str:
    """The shape that cli.md fixes."""
    content = {
        "version": 1,
        "as_of": as_of.isoformat(),
        "indicator": assessment.indicator,
        "status": law.maturity.status,
        "source": law.maturity.sumber,
        "in_force": law.maturity.holds_in(assessment.year),
        "label": LABEL,
        "year": assessment.year,
        "region": {
            "level": assessment.level,
            "defensible_level": assessment.holds,
            "distribution": {str(level): count for level, count in assessment.distribution.items()},
            "opd": len(assessment.opd),
        },
        "weight": weight_data(law),
        "opd": [_opd(one, law) for one in assessment.opd],
        "crosswalk": crosswalk_data(law),
    }
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2).replace("#[", "\\u0023[") + "\n"


def _opd(one: Assessment, law: Law) -> dict[str, Any]:
    return {
        "opd": one.opd,
        "level": one.level,
        "matrix": {
            stage: {process: _cell(cell) for process, cell in row.items()}
            for stage, row in one.matrix.items()
        },
        "criteria": [
            {
                "level": criterion.level,
                "id": criterion.id,
                "met": criterion.met,
                "evidence": list(criterion.evidence),
                "missing": list(criterion.missing),
                **standing_data(standing),
            }
            for criterion, standing in zip(one.criteria, one.defence.standings, strict=True)
        ],
        "next": {"level": one.next_level, "missing": list(one.blocking)} if one.next_level else None,
        "alternatives": [
            {"kunci": other.kunci, "nilai": other.nilai, "level": other.level} for other in one.alternatives
        ],
        **defence_data(one, law),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "met": cell.met,
        "evidence": list(cell.evidence),
        "missing": list(cell.missing),
        "covered": cell.covered,
        "total": cell.total,
    }


def to_text(assessment: RegionAssessment, as_of: datetime, law: Law) -> str:
    """For a terminal."""
    return "\n".join(inert_lines(_lines(assessment, as_of, law))) + "\n"


def _lines(assessment: RegionAssessment, as_of: datetime, law: Law) -> Iterator[str]:
    yield f"Tingkat kematangan {assessment.year}, indikator {assessment.indicator}"
    yield f"{LABEL} Dinilai per {waktu(as_of)}."
    yield from status_lines(law, assessment.year)
    yield ""
    unit = _unit(law, as_of)
    yield f"Daerah: level {assessment.level} ({unit} dari {len(assessment.opd)} OPD penyedia layanan)"
    spread = ", ".join(f"level {level}: {count} OPD" for level, count in assessment.distribution.items())
    yield f"Sebaran: {spread or 'belum ada OPD'}"
    yield f"Yang dapat dipertahankan: level {assessment.holds}"
    yield weight_words(law)
    for one in assessment.opd:
        yield ""
        cells = [cell for row in one.matrix.values() for cell in row.values()]
        yield f"{one.opd}: level {one.level} ({sum(cell.met for cell in cells)} dari {len(cells)} sel terisi)"
        yield from (f"  penghambat level {one.next_level}: {lack}" for lack in one.blocking)
        yield from (f"  tafsir {o.kunci} = {o.nilai}: level {o.level}" for o in one.alternatives)
        yield from (f"  {line}" for line in defence_lines(one, law))


def _unit(law: Law, as_of: datetime) -> str:
    """How the region's level follows from those of its OPDs (reading F13)."""
    return {"median": "median", "PD-kominfo": "level PD kominfo"}.get(
        law.reading("maturitas.satuan", at=as_of), "terendah"
    )


def to_markdown(assessment: RegionAssessment, as_of: datetime, law: Law) -> str:
    """A table per region, with what blocks each OPD."""
    rows = [
        (
            f"| {one.opd} | {one.level} | {one.defence.level} | {claimed(one)} "
            f"| {'; '.join(one.blocking) or 'tidak ada'} |"
        ).replace("\n", " ")
        for one in assessment.opd
    ]
    unit = _unit(law, as_of)
    head = [
        f"# Tingkat kematangan {assessment.year}",
        "",
        f"{LABEL} Indikator {assessment.indicator} ({law.maturity.status}); dinilai per {waktu(as_of)}.",
        "",
        *(line for said in status_lines(law, assessment.year) for line in (said, "")),
        f"**Daerah: level {assessment.level}**, {unit} dari {len(assessment.opd)} OPD penyedia layanan.",
        "",
        f"Yang dapat dipertahankan: level {assessment.holds}.",
        "",
        weight_words(law),
        "",
        "| OPD | Level | Dapat dipertahankan | Diklaim | Penghambat level berikutnya |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    sections = [line for one in assessment.opd for line in defence_markdown(one, law)]
    return "\n".join(inert_lines([*head, *rows, *sections])) + "\n"
