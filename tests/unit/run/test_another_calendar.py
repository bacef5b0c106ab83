"""Calendars of the invented region and what OPDs lay over them; the catalogue as it held, to the second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.law.calendar import Calendar
from pipeline.law.law import Law
from pipeline.law.pack import adopt
from pipeline.model.finding import Finding
from pipeline.run.examine import Examination, examine
from pipeline.run.pack import load_law
from tests.unit.run.sagori import AS_OF, SERIAL, WORKSPACE, copied, examination, fact, law, wita

HOUR = 3600
FIVE_DAYS = dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat"), "08:00-16:00")

# Monday of a week: office hours of the region's six-day week with a noon break, and of dislaut's five days.
WEEKS = {
    "2023-12-25": (33.0, 32.0),  # Monday is Christmas
    "2024-02-26": (40.5, 40.0),  # an ordinary week around 29 February: 4 x 7.5 + 6.5 + 4
    "2024-03-11": (26.0, 23.0),  # Nyepi on Monday, then Ramadan: 3 x 6.5 + 3.5, and 3 on Saturday
    "2024-03-18": (32.5, 29.5),  # Ramadan: 4 x 6.5 + 3.5 + 3; dislaut stays closed on Saturday
    "2024-04-08": (17.0, 13.0),  # two Ramadan days, two holidays, a joint leave closed here, Saturday
    "2024-05-06": (40.5, 40.0),  # Friday is a joint leave, which this pack counts as a working day
    "2024-05-20": (33.0, 32.0),  # the region's own anniversary on Monday
    "2024-06-17": (25.5, 24.0),  # a holiday, and another by the amended decree
    "2024-07-08": (39.5, 40.0),  # Saturday one hour shorter since 1 July
    "2024-08-12": (36.5, 40.0),  # Saturday is Independence Day
    "2024-12-23": (39.5, 40.0),  # Christmas; Sunday 29 December is opened with Monday's hours
    "2024-12-30": (32.0, 32.0),  # over the turn of the year
}


def note(day: str) -> dict[str, str]:
    return {"tanggal": day, "keterangan": "Pasar ikan"}


def special(first: str, last: str, **hours: str) -> dict[str, Any]:
    return {"mulai": first, "sampai": last, "jam_kerja": hours}


@cache
def pack() -> Law:
    """The pack alone, before the region laid its own choices over it."""
    return load_law(WORKSPACE, examination().world.region.pemda)[0]


def laid_over(kalender: Mapping[str, Any], opd: str = "dislaut") -> tuple[Calendar, list[Finding]]:
    """The calendar of an OPD that declares this one, and what is wrong with it."""
    region = examination().world.region
    office = region.offices[opd]
    document = replace(office.document, data={**office.document.data, "kalender": kalender})
    changed = replace(region, offices={**region.offices, opd: replace(office, document=document)})
    adopted, findings = adopt(pack(), changed)
    return adopted.calendar(opd), findings


def hours(calendar: Calendar, first: str, days: int = 1) -> float:
    start = wita(first)
    return calendar.working_seconds(start, start + timedelta(days=days)) / HOUR


@pytest.mark.parametrize(("monday", "wanted"), WEEKS.items())
def test_weeks_as_counted_on_paper(monday: str, wanted: tuple[float, float]) -> None:
    found = [hours(law().calendar(opd), monday, 7) for opd in ("dinkomdigi", "dislaut")]
    assert found == list(wanted)


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("07:29:59", False), ("07:30:00", True), ("11:59:59", True), ("12:00:00", False),
        ("12:59:59", False), ("13:00:00", True), ("15:59:59", True), ("16:00:00", False),
    ],
)  # fmt: skip
def test_spans_are_half_open_around_the_noon_break(at: str, is_open: bool) -> None:
    assert law().calendar("dinkomdigi").is_open(wita(f"2024-05-06T{at}")) is is_open


def test_days_are_the_regions_not_the_machines() -> None:
    calendar = law().calendar("dinkomdigi")
    monday_half_past_seven = datetime(2024, 5, 5, 23, 30, tzinfo=UTC)
    assert calendar.is_open(monday_half_past_seven)
    assert not calendar.is_open(monday_half_past_seven - timedelta(seconds=1))
    assert calendar.day(date(2024, 5, 6)).spans[0][0] == monday_half_past_seven


@pytest.mark.parametrize(
    ("day", "reason", "source"),
    [
        ("2024-06-17", "Iduladha", "Nomor 21 Tahun 2023"),
        ("2024-06-18", "Iduladha hari kedua", "Nomor 5 Tahun 2024 (perubahan)"),
        ("2024-04-12", "Cuti bersama Idulfitri, diliburkan daerah", "Nomor 12 Tahun 2024"),
        ("2024-05-10", "jam kerja", "Pasal 5 ayat (3)"),
        ("2024-05-20", "Hari Jadi Kepulauan Sagori", "Nomor 33 Tahun 2024"),
        ("2024-07-06", "jam kerja", "Nomor 61 Tahun 2024"),
        ("2024-12-29", "jam kerja", "Nomor 90 Tahun 2024"),
        ("2024-03-12", "jam kerja", "Nomor 8 Tahun 2024"),
        ("2024-05-12", "akhir pekan", ""),
        ("2026-08-17", "jam kerja", ""),  # a year that the pack does not list: it uses no library
    ],
)  # fmt: skip
def test_every_day_says_why(day: str, reason: str, source: str) -> None:
    found = law().calendar("dinkomdigi").day(date.fromisoformat(day))
    assert found.reason == reason
    assert source in found.dasar


def test_seconds_and_days_run_on_over_noon_weekends_and_holidays() -> None:
    calendar = law().calendar("dinkomdigi")
    assert calendar.add_working_seconds(wita("2024-05-04T11:55"), 600) == wita("2024-05-06T07:35")
    assert calendar.add_working_seconds(wita("2024-05-06T11:30"), HOUR) == wita("2024-05-06T13:30")
    assert calendar.close_of_next_opened_day(wita("2024-06-15T12:00")) == wita("2024-06-19T16:00")
    assert calendar.add_working_days(wita("2024-12-31T10:00"), 2) == wita("2025-01-03T16:00")


OVERRIDES: dict[str, tuple[dict[str, Any], str, float]] = {
    "six days, half a Saturday": ({"jam_kerja": {**FIVE_DAYS, "sabtu": "08:00-10:00"}}, "2024-05-04", 2),
    "Ramadan of the region on a Saturday that one works": (
        {"jam_kerja": {**FIVE_DAYS, "sabtu": "08:00-10:00"}}, "2024-03-16", 3,
    ),
    "Ramadan of the region on a Saturday that one does not work": ({"jam_kerja": FIVE_DAYS}, "2024-03-16", 0),
    "one's own Ramadan hours before the region's": (
        {
            "jam_kerja": FIVE_DAYS,
            "jam_khusus": [special("2024-03-12", "2024-04-09", senin="09:00-12:00")],
        },
        "2024-03-18", 3,
    ),
    "and a weekday they do not name is closed": (
        {
            "jam_kerja": FIVE_DAYS,
            "jam_khusus": [special("2024-03-12", "2024-04-09", senin="09:00-12:00")],
        },
        "2024-03-19", 0,
    ),
    "the day before the special hours": (
        {
            "jam_kerja": FIVE_DAYS,
            "jam_khusus": [special("2024-05-07", "2024-05-07", selasa="09:00-12:00")],
        },
        "2024-05-06", 8,
    ),
    "the one day of the special hours": (
        {
            "jam_kerja": FIVE_DAYS,
            "jam_khusus": [special("2024-05-07", "2024-05-07", selasa="09:00-12:00")],
        },
        "2024-05-07", 3,
    ),
    "a national holiday worked": (
        {"jam_kerja": FIVE_DAYS, "hari_kerja_tambahan": [note("2024-06-18")]},
        "2024-06-18", 8,
    ),
    "a local holiday worked": (
        {"jam_kerja": FIVE_DAYS, "hari_kerja_tambahan": [note("2024-05-20")]},
        "2024-05-20", 8,
    ),
    "a day that the region opened, closed": (
        {"jam_kerja": FIVE_DAYS, "libur_tambahan": [note("2024-12-29")]},
        "2024-12-29", 0,
    ),
    "round the clock": ({"jam_kerja": "24x7"}, "2024-05-12", 24),
    "round the clock on a holiday": ({"jam_kerja": "24x7"}, "2024-06-17", 0),
    "hours of the region where one declares only a holiday": (
        {"libur_tambahan": [note("2024-05-07")]}, "2024-05-04", 4,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OVERRIDES)
def test_what_an_opd_lays_over_the_regions_calendar(name: str) -> None:
    kalender, day, wanted = OVERRIDES[name]
    calendar, findings = laid_over(kalender)
    assert hours(calendar, day) == wanted
    assert findings == []


def test_a_day_both_closed_and_opened_is_open_and_told() -> None:
    day = note("2024-05-07")
    calendar, findings = laid_over(
        {"jam_kerja": FIVE_DAYS, "libur_tambahan": [day], "hari_kerja_tambahan": [day]}
    )
    assert hours(calendar, "2024-05-07") == 8
    assert [finding.code for finding in findings] == ["PKT011"]


# The portal was Arsip until 31 May 2024, by the region's own day, whatever offset a ticket was written with.
BOUNDARY = {
    "2024-05-31 23:59:59": ("arsip", 5, 30),
    "2024-06-01 00:00:00": ("pendukung", 4, 12),
    "2024-05-31T23:59:59+07:00": ("pendukung", 4, 12),
    "2024-05-31T22:59:59+07:00": ("arsip", 5, 30),
    "2024-06-01T00:59:59+09:00": ("arsip", 5, 30),
    "2024-05-31T16:00:00Z": ("pendukung", 4, 12),
}
TICKET = """\
jenis: aduan
id: ADU-2024-9{number}
layanan: portal-sagori
dilaporkan: {at}
dicatat: {at}
pelapor: {{samaran: Pelapor, kategori: masyarakat}}
metode_pelaporan: telepon
kategori: Tampilan
gejala: Halaman tidak termuat.
dampak: tersendat
status: dicatat
"""


@pytest.fixture(scope="module")
def at_the_boundary(tmp_path_factory: pytest.TempPathFactory) -> Examination:
    root: Path = copied(tmp_path_factory.mktemp("batas"))
    tickets = (TICKET.format(number=number, at=at) for number, at in enumerate(BOUNDARY))
    (root / "records/dinkomdigi/aduan/batas.yaml").write_text("---\n".join(tickets), encoding="utf-8")
    return examine(root, AS_OF, SERIAL)


@pytest.mark.parametrize("number", range(len(BOUNDARY)))
def test_a_ticket_is_judged_by_what_held_when_it_was_reported(
    at_the_boundary: Examination, number: int
) -> None:
    grade, priority, limit = list(BOUNDARY.values())[number]
    found = fact(f"dinkomdigi/ADU-2024-9{number}", at_the_boundary)
    assert (found.klasifikasi, found.prioritas) == (grade, priority)
    assert found.tabel2_batas_jam == found.katalog_batas_jam == limit
