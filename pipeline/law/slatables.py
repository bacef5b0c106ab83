"""The SLA example (Tabel 11-14) in the shape of a service's `sla` block."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pipeline.law.dated import ALWAYS, Line, in_force, ordered
from pipeline.law.plain import day, entries, text, texts
from pipeline.model.document import Data

_PARTS = {
    "sla_klasifikasi": "klasifikasi",
    "sla_respons": "kecepatan_respon",
    "sla_penyelesaian": "waktu_penyelesaian",
    "sla_dukungan": "dukungan",
}
"""What a table is for -> the part of the `sla` block."""


def sla_of(tables: Mapping[str, Data], when: date | None) -> Mapping[str, object]:
    """The rows of the four tables in force on a day (None: the latest)."""
    return {
        _PARTS[purpose]: [_row(row, when) for row in entries(table, "baris")]
        for table in tables.values()
        if (purpose := text(table, "fungsi")) in _PARTS
    }


def _row(row: Data, when: date | None) -> dict[str, object]:
    """A row with the dated values in force folded into it."""
    lines = ordered(
        Line(day(value, "mulai") or ALWAYS, value, texts(value, "klausul")) for value in entries(row, "nilai")
    )
    found = in_force(lines, when)
    dated = {key: value for key, value in found.value.items() if key != "mulai"} if found else {}
    return {**{key: value for key, value in row.items() if key != "nilai"}, **dated}
