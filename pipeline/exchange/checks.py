"""Checks of a monitoring tool, each up or down at a moment, as outages and as the time that was observed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from pipeline.model.lean import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Check:
    """One look at a service.

    Attributes:
        at: When, aware.
        up: Whether it answered.
    """

    at: datetime
    up: bool


@dataclass(frozen=True, slots=True)
class Watched:
    """What a span of time looked like.

    Attributes:
        outages: Spans in which the service was down.
        observed: Spans in which somebody looked; the rest is not known and is not uptime.
        checks: Looks within the span.
    """

    outages: tuple[tuple[datetime, datetime], ...]
    observed: tuple[tuple[datetime, datetime], ...]
    checks: int


def watch(checks: Iterable[Check], start: datetime, end: datetime, longest_gap: timedelta) -> Watched:
    """Outages and observed time of a span.

    A look holds until the next one, unless more than `longest_gap` lies between: then nobody knows what was
    in between, and the time counts neither as observed nor as an outage.

    Args:
        checks: In any order; several at one moment count as down if one of them does.
        start: First instant of the span.
        end: First instant after it.
        longest_gap: How far apart two looks may be and still cover the time between them.
    """
    merged: dict[datetime, bool] = {}
    for check in checks:
        merged[check.at] = merged.get(check.at, True) and check.up
    looks = sorted(merged.items())
    outages: list[tuple[datetime, datetime]] = []
    observed: list[tuple[datetime, datetime]] = []
    for (at, up), (following, _) in pairwise(looks):
        first, last = max(at, start), min(following, end)
        if first >= last or following - at > longest_gap:
            continue
        _extend(observed, first, last)
        if not up:
            _extend(outages, first, last)
    return Watched(tuple(outages), tuple(observed), sum(start <= at < end for at, _ in looks))


def _extend(spans: list[tuple[datetime, datetime]], first: datetime, last: datetime) -> None:
    """Adds a span, joined to the one before where they touch."""
    if spans and spans[-1][1] == first:
        spans[-1] = (spans[-1][0], last)
    else:
        spans.append((first, last))
