"""Tables of limits and priorities: cells by words, dated values, cells that a reading fills."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.law.tables import limit_grid, limit_of, priority_grid, ruled
from pipeline.law.values import Limit, Ruled

DAY = date(2025, 1, 1)


def limit(batas: object, operator: object = "lt", mulai: str | None = "2024-04-26") -> dict[str, Any]:
    return {"mulai": mulai, "batas": batas, "operator": operator, "klausul": ["K"]}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (limit("15 menit"), Limit(900, "lt", ("K",))),
        (limit("1,5 jam", "le"), Limit(5400, "le", ("K",))),
        (limit("2 hari", "le"), Limit(172800, "le", ("K",))),
        (limit("0,5 detik"), Limit(0, "lt", ("K",))),
        (limit("2 hari kerja"), None),
        (limit("segera"), None),
        (limit(15), None),
        (limit("15 menit", "eq"), None),
        (limit("15 menit", None), None),
    ],
)
def test_a_limit_as_written(value: dict[str, Any], found: Limit | None) -> None:
    assert limit_of(value) == found


def test_cells_are_found_by_their_words_and_dates() -> None:
    grid = limit_grid(
        {
            "kunci": ["kelompok", "prioritas"],
            "operator_menurut": {"bacaan": "batas", "nilai": {"inklusif": "le", "lain": "eq"}},
            "baris": [
                {
                    "kelompok": "luar",
                    "prioritas": 1,
                    "nilai": [limit("2 jam", mulai="2025-06-01"), limit("1 jam"), limit("rusak")],
                },
                {"kelompok": "luar", "nilai": [limit("5 jam", mulai=None)]},
            ],
        }
    )
    assert (grid.operator_key, grid.operators) == ("batas", {"inklusif": "le"})
    words: dict[str, str | int] = {"kelompok": "luar", "prioritas": 1}
    for day, seconds in ((DAY, 3600), (date(2025, 6, 1), 7200), (date(2020, 1, 1), 3600)):
        line = grid.at(words, day, str)
        assert line is not None
        assert (line.value.seconds, line.clauses) == (seconds, ("K",))
    unnamed = grid.at({"kelompok": "luar"}, DAY, str)
    assert unnamed is not None
    assert unnamed.value.seconds == 18000
    assert grid.at({"kelompok": "luar", "prioritas": 2}, DAY, str) is None
    assert grid.at({"kelompok": "dalam", "prioritas": 1}, DAY, str) is None


def test_a_cell_left_empty_is_filled_as_a_reading_says() -> None:
    grid = priority_grid(
        {
            "kunci": ["dampak"],
            "baris": [{"dampak": "besar", "nilai": [{"prioritas": 1}, {"prioritas": 0}]}],
            "tidak_diatur": [
                {"dampak": "kecil", "bacaan": "celah", "menurut": {"pinjam": {"dampak": "besar"}}}
            ],
        }
    )
    asked: list[str] = []

    def read(kunci: str) -> str:
        asked.append(kunci)
        return "pinjam"

    found = grid.at({"dampak": "kecil"}, DAY, read)
    assert found is not None
    assert (found.value, asked) == (1, ["celah"])
    assert grid.at({"dampak": "kecil"}, DAY, lambda _: "diam") is None
    assert ruled(found) == Ruled(1, ())
    assert ruled(None) is None
