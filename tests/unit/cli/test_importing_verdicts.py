"""An assessor's answer comes in as a table, is open until a follow-up closes it, and shows what changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from pipeline.cli.main import main

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AS_OF = "2025-08-10T08:00:00+07:00"
INDICATOR = "permenpanrb-59-2020/28"
RECORD = "records/diskominfo/asesmen/2024/ASM-2024-permenpanrb-59-2020-28.yaml"
FIXED = ("--set", f"indikator={INDICATOR}", "--set", "tahun=2024", "--set", "penilai=Tim asesor eksternal")
CSV = """\
No,Kriteria,Hasil,Catatan
B-1,Katalog layanan,Sesuai,
B-2,Matriks cakupan,Perbaikan,Belum ada penyebut
"""
FOLLOW_UP = """\
jenis: tindak_lanjut
id: TLJ-2025-901
dari: {asesmen: ASM-2024-permenpanrb-59-2020-28, butir: B-2}
uraian: Matriks dengan penyebut dilampirkan.
status: berjalan
oleh: kabid-layanan
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(COMPLETE, tmp_path / "ruang")
    return tmp_path / "ruang"


def where(workspace: Path) -> list[str]:
    return ["--root", str(workspace), "--as-of", AS_OF, "--opd", "diskominfo"]


def brought(workspace: Path, text: str, *options: str) -> int:
    table = workspace.parent / "jawaban.csv"
    table.write_text(text, encoding="utf-8")
    return main(["import", "asesmen", str(table), *where(workspace), *options])


def followed_up(workspace: Path, text: str) -> Path:
    place = workspace / "records/diskominfo/tindak_lanjut/2025/TLJ-2025-901.yaml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


def due(workspace: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["due", "--root", str(workspace), "--as-of", AS_OF, "--format", "json"]) == 0
    items: list[dict[str, object]] = json.loads(capsys.readouterr().out)["due"]
    return [item for item in items if item["jenis"] == "asesmen"]


def test_a_dry_run_writes_nothing(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brought(workspace, CSV, *FIXED) == 0
    assert "1 baru, 0 berubah, 0 tetap" in capsys.readouterr().out
    assert not (workspace / RECORD).exists()


def test_a_workbook_comes_in_once_and_again_without_change(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    leaf = book.worksheets[0]
    for row in (
        ["Kriteria", "Hasil", "Catatan"],
        ["Katalog", "Diterima", ""],
        ["SOP", "Tidak sesuai", "Draf"],
    ):
        leaf.append(row)
    table = workspace.parent / "jawaban.xlsx"
    book.save(table)
    command = ["import", "asesmen", str(table), *where(workspace), *FIXED, "--tulis"]
    assert main(command) == 0
    text = (workspace / RECORD).read_text(encoding="utf-8")
    assert "id: B-2" in text
    assert "putusan: revisi" in text
    capsys.readouterr()
    assert main(command) == 0
    assert "0 baru, 0 berubah, 1 tetap" in capsys.readouterr().out
    leaf["C3"] = "Masih draf"
    book.save(table)
    assert main(command) == 1
    assert (workspace / RECORD).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CSV.replace("Perbaikan", "Mungkin"), "C3 (Hasil)"),
        (CSV.replace(",Belum ada penyebut", ","), "baris 3"),
        (CSV.replace("B-2", "B-1"), "A3 (No)"),
        (CSV.replace("Kriteria", "Lain-lain"), "kriteria"),
    ],
)
def test_a_fault_is_told_by_its_cell_and_nothing_is_written(
    workspace: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    assert brought(workspace, text, *FIXED, "--tulis") == 1
    assert said in capsys.readouterr().out
    assert not (workspace / RECORD).exists()


def test_what_is_the_same_for_all_rows_must_be_said(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brought(workspace, CSV) == 1
    assert "--set indikator=NILAI" in capsys.readouterr().out


def test_a_revision_is_due_until_a_follow_up_closes_it_with_proof(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brought(workspace, CSV, *FIXED, "--tulis") == 0
    (item,) = due(workspace, capsys)
    assert item["apa"] == "tindak_lanjut"
    assert "Belum ada penyebut" in str(item["pesan"])
    followed_up(workspace, FOLLOW_UP)
    assert len(due(workspace, capsys)) == 1
    proof = 'selesai: 2025-07-01\nbukti: [{tautan: "https://contoh.example/matriks"}]\n'
    followed_up(workspace, FOLLOW_UP.replace("berjalan", "selesai") + proof)
    assert due(workspace, capsys) == []


def test_a_follow_up_of_an_accepted_item_points_at_nothing(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brought(workspace, CSV, *FIXED, "--tulis") == 0
    place = followed_up(workspace, FOLLOW_UP.replace("butir: B-2", "butir: B-1"))
    capsys.readouterr()
    assert main(["check", "--root", str(workspace), "--as-of", AS_OF, str(place)]) == 1
    assert "TLJ001" in capsys.readouterr().out
