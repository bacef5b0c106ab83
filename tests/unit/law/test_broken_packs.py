"""The real pack broken in one place each: one PKT finding there, and none that only follows from it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from pipeline.assess.ladder import TESTS as TRIED
from pipeline.law.maturity import TESTS
from pipeline.law.pack import build

Files = dict[str, Any]
FOLDER = "catalog/peraturan/perbup-tegal-10-2024"
T2, T3, T4, T12 = (f"tabel/tabel-{number}.yaml" for number in ("02", "03", "04", "12"))
LADDER, CLASSES, READINGS = "maturitas.yaml", "klasifikasi.yaml", "bacaan.yaml"
CLAUSES, LAST = "klausul/13-bab-3.yaml", "/klausul/0"
VALUE = "/baris/0/nilai/0"


def _row(file: str, row: int, **new: Any) -> Callable[[Files], None]:
    return lambda f: f[file][0]["baris"][row].update(new)


def _value(file: str, row: int, **new: Any) -> Callable[[Files], None]:
    return lambda f: f[file][0]["baris"][row]["nilai"][0].update(new)


def _clause(**new: Any) -> Callable[[Files], None]:
    return lambda f: f[CLAUSES][0]["klausul"][0].update(new)


def _proof(f: Files) -> Any:
    return f[LADDER][0]["sel"]["evaluasi"]["pelayanan_pengguna"]["semua"][0]


def _reading(f: Files, kunci: str) -> Any:
    return next(row for row in f[READINGS][0]["bacaan"] if row["kunci"] == kunci)


def _swapped(f: Files) -> None:
    words = f["paket.yaml"][0]["istilah"]["klasifikasi"]
    words[0], words[1] = words[1], words[0]


BROKEN: dict[str, tuple[Callable[[Files], Any], str, str, str]] = {
    "a cell is missing": (lambda f: f[T2][0]["baris"].pop(3), "PKT008", T2, "/baris"),
    "a value falls with the class": (_value(T2, 4, batas="40 jam"), "PKT015", T2, "/baris/4/nilai/0"),
    "a limit falls with the priority": (_value(T4, 4, batas="20 menit"), "PKT015", T4, "/baris/4/nilai/0"),
    "classes in the wrong order": (_swapped, "PKT015", "paket.yaml", "/istilah/klasifikasi"),
    "an example binds": (lambda f: f[T12][0].pop("sifat"), "PKT017", T12, f"{VALUE}/klausul"),
    "what binds is an example": (lambda f: f[T2][0].update(sifat="contoh"), "PKT017", T2, "/sifat"),
    "an unknown class in a table": (
        _row(T2, 2, klasifikasi="esensyal"),
        "PKT016",
        T2,
        "/baris/2/klasifikasi",
    ),
    "an unknown class in the test": (
        lambda f: f[CLASSES][0]["uji"][1].update(klasifikasi="gawat"),
        "PKT016",
        CLASSES,
        "/uji/1/klasifikasi",
    ),
    "a priority nobody knows": (_value(T3, 11, prioritas=7), "PKT016", T3, "/baris/11/nilai/0/prioritas"),
    "a clause nobody knows": (_value(T2, 3, klausul=["L9"]), "PKT004", T2, "/baris/3/nilai/0/klausul/0"),
    "a value without a clause": (_value(T4, 0, klausul=[]), "PKT005", T4, VALUE),
    "negative minutes": (_value(T4, 0, batas="-15 menit"), "PKT003", T4, VALUE),
    "no minutes": (_value(T4, 0, batas="0 menit"), "PKT003", T4, VALUE),
    "no unit": (_value(T4, 0, batas="15"), "PKT003", T4, VALUE),
    "an unknown unit": (_value(T4, 0, batas="15 pekan"), "PKT003", T4, VALUE),
    "an unknown operator": (_value(T4, 0, operator="kurang"), "PKT003", T4, VALUE),
    "no first day": (_value(T4, 0, mulai="26 April 2024"), "PKT003", T4, VALUE),
    "a row twice": (_row(T4, 1, prioritas=1), "PKT007", T4, "/baris/1"),
    "a table without a known purpose": (lambda f: f[T2][0].update(fungsi="janji"), "PKT016", T2, "/fungsi"),
    "the table of priorities is gone": (lambda f: f.pop(T3), "PKT008", "paket.yaml", ""),
    "the table of limits is gone": (lambda f: f.pop(T2), "PKT008", "paket.yaml", ""),
    "a clause twice": (
        lambda f: f[CLAUSES][0]["klausul"].append(f[CLAUSES][0]["klausul"][0]),
        "PKT007",
        CLAUSES,
        "/klausul/3/id",
    ),
    "an unknown force": (_clause(kekuatan="tugaz"), "PKT016", CLAUSES, f"{LAST}/kekuatan"),
    "no force": (lambda f: f[CLAUSES][0]["klausul"][0].pop("kekuatan"), "PKT016", CLAUSES, LAST),
    "no wording": (_clause(ringkas=""), "PKT003", CLAUSES, LAST),
    "an unknown way": (
        _clause(dipenuhi=[{"cara": "dokumem", "rujukan": "katalog"}]),
        "PKT016",
        CLAUSES,
        f"{LAST}/dipenuhi/0/cara",
    ),
    "a choice that is not offered": (
        lambda f: _reading(f, "batas.tabel2_tabel4_ketat")["pilihan"].pop(),
        "PKT016",
        T2,
        "/operator_menurut/nilai/inklusif",
    ),
    "a reading that is not there": (
        lambda f: f[T2][0]["tidak_diatur"][0].update(bacaan="tabel2.entah", menurut={}),
        "PKT016",
        T2,
        "/tidak_diatur/0/bacaan",
    ),
    "a default that is not offered": (
        lambda f: _reading(f, "tabel2.publik_normal")["nilai"][0].update(nilai="entah"),
        "PKT006",
        READINGS,
        "/bacaan/0/nilai/0/nilai",
    ),
    "a reading twice": (
        lambda f: _reading(f, "batas.tabel2_tabel4_ketat").update(kunci="tabel2.publik_normal"),
        "PKT007",
        READINGS,
        "/bacaan/1/kunci",
    ),
    "an unknown role": (
        lambda f: f["persetujuan.yaml"][0]["persetujuan"][0].update(peran="bos"),
        "PKT003",
        "persetujuan.yaml",
        "/persetujuan/0",
    ),
    "an unknown act": (
        lambda f: f["persetujuan.yaml"][0]["persetujuan"][0].update(objek="layanan.target"),
        "PKT003",
        "persetujuan.yaml",
        "/persetujuan/0",
    ),
    "an unknown partner": (
        lambda f: f["persetujuan.yaml"][0]["persetujuan"][0].update(koordinasi="bos"),
        "PKT003",
        "persetujuan.yaml",
        "/persetujuan/0",
    ),
    "a report to nobody": (
        lambda f: f["persetujuan.yaml"][0]["laporan_tabel_1"][0].update(kepada="bos"),
        "PKT003",
        "persetujuan.yaml",
        "/laporan_tabel_1/0/kepada",
    ),
    "a role nobody knows": (
        lambda f: f["tabel/tabel-01.yaml"][0]["baris"][0].update(kode="kepala"),
        "PKT016",
        "tabel/tabel-01.yaml",
        "/baris/0",
    ),
    "a table without a key": (lambda f: f[T2][0].pop("kunci"), "PKT003", T2, ""),
    "a table without rows": (lambda f: f[T2][0].update(baris=7), "PKT003", T2, "/baris"),
    "a row without values": (_row(T4, 0, nilai=15), "PKT003", T4, "/baris/0"),
    "a clause without an id": (
        lambda f: f[CLAUSES][0]["klausul"][0].pop("id"),
        "PKT003",
        CLAUSES,
        LAST,
    ),
    "an unknown demand": (
        lambda f: f[CLASSES][0]["keberlangsungan"][0]["nilai"][0].update(wajib=["rpo", "drb"]),
        "PKT016",
        CLASSES,
        "/keberlangsungan/0/nilai/0/wajib/1",
    ),
    "no level 3": (lambda f: f[LADDER][0]["tangga"].pop(2), "PKT003", LADDER, "/tangga"),
    "an unknown test": (
        lambda f: f[LADDER][0]["tangga"][2]["kriteria"][0].update(uji=["seluruh_zel"]),
        "PKT016",
        LADDER,
        "/tangga/2/kriteria/0/uji/0",
    ),
    "evidence of an unknown kind": (
        lambda f: _proof(f).update(jenis=["evaluazi"]),
        "PKT016",
        LADDER,
        "/sel/evaluasi/pelayanan_pengguna/semua/0/jenis/0",
    ),
    "evidence in an unknown chapter": (
        lambda f: _proof(f).update(bab=["lain"]),
        "PKT016",
        LADDER,
        "/sel/evaluasi/pelayanan_pengguna/semua/0/bab/0",
    ),
    "a cell without evidence": (
        lambda f: f[LADDER][0]["sel"]["evaluasi"].pop("pelayanan_pengguna"),
        "PKT008",
        LADDER,
        "/sel",
    ),
    "hours that end before they begin": (
        lambda f: f["kalender.yaml"][0]["jam_kerja"][0]["minggu"].update(senin="16:00-07:30"),
        "PKT010",
        "kalender.yaml",
        "/jam_kerja/0/minggu",
    ),
    "a day that does not exist": (
        lambda f: f["kalender.yaml"][0]["hari_libur"][0]["hari"][0].update(tanggal="2024-02-30"),
        "PKT010",
        "kalender.yaml",
        "/hari_libur/0/hari/0",
    ),
    "another id than the folder's": (
        lambda f: f["paket.yaml"][0].update(id="perbup-lain-1-2025"),
        "PKT003",
        "paket.yaml",
        "/id",
    ),
    "no day on which it begins": (
        lambda f: f["paket.yaml"][0].update(berlaku={"mulai": "2024-13-26", "klausul": ["P6"]}),
        "PKT003",
        "paket.yaml",
        "/berlaku",
    ),
    "no readings": (lambda f: f.pop(READINGS), "PKT002", READINGS, ""),
}


def test_the_pack_itself_is_sound(real_files: Files) -> None:
    assert build(real_files, FOLDER)[1] == []


@pytest.mark.parametrize("name", BROKEN)
def test_one_fault_is_one_finding_at_its_place(real_files: Files, name: str) -> None:
    break_it, code, path, place = BROKEN[name]
    files = deepcopy(real_files)
    break_it(files)
    found = build(files, FOLDER)[1]
    assert [(f.code, f.pointer.path, f.pointer.json_pointer()) for f in found] == [
        (code, f"{FOLDER}/{path}", place)
    ]
    assert found[0].message.endswith(".")
    assert found[0].help.endswith(".")


def test_a_value_is_named_by_its_clause(real_files: Files) -> None:
    files = deepcopy(real_files)
    _value(T4, 0, batas="-15 menit")(files)
    _value(T2, 4, batas="40 jam")(files)
    said = [one.message for one in build(files, FOLDER)[1]]
    assert said[0] == "Nilai hukum ini (L2.1.1.1.T4.1) tidak dapat dibaca."
    assert said[1].startswith("Nilai untuk Normal (L2.1.1.1.T2.5) lebih ketat")
    assert "Esensial (L2.1.1.1.T2.3)" in said[1]


def test_a_pack_file_that_gave_no_document_is_told_by_its_reading_alone(real_files: Files) -> None:
    found = build({**real_files, "paket.yaml": []}, FOLDER)[1]
    assert not [one for one in found if one.pointer.path.endswith("paket.yaml")]


def test_tables_of_a_file_that_could_not_be_read_are_not_called_missing(real_files: Files) -> None:
    files = {**real_files, T3: []}
    assert build(files, FOLDER)[1] == []


def test_the_tests_that_a_ladder_may_name_are_those_that_are_tried() -> None:
    assert set(TESTS) == set(TRIED)
