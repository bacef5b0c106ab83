"""Levels of maturity computed by hand from Tabel 15 and Pasal 3, through the command line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.run.levelscase import Change, answer, both, drop, put, review, write

AS_OF = "2026-01-15T08:00:00+07:00"
COMMAND = ("maturity", "--format", "json", "--engine", "serial", "--quiet")
NO_TICKET = drop("permintaan")
# Finished, late, other years and the days beside a year: one OPD each, all in one region.
CASES: dict[str, tuple[int, Change]] = {
    "lengkap": (5, both()),
    "tanpa-rekaman": (1, lambda docs: [docs.pop(name) for name in list(docs) if name != "opd"]),
    "hanya-pengguna": (2, drop("kebutuhan", "drp", "pemantauan", "evaluasi", "reviu", "tindak_lanjut")),
    "sel-p-pengguna": (2, put("layanan.penetapan_target", None)),
    "sel-p-operasi": (2, drop("kebutuhan")),
    "sel-p-drp": (2, put("drp.penetapan", None)),
    "sel-p-aplikasi": (2, put("aplikasi.target_pengelolaan", None)),
    "sel-o-pengguna": (2, NO_TICKET),
    "sel-o-operasi": (2, drop("pemantauan")),
    "sel-o-aplikasi": (2, put("pemantauan.kinerja_aplikasi", None)),
    "sel-o-aset": (2, put("aplikasi.aset", None)),
    "sel-e-aplikasi": (2, put("evaluasi.bab.pengelolaan_aplikasi", None)),
    "tanpa-evaluasi": (2, drop("evaluasi", "tindak_lanjut")),
    "tanpa-aplikasi": (3, both()),
    "tanpa-reviu": (3, drop("reviu")),
    # Fourteen of fifteen elements: every chapter is there and fills its cell, but the report is not complete.
    "evaluasi-14": (3, put("evaluasi.bab.rilis.hambatan", "")),
    "evaluasi-tanda": (3, put("evaluasi.bab.pemulihan.peluang", "-")),
    "evaluasi-tanpa-langkah": (3, put("evaluasi.bab.permintaan_layanan.tindak_lanjut", [])),
    "evaluasi-tanpa-bab": (2, put("evaluasi.bab.pemulihan", None)),
    "evaluasi-tanpa-tanggal": (2, put("evaluasi.tanggal", None)),
    "tanpa-perbaikan": (4, drop("tindak_lanjut")),
    "perbaikan-rencana": (
        4,
        both(put("tindak_lanjut.status", "rencana"), put("tindak_lanjut.selesai", None)),
    ),
    "tanpa-bukti": (4, put("tindak_lanjut.bukti", None)),
    "bukti-sebelum": (4, put("tindak_lanjut.bukti.0.keadaan", "sebelum")),
    "terlambat": (4, put("evaluasi.bab.rilis.tindak_lanjut.0.tenggat", "2026-01-14")),
    "tenggat-hari-ini": (5, put("evaluasi.bab.rilis.tindak_lanjut.0.tenggat", "2026-01-15")),
    "tahun-lain": (2, put("pemantauan.periode", "2024-12")),
    "awal-tahun": (5, lambda docs: _ticket(docs, "2025-01-01T00:00:00+07:00")),
    "awal-tahun-utc": (5, lambda docs: _ticket(docs, "2024-12-31T17:00:00Z")),
    "sebelum-awal": (2, lambda docs: _ticket(docs, "2024-12-31T16:59:59Z")),
    "akhir-tahun": (5, lambda docs: _ticket(docs, "2025-12-31T16:59:59Z")),
    "sesudah-akhir": (2, lambda docs: _ticket(docs, "2025-12-31T17:00:00Z")),
}


def _ticket(docs: Any, time: str) -> None:
    docs["permintaan"].update(
        diajukan=time, status="diajukan", dipenuhi=None, dikonfirmasi=None, pelaksana=None
    )


@pytest.fixture(scope="module")
def levels(tmp_path_factory: pytest.TempPathFactory) -> Any:
    root = write(
        tmp_path_factory.mktemp("levels"),
        {opd: change for opd, (_, change) in CASES.items()},
        undeclared=("tanpa-aplikasi",),
    )
    return answer(*COMMAND, "--year", "2025", "--root", str(root), "--as-of", AS_OF)


def _of(levels: Any, opd: str) -> Any:
    return next(one for one in levels["opd"] if one["opd"] == opd)


@pytest.mark.parametrize("opd", CASES)
def test_an_office_stands_where_the_ladder_puts_it(levels: Any, opd: str) -> None:
    one = _of(levels, opd)
    assert one["level"] == CASES[opd][0], one["next"]


def test_the_region_is_its_lowest_provider_and_leaves_out_who_provides_nothing(levels: Any) -> None:
    assert levels["region"]["level"] == 1
    assert {one["opd"] for one in levels["opd"]} == set(CASES)


def test_only_the_empty_cell_blocks_and_other_readings_say_so(levels: Any) -> None:
    one = _of(levels, "sel-e-aplikasi")
    cells = [cell["met"] for row in one["matrix"].values() for cell in row.values()]
    others = {other["nilai"]: other["level"] for other in one["alternatives"]}
    assert (cells.count(False), len(one["next"]["missing"])) == (1, 1)
    assert (others["6-sel"], others["3-proses"]) == (5, 5)


def _without_catalogue(docs: Any) -> None:
    for name in [name for name in docs if name != "opd"]:
        del docs[name]


def test_a_provider_without_catalogue_stays_in_and_a_review_of_pasal_4_counts(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    by_kominfo = review() | {"cakupan": "menyeluruh", "opd_direviu": ["a"]}
    cases = {"a": drop("reviu"), "b": _without_catalogue}
    root = write(tmp_path_factory.mktemp("two"), cases, kominfo=[by_kominfo])
    found = answer(*COMMAND, "--year", "2025", "--root", str(root), "--as-of", AS_OF)
    assert {one["opd"]: one["level"] for one in found["opd"]} == {"a": 5, "b": 1}
    assert found["region"] == {"level": 1, "defensible_level": 1, "distribution": {"1": 1, "5": 1}, "opd": 2}


def test_a_level_that_another_reading_lowers_names_it(levels: Any) -> None:
    others = {other["nilai"]: other["level"] for other in _of(levels, "lengkap")["alternatives"]}
    assert others == {"hanya P4": 3, "semua-selesai": 4}
