"""The tables that give limits: cells found by the words of the vocabularies, each with dated values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar

from pipeline.law.dated import ALWAYS, Line, in_force, ordered
from pipeline.law.plain import day, entries, mapping, number, text, texts
from pipeline.law.values import Limit, Ruled
from pipeline.model.document import Data
from pipeline.model.durations import parse_duration
from pipeline.model.lean import dataclass, field

T = TypeVar("T")
Key = tuple[str | int, ...]
OPERATORS = ("lt", "le")


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A cell that the regulation leaves empty and that a reading fills with another cell.

    Attributes:
        kunci: The reading.
        cells: Value of the reading -> the cell whose values then hold.
    """

    kunci: str
    cells: Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class Grid(Generic[T]):
    """One table.

    Attributes:
        axes: Names of the vocabularies that find a cell, in order.
        cells: Dated values by cell.
        empty: Cells that the regulation leaves empty.
        operator_key: Reading that may change how a limit is compared, "" for none.
        operators: Value of that reading -> operator.
    """

    axes: tuple[str, ...] = ()
    cells: Mapping[Key, tuple[Line[T], ...]] = field(default_factory=dict)
    empty: Mapping[Key, Borrowed] = field(default_factory=dict)
    operator_key: str = ""
    operators: Mapping[str, str] = field(default_factory=dict)

    def at(self, words: Mapping[str, str | int], when: date, read: Callable[[str], str]) -> Line[T] | None:
        """The line of a cell in force on a day; None where the table has no such cell."""
        key = tuple(words.get(axis, "") for axis in self.axes)
        borrowed = self.empty.get(key)
        if borrowed is not None:
            key = borrowed.cells.get(read(borrowed.kunci), key)
        return in_force(self.cells.get(key, ()), when)


def priority_grid(table: Data) -> Grid[int]:
    """The table that gives priorities (Tabel 3)."""
    return _grid(table, lambda value: number(value, "prioritas") or None)


def limit_grid(table: Data) -> Grid[Limit]:
    """A table that gives limits of time (Tabel 2, Tabel 4)."""
    return _grid(table, limit_of)


def limit_of(value: Data) -> Limit | None:
    """The limit that a dated value writes as `batas` and `operator`; None where it cannot be read."""
    length = parse_duration(value.get("batas"))
    if length is None or length.seconds is None or value.get("operator") not in OPERATORS:
        return None
    return Limit(int(length.seconds), text(value, "operator"), texts(value, "klausul"))


def ruled(line: Line[T] | None) -> Ruled[T] | None:
    """A line as an answer with its citation."""
    return None if line is None else Ruled(line.value, line.clauses)


def _grid(table: Data, read: Callable[[Data], T | None]) -> Grid[T]:
    axes = texts(table, "kunci")
    operators = mapping(table, "operator_menurut", "nilai")
    return Grid(
        axes=axes,
        cells={_key(axes, row): _lines(row, read) for row in entries(table, "baris")},
        empty={_key(axes, row): _borrowed(axes, row) for row in entries(table, "tidak_diatur")},
        operator_key=text(table, "operator_menurut", "bacaan"),
        operators={str(k): v for k, v in operators.items() if v in OPERATORS},
    )


def _lines(row: Data, read: Callable[[Data], T | None]) -> tuple[Line[T], ...]:
    found = ((value, read(value)) for value in entries(row, "nilai"))
    return ordered(
        Line(day(value, "mulai") or ALWAYS, content, texts(value, "klausul"))
        for value, content in found
        if content is not None
    )


def _borrowed(axes: Sequence[str], row: Data) -> Borrowed:
    cells = {str(choice): _key(axes, cell) for choice, cell in mapping(row, "menurut").items()}
    return Borrowed(text(row, "bacaan"), cells)


def _key(axes: Sequence[str], row: object) -> Key:
    words = row if isinstance(row, Mapping) else {}
    return tuple(word if isinstance(word := words.get(axis, ""), (str, int)) else "" for axis in axes)
