"""Time in which a ticket waited for its user: always told, subtracted only by reading A09."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from pipeline.measure.clock import Clock
from pipeline.measure.spans import Span, clip, merge, subtract
from pipeline.measure.terms import Terms
from pipeline.model.case import Case

SUBTRACTED = "kurangi-menunggu-pengguna"
_FIELD = "menunggu_pengguna"


def waiting(case: Case) -> list[Span]:
    """The waits by the instant of judgement, merged; one that has not ended lasts until then.

    A row that ends before it begins is no wait.
    """
    return merge(_rows(case)) if _FIELD in case.document.data else []


def subtracts(terms: Terms) -> bool:
    """Whether the time waited for the user is taken off (reading A09)."""
    return terms.reading("jam.jeda") == SUBTRACTED


def pausing(clock: Clock, waits: list[Span]) -> Clock:
    """A clock that stands still during the waits.

    Args:
        clock: What counts otherwise.
        waits: Merged.
    """

    def count(start: datetime, end: datetime) -> int:
        idle = sum(clock.count(first, last) for first, last in clip(waits, start, end))
        return clock.count(start, end) - idle

    def reach(start: datetime, seconds: int) -> datetime | None:
        left, at = seconds, start
        for first, last in waits:
            if last <= at:
                continue
            run = clock.count(at, first)
            if run >= left:
                break
            left, at = left - run, max(at, last)
        return clock.reach(at, left)

    return Clock(clock.reading, count, reach)


def awake(start: datetime, end: datetime, waits: list[Span]) -> list[Span]:
    """What of [start, end) lies in no wait."""
    return subtract([(start, end)], waits) if start < end else []


def _rows(case: Case) -> Iterator[Span]:
    rows = case.document.data[_FIELD]
    for number in range(len(rows) if isinstance(rows, list) else 0):
        first, written = case.past(_FIELD, number, "mulai"), case.moment(_FIELD, number, "selesai")
        if first is not None and isinstance(rows[number], Mapping):
            yield first.at, min(written.at, case.as_of) if written else case.as_of
