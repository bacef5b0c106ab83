"""Records are written all or none, whatever the system refuses and whenever."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.main import main
from pipeline.run.writing import write_all, write_new

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-09-01T08:00:00+07:00")
OLD = {"records/a.yaml": "id: a\n", "records/b.yaml": "id: b\n"}
NEW = {"records/a.yaml": "id: a2\n", "records/baru/c.yaml": "id: c\n", "records/b.yaml": "id: b2\n"}
Act = Callable[[Path], object]
CALLS = ("open", "fsync", "chmod", "link", "replace", "unlink", "mkdir", "close", "fdopen", "stat")
"""What a writer asks of the system; `pathlib` asks through the same names of `os`."""


def tree(root: Path) -> dict[str, bytes | None]:
    """Every folder and file below a root, hidden ones too."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
    }


def put(root: Path, texts: dict[str, str]) -> Path:
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


class Fault:
    """Lets a call of the system fail the n-th time, once."""

    def __init__(self, number: int, error: BaseException) -> None:
        self.number, self.error, self.calls = number, error, 0

    def around(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls == self.number:
                if real is os.close:
                    # As Linux does it: the number is free again, whatever is said.
                    real(*arguments, **named)
                raise self.error
            return real(*arguments, **named)

        return act


def each_fault(
    patch: pytest.MonkeyPatch, name: str, error: BaseException, prepare: Callable[[], Path], act: Act
) -> Iterator[tuple[Path, bool]]:
    """Lets the first call of that name fail, then the second …, until none is left.

    Yields:
        The workspace after each, and whether whoever called was told.
    """
    for number in range(1, 200):
        root, fault, told = prepare(), Fault(number, error), False
        with patch.context() as patched:
            patched.setattr(os, name, fault.around(getattr(os, name)))
            try:
                act(root)
            except type(error):
                told = True
        if fault.calls < number:
            return
        yield root, told
    raise AssertionError("without end")


def rubbish(found: dict[str, bytes | None]) -> list[str]:
    return [path for path in found if path.endswith((".lama", ".baru"))]


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "penuh"), KeyboardInterrupt()], ids=["disk", "ctrl-c"]
)
@pytest.mark.parametrize("name", CALLS)
def test_a_refusing_system_leaves_every_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException
) -> None:
    numbers = count()
    before = tree(put(tmp_path / "lama", OLD))
    after = tree(put(put(tmp_path / "baru", OLD), NEW))
    tried = 0
    for root, told in each_fault(
        monkeypatch,
        name,
        error,
        lambda: put(tmp_path / str(next(numbers)), OLD),
        lambda root: write_all(root, NEW),
    ):
        tried += 1
        found = tree(root)
        left = rubbish(found)
        # Only what could not be removed, or was not to be waited for, lies about; it is no data file.
        assert left == [] or name in {"unlink", "replace"}
        texts = {path: content for path, content in found.items() if content is not None and path not in left}
        old, new = (
            {path: text for path, text in all_.items() if text is not None} for all_ in (before, after)
        )
        if isinstance(error, OSError):
            assert texts == (old if told else new), told
            assert left or found in (before, after)
        else:
            assert texts in (old, new)
    assert tried


@pytest.mark.parametrize("name", CALLS)
def test_a_new_file_is_whole_or_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    numbers = count()
    for root, told in each_fault(
        monkeypatch,
        name,
        OSError(errno.EIO, "rusak"),
        lambda: put(tmp_path / str(next(numbers)), OLD),
        lambda root: write_new(root, "records/baru/c.yaml", "id: c\n"),
    ):
        found = tree(root).get("records/baru/c.yaml")
        assert found == (None if told else b"id: c\n")


def no_links(*_given: Any, **_named: Any) -> None:
    raise OSError(errno.EPERM, "tanpa tautan keras")


