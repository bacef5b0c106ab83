"""What of a level holds: proved, attested, contradicted or missing, worked out by hand for one OPD each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.main import main
from tests.unit.papers import pdf
from tests.unit.run.levelscase import Change, answer, both, docs_of, drop, put, write

AS_OF = "2026-01-15T08:00:00+07:00"
COMMAND = ("maturity", "--engine", "serial", "--quiet", "--as-of", AS_OF, "--year", "2025")
CLAIMED = "permenpanrb-59-2020/28"
SIGNED = pdf("Nomor 050/7", "Slawi, 5 Desember 2025\nRina")
DECREE = {"berkas": "sk.pdf", "nomor": "050/7", "tanggal": "2025-12-05", "penandatangan": "Rina"}


def claiming(level: int) -> Change:
    return put("evaluasi.tingkat_diklaim", [{"indikator": CLAIMED, "tingkat": level}])


def paper(*codes: str, **changed: Any) -> Change:
    return put("evaluasi.lampiran", [{**DECREE, "bukti": list(codes), **changed}])


# OPD -> its case; a file `sk.pdf` lies beside the records of each.
CASES: dict[str, Change] = {
    "lengkap": claiming(5),
    "melebihi": both(drop("tindak_lanjut"), claiming(5)),
    # An evaluation that gives one id to two of its items contradicts itself.
    "galat": put("evaluasi.bab.rilis.tindak_lanjut.0.id", "B0"),
    # The class makes a plan obligatory and there is none: the target of the service stands all the same.
    "tanpa-drp": both(
        drop("kebutuhan", "drp", "pemantauan", "evaluasi", "reviu", "tindak_lanjut"),
        put("layanan.drp", None),
    ),
    "disahkan": paper("pernyataan_aplikasi"),
    "kriteria": paper("L2.3.T15.4.a"),
    "tanpa-nomor": paper("pernyataan_aplikasi", nomor=None),
    "hilang": paper("pernyataan_aplikasi", berkas="tidak-ada.pdf"),
    "di-luar": paper("pernyataan_aplikasi", berkas="../../../../etc/hostname"),
    "draf": paper("pernyataan_aplikasi", berkas="draf.pdf"),
    "pindai": paper("pernyataan_aplikasi", berkas="pindai.pdf"),
    "sidik-lain": paper("pernyataan_aplikasi", sha256="0" * 64),
    "lama": paper("pernyataan_aplikasi", tanggal="2023-12-31"),
    "sebelum": paper("pernyataan_aplikasi", tanggal="2024-01-01"),
    # Eight of nine cells: a file that says all of them are filled says more than the records.
    "seluruh": both(drop("kebutuhan"), paper("L2.3.T15.3")),
    "per-layanan": both(drop("kebutuhan"), paper("daftar_kebutuhan", layanan=["ktp"])),
    "tanpa-layanan": both(drop("kebutuhan"), paper("daftar_kebutuhan")),
    "tanpa-target": put("aplikasi.target_pengelolaan.periode", "2024"),
    "mulai": drop("kebutuhan", "permintaan", "pemantauan", "evaluasi", "reviu", "tindak_lanjut"),
}
DECLARED = ("lengkap", "melebihi", "galat", "seluruh", "per-layanan", "tanpa-target", "mulai")
UNDECLARED = [name for name in CASES if name not in DECLARED]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("bertahan"), CASES, undeclared=UNDECLARED)
    for opd in CASES:
        (root / "records" / opd).mkdir(exist_ok=True)
        (root / "records" / opd / "sk.pdf").write_bytes(SIGNED)
        (root / "records" / opd / "draf.pdf").write_bytes(pdf("Nomor: ....", "Kepala Dinas, [nama]"))
        (root / "records" / opd / "pindai.pdf").write_bytes(pdf("", ""))
    return root


@pytest.fixture(scope="module")
def told(region: Path) -> Any:
    return answer(*COMMAND, "--root", str(region), "--format", "json")


def own(told: Any, opd: str) -> Any:
    return next(one for one in told["opd"] if one["opd"] == opd)


def states(told: Any, opd: str) -> dict[str, str]:
    return {one["id"].removeprefix("L2.3.T15."): one["state"] for one in own(told, opd)["criteria"]}


def holds(told: Any, opd: str) -> tuple[int, int]:
    """The level by records alone, and the level that holds."""
    return own(told, opd)["level"], own(told, opd)["defensible"]["level"]


@pytest.mark.parametrize(
    ("opd", "level", "level_that_holds"),
    [
        ("lengkap", 5, 5),
        ("melebihi", 4, 4),
        ("tanpa-drp", 2, 2),
        ("disahkan", 3, 5),
        ("kriteria", 3, 5),
        ("tanpa-nomor", 3, 3),
        ("hilang", 3, 3),
        ("di-luar", 3, 3),
        ("draf", 3, 3),
        ("pindai", 3, 3),
        # The report that carries the file says something false: nothing that rests on it holds.
        ("sidik-lain", 3, 2),
        ("lama", 3, 3),
        ("sebelum", 3, 5),
        ("seluruh", 2, 2),
        ("per-layanan", 2, 5),
        ("tanpa-layanan", 2, 2),
        ("mulai", 1, 1),
    ],
)
def test_the_level_that_holds_beside_the_level_by_records(
    told: Any, opd: str, level: int, level_that_holds: int
) -> None:
    assert holds(told, opd) == (level, level_that_holds)


def test_the_claim_stands_beside_what_holds(told: Any, region: Path, capsys: Any) -> None:
    claim = {"level": 5, "record": "melebihi/evaluasi/EVL-1"}
    assert own(told, "melebihi")["defensible"]["claimed"] == claim
    assert own(told, "mulai")["defensible"]["claimed"] is None
    assert main([*COMMAND, "--root", str(region)]) == 0
    text = capsys.readouterr().out
    assert "diklaim: level 5 (melebihi/evaluasi/EVL-1), klaim melebihi bukti" in text
    assert "diklaim: level 5 (lengkap/evaluasi/EVL-1), klaim didukung bukti" in text
    assert "belum pasti" in text


def test_a_record_with_an_error_proves_nothing(told: Any) -> None:
    """All three cells of evaluation and the complete evaluation rest on the one report."""
    level, held = holds(told, "galat")
    assert (level, held) == (5, 2)
    assert states(told, "galat")["3"] == "contradicted"
    third = next(one for one in own(told, "galat")["criteria"] if one["id"] == "L2.3.T15.3")
    assert (third["numerator"], third["denominator"]) == (6, 9)
    assert {one["record"] for one in third["contradicted_by"]} == {"galat/evaluasi/EVL-1"}
    first = own(told, "galat")["defensible"]["todo"][0]
    assert first["text"].startswith("perbaiki temuan EVL")


def test_a_signed_file_attests_and_is_named(told: Any) -> None:
    assert states(told, "disahkan") == {
        "1": "proved", "2": "proved", "3": "proved", "4.a": "attested", "4.b": "proved", "5": "proved"
    }  # fmt: skip
    fourth = next(one for one in own(told, "disahkan")["criteria"] if one["id"] == "L2.3.T15.4.a")
    assert fourth["attested_by"] == ["disahkan/evaluasi/EVL-1#lampiran-1"]
    assert fourth["met"] is False, "the level by records stays what the records say"


def test_a_file_that_says_all_where_records_say_a_part_is_contradicted(told: Any) -> None:
    assert states(told, "seluruh")["3"] == "contradicted"
    third = next(one for one in own(told, "seluruh")["criteria"] if one["id"] == "L2.3.T15.3")
    assert (third["numerator"], third["denominator"]) == (8, 9)
    (against,) = third["contradicted_by"]
    assert against["record"] == "seluruh/evaluasi/EVL-1#lampiran-1"
    assert "8 dari 9" in against["text"]


def test_the_way_to_the_next_level_is_the_shortest_and_has_owners(told: Any) -> None:
    """Users: a ticket is missing. Operation: needs and monitoring. Applications: their performance."""
    todo = own(told, "mulai")["defensible"]["todo"]
    assert [(task["code"], task["opd"]) for task in todo] == [("tiket_permintaan", "mulai")]
    assert todo[0]["role"] == "administrator_layanan"
    declared = own(told, "hilang")["defensible"]["todo"]
    assert [(task["code"], task["opd"]) for task in declared] == [("pernyataan_aplikasi", "kominfo")]


def test_what_a_level_is_worth_and_how_surely(told: Any) -> None:
    assert told["weight"]["points_per_level"] == pytest.approx(0.015)
    assert told["weight"]["sure"] is False
    assert own(told, "lengkap")["defensible"]["index_points"] == pytest.approx(0.075)


def test_the_national_instrument_counts_two_processes(told: Any) -> None:
    """Without the application's target a cell of the third process is empty: nine fail, the six hold."""
    assert own(told, "tanpa-target")["level"] == 2
    assert own(told, "tanpa-target")["variants"][0]["level"] == 5
    assert own(told, "lengkap")["variants"] == [
        {"kode": "nasional", "level": 5, "processes": ["pelayanan_pengguna", "pengoperasian_layanan"]}
    ]


def test_markdown_has_the_list_of_what_to_do(region: Path, capsys: Any) -> None:
    assert main([*COMMAND, "--root", str(region), "--format", "markdown"]) == 0
    text = capsys.readouterr().out
    assert "| melebihi | 4 | 4 | 5 |" in text
    assert "## melebihi" in text
    assert "1. perbaikan yang selesai beserta bukti" in text


def test_the_cases_are_told_apart_by_one_thing_only() -> None:
    assert {"lampiran"} == set(docs_of("x", CASES["disahkan"])["evaluasi"]) - set(
        docs_of("x", both())["evaluasi"]
    )
