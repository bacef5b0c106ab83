"""What a law says of weights, status and roles, in words that stand in every output."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from pipeline.law.indicator import Weight
from pipeline.law.law import Law
from pipeline.law.maturity import MaturityTable
from pipeline.law.saying import owner_words, status_lines, weight_words
from pipeline.law.values import RoleInfo
from pipeline.model.assessment import Task


def with_table(law: Law, **changed: object) -> Law:
    table: MaturityTable = replace(law.maturity, **changed)  # type: ignore[arg-type]
    return replace(law, maturity=table)


@pytest.mark.parametrize(
    ("weight", "words"),
    [
        (
            Weight(Fraction(3, 2), True, "Lampiran II"),
            "Satu tingkat bernilai 0,015 poin indeks (bobot 1,5 %, pasti: Lampiran II).",
        ),
        (Weight(Fraction(7), False), "Satu tingkat bernilai 0,070 poin indeks (bobot 7 %, belum pasti)."),
        (Weight(), "Nilai satu tingkat dalam indeks: tidak disebut paket regulasi."),
    ],
)
def test_what_a_level_is_worth(law: Law, weight: Weight, words: str) -> None:
    assert weight_words(with_table(law, bobot=weight, weight=weight.percent)) == words


@pytest.mark.parametrize(
    ("first", "last", "year", "held"),
    [
        (None, None, 2024, True),
        (date(2024, 12, 31), None, 2023, False),
        (date(2024, 12, 31), None, 2024, True),
        (date(2024, 12, 31), None, 2025, True),
        (None, date(2025, 1, 1), 2024, True),
        (None, date(2025, 1, 1), 2025, True),
        (None, date(2025, 1, 1), 2026, False),
        (date(2024, 1, 1), date(2025, 12, 31), 2026, False),
        (date(2024, 1, 1), date(2025, 12, 31), 2023, False),
    ],
)
def test_a_year_in_which_it_is_judged_by(
    law: Law, first: date | None, last: date | None, year: int, held: bool
) -> None:
    asked = with_table(law, status="resmi", mulai=first, sampai=last)
    assert asked.maturity.holds_in(year) is held
    begins = {
        None: "tidak disebut",
        date(2024, 12, 31): "31 Desember 2024",
        date(2024, 1, 1): "1 Januari 2024",
    }
    said = (
        f"Indikator ini tidak berlaku untuk tahun {year} (berlaku mulai {begins[first]}); hasilnya uji coba."
    )
    assert list(status_lines(asked, year)) == ([] if held else [said])


def test_what_is_not_official_is_said(law: Law) -> None:
    asked = with_table(law, indicator="x/1", status="tidak_resmi", sumber="notulen")
    assert list(status_lines(asked, 2025)) == ["Rumusan indikator x/1 tidak resmi: notulen."]
    [line] = status_lines(with_table(asked, sumber=""), 2025)
    assert line.endswith("tidak resmi: sumbernya tidak disebut.")


def test_whose_task_it_is(law: Law) -> None:
    named = replace(law, roles=(RoleInfo("manajer_layanan", "Manajer Layanan TIK", "", (), "", (), ""),))

    def words(role: str) -> str:
        return owner_words(Task(text="Buat", kode="x", opd="dinkes", role=role), named)

    assert words("manajer_layanan") == "Manajer Layanan TIK, dinkes"
    assert words("pengguna_akhir") == "pengguna akhir, dinkes"
    assert words("opd_kominfo") == "PD urusan komunikasi dan informatika (dinkes)"
    assert words("") == "dinkes"
