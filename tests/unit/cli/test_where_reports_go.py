"""A report goes where it was told to: never through a link that somebody committed, never over records."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from pipeline.cli.main import main

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-08-10T08:00:00+07:00", "--engine", "serial")
COMMANDS = (
    ["check", "--output-file", "json={}"],
    ["export", "--format", "csv", "--output", "{}"],
    ["measure", "--format", "csv", "--output", "{}"],
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(COMPLETE, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


def held(root: Path) -> dict[Path, bytes]:
    files = (file for file in root.rglob("*") if file.is_file() and ".spbe" not in file.parts)
    return {file: file.read_bytes() for file in files}


def ran(command: list[str], target: str) -> int:
    return main([*(word.replace("{}", target) for word in command), *AT])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    "target",
    ["catalog/pemda.yaml", "records/baru.yaml", "records/../catalog/x.json", ".git/config", "jalan/x.json"],
)
def test_records_are_never_written_over(
    root: Path, capsys: pytest.CaptureFixture[str], command: list[str], target: str
) -> None:
    (root / "jalan").symlink_to("records")
    before = {
        file: file.read_bytes() for file in root.rglob("*") if file.is_file() and ".spbe" not in file.parts
    }
    assert ran(command, target) == 2
    assert capsys.readouterr().err.count("\n") == 1
    after = {
        file: file.read_bytes() for file in root.rglob("*") if file.is_file() and ".spbe" not in file.parts
    }
    assert after == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_not_written_through_to_another_folder(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], there: bool
) -> None:
    outside = tmp_path / "rahasia"
    if there:
        outside.write_text("milik orang")
    (root / "laporan.json").symlink_to(outside)
    assert ran(command, "laporan.json") == 2
    assert "adalah tautan" in capsys.readouterr().err
    assert outside.exists() is there
    assert not there or outside.read_text() == "milik orang"


def test_a_pipe_that_is_met_through_a_link_takes_it(root: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    (root / "keluar").symlink_to(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert ran(COMMANDS[1], "keluar") == 0
        assert os.read(reader, 4) == b"opd,"
    finally:
        os.close(reader)


@pytest.mark.parametrize(
    ("command", "instead"),
    [
        (["check", "--output-file", "json=-"], "--format json"),
        (["export", "--output", "-"], "spbe measure --format csv"),
        (["measure", "--output", "-"], "tanpa --output"),
        (["measure", "--format", "parquet", "--output", "-"], "sebutkan nama berkas"),
        (["schema", "--output", "-"], "spbe schema JENIS"),
        (["schema", "--snippets", "-"], "sebutkan nama berkas"),
        (["diff", "HEAD", "--perbaikan", "-"], "berakhir .md, .html, .pdf"),
        (["import", "aduan", "tiket.xlsx", "--kembalikan", "-"], "sebutkan nama berkas xlsx"),
        (["init", "-"], "sebutkan nama folder"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_a_dash_is_no_file_and_what_to_do_instead_is_told(
    root: Path, capsys: pytest.CaptureFixture[str], command: list[str], instead: str
) -> None:
    before = held(root)
    assert main(command) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "`-` tidak dipakai sebagai keluaran standar" in err
    assert instead in err
    assert held(root) == before
    assert not (root / "-").exists()


def test_a_file_that_is_called_so_is_written_where_its_folder_is_said(root: Path) -> None:
    assert ran(COMMANDS[0], "./-") == 0
    assert json.loads((root / "-").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize("epoch", ["abc", "-1", "1.5", "", " 1", "1e9", "9" * 40, "\u0661"])
@pytest.mark.parametrize(
    "command", [["check"], ["build", "--only", "data"], ["measure"]], ids=lambda one: one[0]
)
@pytest.mark.usefixtures("root")
def test_an_epoch_that_is_no_number_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str], epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main([*command, *AT]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "SOURCE_DATE_EPOCH" in err
