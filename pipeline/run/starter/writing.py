"""A folder made whole or not at all, and never over what is there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

# A repository that has just been cloned or begun is still an empty one.
_GIT = ".git"


class NotEmptyError(Exception):
    """The folder holds something already."""


def write_folder(target: Path, files: Mapping[str, str]) -> None:
    """Writes the files into a folder that is new, empty, or an empty repository.

    They are written aside and moved in at the end: a failure leaves the folder as it was.

    Raises:
        NotEmptyError: Something is there already.
        OSError: The system refuses.
    """
    place = Path(os.path.realpath(target))
    found = sorted(entry.name for entry in place.iterdir()) if os.path.lexists(place) else []
    if found not in ([], [_GIT]):
        raise NotEmptyError(found[0])
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{place.name[:40]}-", dir=place.parent))
    try:
        _fill(aside, files)
        _move_in(aside, place, found)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _fill(folder: Path, files: Mapping[str, str]) -> None:
    folder.chmod(0o755)
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)


def _move_in(aside: Path, place: Path, found: list[str]) -> None:
    if not found:
        # A folder takes the place of an empty one, and of nothing else.
        aside.rename(place)
        return
    for entry in sorted(aside.iterdir()):
        entry.rename(place / entry.name)
