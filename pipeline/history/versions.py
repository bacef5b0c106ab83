"""A small file as each commit of a repository left it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pipeline.history.git import ask
from pipeline.history.log import moment_of

_MARK = "\x00"
# So much context that a small file is shown whole, its unchanged lines too.
_WHOLE = "--unified=1000"


def versions_of(root: Path, path: str) -> Iterator[tuple[datetime, str]]:
    """The text that each commit gave a file, oldest first, with the time of the commit.

    A commit whose time no clock of this century says stands nowhere in time and is left out.

    Args:
        root: A working copy; nothing in it is run or checked out.
        path: The file, relative to it.
    """
    out = ask(
        root, "log", "--reverse", "--format=%x00%ct", "-p", _WHOLE, "--no-ext-diff", "--no-textconv",
        "--end-of-options", "HEAD", "--", path,
    )  # fmt: skip
    for part in (out or "").split(_MARK)[1:]:
        head, _, body = part.partition("\n")
        lines = body.splitlines()
        kept = [line[1:] for line in lines if line[:1] in ("+", " ") and not line.startswith("+++")]
        moment = moment_of(head.strip())
        if moment is not None:
            yield moment, "\n".join(kept)
