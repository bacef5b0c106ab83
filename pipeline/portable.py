"""What not every system has or says alike: flags of an opened file, kept results, refusals."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The kept results of a check are trusted by owner and opened without following links; Windows has neither.
KEEPS_RESULTS = hasattr(os, "O_NOFOLLOW") and hasattr(os, "geteuid")


def flags(*names: str) -> int:
    """Flags for opening a file, those that this system does not know left out.

    Args:
        names: As `os` calls them, e.g. "O_NOFOLLOW".
    """
    found = 0
    for name in names:
        found |= getattr(os, name, 0)
    return found


_SAID = {
    errno.ENOSPC: "ruang penyimpanan penuh; kosongkan sebagian, lalu ulangi",
    errno.EDQUOT: "kuota penyimpanan habis; kosongkan sebagian, lalu ulangi",
    errno.EFBIG: "berkasnya lebih besar daripada batas sistem; naikkan batas itu (`ulimit -f`), lalu ulangi",
    errno.EACCES: "tidak ada izin; periksa pemilik dan izinnya",
    errno.EPERM: "tidak ada izin; periksa pemilik dan izinnya",
    errno.EROFS: "penyimpanan ini hanya dapat dibaca; pakai tempat lain",
    errno.ENOENT: "tidak ada; periksa nama foldernya",
    errno.ENOTDIR: "ada berkas di tempat sebuah folder; periksa namanya",
    errno.EISDIR: "sebuah folder bernama sama; pakai nama lain",
    errno.EEXIST: "sudah ada; pakai nama lain, atau pindahkan yang ada",
    errno.ELOOP: "ada tautan (symlink) di jalannya; pakai tempat yang sebenarnya",
    errno.ENAMETOOLONG: "namanya terlalu panjang; pakai nama yang lebih pendek",
}


def refusal_words(problem: OSError) -> str:
    """Why the system refuses and what to do, in words for people; the system's own where none are known."""
    return _SAID.get(problem.errno or 0) or problem.strerror or str(problem)


@contextmanager
def naming(place: str | Path) -> Iterator[None]:
    """A refusal names this place: one to write names no file of its own, or one that stands aside meanwhile.

    Raises:
        OSError: The refusal.
    """
    try:
        yield
    except OSError as problem:
        problem.filename, problem.filename2 = str(place), None
        raise
