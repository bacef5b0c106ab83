"""A broken pack is told what is wrong with it, at its place; what can be read is still read."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from pipeline.law.codes import CODES
from pipeline.law.pack import build
from pipeline.model.finding import Severity

Break = Callable[[dict[str, Any]], object]


def _clause_list(files: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = files["klausul/satu.yaml"][0]["klausul"]
    return rows


def _counting(*stages: str) -> dict[str, Any]:
    """A maturity table whose rung counts cells, and one way of counting with a process of nowhere."""
    return {
        "indikator": {"id": "contoh/1"},
        "tahap": [{"kode": stage} for stage in stages],
        "proses": [{"kode": "p"}],
        "sel": {stage: {"p": {"semua": []}} for stage in stages},
        "tangga": [{"tingkat": 2, "kriteria": [{"id": "a", "uji": ["seluruh_sel"]}]}],
        "cara_hitung_proses": [{"kode": "satu", "proses": ["p"]}, {"kode": "dua", "proses": ["p", "q"]}],
    }


BROKEN: dict[str, tuple[Break, str, str, str]] = {
    "a stage that is counted is missing": (
        lambda f: f.update({"maturitas.yaml": [_counting("perencanaan")]}),
        "PKT003",
        "maturitas.yaml",
        "/tahap",
    ),
    "a way of counting with a process of nowhere": (
        lambda f: f.update({"maturitas.yaml": [_counting("perencanaan", "operasional")]}),
        "PKT003",
        "maturitas.yaml",
        "/cara_hitung_proses/1",
    ),
    "a figure of no known shape": (
        lambda f: f.update({"gambar.yaml": [{"gambar": [{"id": "g", "bentuk": "awan"}]}]}),
        "PKT003",
        "gambar.yaml",
        "/gambar/0/bentuk",
    ),
    "an arrow to no step": (
        lambda f: f.update(
            {"gambar.yaml": [{"gambar": [{"id": "g", "langkah": [{"id": "a", "ke": ["b"]}]}]}]}
        ),
        "PKT003",
        "gambar.yaml",
        "/gambar/0/langkah/0/ke",
    ),
    "a step named twice": (
        lambda f: f.update(
            {"gambar.yaml": [{"gambar": [{"id": "g", "langkah": [{"id": "a"}, {"id": "a"}]}]}]}
        ),
        "PKT003",
        "gambar.yaml",
        "/gambar/0/langkah/0",
    ),
    "a step in no lane": (
        lambda f: f.update(
            {
                "gambar.yaml": [
                    {
                        "gambar": [
                            {"id": "g", "lajur": [{"kode": "x"}], "langkah": [{"id": "a", "lajur": "y"}]}
                        ]
                    }
                ]
            }
        ),
        "PKT003",
        "gambar.yaml",
        "/gambar/0/langkah/0/lajur",
    ),
    "a step of no known shape": (
        lambda f: f.update(
            {"gambar.yaml": [{"gambar": [{"id": "g", "langkah": [{"id": "a", "bentuk": "awan"}]}]}]}
        ),
        "PKT003",
        "gambar.yaml",
        "/gambar/0/langkah/0/bentuk",
    ),
    "a file is missing": (lambda f: f.pop("maturitas.yaml"), "PKT002", "maturitas.yaml", ""),
    "no clause file": (lambda f: f.update({"x.yaml": f.pop("klausul/satu.yaml")}), "PKT002", "klausul/", ""),
    "no name": (lambda f: f["paket.yaml"][0].pop("nama"), "PKT003", "paket.yaml", ""),
    "no such zone": (
        lambda f: f["paket.yaml"][0].update(zona_waktu="Asia/Tegal"),
        "PKT003",
        "paket.yaml",
        "/zona_waktu",
    ),
    "no first day": (
        lambda f: f["paket.yaml"][0].update(berlaku={"mulai": "besok"}),
        "PKT003",
        "paket.yaml",
        "/berlaku",
    ),
    "a vocabulary is empty": (
        lambda f: f["paket.yaml"][0]["istilah"].pop("dampak"),
        "PKT003",
        "paket.yaml",
        "/istilah",
    ),
    "a class without a word on continuity": (
        lambda f: f["klasifikasi.yaml"][0]["keberlangsungan"].pop(),
        "PKT008",
        "klasifikasi.yaml",
        "/keberlangsungan",
    ),
    "a cell without evidence": (
        lambda f: f["maturitas.yaml"][0].update(
            tahap=[{"kode": "awal"}], proses=[{"kode": "melayani"}], sel={}
        ),
        "PKT008",
        "maturitas.yaml",
        "/sel",
    ),
    "an unknown clause": (
        lambda f: f["tabel/a.yaml"][0]["baris"][0]["nilai"][0].update(klausul=["K.salah"]),
        "PKT004",
        "tabel/a.yaml",
        "/baris/0/nilai/0/klausul/0",
    ),
    "a value without clause": (
        lambda f: f["tabel/a.yaml"][0]["baris"][0]["nilai"][0].pop("klausul"),
        "PKT005",
        "tabel/a.yaml",
        "/baris/0/nilai/0",
    ),
    "a value without date": (
        lambda f: f["tabel/c.yaml"][0]["baris"][1]["nilai"][0].pop("mulai"),
        "PKT003",
        "tabel/c.yaml",
        "/baris/1/nilai/0",
    ),
    "a default nobody offers": (
        lambda f: f["bacaan.yaml"][0]["bacaan"][0]["nilai"][0].update(nilai="entah"),
        "PKT006",
        "bacaan.yaml",
        "/bacaan/0/nilai/0/nilai",
    ),
    "no default": (
        lambda f: f["bacaan.yaml"][0]["bacaan"][1].pop("nilai"),
        "PKT006",
        "bacaan.yaml",
        "/bacaan/1",
    ),
    "a clause twice": (
        lambda f: _clause_list(f).append(dict(_clause_list(f)[0])),
        "PKT007",
        "klausul/satu.yaml",
        "/klausul/5/id",
    ),
    "a cell twice": (
        lambda f: f["tabel/b.yaml"][0]["baris"].append(f["tabel/b.yaml"][0]["baris"][0]),
        "PKT007",
        "tabel/b.yaml",
        "/baris/5",
    ),
    "a combination nobody answers": (
        lambda f: f["tabel/c.yaml"][0].pop("tidak_diatur"),
        "PKT008",
        "tabel/c.yaml",
        "/baris",
    ),
    "a lighter class held more strictly": (
        lambda f: f["tabel/c.yaml"][0]["baris"][1]["nilai"][0].update(batas="11 jam"),
        "PKT015",
        "tabel/c.yaml",
        "/baris/1/nilai/0",
    ),
    "a priority answered before a more urgent one": (
        lambda f: f["tabel/b.yaml"][0]["baris"][2]["nilai"][0].update(batas="19 menit"),
        "PKT015",
        "tabel/b.yaml",
        "/baris/2/nilai/0",
    ),
    "a class nobody defines": (
        lambda f: f["tabel/c.yaml"][0]["baris"][1].update(klasifikasi="istimewa"),
        "PKT016",
        "tabel/c.yaml",
        "/baris/1/klasifikasi",
    ),
    "a test for a class nobody defines": (
        lambda f: f["klasifikasi.yaml"][0]["uji"][0].update(klasifikasi="istimewa"),
        "PKT016",
        "klasifikasi.yaml",
        "/uji/0/klasifikasi",
    ),
    "a limit that rests on an example": (
        lambda f: _clause_list(f)[1].update(kekuatan="contoh"),
        "PKT017",
        "tabel/b.yaml",
        "/baris/0/nilai/0/klausul",
    ),
    "an example that decides": (
        lambda f: f["tabel/b.yaml"][0].update(sifat="contoh"),
        "PKT017",
        "tabel/b.yaml",
        "/sifat",
    ),
    "an example that cites what binds": (
        lambda f: f["tabel/b.yaml"][0].update(sifat="contoh", fungsi="sla_respons"),
        "PKT017",
        "tabel/b.yaml",
        "/baris/0/nilai/0/klausul",
    ),
    "hours nobody can read": (
        lambda f: f["kalender.yaml"][0]["jam_kerja"].append({"minggu": {"senin": "pagi"}}),
        "PKT010",
        "kalender.yaml",
        "/jam_kerja/1/minggu",
    ),
    "a holiday in another year": (
        lambda f: f["kalender.yaml"][0]["hari_libur"][0]["hari"][0].update(tanggal="2024-01-01"),
        "PKT010",
        "kalender.yaml",
        "/hari_libur/0/hari/0",
    ),
    "no office hours": (lambda f: f["kalender.yaml"][0].pop("jam_kerja"), "PKT009", "kalender.yaml", ""),
    "an unknown role": (
        lambda f: f["persetujuan.yaml"][0]["persetujuan"][0].update(peran="bos"),
        "PKT003",
        "persetujuan.yaml",
        "/persetujuan/0",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_told_at_its_place(files: dict[str, Any], name: str) -> None:
    break_it, code, path, place = BROKEN[name]
    break_it(files)
    _, findings = build(files, "catalog/peraturan/perwali-contoh-1-2025")
    told = {(f.code, f.pointer.path, f.pointer.json_pointer()) for f in findings}
    assert (code, f"catalog/peraturan/perwali-contoh-1-2025/{path}", place) in told
    assert all(finding.message and finding.help for finding in findings)
    assert {finding.pointer.document for finding in findings} == {0}


def test_a_lighter_class_may_be_held_as_strictly(files: dict[str, Any]) -> None:
    files["tabel/c.yaml"][0]["baris"][1]["nilai"][0].update(batas="24 jam")
    assert build(files)[1] == []


def test_an_amendment_alone_may_turn_the_order_round(files: dict[str, Any]) -> None:
    late = {"mulai": "2026-01-01", "batas": "3 hari", "operator": "lt", "klausul": ["K.layanan"]}
    files["tabel/c.yaml"][0]["baris"][0]["nilai"].append(late)
    told = [(f.code, f.pointer.json_pointer()) for f in build(files)[1]]
    assert told == [("PKT015", "/baris/1/nilai/0")]


SOLVING: dict[str, Any] = {
    "id": "penyelesaian",
    "fungsi": "sla_penyelesaian",
    "baris": [
        {"urgensi": 1, "nilai": [{"mulai": "2024-01-01", "maksimal": "48 jam", "klausul": ["K.layanan"]}]},
        {"urgensi": 2, "nilai": [{"mulai": "2024-01-01", "maksimal": "72 jam", "klausul": ["K.layanan"]}]},
    ],
}


@pytest.mark.parametrize(
    ("maksimal", "told"),
    [
        ("72 jam", []),
        ("48 jam", []),
        ("47 jam", [("PKT015", "/baris/1/nilai/0")]),
        ("secepatnya", [("PKT003", "/baris/1/nilai/0")]),
    ],
)
def test_a_lighter_urgency_is_not_solved_sooner(
    files: dict[str, Any], maksimal: str, told: list[tuple[str, str]]
) -> None:
    files["paket.yaml"][0]["istilah"]["urgensi"] = [
        {"nilai": 1, "nama": "Tinggi"},
        {"nilai": 2, "nama": "Rendah"},
    ]
    table = deepcopy(SOLVING)
    table["baris"][1]["nilai"][0]["maksimal"] = maksimal
    files["tabel/sla.yaml"] = [table]
    found = [finding for finding in build(files)[1] if finding.pointer.path.endswith("sla.yaml")]
    assert [(finding.code, finding.pointer.json_pointer()) for finding in found] == told
    assert all("maksimal" in finding.help for finding in found if finding.code == "PKT003")


def test_a_pack_of_nonsense_is_no_crash() -> None:
    law, findings = build(
        {"paket.yaml": [{"istilah": 3, "berlaku": []}], "tabel/a.yaml": [{"baris": {"x": 1}}]}
    )
    assert {finding.code for finding in findings} >= {"PKT002", "PKT003"}
    assert any(finding.severity is Severity.ERROR for finding in findings)
    assert law.vocabulary("kelompok") == ()


def test_codes_are_unique() -> None:
    codes = [code for code, *_ in CODES]
    assert len(codes) == len(set(codes))
    assert len({name for _, name, *_ in CODES}) == len(codes)
