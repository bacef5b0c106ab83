"""A commit's workspace in a folder of its own: whole, with its history, and nothing that is smuggled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.history.git import Lack, Repository, find_repository
from pipeline.history.log import main_line
from pipeline.history.shadow import in_history, shadow
from pipeline.history.trees import differing, tree_of
from tests.unit.history.repos import PMT, Repo, begun


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = begun(tmp_path / "r")
    repo.put("bukti/sk.txt", "SK 1")
    repo.put(PMT.format(9), "jenis: permintaan\nid: PMT-9\n")
    repo.commit("Lagi")
    return repo


def repository(root: Path) -> Repository:
    found = find_repository(root)
    assert not isinstance(found, Lack)
    return found


def test_it_holds_every_file_and_the_history_up_to_the_commit(repo: Repo, tmp_path: Path) -> None:
    first, last = repo.git("rev-parse", "HEAD~1"), repo.git("rev-parse", "HEAD")
    repo.put("bukti/sk.txt", "lain di disk")
    folder = tmp_path / "bayangan"
    folder.mkdir()
    root = shadow(repository(repo.root), last, folder)
    assert root is not None
    assert (root / "bukti/sk.txt").read_text(encoding="utf-8") == "SK 1"
    there = repository(root)
    line = main_line(there)
    assert line is not None
    assert [step.id for step in line] == [first, last]
    tree = tree_of(there, "HEAD")
    assert tree is not None
    assert differing(there, tree, tree) == set()


def test_an_earlier_commit_knows_nothing_of_the_later(repo: Repo, tmp_path: Path) -> None:
    first = repo.git("rev-parse", "HEAD~1")
    folder = tmp_path / "bayangan"
    folder.mkdir()
    root = shadow(repository(repo.root), first, folder)
    assert root is not None
    assert not (root / "bukti").exists()
    line = main_line(repository(root))
    assert line is not None
    assert [step.id for step in line] == [first]


def test_a_tree_that_brings_a_repository_of_its_own_brings_none(repo: Repo, tmp_path: Path) -> None:
    blob = repo.git("hash-object", "-w", "catalog/pemda.yaml")
    inner = repo.git("rev-parse", "HEAD:catalog")
    raw = (tmp_path / "pohon").resolve()
    names = sorted({"catalog": ("40000", inner), ".GIT": ("100644", blob)}.items())
    raw.write_bytes(b"".join(f"{m} {n}".encode() + b"\0" + bytes.fromhex(b) for n, (m, b) in names))
    tree = repo.git("hash-object", "-w", "-t", "tree", "--literally", str(raw))
    commit = repo.git("commit-tree", tree, "-m", "Titipan")
    folder = tmp_path / "bayangan"
    folder.mkdir()
    root = shadow(repository(repo.root), commit, folder)
    assert root is not None
    assert (root / "catalog/pemda.yaml").is_file()
    assert not (root / ".GIT").exists()


def test_only_what_head_descends_from_is_in_history(repo: Repo) -> None:
    there = repository(repo.root)
    assert in_history(there, repo.git("rev-parse", "HEAD~1"))
    aside = repo.git("commit-tree", repo.git("rev-parse", "HEAD^{tree}"), "-m", "Lain")
    assert not in_history(there, aside)
