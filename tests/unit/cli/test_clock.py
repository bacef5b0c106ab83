"""A machine whose clock is wrong: no failure, and what has not happened yet is not held against anybody."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pipeline.cli import parser
from pipeline.cli.main import main
from tests.unit.cli.builds import AT, COMPLETE

CLOCKS = (
    "2000-01-01T00:00:00", "2001-02-28T23:59:59", "2024-02-29T00:00:00", "2038-01-19T03:14:08",
    "2100-12-31T23:59:59",
)  # fmt: skip
BROKEN = ("0001-01-01T00:00:00", "1970-01-01T00:00:00", "2101-01-01T00:00:00", "9999-12-31T23:59:59")


class Clock:
    """What a machine takes for the present."""

    shows = ""

    @classmethod
    def now(cls, zone: ZoneInfo) -> datetime:
        return datetime.fromisoformat(cls.shows).replace(tzinfo=zone)


def set_clock(patch: pytest.MonkeyPatch, text: str) -> None:
    """Makes the command line's clock show a time."""
    patch.setattr(Clock, "shows", text)
    patch.setattr(parser, "datetime", Clock)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(COMPLETE, tmp_path_factory.mktemp("ruang") / "w"))


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("command", ["check", "due", "maturity", "measure"])
def test_no_clock_makes_a_command_fail(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, clock: str
) -> None:
    set_clock(monkeypatch, clock)
    code = main([command, "--root", str(root), "--engine", "serial"])
    said = capsys.readouterr()
    assert (code in (0, 1), said.err) == (True, ""), said


@pytest.mark.parametrize("clock", CLOCKS)
def test_no_clock_makes_a_build_fail(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clock: str
) -> None:
    set_clock(monkeypatch, clock)
    wanted = ("--only", "html", "--opd", "kecamatan-kota", "--no-cache", "--quiet", "--engine", "serial")
    code = main(["build", "--root", str(root), *wanted])
    assert (code in (0, 1), capsys.readouterr().err) == (True, "")
    assert json.loads((root / "build/manifest.json").read_bytes())["as_of"][:4] == clock[:4]


def test_before_all_records_none_of_them_is_wrong(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    set_clock(monkeypatch, "2000-01-01T00:00:00")
    main(["check", "--root", str(root), "--format", "json", "--engine", "serial"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [one for one in found if one["severity"] == "error" and one["path"].startswith("records/")] == []


@pytest.mark.parametrize("clock", BROKEN)
@pytest.mark.parametrize("command", ["check", "build", "due", "measure"])
def test_a_broken_clock_is_told_in_one_line_and_can_be_overruled(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, clock: str
) -> None:
    set_clock(monkeypatch, clock)
    assert main([command, "--root", str(root)]) == 2
    year = int(clock[:4])
    told = f"spbe: jam komputer ini menunjukkan tahun {year}; betulkan jamnya, atau beri --as-of\n"
    assert capsys.readouterr() == ("", told)
    assert command == "build" or main([command, "--root", str(root), *AT]) in (0, 1)
