"""Many files written as one: either all of them stand afterwards, or none has changed."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.model.lean import dataclass
from pipeline.portable import flags, naming

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | flags("O_NOFOLLOW", "O_BINARY")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a file goes, and what stands beside it meanwhile."""

    target: Path

    @property
    def aside(self) -> Path:
        """The new content until it is moved in."""
        return self.target.with_name(f".{self.target.name}.baru")

    @property
    def old(self) -> Path:
        """The former content until all files are moved in."""
        return self.target.with_name(f".{self.target.name}.lama")


def write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Writes all files beside their places first, then moves them in; a failure on the way undoes the rest.

    Args:
        root: The workspace.
        texts: Content by path relative to it.

    Raises:
        OSError: The system refuses; every file is as it was before.
    """
    with _beside(root, texts) as places:
        _move_in(places)


def write_new(root: Path, path: str, text: str) -> None:
    """Writes a file that must not exist yet; nobody ever sees a part of it, and on failure nothing is left.

    Raises:
        FileExistsError: It exists.
        OSError: The system refuses.
    """
    with _beside(root, {path: text}) as (place,):
        try:
            os.link(place.aside, place.target)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            place.target.open("x").close()
            _move_in_over_nothing(place)


def _move_in_over_nothing(place: _Place) -> None:
    try:
        place.aside.replace(place.target)
    except BaseException:
        _remove(place.target)
        raise


@contextmanager
def _beside(root: Path, texts: Mapping[str, str]) -> Iterator[list[_Place]]:
    """The files written beside their places; whatever is not moved in goes again."""
    places = [_Place(root / path) for path in texts]
    made: list[Path] = []
    whole = False
    try:
        for place, text in zip(places, texts.values(), strict=True):
            _make_folders(root, place.target.parent, made)
            _fill(place, text)
        yield places
        whole = True
    finally:
        for place in places:
            _remove(place.aside)
        for folder in reversed([] if whole else made):
            with suppress(OSError):
                folder.rmdir()


def _make_folders(root: Path, folder: Path, made: list[Path]) -> None:
    """Makes what is missing on the way to a folder; a link on the way would lead out of the workspace."""
    way = root
    for part in folder.relative_to(root).parts:
        way /= part
        if way.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(way))
        with suppress(FileExistsError):
            way.mkdir()
            made.append(way)


def _fill(place: _Place, text: str) -> None:
    with naming(place.target):
        # A killed command may have left one; whatever else bears this name is not written through.
        place.aside.unlink(missing_ok=True)
        descriptor = os.open(place.aside, _NEW, 0o666)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)
            with suppress(FileNotFoundError):
                # By name: Windows knows no other way, and nobody but us knows this one.
                place.aside.chmod(stat.S_IMODE(place.target.lstat().st_mode))


def _move_in(places: list[_Place]) -> None:
    kept: list[_Place] = []
    try:
        for place in places:
            if _keep(place):
                kept.append(place)
            with naming(place.target):
                place.aside.replace(place.target)
        for folder in {place.target.parent for place in places}:
            _sync(folder)
    except BaseException:
        for place in reversed(places):
            _undo(place, had_former=place in kept)
        raise
    for place in kept:
        _remove(place.old)


def _keep(place: _Place) -> bool:
    """Keeps the file that stands there under a second name, to come back; False where none stands."""
    place.old.unlink(missing_ok=True)
    if not os.path.lexists(place.target):
        return False
    try:
        os.link(place.target, place.old)
    except OSError:  # a file system without hard links
        shutil.copy2(place.target, place.old, follow_symlinks=False)
    return True


def _undo(place: _Place, *, had_former: bool) -> None:
    if had_former:
        # Where this fails too, the former content stays under its second name rather than nowhere.
        with suppress(OSError):
            place.old.replace(place.target)
            _remove(place.old)
        return
    _remove(place.old)
    if not os.path.lexists(place.aside):
        _remove(place.target)


def _sync(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        # Windows opens no folders; what it promises of a renamed file has to do.
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with naming(folder):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
