"""A regulation pack that lacks a file, or all of them, is told of, and everything can still be shown."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.resources import bundled

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
PACK = "perbup-tegal-10-2024"
AT = ("--as-of", "2025-08-10T08:00:00+07:00")
NAMES = sorted(
    file.relative_to(bundled("peraturan") / PACK).as_posix()
    for file in (bundled("peraturan") / PACK).rglob("*.yaml")
)
WORST = ("*", "maturitas.yaml", "tabel/tabel-01.yaml", "klausul/04-perencanaan-pelayanan-pengguna.yaml")


def tried(folder: Path, missing: str) -> None:
    root = Path(shutil.copytree(COMPLETE, folder / "w"))
    own = Path(shutil.copytree(bundled("peraturan") / PACK, root / "catalog/peraturan" / PACK))
    for name in NAMES if missing == "*" else [missing]:
        (own / name).unlink()
    assert main(["build", *AT, "--root", str(root), "--only", "html", "--no-cache", "--quiet"]) in (0, 1)
    assert (root / "build/index.html").is_file()
    for command in ("check", "maturity", "due", "measure"):
        assert main([command, *AT, "--root", str(root)]) in (0, 1), command


def _only_the_footing(err: str) -> None:
    """Nothing but what each of the three commands that compute says of the pack, where it holds an error."""
    lines = err.splitlines()
    assert len(lines) in (0, 3)
    assert all(
        line.startswith("spbe: perhatian, dasar hitungan tidak utuh: catalog/peraturan/") for line in lines
    )


@pytest.mark.parametrize("missing", WORST)
def test_a_pack_without_what_everything_hangs_on(
    tmp_path: Path, missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tried(tmp_path, missing)
    said = capsys.readouterr()
    # Whether a pack must have a table of roles is its own affair.
    assert "PKT" in said.out or missing == "tabel/tabel-01.yaml"
    _only_the_footing(said.err)


@pytest.mark.slow
@pytest.mark.parametrize("missing", [name for name in NAMES if name not in WORST])
def test_a_pack_without_any_one_file(
    tmp_path: Path, missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tried(tmp_path, missing)
    _only_the_footing(capsys.readouterr().err)


def test_a_pack_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "w"))
    own = root / "catalog/peraturan" / PACK
    own.mkdir(parents=True)
    monkeypatch.setattr("pipeline.load.discover.os.scandir", refusing(own))
    assert main(["check", *AT, "--root", str(root), "--format", "concise"]) == 1
    assert f"catalog/peraturan/{PACK}:1:1" in capsys.readouterr().out


def refusing(folder: Path) -> Callable[[str | Path], object]:
    """`os.scandir` on a system that does not let anyone list one folder."""
    scandir = os.scandir

    def scan(place: str | Path) -> object:
        if Path(place) == folder:
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    return scan


@pytest.mark.parametrize(
    ("put", "said"),
    [
        (lambda own: (own / "tabel").symlink_to(own.parent), "tabel:1:1: YML001"),
        (lambda own: (own / "tabel.yaml").symlink_to("/etc/hostname"), "tabel.yaml:1:1: YML001"),
        (lambda own: (own / "kalender.yml").write_text("a: 1\n"), "kalender.yml:1:1: YML007"),
        (lambda own: (own / "catatan.txt").write_text("a"), "catatan.txt:1:1: YML008"),
        (lambda own: os.mkfifo(own / "bacaan.yaml"), "bacaan.yaml:1:1: YML002"),
    ],
)
def test_nothing_in_a_pack_is_passed_over_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], put: Callable[[Path], object], said: str
) -> None:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "w"))
    own = root / "catalog/peraturan" / PACK
    own.mkdir(parents=True)
    put(own)
    assert main(["check", *AT, "--root", str(root), "--format", "concise"]) == 1
    assert f"catalog/peraturan/{PACK}/{said}" in capsys.readouterr().out
