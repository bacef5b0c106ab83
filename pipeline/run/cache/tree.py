"""The files of a workspace as the system tells of them, so that a run can be known to have seen the same."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from pipeline.history.index import digest_of, row_of
from pipeline.model.digests import blake2b
from pipeline.model.lean import dataclass, field

FOLDERS = ("catalog", "records")
# What was touched so shortly before it was looked at may be touched again within the same tick of the file
# system's clock, and show the same times. The coarsest clock in use ticks every two seconds.
FRESH = 2_000_000_000
# So many fresh files are read for their contents' sake; beyond, nothing is kept until they have aged.
MOST_LOOSE = 20_000
_PACKS = "catalog/peraturan"
Stamp = tuple[int, ...]


class Unsettled(Exception):
    """More files than `MOST_LOOSE` are fresh."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as it stood.

    Attributes:
        stamp: What changes when a name in it comes or goes.
        digest: Of the files directly in it: their names and what changes when one is written.
        loose: Whether its stamp is so fresh that the names are to be compared too.
        names: Digest of the names of all that is in it.
        rows: What the digest is of; b"" where only that is known.
    """

    stamp: Stamp
    digest: str
    loose: bool = False
    names: str = ""
    rows: bytes = field(default=b"", compare=False, repr=False)


@dataclass(slots=True)
class Tree:
    """The data folders of a workspace as they stood.

    Attributes:
        folders: By path, relative to the workspace.
        loose: Files whose stamp is so fresh that contents are to be compared too, and a digest of these.
    """

    folders: dict[str, Folder] = field(default_factory=dict)
    loose: dict[str, str] = field(default_factory=dict)


def now_at(folder: Path) -> int:
    """The present in nanoseconds by the clock that stamps files.

    Raises:
        OSError: Nothing can be written there.
    """
    aside = folder / f".{os.getpid()}.saat"
    handle = os.open(aside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        os.write(handle, b".")
        return os.fstat(handle).st_mtime_ns
    finally:
        os.close(handle)
        aside.unlink()


def walk(root: Path, now: int) -> Tree | None:
    """The data folders as they stand; None where they cannot be told for sure.

    Args:
        root: The workspace.
        now: The present, asked before the walk.

    Raises:
        Unsettled: Too many of them were touched just now.
    """
    tree = Tree()
    waiting = list(FOLDERS)
    try:
        while waiting:
            folder = waiting.pop()
            tree.folders[folder], below = folder_of(root, folder, now, tree.loose)
            waiting.extend(below)
            if len(tree.loose) > MOST_LOOSE:
                raise Unsettled
    except OSError:
        return None
    return tree


def folder_of(root: Path, folder: str, now: int, loose: dict[str, str]) -> tuple[Folder, list[str]]:
    """A folder as it stands, and the folders in it; fresh files join `loose`.

    Raises:
        OSError: It cannot be listed, or something in it not be looked at.
    """
    try:
        state = (root / folder).lstat()
    except FileNotFoundError:
        return Folder((), ""), []
    # Before the names are read: what comes meanwhile will have changed it.
    stamp = stamp_of(state)
    if not stat.S_ISDIR(state.st_mode):
        return Folder(stamp, ""), []
    rows: list[bytes] = []
    below: list[str] = []
    names: list[str] = []
    for name, seen in _listed(root / folder):
        names.append(name)
        if stat.S_ISDIR(seen.st_mode):
            below.append(f"{folder}/{name}")
            continue
        if stat.S_ISLNK(seen.st_mode) and folder == _PACKS:
            raise OSError  # the names behind it are listed, and change as they like
        rows.append(row_of(name, seen))
        if is_fresh(stamp_of(seen), now):
            loose[f"{folder}/{name}"] = content_of(root / folder / name, seen)
    return Folder(stamp, digest_of(rows), is_fresh(stamp, now), _names_digest(names), b"\n".join(rows)), below


def names_in(root: Path, folder: str) -> str:
    """The digest of the names of all that is in a folder now.

    Raises:
        OSError: It cannot be listed.
    """
    # Of very many names; `Path` would make an object of each.
    return _names_digest(sorted(os.listdir(root / folder), key=os.fsencode))  # noqa: PTH208


def _names_digest(names: list[str]) -> str:
    return blake2b(b"\0".join(map(os.fsencode, names)), digest_size=16).hexdigest()


def beside(root: Path, path: str) -> tuple[Stamp, ...]:
    """The stamp of a file outside the data folders, and which folders lead to it.

    Args:
        root: The workspace.
        path: The file, relative to it.

    Raises:
        OSError: It cannot be looked at.
    """
    parts = path.split("/")
    # The other files of these folders come and go as they like.
    ways = (stamp_at(root / Path(*parts[:number]))[:2] for number in range(1, len(parts)))
    return (*ways, stamp_at(root / path))


def stamp_of(state: os.stat_result) -> Stamp:
    """What changes when a file is written, replaced or made readable, or a folder's names change."""
    return (state.st_mode, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)


def is_fresh(stamp: Stamp, now: int) -> bool:
    """Whether something was touched so shortly before `now` that its times do not tell of a next touch."""
    return max(stamp[-2:]) > now - FRESH


def stamp_at(place: Path) -> Stamp:
    """The stamp of what stands at a place; () where nothing does.

    Raises:
        OSError: It cannot be looked at.
    """
    try:
        return stamp_of(place.lstat())
    except (FileNotFoundError, NotADirectoryError):
        return ()


def content_of(place: Path, state: os.stat_result) -> str:
    """A digest of a plain file's content; "" for anything else, which nobody opens.

    Raises:
        OSError: It cannot be read, or has been replaced by something else meanwhile.
    """
    if not stat.S_ISREG(state.st_mode):
        return ""
    digest = blake2b(digest_size=16)
    handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as stream:
        while part := stream.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()


def _listed(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        # Of very many names; `Path` would make an object of each.
        for name in sorted(os.listdir(handle), key=os.fsencode):  # noqa: PTH208
            yield name, os.stat(name, dir_fd=handle, follow_symlinks=False)
    finally:
        os.close(handle)