@pytest.mark.parametrize("name", ["fsync", "replace", "open", "chmod"])
def test_a_file_system_without_hard_links_does_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    numbers = count()
    monkeypatch.setattr(os, "link", no_links)
    write_all(put(tmp_path / "w", OLD), NEW)
    for root, told in each_fault(
        monkeypatch,
        name,
        OSError(errno.ENOSPC, "penuh"),
        lambda: put(tmp_path / str(next(numbers)), OLD),
        lambda root: write_all(root, NEW),
    ):
        found = {path: content for path, content in tree(root).items() if content is not None}
        assert found == {path: text.encode() for path, text in (OLD if told else {**OLD, **NEW}).items()}
    write_new(tmp_path, "records/d.yaml", "id: d\n")
    assert (tmp_path / "records/d.yaml").read_text() == "id: d\n"
    with pytest.raises(FileExistsError):
        write_new(tmp_path, "records/d.yaml", "id: lain\n")


def test_a_former_file_keeps_its_mode_and_loses_nothing_to_a_link(tmp_path: Path) -> None:
    root = put(tmp_path / "w", OLD)
    (root / "records/a.yaml").chmod(0o640)
    outside = put(tmp_path, {"luar.txt": "penting"}) / "luar.txt"
    # Whoever brought this link wants it written through.
    (root / "records/.a.yaml.baru").symlink_to(outside)
    (root / "records/.a.yaml.lama").symlink_to(outside)
    write_all(root, NEW)
    assert stat.S_IMODE((root / "records/a.yaml").stat().st_mode) == 0o640
    assert outside.read_text() == "penting"
    assert rubbish(tree(root)) == []


@pytest.mark.parametrize("link", ["records", "records/kominfo"])
def test_nothing_is_written_through_a_linked_folder(tmp_path: Path, link: str) -> None:
    root, outside = tmp_path / "w", tmp_path / "luar"
    outside.mkdir()
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(outside)
    with pytest.raises(OSError, match="records"):
        write_all(root, {"records/kominfo/x/a.yaml": "id: a\n"})
    with pytest.raises(OSError, match="records"):
        write_new(root, "records/kominfo/x/a.yaml", "id: a\n")
    assert list(outside.rglob("*")) == []


TICKET = "records/diskominfo/aduan/2025/ADU-2025-0002.yaml"
TABLE = (
    "No Tiket;Tanggal Lapor;Tanggal Catat;Nama Pelapor;Kanal;Layanan;Kategori;Keluhan;Dampak;Status\n"
    "101;20/08/2025 09:10;20/08/2025 09:15;Warga A;Telepon;lapor;Lambat;Macet;minor;dicatat\n"
    "102;21/08/2025 09:10;21/08/2025 09:15;Warga B;Telepon;surel;Lambat;Macet;minor;dicatat\n"
)
COMMANDS = {
    "import": ("import", "aduan", "t.csv", "--opd", "diskominfo", *AT, "--tulis"),
    "edit": ("edit", "ADU-2025-0002", "--set", "kategori=Galat", *AT),
    "fmt": ("fmt", "records/diskominfo/aduan"),
    "new": (
        "new", "aduan", *AT, "--set", "layanan=lapor", "--set", "pelapor.samaran=Warga-9", "--set",
        "metode_pelaporan=telepon", "--set", "kategori=Lambat", "--set", "gejala=Lambat", "--set",
        "dampak=minor",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ["fsync", "replace"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_cannot_write_says_so_in_one_line_and_wrote_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    name: str,
) -> None:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "w"))
    monkeypatch.chdir(root)
    put(root, {"t.csv": TABLE})
    unusual = "layanan: lapor\nid:   ADU-2025-0002\n"
    text = (root / TICKET).read_text("utf-8")
    put(root, {TICKET: text.replace("id: ADU-2025-0002\nlayanan: lapor\n", unusual)})
    before = tree(root)
    refused = 0
    for number in range(1, 30):
        fault = Fault(number, OSError(errno.ENOSPC, "No space left on device"))
        with monkeypatch.context() as patched:
            patched.setattr(os, name, fault.around(getattr(os, name)))
            code = main([*COMMANDS[command]])
        said = capsys.readouterr()
        if code == 0:
            break
        refused += 1
        assert (code, said.out) == (2, "")
        assert re.fullmatch(r"spbe: sistem menolak \S+: ruang penyimpanan penuh; .*\n", said.err)
        assert tree(root) == before
    assert tree(root) != before
    assert refused or (command, name) == ("new", "replace")  # a new file takes its place by a link
