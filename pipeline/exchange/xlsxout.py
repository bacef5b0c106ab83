"""Workbooks that we write: the same bytes for the same content, and no text that becomes a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from pipeline.model.lean import dataclass
from pipeline.wording import inert_cell

_HEAD = Font(bold=True)
_REQUIRED = PatternFill("solid", fgColor="FFF2CC")
_OPTIONAL = PatternFill("solid", fgColor="EDEDED")
_WRONG = PatternFill("solid", fgColor="F8CBAD")
_TOP = Alignment(vertical="top", wrap_text=True)
_ROWS = 2000
_WIDEST, _NARROWEST = 60, 12
_MOMENT = "dd/mm/yyyy hh:mm"
# What XML cannot hold at all.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
# The first day that a zip entry can carry.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROMPT = 250


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a form.

    Attributes:
        title: Its heading.
        help: What belongs in it.
        required: Whether it must be filled in.
        moment: Whether it holds day and time.
        options: What it may be chosen from, () for free answers.
    """

    title: str
    help: str
    required: bool = False
    moment: bool = False
    options: tuple[str, ...] = ()


def table_workbook(
    leaves: Sequence[tuple[str, Sequence[str], Iterable[Sequence[Any]]]], at: datetime
) -> bytes:
    """A workbook of tables.

    Args:
        leaves: Name, headings and rows of each leaf.
        at: The instant it speaks of; becomes the workbook's own date.
    """
    book = _empty()
    for name, headings, rows in leaves:
        leaf = book.create_sheet(name[:31])
        leaf.append([_safe(heading) for heading in headings])
        for row in rows:
            leaf.append([_safe(value) for value in row])
        _dress(leaf, len(headings))
    return _bytes(book, at)


def form_workbook(title: str, columns: Sequence[FormColumn], at: datetime) -> bytes:
    """An empty form: a leaf to fill in with lists and help, one that explains, a hidden one of lists."""
    book = _empty()
    leaf = book.create_sheet("Isian")
    guide, lists = book.create_sheet("Petunjuk"), book.create_sheet("Daftar")
    leaf.append([column.title for column in columns])
    guide.append([_safe(title)])
    guide.append(["Kolom", "Wajib", "Isi", "Pilihan"])
    for position, column in enumerate(columns, start=1):
        _prepare(leaf, position, column)
        guide.append([column.title, "ya" if column.required else "", column.help, _listed(column.options)])
        if column.options:
            _offer(leaf, lists, position, column)
    leaf.freeze_panes = "A2"
    for letter, width in zip("ABCD", (28, 8, 70, 50), strict=True):
        guide.column_dimensions[letter].width = width
    lists.sheet_state = "hidden"
    return _bytes(book, at)


def returned_workbook(
    content: bytes, leaf: str | None, remarks: Sequence[tuple[str, str, str]], at: datetime
) -> bytes:
    """A filled-in workbook with what is wrong: notes in the cells, a leaf that lists them, no value touched.

    Args:
        content: The workbook as it came.
        leaf: The leaf that was read, None for the first.
        remarks: Address ("C7", or words for a whole row), column and message. Those of a former return go.
        at: The instant of the return.
    """
    book = load_workbook(io.BytesIO(content))
    sheet = book[leaf] if leaf else book.worksheets[0]
    _unmark(sheet)
    if "Masalah" in book.sheetnames:
        book.remove(book["Masalah"])
    summary = book.create_sheet("Masalah")
    summary.append(["Sel", "Kolom", "Masalah"])
    for address, column, message in remarks:
        summary.append([_safe(address), _safe(column), _safe(message)])
        if re.fullmatch(r"[A-Z]{1,3}[0-9]{1,7}", address):
            _mark(_writable(sheet, address), message)
    _dress(summary, 3)
    return _bytes(book, at)


def _empty() -> Workbook:
    book = Workbook()
    for leaf in book.worksheets:
        book.remove(leaf)
    return book


def _unmark(sheet: Any) -> None:
    """Takes the notes of a former return away; the help in a form's titles is no such note."""
    for row in sheet.iter_rows():
        for cell in row:
            note = getattr(cell, "comment", None)
            if note and note.author == "spbe" and cell.fill.fgColor.rgb == _WRONG.fgColor.rgb:
                cell.comment = None
                cell.fill = PatternFill()


def _writable(sheet: Any, address: str) -> Any:
    """The cell, or the first of the merged ones that it is a part of: only that can carry a note."""
    merged = next((part for part in sheet.merged_cells.ranges if address in part), None)
    return sheet[address] if merged is None else sheet.cell(row=merged.min_row, column=merged.min_col)


def _mark(cell: Any, message: str) -> None:
    before = f"{cell.comment.text}\n" if cell.comment and cell.comment.author == "spbe" else ""
    cell.comment = Comment(_UNPRINTABLE.sub("", before + message), "spbe", height=120, width=320)
    cell.fill = _WRONG


def _prepare(leaf: Any, position: int, column: FormColumn) -> None:
    head = leaf.cell(row=1, column=position)
    head.font, head.alignment = _HEAD, _TOP
    head.fill = _REQUIRED if column.required else _OPTIONAL
    head.comment = Comment(column.help, "spbe", height=120, width=320)
    letter = get_column_letter(position)
    leaf.column_dimensions[letter].width = max(_NARROWEST, min(_WIDEST, len(column.title) + 6))
    if column.moment:
        for row in range(2, 202):
            leaf.cell(row=row, column=position).number_format = _MOMENT


def _offer(leaf: Any, lists: Any, position: int, column: FormColumn) -> None:
    letter = get_column_letter(position)
    for row, option in enumerate(column.options, start=1):
        lists.cell(row=row, column=position, value=option)
    source = f"Daftar!${letter}$1:${letter}${len(column.options)}"
    choice = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = "Di luar daftar", "Pilih salah satu dari daftar."
    choice.promptTitle, choice.prompt = column.title[:32], column.help[:_LONGEST_PROMPT]
    leaf.add_data_validation(choice)
    choice.add(f"{letter}2:{letter}{_ROWS}")


def _listed(options: tuple[str, ...]) -> str:
    return ", ".join(options[:40]) + (", …" if len(options) > 40 else "")


def _dress(leaf: Any, columns: int) -> None:
    leaf.freeze_panes = "A2"
    for position in range(1, columns + 1):
        letter = get_column_letter(position)
        leaf[f"{letter}1"].font = _HEAD
        longest = max(
            (len(str(cell.value)) for cell in leaf[letter][:200] if cell.value is not None), default=0
        )
        leaf.column_dimensions[letter].width = max(_NARROWEST, min(_WIDEST, longest + 2))


def _safe(value: Any) -> Any:
    """Texts as texts, whatever they begin with; lists as words."""
    if isinstance(value, (list, tuple)):
        value = " ".join(str(item) for item in value)
    if isinstance(value, str):
        return inert_cell(_UNPRINTABLE.sub("\ufffd", value))
    return value


def _bytes(book: Workbook, at: datetime) -> bytes:
    """The file, its own dates and those of its parts taken from `at` and not from the clock."""
    raw = io.BytesIO()
    book.save(raw)
    stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<3>", content)
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return out.getvalue()
