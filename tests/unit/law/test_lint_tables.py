"""Faults in a pack's tables, each at its place: unreadable and uncited values, doubled and missing cells."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.law.law import Law
from pipeline.law.lint_tables import table_faults

GOOD = {
    "mulai": "2025-01-01",
    "batas": "15 menit",
    "operator": "lt",
    "prioritas": 1,
    "klausul": ["K.tanggap"],
}


def told(law: Law, table: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(fault.code, fault.pointer.keys) for fault in table_faults(law, "t.yaml", table)]


def with_value(law: Law, purpose: str, **changed: Any) -> list[tuple[Any, ...]]:
    """What is said of a second value of a second row, the others being good."""
    value = {key: item for key, item in {**GOOD, **changed}.items() if item is not None}
    rows = [{"nilai": [GOOD]}, {"nilai": [GOOD, value]}]
    return [one for one in told(law, {"id": "t", "fungsi": purpose, "baris": rows}) if one[1] != ("baris",)]


PLACE = ("baris", 1, "nilai", 1)


@pytest.mark.parametrize(
    ("purpose", "changed", "faults"),
    [
        ("waktu_tanggap", {}, []),
        ("waktu_tanggap", {"klausul": None}, ["PKT005"]),
        ("waktu_tanggap", {"klausul": []}, ["PKT005"]),
        ("waktu_tanggap", {"mulai": None}, ["PKT003"]),
        ("waktu_tanggap", {"mulai": "besok"}, ["PKT003"]),
        ("waktu_tanggap", {"batas": "segera"}, ["PKT003"]),
        ("waktu_tanggap", {"operator": "eq"}, ["PKT003"]),
        ("waktu_tanggap", {"prioritas": 0}, []),
        ("target_pelayanan", {"batas": None}, ["PKT003"]),
        ("prioritas", {"batas": None}, []),
        ("prioritas", {"prioritas": 0}, ["PKT003"]),
        ("prioritas", {"prioritas": "1"}, ["PKT003"]),
        ("prioritas", {"prioritas": None, "mulai": None, "klausul": None}, ["PKT005", "PKT003", "PKT003"]),
        ("sla_penyelesaian", {"maksimal": "segera"}, ["PKT003"]),
        ("sla_respons", {"batas": "segera", "prioritas": None}, []),
    ],
)
def test_a_value_must_be_cited_dated_and_readable(
    law: Law, purpose: str, changed: dict[str, Any], faults: list[str]
) -> None:
    found = [one for one in with_value(law, purpose, **changed) if one[1] == PLACE]
    assert found == [(code, PLACE) for code in faults]


def test_a_solving_time_is_told_how_to_be_written(law: Law) -> None:
    rows = [{"urgensi": 1, "nilai": [{**GOOD, "maksimal": "2 hari"}, {**GOOD, "maksimal": "lekas"}]}]
    [fault] = table_faults(law, "t", {"id": "t", "fungsi": "sla_penyelesaian", "baris": rows})
    assert (fault.code, fault.pointer.keys) == ("PKT003", ("baris", 0, "nilai", 1))
    assert "`maksimal`" in fault.help
    table = {"id": "t", "fungsi": "waktu_tanggap", "baris": [{"nilai": [{**GOOD, "batas": "x"}]}]}
    [other, _] = table_faults(law, "t", table)
    assert "`maksimal`" not in other.help


def test_a_table_needs_a_name(law: Law) -> None:
    assert told(law, {"fungsi": "lain"}) == [("PKT003", ())]
    assert told(law, {"id": "t", "fungsi": "lain"}) == []


def cells(*grades: str, silent: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "id": "t",
        "fungsi": "target_pelayanan",
        "kunci": ["kelompok", "klasifikasi"],
        "baris": [
            {"kelompok": group, "klasifikasi": grade, "nilai": [{**GOOD, "klausul": ["K.layanan"]}]}
            for group, grade in (name.split("/") for name in grades)
        ],
        "tidak_diatur": [
            {"kelompok": group, "klasifikasi": grade} for group, grade in (name.split("/") for name in silent)
        ],
    }


ALL = ("luar/utama", "luar/biasa", "dalam/utama", "dalam/biasa")


def test_each_combination_is_answered_or_left_out_by_name(law: Law) -> None:
    assert told(law, cells(*ALL)) == []
    assert told(law, cells(*ALL[:3], silent=ALL[3:])) == []
    [one, two] = table_faults(law, "t", cells(*ALL[:2]))
    assert (one.code, two.code) == ("PKT008", "PKT008")
    assert "Nama dalam, Nama utama" in one.message
    assert "Nama dalam, Nama biasa" in two.message


def test_each_cell_written_again_is_told_once(law: Law) -> None:
    assert told(law, cells(*ALL, ALL[0], ALL[0])) == [("PKT007", ("baris", 5))]
    assert told(law, cells(*ALL, silent=(ALL[1],))) == [("PKT007", ("tidak_diatur",))]
    assert told(law, cells(*ALL, ALL[0], ALL[2])) == [("PKT007", ("baris", 4)), ("PKT007", ("baris", 5))]
    # What the row was meant for is missing for the same reason.
    assert told(law, cells(*ALL[1:], ALL[1])) == [("PKT007", ("baris", 3))]
    # A table that decides about nothing may say what it likes as often as it likes.
    assert told(law, {**cells(ALL[0], ALL[0]), "fungsi": "sla_respons"}) == []
