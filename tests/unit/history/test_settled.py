"""What differs from a commit is the same however many folders git is asked for at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.history import settled
from pipeline.history.git import Lack, find_repository
from pipeline.history.settled import Settled
from pipeline.history.trees import commit_of, differing, tree_of
from tests.unit.history.repos import begun


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_folders_in_turn_tell_what_the_whole_tree_tells(
    tmp_path: Path, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settled, "_AT_ONCE", at_once)
    repo = begun(tmp_path / "w")
    for name in "abcde":
        repo.put(f"records/dinas/aduan/{name}/ADU-{name}.yaml", f"id: {name}\n")
        repo.put(f"records/dinas/aduan/{name}/ADU-{name}2.yaml", f"id: {name}2\n")
    repo.commit()
    repo.put("records/dinas/aduan/a/ADU-a.yaml", "id: lain\n")
    repo.remove("records/dinas/aduan/b/ADU-b.yaml")
    repo.put("records/dinas/aduan/c/ADU-baru.yaml", "id: baru\n")
    repo.put("records/dinas/aduan/f/ADU-f.yaml", "id: f\n")
    root = tmp_path / "w"
    paths = sorted(file.relative_to(root).as_posix() for file in root.glob("records/**/*.yaml"))
    repository = find_repository(root)
    assert not isinstance(repository, Lack)
    head = commit_of(repository, "HEAD") or ""
    whole = tree_of(repository, head) or {}
    expected = differing(repository, whole, paths)
    assert len(expected) == 4
    told = Settled().differing(repository, head, paths)
    assert told is not None
    found, tree = told
    assert found == expected
    assert {path: tree.get(path) for path in found} == {path: whole.get(path) for path in found}
