"""What was printed of a run, in the pieces that belong to its findings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import accumulate, pairwise

_FAULTS = (ValueError, TypeError, RecursionError)


def to_json(text: str, code: int, request: str, sizes: Sequence[int]) -> bytes:
    """A printed report as it is kept.

    Args:
        text: What was printed.
        code: The exit code.
        request: All that decides what is printed of a run.
        sizes: Of the pieces of the findings in order, with which the text begins; none where it has none.
    """
    return json.dumps([text, code, request, sizes]).encode("ascii")


def from_json(raw: bytes | None, request: str) -> tuple[str, int] | None:
    """What was printed for a request, and the exit code; None where that was another request's."""
    try:
        text, code, asked, _ = json.loads(raw or b"null")
        return (str(text), int(code)) if asked == request else None
    except _FAULTS:
        return None


def rows_of(run: bytes) -> list[bytes]:
    """What a run that is kept tells of each of its findings, in order: the same only of the same finding."""
    return run.split(b"\n")[1:]


def pieces_of(raw: bytes | None, run: bytes | None, request: str) -> dict[bytes, str]:
    """By what a kept run tells of a finding, what was printed of it; nothing where that is not known.

    Args:
        raw: The printed report as it is kept.
        run: The run of which it was printed.
        request: All that decides what is printed of a run.
    """
    try:
        text, _, asked, sizes = json.loads(raw or b"null")
        ends = [0, *accumulate(sizes)]
    except _FAULTS:
        return {}
    rows = rows_of(run or b"")
    # Of a choice among the findings it is not known which they were.
    if asked != request or len(rows) != len(sizes):
        return {}
    return {row: text[start:end] for row, (start, end) in zip(rows, pairwise(ends), strict=True)}
