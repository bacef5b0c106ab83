"""The files of a commit on disk: inside the folder or not at all, links that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.history.git import Lack, Repository, find_repository
from pipeline.history.trees import Entry, contents, tree_of, write_out
from tests.unit.history.repos import PMT, Repo, begun


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return begun(tmp_path / "r")


def asked(repo: Repo) -> Repository:
    found = find_repository(repo.root)
    assert not isinstance(found, Lack)
    return found


def test_a_tree_is_written_as_it_is(repo: Repo, tmp_path: Path) -> None:
    tree = tree_of(asked(repo), "HEAD")
    assert tree is not None
    write_out(asked(repo), tree, tmp_path / "keluar", 1 << 20)
    for path in tree:
        assert (tmp_path / "keluar" / path).read_bytes() == (repo.root / path).read_bytes()


@pytest.mark.parametrize(
    "path", ["../luar.yaml", "/luar.yaml", "catalog/../../luar.yaml", "catalog//x.yaml", "./x"]
)
def test_no_path_leaves_the_folder(repo: Repo, tmp_path: Path, path: str) -> None:
    blob = repo.git("rev-parse", f"HEAD:{PMT.format(1)}")
    before = {place for place in tmp_path.rglob("*") if ".git" not in place.parts}
    (tmp_path / "keluar").mkdir()
    write_out(asked(repo), {path: Entry("100644", blob)}, tmp_path / "keluar", 1 << 20)
    after = {place for place in tmp_path.rglob("*") if ".git" not in place.parts}
    assert after - before == {tmp_path / "keluar"}


def test_a_link_leads_nowhere_and_nothing_is_written_through_it(repo: Repo, tmp_path: Path) -> None:
    (repo.root / "records/tautan.yaml").symlink_to("/etc/passwd")
    repo.commit("Tautan")
    tree = tree_of(asked(repo), "HEAD")
    assert tree is not None
    write_out(asked(repo), tree, tmp_path / "keluar", 1 << 20)
    link = tmp_path / "keluar/records/tautan.yaml"
    assert link.is_symlink()
    assert not link.exists()


def test_a_large_content_is_cut_just_past_the_limit(repo: Repo) -> None:
    blob = repo.git("rev-parse", f"HEAD:{PMT.format(1)}")
    ((name, raw),) = contents(asked(repo), [blob, blob, "0" * 40], 10)
    assert (name, len(raw)) == (blob, 11)
