"""Stretches of time that a clock counts or skips, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.law.calendar import Calendar
from pipeline.measure.spans import Span, subtract
from pipeline.model.lean import dataclass
from pipeline.model.moments import seconds_between

IN_OFFICE = "jam kerja"


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch.

    Attributes:
        start: First instant.
        end: First instant after it.
        counted: Whether the clock counts it.
        reason: Why, in Indonesian: "jam kalender", "jam kerja", "akhir pekan", a holiday's name.
        basis: What that rests on, e.g. the decree; "" where nothing.
    """

    start: datetime
    end: datetime
    counted: bool
    reason: str
    basis: str = ""

    @property
    def seconds(self) -> int:
        """Its length."""
        return seconds_between(self.start, self.end)


def elapsed_pieces(start: datetime, end: datetime) -> tuple[Piece, ...]:
    """All of [start, end), by the clock on the wall."""
    return (Piece(start, end, counted=True, reason="jam kalender"),) if start < end else ()


def office_pieces(calendar: Calendar, start: datetime, end: datetime) -> tuple[Piece, ...]:
    """[start, end) by an office's calendar, closed time with its reason and decree."""
    spans, closed = calendar.spans(start, end), calendar.closed_reasons(start, end)
    counted = (Piece(first, last, counted=True, reason=IN_OFFICE) for first, last in spans)
    skipped = (
        Piece(first, last, counted=False, reason=why, basis=basis) for first, last, why, basis in closed
    )
    return in_order([*counted, *skipped])


def span_pieces(spans: list[Span], whole: list[Span], reasons: tuple[str, str]) -> tuple[Piece, ...]:
    """Some spans as counted and the rest of a whole as skipped.

    Args:
        spans: What counts, merged.
        whole: What it is part of, merged.
        reasons: Why it counts, and why the rest does not.
    """
    counts, skips = reasons
    counted = (Piece(first, last, counted=True, reason=counts) for first, last in spans)
    skipped = (Piece(first, last, counted=False, reason=skips) for first, last in subtract(whole, spans))
    return in_order([*counted, *skipped])


def in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces by time."""
    return tuple(sorted(pieces, key=lambda piece: piece.start))
