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
    assert all(fault.code == "PKT019" and fault.message[0] in "`IJK" and fault.help for fault in faults)
    return [fault.pointer.keys for fault in faults]


@pytest.mark.parametrize(
    ("criterion", "keys"),
    [
        ({"uji": ["lantai"]}, []),
        ({"bukti": ["known"]}, []),
        ({"bukti": ["known", "x", "y"]}, [(*PLACE, "bukti")] * 2),
        ({"bukti": [{"kode": "own", "jenis": "drp"}]}, []),
        ({"bukti": [{"kode": "own", "jenis": ["drp", "x"]}]}, [(*PLACE, "bukti")]),
        ({"ukuran": [{"kolom": "mulai"}]}, []),
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
    ladder = [{"kriteria": [FIRST]}]
    assert told(both, {"indikator": {**ABOUT, **about}, "tangga": ladder}) == keys


def test_two_files_of_one_name_and_one_without_a_ladder(both: Law) -> None:
    twice = replace(both, indicators=both.indicators * 2)
    assert told(twice, {"indikator": ABOUT, "tangga": [{"kriteria": [FIRST]}]}) == [("indikator",)]
    assert told(both, {"indikator": ABOUT}) == [()]
