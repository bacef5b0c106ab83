"""National holidays by the library: those of the year alone, joint leave and estimates marked."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.law.feasts import FIRST_YEAR, LAST_YEAR, DayNote, feasts_of


def test_fixed_days_of_an_indonesian_year() -> None:
    found = feasts_of("ID", 2023)
    names = {
        date(2023, 1, 1): "Tahun Baru Masehi",
        date(2023, 6, 1): "Hari Lahir Pancasila",
        date(2023, 8, 17): "Hari Kemerdekaan Republik Indonesia",
        date(2023, 12, 25): "Hari Raya Natal",
    }
    assert {day: found[day].name for day in names} == names
    assert list(found) == sorted(found)
    assert not any(found[day].joint_leave or found[day].tentative for day in names)
    assert all(note.dasar for note in found.values())


def test_joint_leave_is_marked() -> None:
    """SKB 2023: 26 December was joint leave after Christmas, 2 June after the birth of Pancasila."""
    found = feasts_of("ID", 2023)
    assert found[date(2023, 12, 26)].joint_leave
    assert found[date(2023, 6, 2)].joint_leave
    assert sum(note.joint_leave for note in found.values()) < len(found) / 2


def test_only_days_of_the_year() -> None:
    for year in (2023, 2030):
        assert {day.year for day in feasts_of("ID", year)} == {year}


@pytest.mark.parametrize(
    ("country", "year", "some"),
    [
        ("", 2023, False),
        ("ID", FIRST_YEAR - 1, False),
        ("ID", FIRST_YEAR, True),
        ("ID", 2100, True),
        ("ID", LAST_YEAR + 1, False),
    ],
)
def test_none_without_a_country_or_beyond_the_tools_years(country: str, year: int, some: bool) -> None:
    assert bool(feasts_of(country, year)) is some
    assert (FIRST_YEAR, LAST_YEAR) == (1999, 2101)


def test_a_note_says_nothing_by_itself() -> None:
    note = DayNote("Libur")
    assert (note.dasar, note.tentative, note.joint_leave) == ("", False, False)
