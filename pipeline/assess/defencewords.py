"""What of a level holds, in words and as data: states, counts, tasks with owners, points of the index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.law.law import Law
from pipeline.law.saying import owner_words
from pipeline.model.assessment import STATES, Assessment, Standing, Task
from pipeline.wording import visible


def weight_data(law: Law) -> dict[str, Any]:
    """The indicator's share of the index, what one level is worth, and how surely that is known."""
    table = law.maturity
    return {
        "percent": float(table.weight),
        "points_per_level": float(table.points(1)),
        "sure": table.bobot.sure,
        "source": table.bobot.sumber,
    }


def standing_data(standing: Standing) -> dict[str, Any]:
    """What joins a criterion of the JSON."""
    return {
        "state": standing.state,
        "numerator": standing.covered,
        "denominator": standing.total,
        "attested_by": list(standing.papers),
        "contradicted_by": [
            {"record": against.record, "code": against.code, "text": against.text}
            for against in standing.against
        ],
    }


def defence_data(one: Assessment, law: Law) -> dict[str, Any]:
    """What joins an OPD of the JSON."""
    claim, table = one.defence.claim, law.maturity
    return {
        "defensible": {
            "level": one.defence.level,
            "index_points": float(table.points(one.defence.level)),
            "claimed": {"level": claim.level, "record": claim.record} if claim else None,
            "todo": [_task(task) for task in one.defence.tasks],
        },
        "variants": [
            {"kode": kode, "level": level, "processes": list(_processes(law, kode))}
            for kode, level in one.variants.items()
        ],
    }


def _processes(law: Law, kode: str) -> tuple[str, ...]:
    return next((variant.proses for variant in law.maturity.variants if variant.kode == kode), ())


def _task(task: Task) -> dict[str, Any]:
    return {
        "text": task.text,
        "code": task.kode,
        "opd": task.opd,
        "role": task.role,
        "kinds": list(task.kinds),
        "clauses": list(task.clauses),
        "unit": task.unit,
    }


def claimed(one: Assessment) -> str:
    """The claimed level, or that there is none."""
    return str(one.defence.claim.level) if one.defence.claim else "tidak ada"


def claim_words(one: Assessment) -> str:
    """The claim beside what holds."""
    claim, holds = one.defence.claim, one.defence.level
    if claim is None:
        return f"dapat dipertahankan: level {holds}; tidak ada tingkat yang diklaim dalam catatan"
    verdict = "klaim melebihi bukti" if one.defence.overclaimed else "klaim didukung bukti"
    return f"dapat dipertahankan: level {holds}; diklaim: level {claim.level} ({claim.record}), {verdict}"


def defence_lines(one: Assessment, law: Law) -> Iterator[str]:
    """For a terminal."""
    yield claim_words(one)
    for variant in law.maturity.variants:
        yield f"cara hitung {variant.nama}: level {one.variants.get(variant.kode, 1)}"
    for standing in one.defence.standings:
        counted = f"{STATES[standing.state]} ({standing.counted})"
        yield f"kriteria level {standing.level} {law.cite(standing.id)}: {counted}"
        yield from (f"  {a.record}: {a.code} {visible(a.text, 300)}" for a in standing.against)
    for number, task in enumerate(one.defence.tasks, start=1):
        yield f"kerjakan {number}: {task.text} [{owner_words(task, law)}]"


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def defence_markdown(one: Assessment, law: Law) -> Iterator[str]:
    """A section with the criteria and the list of what to do."""
    yield from ("", f"## {one.opd}", "", f"{_upper(claim_words(one))}.", "")
    yield from ("| Level | Kriteria | Keadaan | Hitungan |", "| ---: | --- | --- | ---: |")
    for standing in one.defence.standings:
        cells = (str(standing.level), law.cite(standing.id), STATES[standing.state], standing.counted)
        yield f"| {' | '.join(cells)} |"
    if one.defence.tasks:
        yield ""
    for number, task in enumerate(one.defence.tasks, start=1):
        yield f"{number}. {task.text} ({owner_words(task, law)})".replace("\n", " ")
