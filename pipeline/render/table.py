"""Tables before they are printed: columns that know how they align, cells that know where they lead."""

from __future__ import annotations

from typing import Literal

from pipeline.model.lean import dataclass

Kind = Literal["teks", "angka", "kode", "waktu", "status"]
Width = Literal[0, 5, 8, 10, 12, 15, 18, 20, 25, 30, 35, 40, 45, 50, 60]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        label: Its head.
        kind: What stands in it: numbers align right with tabular figures, codes do not wrap.
        width: Percent of the table in print; 0 lets the content decide.
    """

    label: str
    kind: Kind = "teks"
    width: Width = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a bare text or None in a row means `Cell(text)`.

    Attributes:
        text: What stands there; None prints "belum ada data".
        href: Where it leads: a path of the site or an address.
        badge: A machine word to show as a badge instead (`badges.py`); `text` then stands beside it.
        note: Small print below.
        sort: What the site sorts by; the text where "".
    """

    text: str | None = ""
    href: str = ""
    badge: str = ""
    note: str = ""
    sort: str = ""


Entry = Cell | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its words.

    Attributes:
        caption: What it shows; read out first, printed above.
        columns: Left to right; the first names the row.
        rows: Each as long as `columns`; none prints "Nihil".
        foot: A row of totals.
        note: Where the figures come from, or how to read them.
        total: How many rows there are, where only the first are shown.
        more: Path of the whole list, where only the first rows are shown.
        id: Anchor; "" for none.
        filter: Whether the site may filter and sort it.
        empty: What is printed where there is no row.
        printed: How many rows stand in a PDF at most, the site having all; 0 for the usual limit.
        stacks: Whether a phone shows each row as a card, its cells below one another with their heads.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]
    foot: tuple[Entry, ...] = ()
    note: str = ""
    total: int | None = None
    more: str = ""
    id: str = ""
    filter: bool = False
    empty: str = "Nihil"
    printed: int = 0
    stacks: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError for a row that does not fit its columns: a mistake of ours."""
        for row in (*self.rows, *((self.foot,) if self.foot else ())):
            if len(row) != len(self.columns):
                raise ValueError(f"tabel {self.caption!r}: {len(row)} sel untuk {len(self.columns)} kolom")


def cell(entry: Entry) -> Cell:
    """An entry of a row as a cell."""
    return entry if isinstance(entry, Cell) else Cell(entry)
