"""Which state of the repository a document was made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.history.git import ask


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of the repository.

    Attributes:
        commit: Full commit id, "" outside git.
        dirty: Whether the files on disk differ from it.
    """

    commit: str = ""
    dirty: bool = False

    @property
    def short(self) -> str:
        """How a document prints it."""
        if not self.commit:
            return "di luar git"
        return self.commit[:12] + (" + perubahan yang belum disimpan" if self.dirty else "")


def revision_of(root: Path, folders: Iterable[str] = ("catalog", "records")) -> Revision:
    """The last commit that touched a workspace's data, and whether the data on disk differ from it."""
    paths = [folder for folder in folders if (root / folder).exists()]
    commit = ask(root, "log", "-1", "--format=%H", "--end-of-options", "HEAD", "--", *paths)
    if commit is None or not commit.strip():
        return Revision()
    status = ask(root, "status", "--porcelain", "--untracked-files=all", "--", *paths)
    return Revision(commit.strip(), bool(status and status.strip()))
