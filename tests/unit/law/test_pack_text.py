"""The regulation pack's words: every clause in our own words, and every reading with its default."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.model.fact import Fact
from pipeline.resources import bundled

PACK = bundled("peraturan") / "perbup-tegal-10-2024"
KLAUSUL_FILES = sorted((PACK / "klausul").glob("*.yaml"))

KEYS = {"id", "sitasi", "ringkas", "kekuatan", "jenis", "pelaku", "dapat_diperiksa", "dipenuhi"}
# How often each force occurs: a clause whose force slips changes what becomes an error.
KEKUATAN = {
    "tugas": 130,
    "definisi": 43,
    "isi-minimum": 42,
    "rekomendasi": 29,
    "target": 24,
    "wajib": 23,
    "informatif": 22,
    "contoh": 17,
    "kriteria": 8,
    "dapat": 7,
}
JENIS = {
    "data-wajib",
    "proses",
    "definisi",
    "nilai-batas",
    "peran",
    "kebijakan",
    "informatif",
    "laporan",
    "persetujuan",
    "kriteria-maturitas",
}
WAY_KEYS = {
    "ukuran": {"cara", "rujukan"},
    "dokumen": {"cara", "rujukan", "bagian"},
    "bacaan": {"cara", "rujukan"},
    "maturitas": {"cara", "rujukan"},
    "manual": {"cara", "alasan"},
    "tidak_berlaku": {"cara", "alasan"},
}
DOKUMEN = {
    "katalog",
    "sla",
    "laporan-evaluasi",
    "laporan-ketersediaan",
    "laporan-penanganan-aduan",
    "laporan-operasional",
    "laporan-penyelenggaraan",
    "drp",
    "rencana-rilis",
    "rencana-perubahan",
    "laporan-maturitas",
    "struktur",
    "reviu-pemda",
    "dokumen-perencanaan",
}
TAHAP = ("perencanaan", "operasional", "evaluasi")
PROSES = ("pelayanan_pengguna", "pengoperasian_layanan", "pengelolaan_aplikasi")
CELLS = {f"{tahap}/{proses}" for tahap in TAHAP for proses in PROSES}
CRITERIA = {f"L2.3.T15.{name}" for name in ("1", "2", "3", "4.a", "4.b", "5")}
READING_KEYS = {"id", "kunci", "judul", "masalah", "alasan", "utama", "klausul", "pilihan", "nilai", "tampil"}
READINGS = {"A": 24, "B": 13, "C": 10, "D": 13, "E": 12, "F": 17, "G": 6, "H": 2}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


@pytest.fixture(scope="module")
def klausul() -> list[dict[str, Any]]:
    return [clause for path in KLAUSUL_FILES for clause in read(path)["klausul"]]


@pytest.fixture(scope="module")
def bacaan() -> list[dict[str, Any]]:
    readings: list[dict[str, Any]] = read(PACK / "bacaan.yaml")["bacaan"]
    return readings


@pytest.mark.parametrize("path", [*KLAUSUL_FILES, PACK / "bacaan.yaml"], ids=lambda path: path.name)
def test_a_strict_reader_takes_the_file_as_it_stands(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.encode()) < 1 << 20
    for event in yaml.parse(text, yaml.SafeLoader):
        assert getattr(event, "anchor", None) is None, event
        assert getattr(event, "tag", None) is None, event
    # Dates and yes/no would come back as other types: what is meant as text is quoted.
    assert not any(isinstance(leaf, (date, float)) or leaf is None for leaf in leaves(read(path)))


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def test_all_clauses_stand_once_in_thirteen_chapters(klausul: list[dict[str, Any]]) -> None:
    ids = [clause["id"] for clause in klausul]
    assert len(KLAUSUL_FILES) == 13
    assert len(ids) == len(set(ids)) == 345
    assert (ids[0], ids[-1]) == ("M.1", "L3.p1c")
    assert all(set(read(path)) == {"bagian", "klausul"} for path in KLAUSUL_FILES)


def test_every_clause_has_its_fields_and_no_others(klausul: list[dict[str, Any]]) -> None:
    for clause in klausul:
        assert KEYS <= set(clause) <= KEYS | {"diharapkan"}, clause["id"]
        assert clause["sitasi"], clause["id"]
        assert clause["pelaku"], clause["id"]
        assert clause["jenis"] in JENIS, clause["id"]
        assert clause["dapat_diperiksa"] in {"mesin", "sebagian", "manusia"}, clause["id"]
    assert Counter(clause["kekuatan"] for clause in klausul) == KEKUATAN


def test_a_summary_is_short_and_one_of_its_own(klausul: list[dict[str, Any]]) -> None:
    for clause in klausul:
        assert 15 <= len(clause["ringkas"]) <= 200, clause["id"]
        assert clause["ringkas"].endswith("."), clause["id"]
    repeated = [text for text, count in Counter(c["ringkas"] for c in klausul).items() if count > 1]
    assert repeated == []


def test_no_clause_is_left_without_a_way(klausul: list[dict[str, Any]]) -> None:
    for clause in klausul:
        expected = clause.get("diharapkan", [])
        assert clause["dipenuhi"] or expected, clause["id"]
        assert set(expected) <= {"skema", "aturan"}, clause["id"]


def test_every_way_is_whole_and_points_at_something(
    klausul: list[dict[str, Any]], bacaan: list[dict[str, Any]]
) -> None:
    known = {
        "ukuran": {field.name for field in fields(Fact)},
        "dokumen": DOKUMEN,
        "bacaan": {reading["kunci"] for reading in bacaan},
        "maturitas": CELLS | CRITERIA,
    }
    for clause in klausul:
        for way in clause["dipenuhi"]:
            assert set(way) == WAY_KEYS[way["cara"]], clause["id"]
            assert all(way.values()), clause["id"]
            assert way.get("rujukan") is None or way["rujukan"] in known[way["cara"]], (clause["id"], way)


def test_every_target_is_measured(klausul: list[dict[str, Any]]) -> None:
    targets = [clause for clause in klausul if clause["kekuatan"] == "target"]
    assert targets
    for clause in targets:
        assert any(way["cara"] == "ukuran" for way in clause["dipenuhi"]), clause["id"]


def test_every_maturity_criterion_is_judged(klausul: list[dict[str, Any]]) -> None:
    used = {way["rujukan"] for clause in klausul for way in clause["dipenuhi"] if way["cara"] == "maturitas"}
    assert used == CELLS | CRITERIA


def test_every_reading_is_there_once(bacaan: list[dict[str, Any]]) -> None:
    ids = [reading["id"] for reading in bacaan]
    assert ids == [f"{group}{n:02}" for group, count in READINGS.items() for n in range(1, count + 1)]
    assert len({reading["kunci"] for reading in bacaan}) == len(bacaan) == 97
    assert not any(reading["kunci"].startswith("tafsir.") for reading in bacaan)


def test_every_reading_has_its_fields_and_cites_known_clauses(
    klausul: list[dict[str, Any]], bacaan: list[dict[str, Any]]
) -> None:
    known = {clause["id"] for clause in klausul}
    for reading in bacaan:
        assert set(reading) == READING_KEYS | ({"bulan"} if reading["kunci"] == "periode" else set()), (
            reading["id"]
        )
        assert isinstance(reading["utama"], bool), reading["id"]
        assert reading["klausul"], reading["id"]
        assert set(reading["klausul"]) <= known, reading["id"]
        assert all(reading[key] for key in READING_KEYS - {"utama"}), reading["id"]


def test_the_default_is_dated_and_among_the_choices(bacaan: list[dict[str, Any]]) -> None:
    for reading in bacaan:
        choices = [choice["nilai"] for choice in reading["pilihan"]]
        assert len(choices) == len(set(choices)), reading["id"]
        assert all(choice["arti"] for choice in reading["pilihan"]), reading["id"]
        [default] = reading["nilai"]
        assert default["mulai"] == "2024-04-26", reading["id"]
        assert default["nilai"] in choices, reading["id"]


def test_the_periods_say_the_same_in_both_forms(bacaan: list[dict[str, Any]]) -> None:
    [reading] = [reading for reading in bacaan if reading["kunci"] == "periode"]
    [default] = reading["nilai"]
    written = {name: int(months) for name, months in re.findall(r"([a-z0-9_]+)=([0-9]+)", default["nilai"])}
    assert reading["bulan"] == written


@pytest.mark.parametrize(
    ("kunci", "nilai", "right"),
    [
        ("jam.tanpa_konfirmasi", "konfirmasi-diam-3-hari", True),
        ("jam.tanpa_konfirmasi", "konfirmasi-diam-0-hari", False),
        ("evaluasi.satuan_layanan", "ambang-100-persen", True),
        ("evaluasi.satuan_layanan", "ambang-101-persen", False),
        ("periode", "evaluasi=6; pemantauan=1", True),
        ("periode", "evaluasi=enam", False),
    ],
)
def test_a_choice_with_a_number_says_how_it_is_written(
    bacaan: list[dict[str, Any]], kunci: str, nilai: str, *, right: bool
) -> None:
    choices = next(reading["pilihan"] for reading in bacaan if reading["kunci"] == kunci)
    [pattern] = [choice["pola"] for choice in choices if "pola" in choice]
    assert (re.fullmatch(pattern, nilai) is not None) is right


def test_there_is_no_markup_in_any_text(klausul: list[dict[str, Any]], bacaan: list[dict[str, Any]]) -> None:
    for entry in [*klausul, *bacaan]:
        for text in texts(entry):
            assert not re.search(r"<[a-zA-Z/!]|&[a-z#]+;|[\x00-\x1f]", text), entry["id"]
