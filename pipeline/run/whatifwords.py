"""The answer to a supposition as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.law.law import Law
from pipeline.run.whatif import Change, Effect, WhatIf
from pipeline.wording import angka, inert_lines, visible

_ALL = "Semua bersama"


def whatif_text(answer: WhatIf, law: Law) -> str:
    """For people: the levels as they are, as supposed, and what each record would do."""
    return "\n".join(inert_lines(_lines(answer, law))) + "\n"


def whatif_data(answer: WhatIf, law: Law) -> dict[str, Any]:
    """For programs: what joins the levels under `what_if`."""
    return {
        "region": {"before": answer.before.level, "after": answer.after.level},
        "weight_percent": float(law.maturity.weight),
        "together": [_change(change, law) for change in answer.together.changes],
        "each": [
            {
                "document": one.name,
                "region": one.region,
                "changes": [_change(change, law) for change in one.changes],
            }
            for one in answer.each
        ],
        "errors": [
            {
                "code": f.code,
                "document": f.document,
                "message": f.message,
                "pointer": f.pointer.json_pointer(),
            }
            for f in answer.faults
        ],
    }


def _lines(answer: WhatIf, law: Law) -> Iterator[str]:
    count = len(answer.each)
    yield f"Pengandaian {answer.before.year}: {count} dokumen yang belum ada. Tidak ada yang ditulis."
    yield f"Daerah: level {answer.before.level} → {answer.after.level}"
    yield from _effect(_ALL, answer.together, law)
    if count > 1:
        for one in answer.each:
            yield from _effect(one.name, one, law)
    for fault in answer.faults:
        yield f"galat {fault.code} pada {visible(fault.document, 100)}: {visible(fault.message, 300)}"
    if answer.faults:
        yield "Dengan galat ini dokumennya tidak akan diterima; perbaiki sebelum ditulis."


def _effect(name: str, effect: Effect, law: Law) -> Iterator[str]:
    yield ""
    yield f"{visible(name, 120)}:"
    if not effect.changes:
        yield "  tidak mengubah sel, kriteria, atau level"
    for change in effect.changes:
        yield f"  {change.opd}: level {change.before} → {change.after}{_points(change, law)}"
        yield from (f"    sel terisi: {cell}" for cell in change.cells)
        yield from (f"    kriteria terpenuhi: {law.cite(clause)}" for clause in change.criteria)


def _points(change: Change, law: Law) -> str:
    gained = law.maturity.points(change.after) - law.maturity.points(change.before)
    if not gained:
        return ""
    return f" ({'+' if gained > 0 else ''}{angka(gained, 3)} poin indeks)"


def _change(change: Change, law: Law) -> dict[str, Any]:
    gained = law.maturity.points(change.after) - law.maturity.points(change.before)
    return {
        "opd": change.opd,
        "before": change.before,
        "after": change.after,
        "index_points": float(gained),
        "cells": list(change.cells),
        "criteria": list(change.criteria),
    }
