"""The maturity table as data: what a pack writes, what stands in for the rest, and a further indicator."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from pipeline.law.indicator import CLAIMS, PLACEHOLDERS, EvidenceClass, Portal, Weight
from pipeline.law.ladder import read_indicator, read_maturity, read_portal, read_weight
from pipeline.law.law import Law
from pipeline.law.maturity import CellRule, MaturityTable, Measure, Proof, Rung, RungCriterion

OWN: dict[str, Any] = {
    "indikator": {
        "id": "uji/1",
        "status": "resmi",
        "sumber": "Lampiran",
        "nama": "Manajemen layanan",
        "bobot": 1.5,
        "bobot_pasti": True,
        "bobot_sumber": "Tabel 1",
        "berlaku": {"mulai": "2024-04-26", "sampai": "2028-12-31"},
    },
    "tahap": [{"kode": "awal", "nama": "Tahap awal"}],
    "proses": [{"kode": "melayani", "nama": "Melayani"}],
    "cara_hitung_proses": [
        {"kode": "n", "nama": "Nasional", "proses": ["melayani"], "alasan": "PermenPANRB"}
    ],
    "penyerahan": {
        "berkas": "u{huruf}.pdf",
        "batas_mb": 10,
        "kelas": [{"kode": "p", "nama": "P", "huruf": "a"}],
    },
    "penanggung_jawab_uji": [{"uji": "lantai", "peran": "pimpinan", "jenis": "drp", "kelas": "p"}],
    "sel": {
        "awal": {
            "melayani": {
                "semua": [{"kode": "a", "teks": "A", "jenis": ["drp", "sop"], "per": "layanan", "tahun": 2}],
                "salah_satu": [{"kode": "b", "tahun": 0}],
                "pendukung": [{"kode": "c", "tahun": -3, "bila": "kritis", "ada": "x.y", "bab": ["rilis"]}],
                "klausul": "K.1",
            }
        }
    },
    "tangga": [
        {
            "tingkat": 2,
            "kriteria": [{"id": "K2", "uji": "lantai", "teks": "T", "bukti": ["a"]}],
            "kondisi": "C",
        },
        {
            "tingkat": 3,
            "kriteria": [
                {
                    "id": "K3",
                    "bukti": [{"kode": "e"}],
                    "ukuran": [{"kode": "m", "kolom": "tepat", "hasil": ["ya"], "persen": 90, "bulan": 0}],
                }
            ],
        },
    ],
    "bab": [{"kode": "rilis", "nama": "Rilis"}, {"kode": "lain", "asal": "alat", "target": "x"}],
    "substansi": [{"kode": "rekap", "nama": "Rekap"}, {"kode": "analisa", "bidang": "analisa"}],
    "aktivitas": [{"id": "x1", "tahap": "awal", "proses": "melayani", "nama": "Mencatat"}],
    "predikat": [{"nama": "Kurang", "di_bawah": "1,8"}, {"nama": "Memuaskan"}],
}


def test_a_packs_table_as_written() -> None:
    table = read_maturity(OWN)
    assert (table.indicator, table.status, table.sumber, table.nama) == (
        "uji/1",
        "resmi",
        "Lampiran",
        "Manajemen layanan",
    )
    assert table.official
    assert table.aktif
    assert (table.bobot, table.weight) == (Weight(Fraction(3, 2), True, "Tabel 1"), Fraction(3, 2))
    assert (table.mulai, table.sampai) == (date(2024, 4, 26), date(2028, 12, 31))
    assert (table.stages, table.processes) == (("awal",), ("melayani",))
    assert table.labels == {"awal": "Tahap awal", "melayani": "Melayani"}
    assert [(v.kode, v.nama, v.proses, v.alasan) for v in table.variants] == [
        ("n", "Nasional", ("melayani",), "PermenPANRB")
    ]
    [duty] = table.duties.values()
    assert (duty.uji, duty.peran, duty.jenis, duty.kelas) == ("lantai", "pimpinan", ("drp",), "p")
    assert table.cells == {
        "awal": {
            "melayani": CellRule(
                (Proof("a", "A", ("drp", "sop"), "layanan", tahun=2),),
                (Proof("b", "", ()),),
                (Proof("c", "", (), bila="kritis", ada=("x.y",), bab=("rilis",)),),
                ("K.1",),
            )
        }
    }
    assert [(c.kode, c.target, c.asal) for c in table.chapters] == [
        ("rilis", "", "regulasi"),
        ("lain", "x", "alat"),
    ]
    assert [(s.kode, s.bidang) for s in table.substances] == [("rekap", ()), ("analisa", ("analisa",))]
    assert [(a.id, a.tahap, a.proses, a.nama) for a in table.activities] == [
        ("x1", "awal", "melayani", "Mencatat")
    ]
    assert [(p.nama, p.batas) for p in table.predicates] == [("Kurang", "1,8"), ("Memuaskan", "")]


def test_rungs_with_their_criteria() -> None:
    """Evidence named by its code is known only to a further indicator; a pack writes its own."""
    two, three = read_maturity(OWN).ladder
    assert two == Rung(2, (RungCriterion("K2", ("lantai",), "T"),), "C")
    measure = Measure("m", "", "tepat", ("ya",), 90, 1)
    assert three == Rung(3, (RungCriterion("K3", (), "", (Proof("e", "", ()),), (measure,)),))
    assert [proof.kode for proof in read_maturity(OWN).proofs()] == ["a", "b", "c", "e"]


def test_a_further_indicator_stands_on_the_packs_cells_and_evidence() -> None:
    base = read_maturity(OWN)
    about = {
        "id": "uji/2",
        "status": "rancangan",
        "nama": "Kedua",
        "bobot": 2,
        "berlaku": {"mulai": "2025-01-01"},
    }
    ladder = [{"tingkat": 1, "kriteria": [{"id": "W1", "bukti": ["e", "zzz", "a", {"kode": "own"}]}]}]
    table = read_indicator({"indikator": about, "tangga": ladder}, base)
    assert (table.indicator, table.nama, table.status, table.official) == (
        "uji/2",
        "Kedua",
        "tidak_resmi",
        False,
    )
    assert (table.aktif, table.weight, table.mulai, table.sampai) == (
        False,
        Fraction(2),
        date(2025, 1, 1),
        None,
    )
    assert (table.variants, table.cells, table.stages, table.chapters) == (
        (),
        base.cells,
        base.stages,
        base.chapters,
    )
    [criterion] = table.ladder[0].criteria
    assert [proof.kode for proof in criterion.bukti] == ["e", "a", "own"]
    assert criterion.bukti[1].tahun == 2


@pytest.mark.parametrize(
    ("aktif", "on"), [(True, True), (False, False), ("ya", False), (1, False), (None, False)]
)
def test_it_is_on_only_where_the_file_says_so(aktif: object, on: bool) -> None:
    document = {"indikator": {"id": "x", "aktif": aktif, "status": "resmi"}}
    table = read_indicator(document, MaturityTable())
    assert (table.aktif, table.status) == (on, "resmi")


def test_how_evidence_is_handed_in() -> None:
    bare = read_portal({})
    assert bare == Portal()
    assert (bare.jendela, bare.asal, bare.placeholders, bare.claims) == (2, "alat", PLACEHOLDERS, CLAIMS)
    said = read_portal(
        {
            "berkas": "i28{huruf}.pdf",
            "batas_mb": 10,
            "jendela_tahun": 3,
            "kelas": [
                {"kode": "p", "nama": "Perencanaan", "huruf": "a", "isi": "Rencana.", "jenis": ["drp"]}
            ],
            "dasbor_huruf": "z",
            "asal": "regulasi",
            "kata_draf": ["konsep"],
            "kata_klaim": ["semua"],
        }
    )
    assert said == Portal(
        "i28{huruf}.pdf",
        10,
        3,
        (EvidenceClass("p", "Perencanaan", "a", "Rencana.", ("drp",)),),
        "regulasi",
        "z",
        ("konsep",),
        ("semua",),
    )


def test_what_a_further_indicator_does_not_say_of_handing_in_is_as_for_the_packs() -> None:
    words = {"kata_draf": ["konsep"], "kata_klaim": ["semua"], "dasbor_huruf": "z"}
    base = read_maturity({**OWN, "penyerahan": {**OWN["penyerahan"], **words}})
    silent = read_indicator({"indikator": {"id": "x"}}, base).portal
    assert (silent.kelas, silent.batas, silent.dasbor) == (base.portal.kelas, 10, "z")
    assert (silent.placeholders, silent.claims, silent.berkas) == (("konsep",), ("semua",), "")
    own = {"batas_mb": 5, "dasbor_huruf": "y", "kelas": [{"kode": "q"}], "berkas": "x{huruf}.pdf"}
    spoken = read_indicator({"indikator": {"id": "x"}, "penyerahan": own}, base).portal
    assert (spoken.batas, spoken.dasbor, spoken.berkas) == (5, "y", "x{huruf}.pdf")
    assert [one.kode for one in spoken.kelas] == ["q"]


def test_a_weight_below_one_percent_is_one() -> None:
    assert read_weight({"bobot": 0.5}).percent == Fraction(1, 2)


@pytest.mark.parametrize("stated", [-0.001, 100.001, "2", None, True, [2]])
def test_a_weight_beyond_its_bounds_is_none(stated: object) -> None:
    assert read_weight({"bobot": stated, "bobot_pasti": True, "bobot_sumber": "x"}) == Weight()


@pytest.mark.parametrize("sure", ["ya", 1, None, False])
def test_a_weight_is_sure_by_a_truth_value_alone(sure: object) -> None:
    assert read_weight({"bobot": 2, "bobot_pasti": sure, "bobot_sumber": "x"}) == Weight(
        Fraction(2), False, "x"
    )


def test_tabel_15_has_five_levels_and_nine_cells(perbup: Law) -> None:
    """2.3 Tabel 15; three stages (2.1, 2.2, 2.3) by three processes."""
    table = perbup.maturity
    assert [rung.level for rung in table.ladder] == [1, 2, 3, 4, 5]
    assert [len(table.stages), len(table.processes)] == [3, 3]
    assert all(set(processes) == set(table.processes) for processes in table.cells.values())
