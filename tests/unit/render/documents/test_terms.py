"""Limits, hours and words as people read them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from pipeline.law.values import Limit
from pipeline.render.documents.terms import hours_words, length, limit_words, plain, promise_words, seconds_of


def test_words_read_letter_by_letter_are_capitals() -> None:
    assert plain("sdlc") == "SDLC"
    assert plain("jam_kerja") == "Jam kerja"
    assert plain("radio") == "Radio"


WEEK = {
    "senin": "07:30-16:00",
    "selasa": "07:30-16:00",
    "rabu": "07:30-16:00",
    "jumat": "07:30-11:30, 13:00-16:30",
}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (900, "15 menit"),
        (1800, "30 menit"),
        (3600, "1 jam"),
        (5400, "1,5 jam"),
        (4500, "1,25 jam"),
        (43200, "12 jam"),
        (129600, "36 jam"),
        (4200, "70 menit"),
        (3661, "3.661 detik"),
        (45, "45 detik"),
        (0, "0 detik"),
        (Fraction(5400), "1,5 jam"),
    ],
)
def test_a_length_is_said_exactly(seconds: int | Fraction, words: str) -> None:
    assert length(seconds) == words


@pytest.mark.parametrize(
    ("operator", "words"), [("lt", "kurang dari 30 menit"), ("le", "paling lama 30 menit")]
)
def test_a_limit_says_whether_it_may_be_reached(operator: str, words: str) -> None:
    assert limit_words(Limit(1800, operator)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("60 jam", "kurang dari 60 jam"),
        ("1.5 jam", "kurang dari 1,5 jam"),
        ("3 hari kerja", "kurang dari 3 hari kerja"),
        ("0,5 hari kerja", "kurang dari 0,5 hari kerja"),
        ("segera", None),
        (None, None),
    ],
)
def test_a_promise_is_strict(text: object, words: str | None) -> None:
    assert promise_words(text) == words


def test_working_days_have_no_seconds() -> None:
    assert seconds_of("2 hari") == 172800
    assert seconds_of("2 hari kerja") is None
    assert seconds_of("kelak") is None


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("24x7", ("24 jam setiap hari",)),
        (WEEK, ("Senin–Rabu 07.30–16.00", "Jumat 07.30–11.30 dan 13.00–16.30")),
        ({"senin": "08:00-12:00", "selasa": "08:00-12:00"}, ("Senin dan Selasa 08.00–12.00",)),
        ({"sabtu": "08:00-24:00"}, ("Sabtu 08.00–24.00",)),
        ({}, ()),
        (None, ()),
    ],
)
def test_days_with_the_same_hours_stand_together(hours: Any, words: tuple[str, ...]) -> None:
    assert hours_words(hours) == words


def test_a_closed_day_parts_a_run() -> None:
    split = {"senin": "08:00-16:00", "rabu": "08:00-16:00"}
    assert hours_words(split) == ("Senin 08.00–16.00", "Rabu 08.00–16.00")


def test_machine_words_are_plain_words() -> None:
    assert plain("luar_jam_kerja") == "Luar jam kerja"
    assert plain("") == ""
