"""Only regular files inside the workspace are opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from pipeline.load.access import LIMIT
from pipeline.load.read import read_file, read_text
from pipeline.load.show import show


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "luar.yaml").write_text("rahasia: 1\n")
    workspace = tmp_path / "kerja"
    (workspace / "records").mkdir(parents=True)
    (workspace / "records" / "a.yaml").write_text("id: a\n")
    return workspace


def code(root: Path, path: str) -> str:
    loaded = read_file(root, path)
    assert loaded.documents == ()
    assert read_text(root, path) is None
    (finding,) = loaded.findings
    assert finding.pointer.path == path
    return finding.code


def test_a_regular_file_is_read(root: Path) -> None:
    loaded = read_file(root, "records/a.yaml")
    assert [document.data for document in loaded.documents] == [{"id": "a"}]
    assert read_text(root, "records/a.yaml") == "id: a\n"


def test_links_are_not_followed(root: Path) -> None:
    (root / "records" / "b.yaml").symlink_to("a.yaml")
    (root / "tautan").symlink_to("records")
    (root / "records" / "putus.yaml").symlink_to("tidak-ada")
    assert code(root, "records/b.yaml") == "YML001"
    assert code(root, "tautan/a.yaml") == "YML001"
    assert code(root, "records/putus.yaml") == "YML001"


@pytest.mark.parametrize("path", ["../luar.yaml", "records/../../luar.yaml", "/etc/hostname"])
def test_nothing_outside_is_read(root: Path, path: str) -> None:
    assert code(root, path) == "YML004"


def test_pipes_sockets_and_folders_are_not_opened(root: Path) -> None:
    os.mkfifo(root / "records" / "pipa.yaml")
    (root / "records" / "map.yaml").mkdir()
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(str(root / "records" / "s"))
    assert code(root, "records/pipa.yaml") == "YML002"
    assert code(root, "records/map.yaml") == "YML002"
    assert code(root, "records/s") == "YML002"


def test_what_cannot_be_read_says_why(root: Path) -> None:
    assert code(root, "records/tidak-ada.yaml") == "YML004"
    assert code(root, "records/" + "x" * 300 + ".yaml") == "YML004"
    assert code(root, "records/a\0.yaml") == "YML004"
    assert "tidak ada" in read_file(root, "records/tidak-ada.yaml").findings[0].message


def test_a_locked_file_says_why(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pipeline.load.access.os.open", locked)
    assert code(root, "records/a.yaml") == "YML004"
    assert "izin" in read_file(root, "records/a.yaml").findings[0].message


def test_a_link_that_slips_in_before_opening_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.lstat(root / "records" / "a.yaml")
    (root / "records" / "a.yaml").unlink()
    (root / "records" / "a.yaml").symlink_to(root.parent / "luar.yaml")
    monkeypatch.setattr(Path, "lstat", lambda _: real)
    assert code(root, "records/a.yaml") == "YML001"


def test_a_file_that_grows_after_the_look_is_cut_off(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = (root / "records" / "a.yaml").lstat()
    (root / "records" / "a.yaml").write_bytes(b"#" * (LIMIT + 1))
    monkeypatch.setattr(Path, "lstat", lambda _: real)
    monkeypatch.setattr("pipeline.load.access.os.fstat", lambda _: real)
    assert code(root, "records/a.yaml") == "YML010"


def test_one_mebibyte_and_no_more(root: Path) -> None:
    file = root / "records" / "besar.yaml"
    file.write_bytes(b"id: a\n" + (b"#" * 99 + b"\n") * 11_000)
    assert code(root, "records/besar.yaml") == "YML010"
    file.write_bytes(b"id: a\n" + b"#\n" * ((LIMIT - 6) // 2))
    assert file.stat().st_size == LIMIT
    assert read_file(root, "records/besar.yaml").findings == ()


def test_show_gives_documents_and_findings_as_plain_values(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("# c\na: ~\n---\nb: 1\nb: 2\n---\n- teks\n")
    shown = show(file)
    assert shown["documents"] == [{"line": 2, "data": {"a": None}}, {"line": 7, "data": ["teks"]}]
    (finding,) = shown["findings"]
    assert (finding["code"], finding["severity"], finding["line"], finding["column"]) == (
        "YML027",
        "error",
        5,
        1,
    )
    assert (finding["pointer"], finding["basis"], finding["clauses"]) == ("/b", "alat", [])


def test_show_refuses_what_the_reader_refuses(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    (tmp_path / "tautan").symlink_to("/etc/hostname")
    codes = [show(path)["findings"][0]["code"] for path in (tmp_path / "pipa", tmp_path / "tautan", tmp_path)]
    assert codes == ["YML002", "YML001", "YML002"]
    assert show(Path("/dev/zero"))["findings"][0]["code"] == "YML002"
