"""Workbooks (xlsx) as tables: bounded before they are opened, formulas and merged cells named."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from pipeline.exchange.sheet import Cell, Row, Sheet, SheetError, build_sheet, column_letters

MOST_UNPACKED = 512 * 1024 * 1024
MOST_RATIO = 200
MOST_PARTS = 2_000
MOST_ROWS = 200_000
_RATIO_FROM = 16 * 1024 * 1024
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_UNREADABLE = (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError)
_FORMULA = "berisi rumus; salin lalu tempel sebagai nilai"
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})


def read_workbook(path: Path, header_row: int | None = None, leaf: str | None = None) -> Sheet:
    """A leaf of a workbook as a table.

    Args:
        path: The file.
        header_row: The row of the titles, None to look for it.
        leaf: Name of the leaf, None for the first.

    Raises:
        SheetError: It is no workbook, too large, has no such leaf or no titles.
        OSError: The system refuses.
    """
    _bounded(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a workbook has besides cells is none of our business
        try:
            book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
        except _UNREADABLE:
            raise _broken(path) from None
        try:
            chosen = _leaf(path, book, leaf)
            name = f"{path.name}, lembar {chosen.title}"
            return build_sheet(name, _rows(path, chosen), header_row, _merged(path))
        finally:
            book.close()


def _broken(path: Path) -> SheetError:
    return SheetError(
        f"{path.name}: bukan buku kerja xlsx yang utuh; buka di pengolah lembar, lalu simpan ulang"
    )


def _bounded(path: Path) -> None:
    """Looks at the table of contents alone: what would unpack to a flood is not unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _broken(path) from None
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    bloated = unpacked > _RATIO_FROM and unpacked / packed > MOST_RATIO
    if unpacked > MOST_UNPACKED or bloated or len(parts) > MOST_PARTS:
        size = path.stat().st_size
        raise SheetError(
            f"{path.name}: {size} byte yang mengembang menjadi {unpacked}; berkas ini tidak dibuka"
        )


def _leaf(path: Path, book: Any, leaf: str | None) -> Any:
    names = [sheet.title for sheet in book.worksheets]
    if not names:
        raise SheetError(f"{path.name}: tidak ada lembar di dalamnya")
    if leaf is None:
        return book.worksheets[0]
    if leaf not in names:
        raise SheetError(f"{path.name}: tidak ada lembar {leaf!a}; pilihan: {', '.join(names[:20])}")
    return book[leaf]


def _merged(path: Path) -> tuple[str, ...]:
    """A note on merged cells: only the first of them holds a value."""
    with zipfile.ZipFile(path) as archive:
        names = [part for part in archive.namelist() if part.startswith("xl/worksheets/sheet")]
        found = [match.decode() for name in names[:1] for match in _MERGED.findall(archive.read(name))]
    if not found:
        return ()
    shown = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
    return (
        f"sel gabungan ({shown}): isinya hanya terbaca pada sel pertama; pisahkan bila seharusnya terisi",
    )


def _rows(path: Path, chosen: Any) -> Iterator[Row]:
    try:
        for number, cells in enumerate(chosen.iter_rows(max_row=MOST_ROWS + 1), start=1):
            if number > MOST_ROWS:
                raise SheetError(f"{path.name}: lebih dari {MOST_ROWS} baris; bagi menjadi beberapa berkas")
            yield Row(number, dict(_cells(number, cells)))
    except _UNREADABLE:
        raise _broken(path) from None


def _cells(number: int, cells: Any) -> Iterator[tuple[int, Cell]]:
    for position, cell in enumerate(cells):
        value = cell.value
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        yield position, _cell(f"{column_letters(position)}{number}", cell, value)


def _cell(address: str, cell: Any, value: Any) -> Cell:
    if cell.data_type == "f":
        return Cell(address, None, _FORMULA)
    if cell.data_type == "e" or value in _ERRORS:
        return Cell(address, None, f"berisi galat lembar ({str(value)[:10]})")
    if isinstance(value, (int, float)) and "%" in str(cell.number_format):
        # The cell shows 99.5% and holds 0.995.
        return Cell(address, f"{round(value * 100, 9):g}%")
    return Cell(address, value.strip() if isinstance(value, str) else value)
