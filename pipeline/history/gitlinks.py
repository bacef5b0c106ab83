"""Other repositories that git's index holds among the data: a clone has an empty folder there."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISREG

from pipeline.history.git import Lack, find_repository
from pipeline.history.index import EXTENDED, FLAGS, LONG, STAT
from pipeline.history.trees import FOLDERS
from pipeline.portable import flags

# The mode of such an entry, and the mark of an index whose entries lie in another file.
_MODE, _SPLIT = b"\x00\x00\xe0\x00", b"link"
# Of an entry: how much lies before its mode, and how long the name of its content may be.
_BEFORE, _BLOBS = 24, (20, 32)
# In version 4 of the form names are shortened.
_SHORTENED = b"\x00\x00\x00\x04"
_OPEN = os.O_RDONLY | flags("O_CLOEXEC", "O_NONBLOCK", "O_BINARY")
_POINTER = 4096


def gitlinks(root: Path, folders: Sequence[str] = FOLDERS) -> tuple[str, ...]:
    """Paths of other repositories below some folders, relative to the workspace, in git's order.

    Git is only asked where the bytes of its index look as if they held one: most hold none.

    Args:
        root: The workspace.
        folders: Relative to it.
    """
    if not _may_hold(root):
        return ()
    repository = find_repository(root)
    if isinstance(repository, Lack):
        return ()
    places = [repository.prefix + folder for folder in folders]
    out = repository.ask("ls-files", "--stage", "-z", "--", *places) or b""
    rows = (row.partition("\t") for row in os.fsdecode(out).split("\0"))
    return tuple(path.removeprefix(repository.prefix) for head, _, path in rows if head.startswith("160000 "))


def _may_hold(root: Path) -> bool:
    try:
        index = _index(root)
        return index is not None and _found_in(index)
    except (OSError, ValueError):
        return False


def _index(root: Path) -> Path | None:
    """Where the index lies: in `.git`, or where a `.git` file of a further work tree points."""
    top = next((folder for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), None)
    if top is None:
        return None
    git = top / ".git"
    if git.is_dir():
        return git / "index"
    handle = os.open(git, _OPEN)
    try:
        told = os.read(handle, _POINTER) if S_ISREG(os.fstat(handle).st_mode) else b""
    finally:
        os.close(handle)
    return top / os.fsdecode(told.removeprefix(b"gitdir:").strip()) / "index"


def _found_in(index: Path) -> bool:
    handle = os.open(index, _OPEN)
    try:
        state = os.fstat(handle)
        if not S_ISREG(state.st_mode) or not state.st_size:
            return False
        with mmap.mmap(handle, 0, access=mmap.ACCESS_READ) as content:
            return content.find(_SPLIT) >= 0 or any(_is_entry(content, at) for at in _places(content))
    finally:
        os.close(handle)


def _places(content: mmap.mmap) -> Iterator[int]:
    at = content.find(_MODE)
    while at >= 0:
        yield at
        at = content.find(_MODE, at + 1)


def _is_entry(content: mmap.mmap, at: int) -> bool:
    """Whether a mode stands in an entry whose name is as long as it says: inodes look like one, too."""
    if content[4:8] == _SHORTENED:
        return True
    for blob in _BLOBS:
        flags_at = at - _BEFORE + STAT + blob
        flags = int.from_bytes(content[flags_at : flags_at + FLAGS])
        length, begin = flags & LONG, flags_at + (2 * FLAGS if flags & EXTENDED else FLAGS)
        name = content[begin : begin + length + 1]
        if length == LONG or (length and name.find(b"\0") == length):
            return True
    return False
