"""Calendars from plain data: which hours, days and decrees can be read, and what is left out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.law.dated import ALWAYS
from pipeline.law.feasts import DayNote
from pipeline.law.hours import Layer, Plan, Week
from pipeline.law.office import (
    WHOLE_DAY,
    always_closed,
    decreed_year,
    read_layer,
    read_plan,
    special_of,
    week_days,
)

HOUR = 3600
EIGHT = ((8 * HOUR, 16 * HOUR),)


@pytest.mark.parametrize(
    ("hours", "days"),
    [
        ("24x7", (WHOLE_DAY,) * 7),
        ({"senin": "08:00-16:00"}, (EIGHT, (), (), (), (), (), ())),
        ({"minggu": "08:00-16:00", "sabtu": "00:00-24:00"}, ((), (), (), (), (), WHOLE_DAY, EIGHT)),
        ({"rabu": "08:00-12:00, 13:00-16:00"}, ((), (), ((28800, 43200), (46800, 57600)), (), (), (), ())),
        ({}, None),
        ("", None),
        (None, None),
        ("24x5", None),
        (["senin"], None),
        ({"senin": "08:00"}, None),
        ({"senin": "08:00-16:00", "selasa": "16:00-08:00"}, None),
        ({"senin": "08:00-16:00", "hari senin": "08:00-16:00"}, None),
        ({"monday": "08:00-16:00"}, None),
        (dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"), "x"), None),
    ],
)
def test_hours_from_monday_to_sunday(hours: object, days: object) -> None:
    assert week_days(hours) == days
    assert WHOLE_DAY == ((0, 24 * HOUR),)


def test_what_a_region_or_an_opd_says() -> None:
    layer = read_layer(
        {
            "jam_kerja": {"senin": "08:00-16:00"},
            "libur_tambahan": [
                {"tanggal": "2025-05-05", "keterangan": "Hari jadi", "dasar": "SE 1"},
                {"tanggal": "2025-05-06"},
                {"tanggal": "kapan-kapan"},
            ],
            "hari_kerja_tambahan": [{"tanggal": "2025-05-11"}],
            "jam_khusus": [
                {"mulai": "2025-03-01", "sampai": "2025-03-30", "jam_kerja": {"selasa": "08:00-16:00"}},
                {"mulai": "2025-03-01", "jam_kerja": {"selasa": "08:00-16:00"}},
            ],
        },
        "dinas/opd/dinas",
    )
    assert layer.weeks == (Week(ALWAYS, (EIGHT, (), (), (), (), (), ()), "dinas/opd/dinas"),)
    assert layer.closed == {
        date(2025, 5, 5): DayNote("Hari jadi", "SE 1"),
        date(2025, 5, 6): DayNote("libur tambahan"),
    }
    assert layer.opened == {date(2025, 5, 11): DayNote("hari kerja tambahan")}
    assert [(special.first, special.last) for special in layer.specials] == [
        (date(2025, 3, 1), date(2025, 3, 30))
    ]
    assert read_layer({}) == Layer()
    assert read_layer({"jam_kerja": "besok"}).weeks == ()


@pytest.mark.parametrize(
    ("first", "last", "hours", "named"),
    [
        ("2025-03-01", "2025-03-30", {"senin": "08:00-16:00"}, {0: EIGHT}),
        (
            "2025-03-01",
            "2025-03-01",
            {"selasa": "08:00-16:00", "minggu": "08:00-16:00"},
            {1: EIGHT, 6: EIGHT},
        ),
        ("2025-03-02", "2025-03-01", {"senin": "08:00-16:00"}, None),
        (None, "2025-03-01", {"senin": "08:00-16:00"}, None),
        ("2025-03-01", None, {"senin": "08:00-16:00"}, None),
        ("2025-03-01", "2025-03-30", {"senin": "pagi"}, None),
        ("2025-03-01", "2025-03-30", {}, None),
    ],
)
def test_special_hours(first: str | None, last: str | None, hours: dict[str, str], named: Any) -> None:
    found = special_of({"mulai": first, "sampai": last, "jam_kerja": hours, "dasar": "SE"})
    assert (found and found.days) == named
    assert found is None or found.dasar == "SE"


def test_a_decree_lists_a_year() -> None:
    row = {
        "tahun": 2025,
        "dasar": "SKB",
        "hari": [
            {"tanggal": "2025-01-01", "keterangan": "Tahun baru", "jenis": "libur_nasional"},
            {"tanggal": "2025-03-28", "keterangan": "Cuti", "jenis": "cuti_bersama", "dasar": "SKB 2"},
            {"tanggal": "2025-03-29", "keterangan": "Bersama", "jenis": "bersama"},
            {"keterangan": "tanpa tanggal"},
        ],
    }
    assert decreed_year(row) == {
        date(2025, 1, 1): DayNote("Tahun baru", "SKB"),
        date(2025, 3, 28): DayNote("Cuti", "SKB 2", joint_leave=True),
        date(2025, 3, 29): DayNote("Bersama", "SKB"),
    }


def test_a_packs_calendar() -> None:
    document = {
        "jam_kerja": [
            {"mulai": "2026-01-01", "minggu": "24x7", "dasar": "SK 2"},
            {"minggu": {"senin": "08:00-16:00"}, "dasar": "SK 1"},
            {"mulai": "2027-01-01", "minggu": "rusak"},
        ],
        "hari_libur": [{"tahun": 2025, "hari": []}, {"tahun": "2026"}, {"tahun": "MMXX"}, {"hari": []}],
        "pustaka": {"negara": "ID"},
        "cuti_bersama": "hari_kerja",
    }
    plan = read_plan(document)
    assert [(week.mulai, week.dasar) for week in plan.layers[0].weeks] == [
        (ALWAYS, "SK 1"),
        (date(2026, 1, 1), "SK 2"),
    ]
    assert plan.decreed == {2025: {}, 2026: {}}
    assert (plan.country, plan.joint_leave_open) == ("ID", True)
    bare = read_plan({"cuti_bersama": "libur"})
    assert (bare.layers[0].weeks, bare.decreed, bare.country, bare.joint_leave_open) == ((), {}, "", False)


def test_an_office_that_opens_on_none_of_so_many_days() -> None:
    mondays = Plan((Layer(weeks=(Week(date.min, (EIGHT,) + ((),) * 6),)),))
    tuesday, monday = date(2024, 5, 7), date(2024, 5, 6)
    assert always_closed(mondays, tuesday, 6)
    assert not always_closed(mondays, tuesday, 7)
    assert not always_closed(mondays, monday, 1)
    assert always_closed(mondays, monday, 0)
