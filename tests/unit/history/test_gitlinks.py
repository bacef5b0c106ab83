"""Another repository in git's index is seen though its folder is empty and `.gitmodules` says nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.history import gitlinks as module
from pipeline.history.git import Lack, Repository, find_repository
from pipeline.history.gitlinks import gitlinks

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-08-10T08:00:00+07:00")
COMMIT = "0123456789" * 4


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Uji", "-c", "user.email=uji@example.id")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def linked(root: Path, *paths: str) -> None:
    for path in paths:
        git(root, "update-index", "--add", "--cacheinfo", f"160000,{COMMIT},{path}")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = tmp_path / "w"
    (found / "records").mkdir(parents=True)
    git(found, "init", "-q")
    return found


def test_those_below_the_data_folders_are_found_and_no_others(root: Path) -> None:
    (root / "records/link.yaml").write_text("jenis: aduan\n")
    git(root, "add", ".")
    assert gitlinks(root) == ()
    linked(root, "vendor/a")
    assert gitlinks(root) == ()
    linked(root, "records/b", "catalog/dinas/é c")
    assert gitlinks(root) == ("catalog/dinas/é c", "records/b")


def test_a_workspace_below_the_top_and_a_further_work_tree(root: Path, tmp_path: Path) -> None:
    (root / "kab/records").mkdir(parents=True)
    git(root, "commit", "-q", "--allow-empty", "-m", "awal")
    linked(root, "kab/records/x", "records/y")
    assert gitlinks(root / "kab") == ("records/x",)
    git(root, "commit", "-q", "-m", "tautan")
    git(root, "worktree", "add", "-q", str(tmp_path / "lain"))
    assert gitlinks(tmp_path / "lain/kab") == ("records/x",)


@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_every_form_of_the_index_is_read(root: Path, version: str) -> None:
    (root / "records/a").write_text("a")
    git(root, "add", ".")
    linked(root, "records/b")
    git(root, "update-index", "--index-version", version)
    assert gitlinks(root) == ("records/b",)
    git(root, "update-index", "--split-index")
    assert gitlinks(root) == ("records/b",)


def test_what_only_looks_like_such_an_entry_does_not_make_git_be_asked(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = root / "records/a"
    place.write_bytes(b"x" * 0xE000)
    git(root, "add", ".")
    asked: list[Path] = []

    def counted(root: Path) -> Repository | Lack:
        asked.append(root)
        return find_repository(root)

    monkeypatch.setattr(module, "find_repository", counted)
    # Its size is written like the mode of another repository.
    assert b"\x00\x00\xe0\x00" in (root / ".git/index").read_bytes()
    assert gitlinks(root) == ()
    assert not asked
    linked(root, "records/b")
    assert gitlinks(root) == ("records/b",)
    assert asked


def test_what_is_no_repository_or_no_index_holds_none(tmp_path: Path, root: Path) -> None:
    assert gitlinks(tmp_path) == gitlinks(root) == ()
    (root / ".git/index").write_bytes(b"")
    assert gitlinks(root) == ()
    (root / ".git/index").unlink()
    os.mkfifo(root / ".git/index")
    assert gitlinks(root) == ()
    shutil.rmtree(root / ".git")
    os.mkfifo(root / ".git")
    assert gitlinks(root) == ()


def test_a_check_tells_of_it_and_a_kept_check_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "w"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    git(root, "init", "-q")
    (root / "records/luar").mkdir()
    said = ["check", "--root", str(root), *AT, "--format", "concise"]

    def told() -> list[str]:
        code = main(said)
        lines = [line for line in capsys.readouterr().out.splitlines() if "YML003" in line]
        assert code == bool(lines)
        return lines

    assert [told(), told()] == [[], []]
    linked(root, "records/luar")
    [line] = told()
    assert line.startswith("records/luar:1:1: YML003")
    assert told() == [line]
    known = '[submodule "l"]\n\tpath = records/luar\n\turl = https://git.example/l\n'
    (root / ".gitmodules").write_text(known)
    [other] = told()
    assert other != line
    git(root, "update-index", "--force-remove", "records/luar")
    (root / ".gitmodules").unlink()
    assert told() == []
