"""Workbooks (xlsx) as tables: bounded before they are opened, formulas and merged cells named."""

from __future__ import annotations

import io
import itertools
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from pipeline.exchange.foreign import foreign
from pipeline.exchange.sheet import Cell, Row, Sheet, SheetError, build_sheet, column_letters
from pipeline.model.lean import dataclass

MOST_BYTES = 64 * 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
MOST_RATIO = 200
MOST_PARTS = 2_000
MOST_ROWS = 200_000
_RATIO_FROM = 16 * 1024 * 1024
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
# What a workbook that is none, or that means harm, makes of zipfile, the XML parser and openpyxl.
_UNREADABLE = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    # What both XML parsers that openpyxl may find here, the standard one and lxml, call a broken document.
    SyntaxError,
    TypeError,
    ValueError,
)
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_SHOWN = 10
_PIECE = 1024 * 1024
_LONGEST_MERGE = 64
_MOST_MERGED = 200_000
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
    raw = _bytes(path)
    _bounded(path, raw)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a workbook has besides cells is none of our business
        try:
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
        except _UNREADABLE:
            raise _broken(path, raw) from None
        try:
            chosen = _leaf(path, book, leaf)
            name = f"{path.name}, lembar {chosen.title}"
            merged = _merged(path, raw, chosen)
            notes = (*merged.notes, *_other_leaves(book, chosen, leaf))
            return build_sheet(name, _rows(path, raw, chosen, merged), header_row, notes)
        finally:
            book.close()


def _bytes(path: Path) -> bytes:
    """All of it: what goes wrong from here on is the file's fault, not the system's."""
    if path.stat().st_size > MOST_BYTES:
        raise SheetError(f"{path.name}: lebih dari {MOST_BYTES // 1024**2} MiB; bagi menjadi beberapa berkas")
    return path.read_bytes()


def _broken(path: Path, raw: bytes) -> SheetError:
    start = raw[:8]
    if start == _OLD_OR_LOCKED:
        return SheetError(
            f"{path.name}: bentuk xls lama, atau terkunci sandi; simpan sebagai xlsx tanpa sandi"
        )
    if what := foreign(raw, "xlsx"):
        return SheetError(f"{path.name}: {what}")
    if not start.startswith(b"PK"):
        return SheetError(f"{path.name}: isinya bukan xlsx; bila ini CSV, ganti akhiran namanya menjadi .csv")
    return SheetError(
        f"{path.name}: bukan buku kerja xlsx yang utuh; buka di pengolah lembar, lalu simpan ulang"
    )


def _bounded(path: Path, raw: bytes) -> None:
    """Looks at the table of contents alone: what would unpack to a flood is not unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _broken(path, raw) from None
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    bloated = unpacked > _RATIO_FROM and unpacked / packed > MOST_RATIO
    if unpacked > MOST_UNPACKED or bloated or len(parts) > MOST_PARTS:
        size = len(raw)
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


def _other_leaves(book: Any, chosen: Any, wanted: str | None) -> Iterator[str]:
    """What else a person sees in the workbook, where nobody said which leaf is meant."""
    others = [one.title for one in book.worksheets if one is not chosen and one.sheet_state == "visible"]
    if others and wanted is None:
        named = ", ".join(others[:_SHOWN]) + (", …" if len(others) > _SHOWN else "")
        yield f"lembar lain tidak dibaca: {named}; pilih dengan --lembar"


@dataclass(frozen=True, slots=True)
class _Merged:
    """The merged cells of a leaf.

    Attributes:
        parts: By row and column, from 1: the range that a cell is a part of without being its first.
        notes: What is to be said of them.
    """

    parts: Mapping[tuple[int, int], str]
    notes: tuple[str, ...] = ()


def _merged(path: Path, raw: bytes, chosen: Any) -> _Merged:
    """Merged cells: only the first of them holds a value."""
    found: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(_part(chosen)) as part:
            rest = b""
            while piece := part.read(_PIECE):
                window = rest + piece
                found += [match.decode() for match in _MERGED.findall(window)]
                # What may be the beginning of one more; a whole one was counted already.
                rest = window[-_LONGEST_MERGE:]
                rest = rest[rest.rfind(b"/>") + 2 :] if b"/>" in rest else rest
    except _UNREADABLE:
        raise _broken(path, raw) from None
    parts: dict[tuple[int, int], str] = {}
    edges = {ref: tuple(int(edge or 0) for edge in range_boundaries(ref)) for ref in found}
    refs = sorted(edges, key=lambda ref: (edges[ref][1], edges[ref][0]))
    for ref in refs:
        left, top, right, bottom = edges[ref]
        if (right - left + 1) * (bottom - top + 1) + len(parts) <= _MOST_MERGED:
            places = itertools.product(range(top, bottom + 1), range(left, right + 1))
            parts.update((place, ref) for place in itertools.islice(places, 1, None))
    shown = ", ".join(refs[:5]) + (", …" if len(refs) > 5 else "")
    note = f"sel gabungan ({shown}): isinya hanya terbaca pada sel pertama; pisahkan bila seharusnya terisi"
    return _Merged(parts, (note,) if found else ())


def _part(chosen: Any) -> str:
    """Where a leaf stands inside its archive."""
    return str(chosen._worksheet_path)  # noqa: SLF001  openpyxl tells it nowhere else


def _rows(path: Path, raw: bytes, chosen: Any, merged: _Merged) -> Iterator[Row]:
    filled = 0
    try:
        for number, cells in enumerate(chosen.iter_rows(), start=1):
            row = Row(number, dict(_cells(number, cells, merged)))
            if all((number, position + 1) in merged.parts for position in row.cells):
                # Empty, or nothing but the rest of what stands above or before.
                continue
            filled += 1
            if filled > MOST_ROWS:
                raise SheetError(f"{path.name}: lebih dari {MOST_ROWS} baris; bagi menjadi beberapa berkas")
            yield row
    except _UNREADABLE:
        raise _broken(path, raw) from None


def _cells(number: int, cells: Any, merged: _Merged) -> Iterator[tuple[int, Cell]]:
    for position, cell in enumerate(cells):
        value = cell.value
        address = f"{column_letters(position)}{number}"
        if value is None or (isinstance(value, str) and not value.strip()):
            ref = merged.parts.get((number, position + 1)) if merged.parts else None
            if ref is not None:
                yield position, Cell(address, None, f"bagian dari sel gabungan {ref}; pisahkan selnya")
            continue
        yield position, _cell(address, cell, value)


def _cell(address: str, cell: Any, value: Any) -> Cell:
    if cell.data_type == "f":
        return Cell(address, None, _FORMULA)
    if cell.data_type == "e" or value in _ERRORS:
        return Cell(address, None, f"berisi galat lembar ({str(value)[:10]})")
    if isinstance(value, datetime) and value.time() == time.min and not _tells_hours(cell.number_format):
        return Cell(address, value.date())
    if isinstance(value, (int, float)) and "%" in str(cell.number_format):
        # The cell shows 99.5% and holds 0.995.
        return Cell(address, f"{round(value * 100, 9):g}%")
    return Cell(address, value.strip() if isinstance(value, str) else value)


def _tells_hours(form: object) -> bool:
    """Whether a cell's number format shows the time of day: a day without one is no midnight."""
    return "h" in _QUOTED.sub("", str(form)).casefold()
