"""Many files written as one: either all of them stand afterwards, or none has changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_ASIDE = ".baru"
_OLD = ".lama"


def write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Writes all files beside their places first, then moves them in; a failure on the way undoes the rest.

    Args:
        root: The workspace.
        texts: Content by path relative to it.

    Raises:
        OSError: The system refuses; every file is as it was before.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            aside = target.with_name(f".{target.name}{_ASIDE}")
            ready.append((aside, target))
            _fill(aside, text)
        _move_in(ready)
    finally:
        for aside, _ in ready:
            with suppress(OSError):
                aside.unlink(missing_ok=True)


def _move_in(ready: list[tuple[Path, Path]]) -> None:
    done: list[tuple[Path, Path | None]] = []
    try:
        for aside, target in ready:
            old = _kept(target)
            done.append((target, old))
            aside.replace(target)
    except BaseException:
        for target, old in reversed(done):
            _undo(target, old)
        raise
    for _, old in done:
        if old is not None:
            old.unlink(missing_ok=True)


def _kept(target: Path) -> Path | None:
    """The file that stands there, under a second name, so that it can come back."""
    if not target.exists():
        return None
    old = target.with_name(f".{target.name}{_OLD}")
    old.unlink(missing_ok=True)
    try:
        os.link(target, old)
    except OSError:  # a file system without hard links
        old.write_bytes(target.read_bytes())
    return old


def _undo(target: Path, old: Path | None) -> None:
    with suppress(OSError):
        if old is not None:
            old.replace(target)
        else:
            target.unlink(missing_ok=True)


def _fill(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
