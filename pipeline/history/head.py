"""Which state of the repository a document was made from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.history.git import Lack, find_repository
from pipeline.history.trees import commit_of, differing, tree_of
from pipeline.model.lean import dataclass


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


def revision_of(root: Path, folders: Iterable[str] = ("catalog", "records")) -> Revision:
    """The last commit that touched a workspace's data, and whether the data on disk differ from it."""
    repository = find_repository(root)
    if isinstance(repository, Lack):
        return Revision()
    held = [folder for folder in folders if (root / folder).exists()]
    places = [repository.prefix + folder for folder in held]
    out = repository.ask("log", "-1", "--format=%H", "--end-of-options", "HEAD", "--", *places)
    commit = (out or b"").decode("ascii", "replace").strip()
    tree = tree_of(repository, "HEAD", held) if commit else None
    if tree is None:
        return Revision()
    head = commit_of(repository, "HEAD") or ""
    return Revision(commit, bool(differing(repository, tree, _files(root, held))), head)


def _files(root: Path, folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for place, _, names in os.walk(root / folder):
            yield from ((Path(place) / name).relative_to(root).as_posix() for name in names)
