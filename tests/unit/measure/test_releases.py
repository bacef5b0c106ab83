"""A release goes as planned: on its day, after approval, tests passed, result reported."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.fact import Measured
from tests.unit.measure.bench import LATE, bench

MET, MISSED, RUNNING = "tercapai", "tidak_tercapai", "berjalan"


def trial(
    jenis: str = "fungsional", hasil: str = "lulus", day: str = "01", nama: str = "uji"
) -> dict[str, str]:
    return {"jenis": jenis, "nama": nama, "hasil": hasil, "waktu": f"2024-07-{day}"}


RELEASE: dict[str, Any] = {
    "layanan": "loket",
    "rencana": {"jadwal": "2024-07-02"},
    "pengajuan": {"oleh": "a", "waktu": "2024-06-20"},
    "pengecekan": {"oleh": "b", "waktu": "2024-06-24"},
    "persetujuan": {"oleh": "b", "waktu": "2024-06-25"},
    "pelaksanaan": {
        "mulai": "2024-07-02 20:00", "selesai": "2024-07-02 22:00", "oleh": "c", "hasil": "berhasil"
    },
    "pengujian": [trial(), trial("kinerja")],
    "informasi": {"kepada": "b", "waktu": "2024-07-03"},
}  # fmt: skip


def released(as_of: str = LATE, **more: Any) -> Measured:
    changed = {name: value for name, value in (RELEASE | more).items() if value is not None}
    return bench().one("rilis", changed, as_of)


def test_as_planned() -> None:
    found = released()
    assert (found.fact.rilis_hasil, found.fact.periode) == (MET, "2024-07")
    assert {"diperiksa", "disetujui", "dijalankan", "diuji", "lulus_uji", "dilaporkan"} <= found.notes


def run(first: str, last: str, hasil: str = "berhasil") -> dict[str, str]:
    ended = {"selesai": f"2024-07-{last}", "hasil": hasil}
    return {"mulai": f"2024-07-{first}", "oleh": "c", **ended}


SHORTFALLS: dict[str, tuple[dict[str, Any], str]] = {
    "a day late": ({"pelaksanaan": run("02 20:00", "03 00:00")}, "terlambat"),
    "executed before approval": ({"persetujuan": {"waktu": "2024-07-02 21:00"}}, "tanpa_persetujuan"),
    "never approved": ({"persetujuan": None}, "tanpa_persetujuan"),
    "executed although refused":
        ({"persetujuan": {"waktu": "2024-06-25", "keputusan": "ditolak"}}, "tanpa_persetujuan"),
    "a test failed": ({"pengujian": [trial(), trial("keamanan", "gagal")]}, "uji_tidak_lulus"),
    "never tested": ({"pengujian": None}, "uji_tidak_lulus"),
    "broken off": ({"pelaksanaan": run("02 20:00", "02 21:00", "dibatalkan")}, "tidak_berhasil"),
    "result not reported": ({"informasi": None}, "hasil_belum_dilaporkan"),
}  # fmt: skip


@pytest.mark.parametrize("name", SHORTFALLS)
def test_what_falls_short(name: str) -> None:
    change, note = SHORTFALLS[name]
    found = released(**change)
    assert (found.fact.rilis_hasil, note in found.notes) == (MISSED, True)


def test_approval_on_the_day_of_a_date_is_early_enough() -> None:
    assert released(persetujuan={"waktu": "2024-07-02"}).fact.rilis_hasil == MET


def test_a_test_counts_by_its_last_run() -> None:
    again = [trial("kinerja", "gagal"), trial("kinerja", "lulus", "02"), trial()]
    assert released(pengujian=again).fact.rilis_hasil == MET
    assert released(pengujian=[*again, trial("kinerja", "gagal", "03")]).fact.rilis_hasil == MISSED


def test_one_sort_of_test_is_a_note_and_not_a_miss() -> None:
    found = released(pengujian=[trial()])
    assert (found.fact.rilis_hasil, "satu_jenis_uji" in found.notes) == (MET, True)


def test_a_second_attempt_may_succeed() -> None:
    found = released(pelaksanaan=[run("01 20:00", "01 22:00", "gagal"), run("02 20:00", "02 22:00")])
    assert found.fact.rilis_hasil == MET
    assert found.fact.mulai is not None
    assert found.fact.mulai.day == 1


def test_the_plan_may_be_a_span() -> None:
    span = {"jadwal": {"mulai": "2024-07-01", "selesai": "2024-07-03"}}
    assert released(rencana=span, pelaksanaan=run("02 20:00", "03 02:00")).fact.rilis_hasil == MET
    assert released(rencana={"jadwal": {"mulai": "2024-07-01"}}).fact.rilis_hasil == MISSED


@pytest.mark.parametrize("plan", ["2024-07-02 23:40", {"mulai": "2024-07-02 23:40"}])
def test_a_plan_of_an_hour_says_when_it_begins(plan: object) -> None:
    def lasting(first: str, last: str) -> str | None:
        found = released(rencana={"jadwal": plan}, pelaksanaan=run(first, last))
        return found.fact.rilis_hasil

    assert lasting("02 23:40", "03 00:30") == MET
    assert lasting("02 23:40", "03 23:40") == MET
    assert lasting("02 23:40", "03 23:41") == MISSED
    assert lasting("03 00:10", "03 00:30") == MISSED


@pytest.mark.parametrize(
    ("as_of", "hasil"),
    [
        ("2024-06-30T00:00:00+07:00", RUNNING),
        ("2024-07-02T21:00:00+07:00", RUNNING),
        ("2024-07-02T23:00:00+07:00", RUNNING),
        ("2024-07-03T00:00:00+07:00", MET),
    ],
)
def test_before_its_end(as_of: str, hasil: str) -> None:
    assert released(as_of).fact.rilis_hasil == hasil


def test_a_plan_that_passed_without_a_release_is_missed() -> None:
    planned: dict[str, Any] = {"pelaksanaan": None, "pengujian": None, "informasi": None}
    assert released("2024-07-02T23:59:59+07:00", **planned).fact.rilis_hasil == RUNNING
    late = released("2024-07-03T00:00:00+07:00", **planned)
    assert (late.fact.rilis_hasil, late.fact.periode) == (MISSED, "2024-06")


def test_refused_and_not_executed_is_set_aside() -> None:
    refused: dict[str, Any] = {
        "persetujuan": {"waktu": "2024-06-25", "keputusan": "ditolak"},
        "pelaksanaan": None,
    }
    assert released(**refused).fact.rilis_hasil == "dikecualikan"


def test_an_execution_that_ends_before_it_begins_is_invalid() -> None:
    assert released(pelaksanaan=run("02 20:00", "02 19:00")).fact.rilis_hasil == "tidak_sah"


def test_before_the_regulation_nothing_is_judged() -> None:
    assert released(pengajuan={"oleh": "a", "waktu": "2024-04-25"}).fact.rilis_hasil == "tidak_dinilai"


def test_a_release_of_several_services_is_one_row_about_all_of_them() -> None:
    found = bench({"id": "a"}, {"id": "b"}).one("rilis", RELEASE | {"layanan": ["b", "a"]})
    assert (found.fact.layanan, found.extra("layanan")) == ("b", ("dinas/b", "dinas/a"))
