"""A folder made whole or not at all, and never over what is there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.portable import naming

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
    there = os.path.lexists(place)
    found = sorted(entry.name for entry in place.iterdir()) if there else []
    if found not in ([], [_GIT]):
        raise NotEmptyError(found[0])
    # Aside is beside a new folder and inside one that is there: always on the same disk, and nowhere else.
    beside = place if there else place.parent
    beside.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{place.name[:40]}-", dir=beside))
    try:
        _fill(aside, files)
        if there:
            _move_in(aside, place)
        else:
            aside.rename(place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _fill(folder: Path, files: Mapping[str, str]) -> None:
    folder.chmod(0o755)
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with naming(file), file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)


def _move_in(aside: Path, place: Path) -> None:
    """Moves everything in; a shell that stands in the folder still stands in it."""
    moved: list[str] = []
    try:
        for entry in sorted(aside.iterdir()):
            entry.rename(place / entry.name)
            moved.append(entry.name)
    except OSError:
        for name in moved:
            (place / name).rename(aside / name)
        raise
