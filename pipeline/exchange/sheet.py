"""A table as people keep it, a workbook or a CSV file, as rows of cells that know their address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from pipeline.model.lean import dataclass, field

_SHOWN = 10
Value = str | int | float | bool | datetime | date | time | timedelta | None


class SheetError(Exception):
    """The file cannot be read as a table; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        address: As people name it: "C7".
        value: What stands in it, None where it is empty.
        fault: Why its value is not taken, "" where it is.
    """

    address: str
    value: Value
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        number: As the file counts, from 1.
        cells: By position of the column, from 0; empty ones are left out.
    """

    number: int
    cells: dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    Attributes:
        name: The file, and the leaf of a workbook.
        header_row: The row that holds the titles, from 1.
        header: Titles by position.
        rows: The rows below it that hold anything.
        notes: What was noticed and does not stop.
    """

    name: str
    header_row: int
    header: dict[int, str]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = field(default=())


def column_letters(position: int) -> str:
    """The letters of a column, 0 is "A"."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def build_sheet(
    name: str, rows: Iterator[Row], wanted_header: int | None, notes: tuple[str, ...] = ()
) -> Sheet:
    """Finds the titles and takes the rest as rows.

    Args:
        name: For messages.
        rows: All rows, in order.
        wanted_header: The row of the titles, None to look for it.
        notes: What the reader noticed.

    Raises:
        SheetError: There are no titles, or two of them are the same.
    """
    filled = [row for row in rows if row.cells]
    titles = next((row for row in filled if _is_header(row, wanted_header)), None)
    if titles is None:
        where = f"baris {wanted_header}" if wanted_header else "lembar ini"
        raise SheetError(
            f"{name}: tidak ada judul kolom di {where}; judul berupa teks, paling sedikit dua kolom"
        )
    if wanted_header is None:
        _one_row_of_titles(name, titles, next((row for row in filled if row.number > titles.number), None))
    header = {position: _title(cell) for position, cell in titles.cells.items() if _title(cell)}
    _distinct(name, titles, header)
    below = tuple(row for row in filled if row.number > titles.number)
    return Sheet(name, titles.number, header, below, (*notes, *_untitled(header, below)))


def _untitled(header: dict[int, str], rows: tuple[Row, ...]) -> Iterator[str]:
    """Columns that hold something below no title: nobody can say what it is."""
    found = sorted({position for row in rows for position in row.cells if position not in header})
    if found:
        named = ", ".join(map(column_letters, found[:_SHOWN])) + (", …" if len(found) > _SHOWN else "")
        yield f"kolom tanpa judul berisi nilai dan tidak dibaca: {named}"


def _is_header(row: Row, wanted: int | None) -> bool:
    if wanted is not None:
        return row.number == wanted
    texts = [cell for cell in row.cells.values() if isinstance(cell.value, str)]
    return len(texts) >= 2 and len(texts) == len(row.cells)


def _one_row_of_titles(name: str, titles: Row, below: Row | None) -> None:
    """Refuses where the next row reads as titles too: as wide, words in every cell, no figure among them."""
    if below is None or below.number != titles.number + 1 or len(below.cells) < len(titles.cells):
        return
    told = [cell.value for cell in below.cells.values()]
    if all(isinstance(text, str) and not any(map(str.isdigit, text)) for text in told):
        first, second = titles.number, below.number
        raise SheetError(
            f"{name}: baris {first} dan {second} sama-sama tampak sebagai judul kolom; "
            f"sebutkan yang dipakai dengan --baris-judul {first} atau --baris-judul {second}"
        )


def _title(cell: Cell) -> str:
    return " ".join(str(cell.value).split()) if cell.value is not None else ""


def _distinct(name: str, titles: Row, header: dict[int, str]) -> None:
    seen: dict[str, int] = {}
    for position, title in header.items():
        if title.casefold() in seen:
            places = f"{titles.cells[seen[title.casefold()]].address} dan {titles.cells[position].address}"
            raise SheetError(
                f"{name}: judul kolom `{title[:60]}` ada dua kali ({places}); beri nama yang berbeda, "
                "atau bila ada dua baris judul sebutkan yang dipakai dengan --baris-judul"
            )
        seen[title.casefold()] = position
