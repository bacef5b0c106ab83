"""Where a workspace is, and what lies in which of its folders."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

MARK = "catalog/pemda.yaml"


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `catalog/pemda.yaml`."""
    return next((folder for folder in (start, *start.parents) if (folder / MARK).is_file()), None)


def below(path: str, folder: str) -> bool:
    """Whether a path is a folder's or the folder itself; "." is the whole workspace."""
    return folder == "." or PurePosixPath(path).is_relative_to(folder)
