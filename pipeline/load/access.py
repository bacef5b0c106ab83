"""Opening a file safely: regular files only, no links on the way, never more than the limit."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from pipeline.load.codes import LINK, SPECIAL, TOO_LARGE, UNREADABLE
from pipeline.load.notes import Fault
from pipeline.model.finding import Finding
from pipeline.portable import flags
from pipeline.wording import visible

LIMIT = 1024 * 1024
_CHUNK = 64 * 1024
# A FIFO must not hang the run, nor a link slip in between looking and opening.
FLAGS = os.O_RDONLY | flags("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
_NEVER_THROUGH_LINKS = flags("O_NOFOLLOW") != 0
_REASONS = {
    errno.EACCES: "tidak ada izin membacanya",
    errno.EPERM: "tidak ada izin membacanya",
    errno.ENOENT: "tidak ada",
    errno.ENOTDIR: "tidak ada",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
}


def fetch(root: Path, path: str) -> bytes | Fault:
    """The bytes of a workspace file, or why they are not read.

    Args:
        root: The workspace.
        path: Relative to it, with "/"; no component may be a link or lead outside.
    """
    return fetch_opened(opened(root, path))


def hindered(findings: Iterable[Finding]) -> bool:
    """Whether something was not read that may be read the next time, though nothing in it changes."""
    return any(finding.code == UNREADABLE.code for finding in findings)


def fetch_file(path: str | Path) -> bytes | Fault:
    """The bytes of one file wherever it is, or why they are not read."""
    return fetch_opened(_open(path))


def opened(root: Path, path: str) -> int | Fault:
    """A descriptor of a workspace file, which `fetch_opened` reads and closes, or why it is not opened.

    Args:
        root: The workspace.
        path: As for `fetch`.
    """
    folder, _, name = path.rpartition("/")
    place = str(root)
    fault = _forbidden(place, folder) if name != ".." and path[:1] != "/" else _outside()
    if fault is not None:
        return fault
    with suppress(OSError, ValueError):
        # What it is, is asked of what was opened: asking before, too, costs as much as the opening.
        if _NEVER_THROUGH_LINKS:
            return os.open(f"{place}/{path}", FLAGS)
    return _open(f"{place}/{path}")


@lru_cache(maxsize=1024)
def _forbidden(root: str, folder: str) -> Fault | None:
    """Why nothing of a folder is read, None where it is; remembered, for files stand together."""
    parts = tuple(folder.split("/")) if folder else ()
    if ".." in parts:
        return _outside()
    if not free_of_links(root, parts):
        return Fault(LINK, message="Folder berkas ini adalah tautan (symlink); isinya tidak dibaca.")
    return None


def _outside() -> Fault:
    return Fault(UNREADABLE, message="Berkas ini berada di luar ruang kerja, sehingga tidak dibaca.")


def fetch_opened(descriptor: int | Fault) -> bytes | Fault:
    """The bytes of a file that was opened, or why they are not read; it is closed."""
    if isinstance(descriptor, Fault):
        return descriptor
    try:
        kind = os.fstat(descriptor)
        return _refused(kind) or _all(descriptor, kind.st_size)
    except OSError as problem:
        return unreadable(problem)
    finally:
        os.close(descriptor)


def _open(path: str | Path) -> int | Fault:
    try:
        kind = os.lstat(path)
        return _refused(kind) or os.open(path, FLAGS)
    except OSError as problem:
        return unreadable(problem)
    except ValueError:
        return Fault(UNREADABLE, message="Nama berkas ini tidak sah, sehingga tidak dibaca.")


def unreadable(problem: OSError) -> Fault:
    """The system's refusal in words."""
    if problem.errno == errno.ELOOP:
        return Fault(LINK)
    reason = _REASONS.get(problem.errno or 0) or visible(problem.strerror or "kesalahan sistem")
    return Fault(UNREADABLE, message=f"Tidak dapat dibaca: {reason}; isinya tidak diperiksa.")


def special(mode: int) -> Fault:
    """What stands where a regular file was expected."""
    kinds = {
        stat.S_IFDIR: "folder",
        stat.S_IFIFO: "pipa (FIFO)",
        stat.S_IFSOCK: "soket",
        stat.S_IFCHR: "perangkat",
        stat.S_IFBLK: "perangkat",
    }
    kind = kinds.get(stat.S_IFMT(mode), "benda lain")
    return Fault(SPECIAL, message=f"Ini {kind}, bukan berkas biasa, sehingga tidak dibuka.")


def _refused(kind: os.stat_result) -> Fault | None:
    mode = kind.st_mode
    if stat.S_ISREG(mode):
        return Fault(TOO_LARGE) if kind.st_size > LIMIT else None
    return Fault(LINK) if stat.S_ISLNK(mode) else special(mode)


def _all(descriptor: int, size: int) -> bytes | Fault:
    """Everything up to the limit: a file may have grown, or say 0 bytes as those of /proc do."""
    whole = os.read(descriptor, size + 1)
    if len(whole) == size > 0:
        # One byte more was asked for than there is: this is the end.
        return whole
    os.lseek(descriptor, 0, os.SEEK_SET)
    parts: list[bytes] = []
    left = LIMIT + 1
    while left > 0 and (part := os.read(descriptor, min(left, _CHUNK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts) if left > 0 else Fault(TOO_LARGE)


@lru_cache(maxsize=1024)
def free_of_links(root: str, folders: tuple[str, ...]) -> bool:
    """Whether no folder between the root and a file is a link; remembered, for files stand together."""
    if not folders:
        return True
    place = Path(root, *folders)
    return not place.is_symlink() and free_of_links(root, folders[:-1])
