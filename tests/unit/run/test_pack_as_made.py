"""The shipped pack is what its YAML says: it is read the quick way only while its files are the same."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.resources import bundled
from pipeline.run import pack
from pipeline.run.pack import DEFAULT_PACK, load_law

YAML = f"{DEFAULT_PACK}/tabel/tabel-04.yaml"


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what ships, in the place of it."""
    home = Path(shutil.copytree(bundled("peraturan"), tmp_path / "peraturan"))
    monkeypatch.setattr(pack, "bundled", lambda _: home)
    monkeypatch.setattr(pack, "MADE", Path(shutil.copytree(pack.MADE, home / "_made")))
    return home


def test_the_quick_way_gives_what_the_files_say(shipped: Path) -> None:
    made = pack._as_made(shipped, DEFAULT_PACK)
    read, faults = pack._read(shipped, DEFAULT_PACK)
    assert not faults
    assert made == read
    assert list(made or ()) == list(read)


@pytest.mark.usefixtures("shipped")
def test_the_quick_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack, "read_file", lambda *_: pytest.fail("the YAML was read"))
    law, findings = load_law(Path("/nonexistent"), None)
    assert law.id == DEFAULT_PACK
    assert not findings


def test_line_ends_of_another_system_are_the_same_pack(shipped: Path) -> None:
    for file in shipped.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert pack._as_made(shipped, DEFAULT_PACK) is not None


def changed(home: Path) -> None:
    file = home / YAML
    file.write_text(file.read_text(encoding="utf-8").replace("batas: 15", "batas: 16"), encoding="utf-8")


def added(home: Path) -> None:
    (home / DEFAULT_PACK / "tabel/tabel-99.yaml").write_text("id: tabel_99\n", encoding="utf-8")


def renamed(home: Path) -> None:
    (home / YAML).rename(home / DEFAULT_PACK / "tabel/tabel-04a.yaml")


def torn(_home: Path) -> None:
    file = pack.MADE / f"{DEFAULT_PACK}.json"
    file.write_bytes(file.read_bytes()[:1000])


def forged(_home: Path) -> None:
    (pack.MADE / f"{DEFAULT_PACK}.json").write_text(
        json.dumps({"sidik": "0" * 64, "berkas": {}}), encoding="utf-8"
    )


def gone(_home: Path) -> None:
    (pack.MADE / f"{DEFAULT_PACK}.json").unlink()


@pytest.mark.parametrize("spoil", [changed, added, renamed, torn, forged, gone])
def test_anything_else_is_read_from_its_files(shipped: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(shipped)
    assert pack._as_made(shipped, DEFAULT_PACK) is None
    law, _ = load_law(Path("/nonexistent"), None)
    assert "tabel_4" in {table.replace("_0", "_") for table in law.tables}
