"""The SLA example in the shape of a service's `sla` block, each row with the values of that day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.law.law import Law
from pipeline.law.slatables import sla_of

OLD = {"mulai": "2024-04-26", "maksimal": "3 jam", "klausul": ["K.1"]}
NEW = {"mulai": "2026-01-01", "maksimal": "2 jam", "klausul": ["K.2"], "operator": "lt"}


def tables(**purposes: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {name: {"id": name, "fungsi": name, "baris": rows} for name, rows in purposes.items()}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 1, 1), {"maksimal": "3 jam", "klausul": ["K.1"]}),
        (date(2025, 12, 31), {"maksimal": "3 jam", "klausul": ["K.1"]}),
        (date(2026, 1, 1), {"maksimal": "2 jam", "klausul": ["K.2"], "operator": "lt"}),
        (None, {"maksimal": "2 jam", "klausul": ["K.2"], "operator": "lt"}),
    ],
)
def test_a_row_has_the_values_in_force_and_not_their_dates(
    day: date | None, expected: dict[str, Any]
) -> None:
    row = {"urgensi": 1, "kondisi": "jam kerja", "nilai": [NEW, OLD]}
    found = sla_of(tables(sla_respons=[row]), day)
    assert found == {"kecepatan_respon": [{"urgensi": 1, "kondisi": "jam kerja", **expected}]}


def test_a_value_without_a_day_always_held() -> None:
    row = {"nilai": [NEW, {"maksimal": "4 jam", "klausul": ["K.0"]}]}
    found = sla_of(tables(sla_penyelesaian=[row]), date(2024, 1, 1))
    assert found == {"waktu_penyelesaian": [{"maksimal": "4 jam", "klausul": ["K.0"]}]}


def test_every_part_by_what_its_table_is_for() -> None:
    row = {"tingkat": 1}
    found = sla_of(
        tables(sla_klasifikasi=[row], sla_respons=[], sla_dukungan=[row, row], waktu_tanggap=[row]), None
    )
    assert found == {"klasifikasi": [row], "kecepatan_respon": [], "dukungan": [row, row]}


def test_the_example_of_the_perbup(perbup: Law) -> None:
    """Tabel 13: 48, 72 and 120 hours for the urgencies 1, 2 and 3."""
    rows = perbup.sla_defaults()["waktu_penyelesaian"]
    assert [(row["urgensi"], row["maksimal"]) for row in rows] == [  # type: ignore[attr-defined]
        (1, "48 jam"),
        (2, "72 jam"),
        (3, "120 jam"),
    ]
