"""Numbers of a pack that cannot be: weights, thresholds that do not rise, patterns that are never applied."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from pipeline.law.law import Law
from pipeline.law.lint_numbers import pattern_faults, predicate_faults, weight_faults
from pipeline.law.maturity import MaturityTable
from pipeline.law.numberform import ONE_EXAMPLE, PERIODS_EXAMPLE, number_form
from pipeline.law.pack import build
from pipeline.model.finding import Finding


def places(faults: list[Finding]) -> list[tuple[Any, ...]]:
    assert all(fault.code == "PKT003" and fault.message and fault.help for fault in faults)
    return [fault.pointer.keys for fault in faults]


@pytest.mark.parametrize(
    ("stated", "right"),
    [
        (None, True),
        (0, True),
        (1.5, True),
        (100, True),
        (-5, False),
        (100.5, False),
        (True, False),
        ("lima", False),
    ],
)
def test_a_weight_is_a_percentage(law: Law, stated: object, right: bool) -> None:
    faults = list(weight_faults(law, "m.yaml", {"indikator": {"id": "uji/1", "bobot": stated}}))
    assert places(faults) == ([] if right else [("indikator", "bobot")])


@pytest.mark.parametrize(("second", "right"), [(40, True), (41, False)])
def test_weights_of_one_evaluation_are_no_more_than_all_of_it(law: Law, second: int, right: bool) -> None:
    own = MaturityTable(indicator="uji/1", weight=Fraction(60))
    more = (
        MaturityTable(indicator="uji/2", weight=Fraction(second)),
        MaturityTable(indicator="lain/2", weight=Fraction(90)),
    )
    both = replace(law, maturity=own, indicators=more)
    # Told once, at the last of them.
    for name, told in (("uji/1", False), ("uji/2", not right), ("lain/2", False)):
        faults = list(weight_faults(both, "i.yaml", {"indikator": {"id": name, "bobot": 50}}))
        assert places(faults) == ([("indikator", "bobot")] if told else [])
        assert all(f"{60 + second} %" in fault.message for fault in faults)


def named(*limits: object) -> dict[str, Any]:
    return {"predikat": [{"nama": f"P{n}", "di_bawah": limit} for n, limit in enumerate(limits)]}


@pytest.mark.parametrize(
    ("document", "keys"),
    [
        ({}, []),
        (named("1,8", 2.6, "3.5", None), []),
        (named("1,8", "5"), []),
        (named("2,6", "1,8", None), [("predikat", 1, "di_bawah")]),
        (named("1,8", "1,8", None), [("predikat", 1, "di_bawah")]),
        (named("1,8", "4,2", "2,6", "3,5", None), [("predikat", 2, "di_bawah"), ("predikat", 3, "di_bawah")]),
        (named(None, "1,8"), [("predikat", 0)]),
        (named("0", "5,1", "-1", "x", True, "1,", None), [("predikat", n) for n in range(5)]),
        ({"predikat": [{"di_bawah": "1,8"}, {"nama": "B"}]}, [("predikat", 0)]),
    ],
)
def test_thresholds_rise_and_only_the_last_has_none(
    law: Law, document: dict[str, Any], keys: list[Any]
) -> None:
    assert places(list(predicate_faults(law, "m.yaml", document))) == keys


ONE = {"nilai": "diam-N-hari", "angka": {"hari": 3}}
CHOICE = ("bacaan", 0, "pilihan", 0)


@pytest.mark.parametrize(
    ("pattern", "keys"),
    [
        (ONE_EXAMPLE, []),
        ("^diam-[0-9]+-hari$", []),
        (r"diam-\d{1,2}-hari", []),
        ("^diam-([1-9][0-9]?|100)-hari$", []),
        ("^diam-(((1)-hari$", [(*CHOICE, "pola")]),
        ("^diam-[9-1]-hari$", [(*CHOICE, "pola")]),
        ("^diam-((1+)+)+-hari$", [(*CHOICE, "pola")]),
        (f"^diam-{'1' * 200}-hari$", [(*CHOICE, "pola")]),
        (".", [(*CHOICE, "pola")]),
        ("", [(*CHOICE, "pola")]),
        (3, [(*CHOICE, "pola")]),
        ("^tunggu-[1-9]-hari$", [(*CHOICE, "pola")]),
        (PERIODS_EXAMPLE, [(*CHOICE, "pola")]),
    ],
)
def test_a_pattern_must_be_one_that_can_be_applied(pattern: object, keys: list[Any]) -> None:
    row = {"pilihan": [{**ONE, "pola": pattern}]}
    assert places(list(pattern_faults("b.yaml", CHOICE[:2], row))) == keys


@pytest.mark.parametrize("numbers", [None, {}, {"hari": 3, "jam": 2}])
def test_a_number_that_would_be_passed_over_is_told(numbers: object) -> None:
    row = {"pilihan": [{**ONE, "angka": numbers, "pola": ONE_EXAMPLE}]}
    assert places(list(pattern_faults("b.yaml", CHOICE[:2], row))) == [CHOICE]


@pytest.mark.parametrize(
    ("pattern", "right"), [(PERIODS_EXAMPLE, True), ("^[a-z0-9_]+=[0-9]+$", True), ("^[a-z]+=.*$", False)]
)
def test_periods_have_a_pattern_of_their_own(pattern: str, right: bool) -> None:
    row = {"bulan": {"reviu": 12}, "pilihan": [{"nilai": "nilai lain", "pola": pattern}]}
    assert places(list(pattern_faults("b.yaml", CHOICE[:2], row))) == ([] if right else [(*CHOICE, "pola")])


def test_two_periods_are_written_alike() -> None:
    assert number_form(PERIODS_EXAMPLE) == ("", "[1-9][0-9]?")
    assert number_form(PERIODS_EXAMPLE.replace("[1-9][0-9]?)*", "[0-9])*")) is None


def test_each_is_told_of_the_real_pack_broken(real_files: dict[str, list[dict[str, Any]]]) -> None:
    files = deepcopy(real_files)
    table, readings = files["maturitas.yaml"][0], files["bacaan.yaml"][0]["bacaan"]
    table["indikator"]["bobot"] = -5
    table["predikat"][1]["di_bawah"] = "1,0"
    place = next(n for n, row in enumerate(readings) if row["kunci"] == "evaluasi.satuan_layanan")
    readings[place]["pilihan"][1]["pola"] = "^ambang-("
    assert [(f.code, f.pointer.keys) for f in build(files)[1]] == [
        ("PKT003", ("indikator", "bobot")),
        ("PKT003", ("predikat", 1, "di_bawah")),
        ("PKT003", ("bacaan", place, "pilihan", 1, "pola")),
    ]
