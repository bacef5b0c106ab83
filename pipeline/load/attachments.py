"""A file that a record names beside itself: where it stands, and the hash of its bytes."""

from __future__ import annotations

import os
import posixpath
import stat
from pathlib import Path

from pipeline.load.access import FLAGS, free_of_links, special, unreadable
from pipeline.model.document import Data, Document
from pipeline.model.paper import Paper
from pipeline.wording import visible

# A scan of a whole decree fits; what is larger would be read into memory by every check.
LIMIT = 25 * 1024 * 1024
_CHUNK = 256 * 1024


def attached(root: Path, document: Document, number: int, entry: Data) -> Paper:
    """One entry of `lampiran` with its file; a file that cannot be used says why.

    Args:
        root: The workspace.
        document: The record.
        number: Place in its list.
        entry: The entry as written; `berkas` is relative to the record's file.
    """
    written = str(entry.get("berkas", ""))
    path = place_of(document.path, written)
    if not path:
        fault = f"`{visible(written, 200)}` berada di luar ruang kerja"
        return Paper(document=document, number=number, entry=entry, fault=fault)
    size, sha256, fault = _looked_at(root, path)
    return Paper(
        document=document, number=number, entry=entry, path=path, size=size, sha256=sha256, fault=fault
    )


def place_of(beside: str, written: str) -> str:
    """The path in the workspace of a file named in another; "" where it would lead out.

    Args:
        beside: Path of the file that names it.
        written: As written, with "/".
    """
    if not written or written.startswith("/") or "\\" in written or not written.isprintable():
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(beside), written))
    return "" if path.startswith("..") or path == "." else path


def bytes_of(root: Path, path: str) -> bytes | None:
    """The bytes of a file that `attached` found usable; None where it is no longer so."""
    try:
        with os.fdopen(os.open(root / path, FLAGS), "rb") as stream:
            content = stream.read(LIMIT + 1)
    except (OSError, ValueError):
        return None
    return content if len(content) <= LIMIT else None


def _looked_at(root: Path, path: str) -> tuple[int, str, str]:
    """Size, hash and fault."""
    try:
        if not free_of_links(str(root), tuple(path.split("/")[:-1])):
            return 0, "", "foldernya adalah tautan (symlink)"
        descriptor = os.open(root / path, FLAGS)
    except OSError as problem:
        return 0, "", _refusal(unreadable(problem).message)
    except ValueError:
        return 0, "", "namanya tidak sah"
    try:
        return _hashed(descriptor)
    finally:
        os.close(descriptor)


def _refusal(message: str) -> str:
    """The system's refusal as half a sentence; only a link comes without words."""
    told = message.removeprefix("Tidak dapat dibaca: ").split(";")[0].rstrip(".")
    return told or "adalah tautan (symlink)"


def _hashed(descriptor: int) -> tuple[int, str, str]:
    kind = os.fstat(descriptor)
    if not stat.S_ISREG(kind.st_mode):
        return 0, "", special(kind.st_mode).message.split(",")[0]
    if kind.st_size > LIMIT:
        return kind.st_size, "", f"lebih besar dari {LIMIT // 1024 // 1024} MiB"
    import hashlib  # noqa: PLC0415  start-up: few records name a file

    digest, size = hashlib.sha256(), 0
    while part := os.read(descriptor, _CHUNK):
        digest.update(part)
        size += len(part)
        if size > LIMIT:
            return size, "", f"lebih besar dari {LIMIT // 1024 // 1024} MiB"
    return size, digest.hexdigest(), ""
