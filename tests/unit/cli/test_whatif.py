"""`spbe maturity --what-if`: what records that do not exist yet would change; nothing is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli.main import main

ROOT = Path(__file__).parents[3]
AT = ("--root", str(ROOT), "--as-of", "2026-01-15T08:00:00+07:00", "--year", "2025")
DECLARED = """\
jenis: pernyataan_aplikasi
opd: diskominfo
id: PAP-ANDAI
nama: Meja Layanan
alamat: https://meja.contoh.example
periode: 2025
opd_dinyatakan: [{opd: dinkes, cakupan: 100}]
oleh: %s
tanggal: 2025-12-20
"""
NOTE = """\
jenis: koordinasi
opd: dinkes
id: KRD-ANDAI
tanggal: 2025-12-01
pihak: [diskominfo]
pokok: lainnya
hasil: Ya
"""


@pytest.fixture(scope="module")
def officer() -> str:
    text = next((ROOT / "records/diskominfo/pernyataan_aplikasi").rglob("*.yaml")).read_text("utf-8")
    return next(line.split(": ")[1] for line in text.splitlines() if line.startswith("oleh: "))


def test_a_supposed_declaration_lifts_the_office_that_lacks_only_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], officer: str
) -> None:
    (tmp_path / "a.yaml").write_text(DECLARED % officer + "---\n" + NOTE, "utf-8")
    assert main(["maturity", *AT, "--what-if", str(tmp_path / "a.yaml"), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    supposed = answer["what_if"]
    (change,) = supposed["together"]
    assert (change["opd"], change["before"], change["after"]) == ("dinkes", 3, 4)
    assert change["index_points"] == pytest.approx(0.015)
    assert change["criteria"]
    alone = {one["document"].rsplit("/", 1)[-1]: one["changes"] for one in supposed["each"]}
    assert alone == {"PAP-ANDAI": [change], "KRD-ANDAI": []}
    assert supposed["errors"] == []
    assert {one["opd"]: one["level"] for one in answer["opd"]}["dinkes"] == 3
    assert main(["maturity", *AT, "--what-if", str(tmp_path / "a.yaml")]) == 0
    assert "dinkes: level 3 → 4 (+0,015 poin indeks)" in capsys.readouterr().out


def test_what_the_rules_would_refuse_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text(DECLARED % "tiada", "utf-8")
    assert main(["maturity", *AT, "--what-if", str(tmp_path / "a.yaml")]) == 0
    out = capsys.readouterr().out
    assert "galat REF001 pada diskominfo/pernyataan_aplikasi/PAP-ANDAI" in out
    assert "tidak akan diterima" in out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "baris "),
        ("", ""),
        ("jenis: koordinasi\nid: X\n", "perlu `jenis`, `id`, dan `opd`"),
        ("jenis: koordinasi\nid: X\nopd: nihil\n", "perlu `jenis`, `id`, dan `opd`"),
        ("- a\n", "perlu `jenis`, `id`, dan `opd`"),
    ],
)
def test_a_supposition_that_says_too_little_is_misuse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert main(["maturity", *AT, "--what-if", str(tmp_path / "a.yaml")]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert said in err


def test_a_file_that_is_not_there_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["maturity", *AT, "--what-if", "tiada.yaml"]) == 2
    assert "tiada.yaml" in capsys.readouterr().err
