"""What a document shows, as data: tables, figures and entries read off the page, so never more than it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from pipeline.model.lean import dataclass, field

NAME = "data.json"
_VOID = frozenset({"br", "wbr", "hr", "img", "input", "link", "meta", "col"})
# Not read: pictures have their table beside them, and a sign says again what its word says.
_MUTE = frozenset({"svg", "style", "script", "title"})
_HEARD = frozenset({"h1", "h2", "caption", "th", "td", "dt", "dd"})
_KINDS = ("angka", "isian", "tabel")
# Small print beside what it is about.
_ASIDE = frozenset({"sumber", "catatan"})
_FIGURE = {"metrik-label": "label", "metrik-nilai": "nilai", "metrik-catatan": "catatan"}


def shown(html: str) -> bytes:
    """The data of a page as JSON.

    Args:
        html: From `environment.pdf_html`.

    Returns:
        An object with `judul` and `bagian`: what stands below each heading in the order of the page, as
        `angka` (`label`, `nilai`, `catatan`), `isian` (`label`, `isi`) and `tabel` (`judul`, `kolom`,
        `baris`). All values are texts as printed.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    told = [part for part in reader.parts if any(part[kind] for kind in _KINDS)]
    content = {"versi": 1, "judul": reader.title, "bagian": told}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet: its tag, what it is to us, and where its words go."""

    tag: str
    role: str = ""
    words: list[str] | None = None


@dataclass(slots=True)
class _Table:
    title: str = ""
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    row: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Follows the parts that our own templates are made of."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.parts: list[dict[str, Any]] = [_part("")]
        self.opened: list[_Open] = []
        self.tables: list[_Table] = []
        self.label = ""
        self.figure: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._say(" " if tag == "br" else "")
            return
        given = {name: value or "" for name, value in attrs}
        role = _role(tag, given)
        # Words of an element beside another are words beside it.
        self._say(" (" if role == "aside" else " ")
        self.opened.append(_Open(tag, role, [] if role in _HEARD or role in _FIGURE else None))
        if tag == "table":
            self.tables.append(_Table())

    def handle_endtag(self, tag: str) -> None:
        while self.opened:
            closed = self.opened.pop()
            self._close(closed)
            if closed.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if not any(one.role == "mute" for one in self.opened):
            self._say(data)

    def _say(self, words: str) -> None:
        heard = next((one.words for one in reversed(self.opened) if one.words is not None), None)
        if heard is not None:
            heard.append(words)

    def _close(self, closed: _Open) -> None:
        text = " ".join("".join(closed.words or ()).split())
        if closed.role == "aside":
            self._say(")")
        elif closed.role == "h1":
            self.title = text
        elif closed.role == "h2":
            self.parts.append(_part(text))
        elif closed.role == "dt":
            self.label = text
        elif closed.role == "dd":
            self._entry(text)
        elif closed.role in _FIGURE or closed.role == "metrik":
            self._figured(closed.role, text)
        elif self.tables:
            self._tabled(closed, text)

    def _entry(self, text: str) -> None:
        # An entry that is a table has been told as a table.
        if text:
            self._add("isian", {"label": self.label, "isi": text})

    def _figured(self, role: str, text: str) -> None:
        if role in _FIGURE:
            self.figure[_FIGURE[role]] = text
        elif self.figure:
            self._add("angka", self.figure)
            self.figure = {}

    def _tabled(self, closed: _Open, text: str) -> None:
        table = self.tables[-1]
        if closed.role == "caption":
            table.title = text
        elif closed.role in {"th", "td"}:
            table.row.append(text)
        elif closed.tag == "tr":
            if any(one.tag == "thead" for one in self.opened):
                table.columns = table.row
            else:
                table.rows.append(table.row)
            table.row = []
        elif closed.tag == "table":
            self.tables.pop()
            self._add("tabel", {"judul": table.title, "kolom": table.columns, "baris": table.rows})

    def _add(self, kind: str, content: dict[str, Any]) -> None:
        self.parts[-1][kind].append(content)


def _part(title: str) -> dict[str, Any]:
    return {"judul": title, **{kind: [] for kind in _KINDS}}


def _role(tag: str, given: dict[str, str]) -> str:
    """What an element is to us; "" where it only holds others."""
    named = given.get("class", "").split()
    if tag in _MUTE or given.get("aria-hidden") == "true":
        return "mute"
    if tag in _HEARD:
        return tag
    if not _ASIDE.isdisjoint(named):
        return "aside"
    return next((name for name in named if name in _FIGURE), "metrik" if tag == "li" else "")
