"""Files read ahead are the same files: nothing more is opened, nothing stays open."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.load.access import LIMIT, fetch
from pipeline.load.ahead import fetch_in_turn

PATHS = [
    "a.yaml",
    "tautan.yaml",
    "pipa.yaml",
    "besar.yaml",
    "tiada.yaml",
    "map/b.yaml",
    "lain/b.yaml",
    "../x",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A regular file, a link, a FIFO, one that is too large, one in a folder, and one through a link."""
    (tmp_path / "a.yaml").write_bytes(b"satu: 1\n")
    (tmp_path / "tautan.yaml").symlink_to("a.yaml")
    os.mkfifo(tmp_path / "pipa.yaml")
    (tmp_path / "besar.yaml").write_bytes(b"x" * (LIMIT + 1))
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "b.yaml").write_bytes(b"")
    (tmp_path / "lain").symlink_to("map")
    return tmp_path


def descriptors() -> set[str]:
    place = Path("/proc/self/fd")
    return {file.name for file in place.iterdir()} if place.is_dir() else set()


def test_each_is_what_it_is_alone(root: Path) -> None:
    before = descriptors()
    assert list(fetch_in_turn(root, PATHS)) == [(path, fetch(root, path)) for path in PATHS]
    assert descriptors() == before


def test_all_are_announced_before_the_first_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(os, "posix_fadvise", lambda descriptor, *_: told.append(descriptor))
    files: Iterator[object] = fetch_in_turn(root, ["a.yaml", "tautan.yaml", "map/b.yaml"])
    next(files)
    assert len(told) == 2


def test_who_stops_early_leaves_nothing_open(root: Path) -> None:
    before = descriptors()
    files = fetch_in_turn(root, ["a.yaml", "map/b.yaml"])
    next(files)
    files.close()  # type: ignore[attr-defined]  # a generator
    assert descriptors() == before


def test_a_system_that_takes_no_advice_reads_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "posix_fadvise")
    assert list(fetch_in_turn(root, PATHS)) == [(path, fetch(root, path)) for path in PATHS]


def test_a_process_that_may_open_few_files_reads_them_all(tmp_path: Path) -> None:
    names = [f"{number}.yaml" for number in range(300)]
    for name in names:
        (tmp_path / name).write_text(name)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(descriptors()) + 20, hard))
    try:
        found = list(fetch_in_turn(tmp_path, names))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert found == [(name, name.encode()) for name in names]
