"""Many files in turn, the system told of them beforehand: a cold disk fetches them side by side."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from pipeline.load.access import fetch_opened, opened
from pipeline.load.notes import Fault

# So many are open at once: enough to keep a disk busy, few beside the 256 that macOS allows a process.
_AHEAD = 128


def fetch_in_turn(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
    """The bytes of some workspace files, or why they are not read, each as `access.fetch` gives them.

    Each file is opened once, as there; some stay open until their turn comes. Where a process may not open
    more, or the system takes no advice (macOS, Windows), files are read as they come.

    Args:
        root: The workspace.
        paths: Relative to it, with "/".
    """
    waiting = iter(paths)
    while some := list(islice(waiting, _AHEAD)):
        yield from _some(root, some)


def _some(root: Path, paths: list[str]) -> Iterator[tuple[str, bytes | Fault]]:
    held: dict[str, int] = {}
    try:
        for path in paths if hasattr(os, "posix_fadvise") else ():
            _announce(root, path, held)
        for path in paths:
            # What could not be opened is tried when its turn comes: it may only have been one too many.
            yield path, fetch_opened(held.pop(path) if path in held else opened(root, path))
    finally:
        for descriptor in held.values():
            os.close(descriptor)


def _announce(root: Path, path: str, held: dict[str, int]) -> None:
    descriptor = opened(root, path)
    if isinstance(descriptor, int):
        held[path] = descriptor
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_WILLNEED)
        except OSError:
            # A file system that takes no advice costs only time.
            return
