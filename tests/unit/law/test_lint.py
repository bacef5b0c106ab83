"""Whether a pack is fit for use: every check at its place, once for each thing, and none for a sound pack."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.law.lint import NEEDED_TERMS, REQUIRED, cited
from pipeline.law.pack import build

Files = dict[str, Any]


def told(files: Files) -> list[tuple[Any, ...]]:
    return [(fault.code, fault.pointer.path, fault.pointer.keys) for fault in build(files, "p")[1]]


@pytest.mark.parametrize("name", REQUIRED)
def test_each_required_file_is_missed(files: Files, name: str) -> None:
    kept = {path: content for path, content in files.items() if not path.startswith(name)}
    assert ("PKT002", f"p/{name}", ()) in told(kept)
    missing = [place for place in told(kept) if place[0] == "PKT002"]
    assert len(missing) == 1
    assert build(kept)[1][0].pointer.path == name


@pytest.mark.parametrize(
    ("name", "value", "keys"),
    [
        ("id", "", ("id",)),
        ("id", None, ()),
        ("nama", "", ("nama",)),
        ("berlaku", {}, ("berlaku",)),
        ("zona_waktu", "Asia/Tegal", ("zona_waktu",)),
        ("zona_waktu", None, ()),
    ],
)
def test_what_the_pack_says_of_itself(files: Files, name: str, value: Any, keys: tuple[str, ...]) -> None:
    about = files["paket.yaml"][0]
    about.pop(name)
    if value is not None:
        about[name] = value
    assert [place for place in told(files) if place[1] == "p/paket.yaml"] == [
        ("PKT003", "p/paket.yaml", keys)
    ]


@pytest.mark.parametrize("name", NEEDED_TERMS)
def test_each_needed_vocabulary(files: Files, name: str) -> None:
    files["paket.yaml"][0]["istilah"][name] = []
    found = [place for place in build(files)[1] if place.pointer.keys == ("istilah",)]
    assert [f"`{name}`" in fault.message for fault in found] == [True]


def test_no_vocabulary_at_all_is_one_fault(files: Files) -> None:
    files["paket.yaml"][0].pop("istilah")
    assert [one for one in told(files) if one[1] == "p/paket.yaml"] == [("PKT003", "p/paket.yaml", ())]
    # Another vocabulary may be missing: only these four are needed.
    assert set(NEEDED_TERMS) == {"kelompok", "klasifikasi", "dampak", "prioritas"}


def test_clauses_are_found_wherever_they_are_cited() -> None:
    data = {
        "klausul": ["A", 7, ["x"], "B"],
        "baris": [{"klausul": "C"}, {"dalam": ({"klausul": ("D",)},)}],
        "teks": "klausul",
        "lain": {"klausul": {"klausul": "E"}},
    }
    assert list(cited(data)) == [
        (("klausul", 0), "A"),
        (("klausul", 3), "B"),
        (("baris", 0, "klausul"), "C"),
        (("baris", 1, "dalam", 0, "klausul", 0), "D"),
        (("lain", "klausul", "klausul"), "E"),
    ]


def test_an_entry_is_told_at_its_second_writing_once_and_over_files(files: Files) -> None:
    row = {"id": "K.baru", "sitasi": "x", "ringkas": "y", "kekuatan": "tugas"}
    files["klausul/dua.yaml"] = [{"klausul": [row]}, {"klausul": [row, row]}]
    assert told(files) == [("PKT007", "p/klausul/dua.yaml", ("klausul", 0, "id"))]


def test_a_reading_written_with_its_prefix_is_the_same_one(files: Files) -> None:
    rows = files["bacaan.yaml"][0]["bacaan"]
    rows.append({**rows[0], "kunci": f"tafsir.{rows[0]['kunci']}"})
    assert told(files) == [("PKT007", "p/bacaan.yaml", ("bacaan", 7, "kunci"))]


def test_every_default_must_be_offered(files: Files) -> None:
    values = files["bacaan.yaml"][0]["bacaan"][1]["nilai"]
    values += [{"mulai": "2026-01-01", "nilai": "entah"}, {"mulai": "2027-01-01", "nilai": "pinjam"}]
    assert told(files) == [("PKT006", "p/bacaan.yaml", ("bacaan", 1, "nilai", 1, "nilai"))]


def test_every_class_says_what_it_demands_and_every_cell_what_fills_it(files: Files) -> None:
    files["klasifikasi.yaml"][0]["keberlangsungan"] = []
    files["maturitas.yaml"][0].update(
        tahap=[{"kode": "awal"}, {"kode": "akhir"}],
        proses=[{"kode": "melayani"}, {"kode": "menjaga"}],
        sel={"awal": {"melayani": {}}},
    )
    assert (
        told(files)
        == [("PKT008", "p/klasifikasi.yaml", ("keberlangsungan",))] * 2
        + [("PKT008", "p/maturitas.yaml", ("sel",))] * 3
    )


@pytest.mark.parametrize(
    ("role", "known"), [("pimpinan", True), ("opd_kominfo", True), ("bos", False), (None, False)]
)
def test_who_decides_has_a_role(files: Files, role: str | None, known: bool) -> None:
    files["persetujuan.yaml"][0]["persetujuan"].append({"objek": "drp.persetujuan", "peran": role})
    assert told(files) == ([] if known else [("PKT003", "p/persetujuan.yaml", ("persetujuan", 1))])


def test_each_part_is_checked_in_its_own_files(files: Files) -> None:
    files["gambar.yaml"] = [{"gambar": [{"id": "g", "bentuk": "awan"}]}]
    files["indikator/a.yaml"] = [{"indikator": {"id": "a"}}]
    files["kalender.yaml"][0]["jam_kerja"].append({})
    files["klasifikasi.yaml"][0]["uji"][0]["klasifikasi"] = "berat"
    files["tabel/c.yaml"][0]["id"] = ""
    assert {(code, path) for code, path, _ in told(files)} == {
        ("PKT003", "p/gambar.yaml"),
        ("PKT019", "p/indikator/a.yaml"),
        ("PKT010", "p/kalender.yaml"),
        ("PKT016", "p/klasifikasi.yaml"),
        ("PKT003", "p/tabel/c.yaml"),
    }
