"""Half-open spans of time as ordered, disjoint lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.model.moments import seconds_between

Span = tuple[datetime, datetime]


def merge(spans: Iterable[Span]) -> list[Span]:
    """The union: ordered, without overlap, empty and backward spans left out."""
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def intersect(left: list[Span], right: list[Span]) -> list[Span]:
    """What lies in both of two merged lists."""
    found: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start, end = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if start < end:
            found.append((start, end))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return found


def subtract(left: list[Span], right: list[Span]) -> list[Span]:
    """What lies in the first of two merged lists and not in the second."""
    found: list[Span] = []
    for start, end in left:
        reached = start
        for cut_start, cut_end in intersect([(start, end)], right):
            if reached < cut_start:
                found.append((reached, cut_start))
            reached = cut_end
        if reached < end:
            found.append((reached, end))
    return found


def clip(spans: list[Span], start: datetime, end: datetime) -> list[Span]:
    """What lies in [start, end)."""
    return intersect(spans, [(start, end)]) if start < end else []


def total(spans: Iterable[Span]) -> int:
    """Whole seconds in disjoint spans."""
    return sum(seconds_between(start, end) for start, end in spans)
