"""Values by date: an amendment adds a line, and each record meets the line that held when it began."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Generic, TypeVar

from pipeline.model.lean import dataclass

T = TypeVar("T")
ALWAYS = date.min


@dataclass(frozen=True, slots=True)
class Line(Generic[T]):
    """A value with the first day on which it holds.

    Attributes:
        mulai: First day.
        value: The value.
        clauses: Ids of the clauses that give it.
    """

    mulai: date
    value: T
    clauses: tuple[str, ...] = ()


def ordered(lines: Iterable[Line[T]]) -> tuple[Line[T], ...]:
    """Lines in order of their first day."""
    return tuple(sorted(lines, key=lambda line: line.mulai))


def in_force(lines: tuple[Line[T], ...], day: date | None) -> Line[T] | None:
    """The line in force on a day (None: the latest); before the first one, the first one.

    A record from before the regulation is shown with its first values, though it is not judged by them.
    """
    if not lines:
        return None
    if day is None or len(lines) == 1:
        return lines[-1]
    held = [line for line in lines if line.mulai <= day]
    return held[-1] if held else lines[0]
