"""`spbe fmt` and `spbe check --fix`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.cli.main import main

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-08-15T08:00:00+07:00")
TICKET = "records/diskominfo/aduan/2025/ADU-2025-0002.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(COMPLETE, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


def change(root: Path, path: str, before: str, after: str) -> None:
    text = (root / path).read_text("utf-8")
    assert before in text
    (root / path).write_text(text.replace(before, after), "utf-8")


def test_fmt_says_what_it_would_do_and_does_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt"]) == 0
    capsys.readouterr()
    change(root, TICKET, "id: ADU-2025-0002\nlayanan: lapor\n", "layanan: lapor\nid:   ADU-2025-0002\n")
    before = (root / TICKET).read_text("utf-8")
    assert main(["fmt", "--check"]) == 1
    assert f"akan ditulis ulang: {TICKET}" in capsys.readouterr().out
    assert (root / TICKET).read_text("utf-8") == before
    assert main(["fmt", "records/diskominfo"]) == 0
    assert "id: ADU-2025-0002\nlayanan: lapor\n" in (root / TICKET).read_text("utf-8")
    assert main(["fmt", "--check"]) == 0


def test_fmt_leaves_a_file_that_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root, TICKET, "dampak: mayor", "dampak: [mayor")
    before = (root / TICKET).read_text("utf-8")
    assert main(["fmt"]) == 0
    assert "1 dilewati" in capsys.readouterr().out
    assert (root / TICKET).read_text("utf-8") == before


def test_fix_quotes_what_must_be_text_and_copies_the_computed_priority(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root, TICKET, "kategori: Tidak dapat diakses", "kategori: 0812  # kode")
    change(root, TICKET, "prioritas: 2", "prioritas: 6")
    assert main(["check", *AT, "--fix", TICKET]) == 0
    text = (root / TICKET).read_text("utf-8")
    assert "kategori: '0812'  # kode\n" in text
    assert "prioritas: 2\n" in text
    assert capsys.readouterr().err.count("diperbaiki: ") == 2


def test_fix_guesses_nothing(root: Path) -> None:
    change(root, TICKET, "prioritas: 2", "prioritas: 02")
    change(root, TICKET, "dampak: mayor", "dampak: besar")
    before = (root / TICKET).read_text("utf-8")
    assert main(["check", *AT, "--fix", TICKET]) == 1
    assert (root / TICKET).read_text("utf-8") == before
