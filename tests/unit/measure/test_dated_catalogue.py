"""A ticket is judged by the class and the promise that held when it was reported."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.measure.bench import after, bench

HOUR = 3600
LAST = "2024-09-30"
RECLASSED = {
    "klasifikasi": "kritis",
    "kelompok": "publik",
    "target_pelayanan": "10 jam",
    "riwayat": [
        {"sampai": "2024-06-30", "klasifikasi": "normal", "kelompok": "administrasi_pemerintahan"},
        {"sampai": LAST, "klasifikasi": "esensial", "target_pelayanan": "30 jam"},
    ],
}


@pytest.mark.parametrize(
    ("start", "priority", "hours", "promise"),
    [
        ("2024-06-30T23:59:59+07:00", 4, 72, 30),
        ("2024-07-01T00:00:00+07:00", 2, 36, 30),
        ("2024-09-30T23:59:59+07:00", 2, 36, 30),
        ("2024-10-01T00:00:00+07:00", 1, 24, 10),
        ("2024-09-30T17:00:00Z", 1, 24, 10),
    ],
)
def test_the_class_of_the_day(start: str, priority: int, hours: int, promise: int) -> None:
    fact = bench(RECLASSED).fact("aduan", {"dilaporkan": start, "dampak": "mayor"})
    assert (fact.prioritas, fact.tabel2_batas_jam, fact.katalog_batas_jam) == (priority, hours, promise)


def test_the_class_does_not_change_under_an_open_ticket() -> None:
    start = "2024-09-30T20:00:00+07:00"
    ticket = {"dilaporkan": start, "dampak": "mayor", "dikonfirmasi": after(start, 30 * HOUR)}
    assert bench(RECLASSED).fact("aduan", ticket).tabel2_hasil == "tercapai"


def butir(**more: Any) -> dict[str, Any]:
    return {"permintaan": [{"id": "ktp", "nama": "KTP", "target": "4 jam", **more}]}


@pytest.mark.parametrize(
    ("start", "promise"), [("2024-09-30T23:59:59+07:00", 8), ("2024-10-01T00:00:00+07:00", 4)]
)
def test_the_promise_of_a_request_is_dated_too(start: str, promise: int) -> None:
    here = bench(
        butir(riwayat=[{"sampai": LAST, "target": "8 jam"}, {"sampai": "2024-01-01", "target": "1 jam"}])
    )
    assert here.fact("permintaan", {"diajukan": start, "butir": "ktp"}).katalog_batas_jam == promise


def test_without_a_known_item_nothing_was_promised() -> None:
    here, start = bench(butir()), "2024-10-07T10:00:00+07:00"
    for named in ({}, {"butir": "lain"}):
        fact = here.fact("permintaan", {"diajukan": start, **named})
        assert (fact.katalog_batas_jam, fact.katalog_hasil) == (None, "tidak_diatur")


@pytest.mark.parametrize(
    ("start", "ended", "hasil"),
    [
        ("2024-10-07T10:00:00+07:00", "2024-10-09T15:59:59+07:00", "tercapai"),
        ("2024-10-07T10:00:00+07:00", "2024-10-09T16:00:00+07:00", "tidak_tercapai"),
        ("2024-10-10T10:00:00+07:00", "2024-10-14T15:59:59+07:00", "tercapai"),
        ("2024-12-24T10:00:00+07:00", "2024-12-30T15:59:59+07:00", "tercapai"),
    ],
)
def test_working_days_end_with_the_office_day(start: str, ended: str, hasil: str) -> None:
    here = bench(butir(target="2 hari kerja"))
    assert (
        here.fact("permintaan", {"diajukan": start, "butir": "ktp", "dikonfirmasi": ended}).katalog_hasil
        == hasil
    )


def test_fractions_of_a_unit_are_exact() -> None:
    fact = bench(butir(target="0,1 jam")).fact("permintaan", {"diajukan": "2024-10-07 10:00", "butir": "ktp"})
    assert fact.katalog_batas_jam is not None
    assert fact.katalog_batas_jam * 10 == 1
