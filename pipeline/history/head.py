"""Which state of the repository a document was made from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.history.git import Lack, Repository, find_repository
from pipeline.history.trees import FOLDERS, Entry, commit_of, differing, tree_of
from pipeline.model.lean import dataclass, field


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of the repository.

    Attributes:
        commit: Full commit id, "" outside git.
        dirty: Whether the files on disk differ from it.
        head: Full id of the commit that was asked, "" outside git: the data may be as an older one left them.
    """

    commit: str = ""
    dirty: bool = False
    head: str = ""

    @property
    def short(self) -> str:
        """How a document prints it."""
        if not self.commit:
            return "di luar git"
        return self.commit[:12] + (" + perubahan yang belum disimpan" if self.dirty else "")


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The data on disk beside the last commit.

    Attributes:
        revision: The last commit of the main line that touched the data, and whether they differ.
        repository: Where it is; None where git tells nothing.
        differing: The files that differ, relative to the workspace, each as the commit holds it; None where
            it does not.
    """

    revision: Revision = field(default_factory=Revision)
    repository: Repository | None = None
    differing: Mapping[str, Entry | None] = field(default_factory=dict)


def revision_of(root: Path) -> Revision:
    """The last commit that touched a workspace's data, and whether the data on disk differ from it."""
    return on_disk(root).revision


def on_disk(root: Path) -> OnDisk:
    """The same, with the files that differ.

    What a merge brought counts as brought by the merge: so a commit that is named stands for one past only.
    """
    repository = find_repository(root)
    if isinstance(repository, Lack):
        return OnDisk()
    held = [folder for folder in FOLDERS if (root / folder).exists()]
    places = [repository.prefix + folder for folder in held]
    asked = ("log", "-1", "--first-parent", "--format=%H", "--end-of-options", "HEAD", "--", *places)
    commit = (repository.ask(*asked) or b"").decode("ascii", "replace").strip()
    tree = tree_of(repository, "HEAD", held) if commit else None
    if tree is None:
        return OnDisk()
    head = commit_of(repository, "HEAD") or ""
    found = {path: tree.get(path) for path in sorted(differing(repository, tree, _files(root, held)))}
    return OnDisk(Revision(commit, bool(found), head), repository, found)


def _files(root: Path, folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for place, _, names in os.walk(root / folder):
            yield from ((Path(place) / name).relative_to(root).as_posix() for name in names)
