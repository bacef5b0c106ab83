"""What makes a file of `indikator/` unfit to be judged by, each fault at its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.law.ladder import read_maturity
from pipeline.law.law import Law
from pipeline.law.lint_indicator import indicator_faults
from pipeline.law.maturity import MaturityTable

ABOUT = {"id": "uji/2", "status": "resmi"}
FIRST = {"id": "W1", "uji": ["lantai"]}
PLACE = ("tangga", 0, "kriteria", 1)


@pytest.fixture
def both(law: Law) -> Law:
    own = {"indikator": {"id": "uji/1"}, "sel": {"a": {"b": {"semua": [{"kode": "known"}]}}}}
    return replace(law, maturity=read_maturity(own), indicators=(MaturityTable(indicator="uji/2"),))


def told(law: Law, document: dict[str, Any]) -> list[tuple[Any, ...]]:
    faults = list(indicator_faults(law, "i.yaml", document))
    assert all(fault.code == "PKT019" and fault.message[0] in "`BIJKTU" and fault.help for fault in faults)
    return [fault.pointer.keys for fault in faults]


@pytest.mark.parametrize(
    ("criterion", "keys"),
    [
        ({"uji": ["lantai"]}, []),
        ({"bukti": ["known"]}, []),
        ({"bukti": ["known", "x", "y"]}, [(*PLACE, "bukti")] * 2),
        ({"bukti": [{"kode": "own", "jenis": "drp"}]}, []),
        ({"bukti": [{"kode": "own", "jenis": ["drp", "x"]}]}, [(*PLACE, "bukti")]),
        ({"uji": ["lantai", "kilat", "x"]}, [(*PLACE, "uji")] * 2),
        ({"ukuran": [{"kolom": "mulai"}]}, []),
        ({"ukuran": [{"kolom": "mulai", "persen": 1, "bulan": 1}]}, []),
        ({"ukuran": [{"kolom": "mulai", "persen": 100, "bulan": 12}]}, []),
        ({"ukuran": [{"kolom": "mulai", "persen": 101, "bulan": 13}]}, [(*PLACE, "ukuran")] * 2),
        ({"ukuran": [{"kolom": "mulai", "persen": 0, "bulan": 0}]}, [(*PLACE, "ukuran")] * 2),
        ({"ukuran": [{"kolom": "mulai", "persen": "80", "bulan": 1.5}]}, [(*PLACE, "ukuran")] * 2),
        ({"ukuran": [{"kolom": "cuaca"}, {}]}, [(*PLACE, "ukuran")] * 2),
        ({"uji": [], "bukti": [], "ukuran": []}, [PLACE]),
        ({"teks": "Apa saja."}, [PLACE]),
    ],
)
def test_what_a_criterion_asks_for_must_exist(both: Law, criterion: dict[str, Any], keys: list[Any]) -> None:
    document = {"indikator": ABOUT, "tangga": [{"tingkat": 1, "kriteria": [FIRST, criterion]}]}
    assert told(both, document) == keys


@pytest.mark.parametrize(
    ("about", "keys"),
    [
        ({}, []),
        ({"id": "uji/1"}, []),
        ({"id": ""}, [("indikator",)]),
        ({"status": "rancangan"}, [("indikator",)]),
        ({"status": "tidak_resmi"}, []),
        ({"id": None, "status": None}, [("indikator",)] * 2),
    ],
)
def test_it_names_itself_and_its_standing(both: Law, about: dict[str, Any], keys: list[Any]) -> None:
    ladder = [{"tingkat": 1, "kriteria": [FIRST]}]
    assert told(both, {"indikator": {**ABOUT, **about}, "tangga": ladder}) == keys


@pytest.mark.parametrize(("levels", "right"), [([1], True), ([1, 2], True), ([2], False), ([1, 3], False)])
def test_levels_follow_one_another_from_one(both: Law, levels: list[int], right: bool) -> None:
    ladder = [{"tingkat": level, "kriteria": [FIRST]} for level in levels]
    assert told(both, {"indikator": ABOUT, "tangga": ladder}) == ([] if right else [("tangga",)])


@pytest.mark.parametrize(("weight", "right"), [(0, True), (100, True), (100.1, False), ("5", False)])
def test_a_weight_is_a_percentage(both: Law, weight: object, right: bool) -> None:
    document = {"indikator": {**ABOUT, "bobot": weight}, "tangga": [{"tingkat": 1, "kriteria": [FIRST]}]}
    assert told(both, document) == ([] if right else [("indikator", "bobot")])


def test_two_files_of_one_name_and_one_without_a_ladder(both: Law) -> None:
    twice = replace(both, indicators=both.indicators * 2)
    assert told(twice, {"indikator": ABOUT, "tangga": [{"tingkat": 1, "kriteria": [FIRST]}]}) == [
        ("indikator",)
    ]
    assert told(both, {"indikator": ABOUT}) == [()]
