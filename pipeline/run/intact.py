"""Whether a build still stands as it was written: every file that its manifests name, and no other."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.render.site import INSIDE
from pipeline.run.publish import FILE_MODE, MANIFEST


def intact(target: Path) -> str:
    """A digest of a build that stands as it was written; "" for one that does not, or for none.

    Args:
        target: Its folder. Nothing in it is trusted: whoever may write there may write manifests, so that the
            digest is to be compared with one that was kept elsewhere.
    """
    try:
        inside = (INSIDE + MANIFEST,) if os.path.lexists(target / INSIDE / MANIFEST) else ()
        manifests = {name: plain_file(target / name) for name in (MANIFEST, *inside)}
        named: dict[str, Mapping[str, Any]] = {}
        for content in manifests.values():
            named |= {str(file["path"]): file for file in json.loads(content)["files"]}
        if set(_files(target)) != {*named, *manifests}:
            return ""
        if not all(_is_as_written(target / path, file) for path, file in named.items()):
            return ""
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ""
    digest = hashlib.sha256()
    for name, content in manifests.items():
        digest.update(f"{name}\0".encode() + hashlib.sha256(content).digest())
    return digest.hexdigest()


def _is_as_written(place: Path, told: Mapping[str, Any]) -> bool:
    if place.lstat().st_size != told["bytes"]:
        return False
    return bool(hashlib.sha256(plain_file(place)).hexdigest() == told["sha256"])


def plain_file(place: Path) -> bytes:
    """The content of a plain file that everybody may read.

    Raises:
        OSError: It is none.
    """
    handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as stream:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode) or stat.S_IMODE(state.st_mode) != FILE_MODE:
            raise OSError
        return stream.read()


def _files(folder: Path) -> Iterator[str]:
    """The path of everything below a folder that is no folder."""
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if Path(place, name).is_symlink()]
        yield from (Path(place, name).relative_to(folder).as_posix() for name in (*names, *links))
