"""Dates, lengths and numbers as Indonesian readers expect them, and never kinder than the figure is."""

from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.wording import angka, bagian, daftar, durasi, periode, persen, tanggal, waktu

WIB = ZoneInfo("Asia/Jakarta")


def test_a_day_is_written_in_words() -> None:
    assert tanggal(date(2025, 5, 1)) == "1 Mei 2025"
    assert tanggal(date(2025, 8, 17), hari=True) == "Minggu, 17 Agustus 2025"


def test_an_instant_names_its_zone() -> None:
    at = datetime(2025, 5, 1, 1, 30, tzinfo=UTC)
    assert waktu(at, WIB) == "1 Mei 2025 08.30 WIB"
    assert waktu(at, ZoneInfo("Asia/Makassar")) == "1 Mei 2025 09.30 WITA"
    assert waktu(at, ZoneInfo("Asia/Jayapura")) == "1 Mei 2025 10.30 WIT"
    assert waktu(at, ZoneInfo("Asia/Kolkata")) == "1 Mei 2025 07.00 UTC+05.30"
    assert waktu(at) == "1 Mei 2025 01.30 UTC+00.00"


def test_seconds_are_shown_where_there_are_any() -> None:
    assert waktu(datetime(2025, 5, 1, 8, 30, 5, tzinfo=WIB)) == "1 Mei 2025 08.30.05 WIB"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025", "2025"),
        ("2025-S1", "Semester I 2025"),
        ("2025-T4", "Triwulan IV 2025"),
        ("2025-05", "Mei 2025"),
        ("2025-13", "2025-13"),
        ("tahun lalu", "tahun lalu"),
    ],
)
def test_a_period_is_written_in_words(text: str, words: str) -> None:
    assert periode(text) == words


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0:00:00"),
        (59, "0:00:59"),
        (900, "0:15:00"),
        (93909, "26:05:09"),
        (-61, "−0:01:01"),
        (Fraction(1799, 2), "0:14:59"),
        (Fraction(-1, 2), "0:00:00"),
    ],
)
def test_a_length_is_hours_minutes_seconds(seconds: int, shown: str) -> None:
    assert durasi(seconds) == shown


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        (1234.5, None, "1.234,5"),
        (1234567, None, "1.234.567"),
        (0, None, "0"),
        (-0.5, None, "−0,5"),
        (Fraction(1, 3), None, "0,33"),
        (Fraction(5, 1000), 2, "0,01"),
        (2, 2, "2,00"),
        (999.995, 0, "1.000"),
        (-0.001, 2, "0,00"),
    ],
)
def test_numbers_carry_indonesian_signs(number: float, places: int | None, shown: str) -> None:
    assert angka(number, places) == shown


def test_a_percentage_keeps_its_decimals() -> None:
    assert persen(99.5) == "99,50 %"
    assert persen(100) == "100,00 %"


def test_a_percentage_never_reads_better_than_it_is() -> None:
    assert persen(Fraction(99999, 1000)) == "99,999 %"
    assert persen(Fraction(99496, 1000), batas=Fraction(995, 10)) == "99,496 %"
    assert persen(Fraction(1, 1000)) == "0,001 %"
    assert persen(99.5, batas=99.5) == "99,50 %"


def test_a_share_shows_its_denominator() -> None:
    assert bagian(20, 21) == "95,2 % (20 dari 21)"
    assert bagian(21, 21) == "100 % (21 dari 21)"
    assert bagian(0, 3) == "0 % (0 dari 3)"
    assert bagian(0, 0) == "– (0 dari 0)"
    assert bagian(1999, 2000) == "99,95 % (1.999 dari 2.000)"


def test_a_list_reads_as_a_sentence() -> None:
    assert daftar([]) == ""
    assert daftar(["a"]) == "a"
    assert daftar(["a", "b"]) == "a dan b"
    assert daftar(["a", "b", "c"], "atau") == "a, b, atau c"


@given(st.fractions(min_value=0, max_value=100, max_denominator=10**5))
def test_only_all_is_a_hundred_percent(value: Fraction) -> None:
    assert (persen(value).startswith("100,0") and "," in persen(value)) == (value == 100)


@given(st.integers(min_value=0, max_value=10**9))
def test_a_length_can_be_read_back(seconds: int) -> None:
    hours, minutes, rest = map(int, durasi(seconds).split(":"))
    assert hours * 3600 + minutes * 60 + rest == seconds
