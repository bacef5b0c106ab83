"""Tabel 2, 3 and 4: every cell, met one second inside its limit and missed on it."""

from __future__ import annotations

import pytest

from pipeline.model.fact import Verdict
from tests.unit.measure.bench import after, bench

START = "2024-10-07T10:00:00+07:00"
# dampak, kelompok, klasifikasi -> prioritas, minutes to respond
PRIORITIES = [
    ("mayor", "publik", "kritis", 1, 15),
    ("mayor", "publik", "esensial", 2, 30),
    ("mayor", "publik", "normal", 3, 60),
    ("mayor", "administrasi_pemerintahan", "kritis", 2, 30),
    ("mayor", "administrasi_pemerintahan", "esensial", 3, 60),
    ("mayor", "administrasi_pemerintahan", "normal", 4, 90),
    ("minor", "publik", "kritis", 3, 60),
    ("minor", "publik", "esensial", 4, 90),
    ("minor", "publik", "normal", 5, 120),
    ("minor", "administrasi_pemerintahan", "kritis", 4, 90),
    ("minor", "administrasi_pemerintahan", "esensial", 5, 120),
    ("minor", "administrasi_pemerintahan", "normal", 6, 150),
]
SERVICE_HOURS = [
    ("administrasi_pemerintahan", "kritis", 12),
    ("publik", "kritis", 24),
    ("administrasi_pemerintahan", "esensial", 48),
    ("publik", "esensial", 36),
    ("administrasi_pemerintahan", "normal", 72),
]


@pytest.mark.parametrize(("dampak", "kelompok", "klasifikasi", "prioritas", "menit"), PRIORITIES)
@pytest.mark.parametrize(("seconds", "hasil"), [(-1, "tercapai"), (0, "tidak_tercapai")])
def test_priority_and_response(
    dampak: str, kelompok: str, klasifikasi: str, prioritas: int, menit: int, seconds: int, hasil: str
) -> None:
    here = bench({"kelompok": kelompok, "klasifikasi": klasifikasi})
    aduan = {"dilaporkan": START, "dampak": dampak, "direspons": after(START, menit * 60 + seconds)}
    fact = here.fact("aduan", aduan)
    assert (fact.prioritas, fact.respons_batas_menit, fact.respons_hasil) == (prioritas, menit, hasil)


@pytest.mark.parametrize(("kelompok", "klasifikasi", "jam"), SERVICE_HOURS)
@pytest.mark.parametrize(("seconds", "hasil"), [(-1, "tercapai"), (0, "tidak_tercapai")])
@pytest.mark.parametrize(("jenis", "start"), [("aduan", "dilaporkan"), ("permintaan", "diajukan")])
def test_serving_a_user(
    kelompok: str, klasifikasi: str, jam: int, seconds: int, hasil: str, jenis: str, start: str
) -> None:
    here = bench({"kelompok": kelompok, "klasifikasi": klasifikasi})
    fact = here.fact(
        jenis, {start: START, "dampak": "minor", "dikonfirmasi": after(START, jam * 3600 + seconds)}
    )
    assert (fact.tabel2_batas_jam, fact.tabel2_hasil) == (jam, hasil)


def test_the_table_is_silent_on_public_normal_services() -> None:
    fact = bench({"klasifikasi": "normal"}).fact(
        "permintaan", {"diajukan": START, "dikonfirmasi": after(START, 9)}
    )
    assert fact.tabel2_batas_jam is None
    assert fact.tabel2_hasil is Verdict.TIDAK_DIATUR


def test_the_clauses_behind_the_limits_are_named() -> None:
    fact = bench({"target_pelayanan": "10 jam"}).fact("aduan", {"dilaporkan": START, "dampak": "mayor"})
    assert fact.dasar == (
        "L2.1.1.1.T3.1.1", "L2.1.1.1.T4.1", "L2.1.1.1.T2.2", "L2.1.1.2.k10", "L2.1.1.1.p1a"
    )  # fmt: skip
