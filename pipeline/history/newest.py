"""What the commits of the main line touched, the newest first, read no further than somebody asks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from pipeline.history.git import Repository

# Most questions end within a few; of a long quiet time there are more.
_FIRST, _MORE = 50, 2_000


def newest_first(repository: Repository, paths: Iterable[str]) -> Iterator[tuple[str, Iterator[Touched]]]:
    """The commits of the main line that touched some paths, each with the files in which it did.

    A merge counts as one step: what it brought, as it came to the main line. The files of a commit are to
    be taken before the next commit is asked for.

    Args:
        repository: The repository.
        paths: Files and folders, relative to the workspace.

    Yields:
        Full id, and path with git's name for what stood there before, "" where nothing did.
    """
    places = [repository.prefix + path for path in paths]
    skipped, most = 0, _FIRST
    while True:
        out = repository.ask(
            "log", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-color", "--no-notes",
            "--no-show-signature", "--no-ext-diff", "--no-textconv", "--first-parent",
            "--diff-merges=first-parent", "--format=%H", f"--skip={skipped}", f"--max-count={most}",
            "--end-of-options", "HEAD", "--", *places,
        )  # fmt: skip
        number = 0
        for step in _steps(out or b"", repository.prefix):
            number += 1
            yield step
        if number < most:
            return
        skipped, most = skipped + most, _MORE


Touched = tuple[str, str]


def _steps(out: bytes, prefix: str) -> Iterator[tuple[str, Iterator[Touched]]]:
    """The first commit of a region brought very many files: none is held longer than it is looked at."""
    at = 0
    while at < len(out):
        end = _end(out, at)
        name = out[at:end].decode("ascii", "replace")
        at = end + 1
        start, at = at, _after(out, at)
        yield name, _files(out, (start, at), prefix)


def _after(out: bytes, at: int) -> int:
    """Where the files of a commit end."""
    while out[at : at + 1] == b":" or out[at : at + 2] == b"\n:":
        at = _end(out, _end(out, at) + 1) + 1
    return at


def _files(out: bytes, part: tuple[int, int], prefix: str) -> Iterator[Touched]:
    at, stop = part
    while at < stop:
        middle = _end(out, at)
        end = _end(out, middle + 1)
        old_mode, _, old, _ = out[at:middle].lstrip(b"\n:").decode("ascii", "replace").split(" ", 3)
        path = os.fsdecode(out[middle + 1 : end]).removeprefix(prefix)
        yield path, old if old_mode.startswith("100") else ""
        at = end + 1


def _end(out: bytes, at: int) -> int:
    found = out.find(b"\0", at)
    return found if found >= 0 else len(out)
