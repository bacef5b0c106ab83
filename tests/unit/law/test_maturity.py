"""The maturity table: in which years it is judged by, what evidence it names, what a level is worth."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from fractions import Fraction

import pytest

from pipeline.law.maturity import CellRule, MaturityTable, Measure, Proof, Rung, RungCriterion


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (None, None, [2023, 2024, 2025, 2026]),
        (date(2024, 7, 1), None, [2024, 2025, 2026]),
        (None, date(2025, 1, 1), [2023, 2024, 2025]),
        (date(2024, 12, 31), date(2025, 1, 1), [2024, 2025]),
        (date(2025, 2, 1), date(2025, 3, 1), [2025]),
    ],
)
def test_a_year_counts_where_any_day_of_it_does(
    first: date | None, last: date | None, years: list[int]
) -> None:
    table = MaturityTable(mulai=first, sampai=last)
    assert [year for year in range(2023, 2027) if table.holds_in(year)] == years


def test_only_the_official_text_is_official() -> None:
    standings = ["resmi", "tidak_resmi", "", "Resmi", "a", "z"]
    assert [word for word in standings if MaturityTable(status=word).official] == ["resmi"]


def test_every_piece_of_evidence_cells_before_ladder() -> None:
    a, b, c, d = (Proof(kode, "", ()) for kode in "abcd")
    table = MaturityTable(
        cells={"x": {"p": CellRule((a,), (b,), (c,)), "q": CellRule((b,))}},
        ladder=(Rung(1, ()), Rung(2, (RungCriterion("K", (), ""), RungCriterion("L", (), "", (d,))))),
    )
    assert [proof.kode for proof in table.proofs()] == ["a", "b", "c", "b", "d"]
    assert list(MaturityTable().proofs()) == []


def test_points_of_a_level() -> None:
    """Two and a half percent: half of a tenth of a point at level two, exactly."""
    table = MaturityTable(weight=Fraction(5, 2))
    assert [table.points(level) for level in (0, 1, 2, 5)] == [
        0,
        Fraction(1, 40),
        Fraction(1, 20),
        Fraction(1, 8),
    ]
    assert MaturityTable().points(5) == 0


def test_what_nothing_is_said_about() -> None:
    proof, measure = Proof("a", "", ()), Measure("m", "", "mulai")
    assert (proof.per, proof.bila, proof.tahun) == ("opd", "", 1)
    assert (measure.persen, measure.bulan, measure.hasil) == (0, 1, ())
    assert MaturityTable().aktif
    assert not CellRule().semua
    assert {field.name for field in fields(Rung)} == {"level", "criteria", "kondisi"}
