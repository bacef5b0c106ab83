"""CSV files as they come from spreadsheets and ticket systems: UTF-8, comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from pipeline.exchange.foreign import foreign
from pipeline.exchange.sheet import Cell, Row, Sheet, SheetError, build_sheet, column_letters

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 200_000
_AS_UTF16 = "simpan sebagai CSV UTF-8, atau beri --encoding utf-16 (atau utf-16-le)"
_SAMPLE = 64 * 1024
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_LONGEST_CELL = 100_000
_BAD_QUOTES = "tanda kutip tidak berpasangan, atau ada teks sesudahnya; simpan ulang sebagai CSV UTF-8"


def read_csv(path: Path, header_row: int | None = None, encoding: str | None = None) -> Sheet:
    """A CSV file as a table; every cell is text.

    Args:
        path: The file.
        header_row: The row of the titles, None to look for it.
        encoding: As the user states it, None for UTF-8.

    Raises:
        SheetError: It is no text, too large, or has no titles.
        OSError: The system refuses.
    """
    if path.stat().st_size > MOST_BYTES:
        raise SheetError(f"{path.name}: lebih dari {MOST_BYTES // 1024**2} MiB; bagi menjadi beberapa berkas")
    text = _decoded(path, encoding)
    return build_sheet(path.name, _rows(path.name, text), header_row)


def _decoded(path: Path, encoding: str | None) -> str:
    raw = path.read_bytes()
    if what := foreign(raw, "CSV"):
        raise SheetError(f"{path.name}: {what}")
    if encoding is None and (named := _MARKS.get(raw[:2])):
        raise SheetError(f"{path.name}: berkas ini {named}; {_AS_UTF16}")
    if encoding is None and raw[:_SAMPLE].count(0) * 4 > len(raw[:_SAMPLE]):
        raise SheetError(f"{path.name}: tampaknya UTF-16; {_AS_UTF16}")
    try:
        text = raw.decode(encoding or "utf-8-sig")
    except LookupError:
        raise SheetError(f"--encoding {encoding!a} tidak dikenal; contoh: utf-8, cp1252, utf-16") from None
    except UnicodeDecodeError as problem:
        raise _undecoded(path.name, raw, encoding, problem.start) from None
    except UnicodeError:
        raise SheetError(f"{path.name}: bukan {encoding}; contoh pengodean: utf-8, cp1252, utf-16") from None
    if "\0" in text:
        raise SheetError(f"{path.name}: berisi karakter NUL, jadi bukan CSV; simpan ulang sebagai CSV UTF-8")
    return text


def _undecoded(name: str, raw: bytes, encoding: str | None, at: int) -> SheetError:
    if encoding is None and b"\0" in raw:
        return SheetError(f"{name}: isinya bukan teks; simpan tabelnya sebagai CSV UTF-8")
    line = raw.count(b"\n", 0, at) + 1
    return SheetError(
        f"{name}: baris {line} bukan {encoding or 'UTF-8'}; simpan sebagai CSV UTF-8, "
        "atau sebutkan pengodeannya, mis. --encoding cp1252"
    )


def _rows(name: str, text: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 0
    try:
        for number, values in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise SheetError(f"{name}: lebih dari {MOST_ROWS} baris; bagi menjadi beberapa berkas")
            yield Row(number, dict(_cells(number, values)))
    except csv.Error as problem:
        why = f"sel lebih dari {_LONGEST_CELL} karakter" if "limit" in str(problem) else _BAD_QUOTES
        raise SheetError(f"{name}: baris {number + 1} tidak terbaca sebagai CSV: {why}") from None


def _cells(number: int, values: list[str]) -> Iterator[tuple[int, Cell]]:
    for position, value in enumerate(values):
        if value.strip():
            yield position, Cell(f"{column_letters(position)}{number}", value.strip())


def _delimiter(text: str) -> str:
    """The one that the first line uses most; a semicolon wins over commas inside the titles."""
    line = text[:_SAMPLE].lstrip("\r\n").split("\n", 1)[0]
    return max((";", "\t", ","), key=lambda mark: (line.count(mark), mark == ";"))
