"""One YAML document as plain data, with the little that is known about where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model.lean import dataclass, field
from pipeline.model.pointer import Keys, Pointer

Data = Mapping[str, Any]
# What is frozen refuses an assignment.
_kept = object.__setattr__


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a `register`: which one, and which of its fields it wrote itself.

    Attributes:
        number: Position in `isi`, counted from 0.
        own: Names of the fields that stand in the row; the others come from `bawaan`.
    """

    number: int
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a workspace file, or one row of a register.

    Attributes:
        path: File, relative to the workspace, with "/".
        index: Which document of the file, counted from 0.
        line: Its first line, 1-based.
        data: Its content; null, "" and empty collections are already left out.
        opd: The OPD whose folder or `opd` field it belongs to; "" for the region itself.
        row: Set for a row of a register.
        jenis: The kind, "" while unknown.
        id: The id, "" while unknown.
        source: Its own lines, where it was read the short way: every text of its content stands in them as
            it is. A document made of it by `replace` has none, for its content may be another.
        folded: Whether its lines say more than `plain_content` reads: of a text over several lines each
            stands in a line of its own, and there may be comments.
    """

    path: str
    index: int
    line: int
    data: Data
    opd: str = ""
    row: Row | None = None
    jenis: str = field(default="", init=False, repr=False, compare=False)
    id: str = field(default="", init=False, repr=False, compare=False)
    source: str = field(default="", init=False, repr=False, compare=False)
    folded: bool = field(default=False, init=False, repr=False, compare=False)

    def of_source(self, source: str, *, folded: bool) -> Document:
        """This document, with the lines that it was read from."""
        _kept(self, "source", source)
        if folded:
            _kept(self, "folded", folded)
        return self

    def __post_init__(self) -> None:
        """Looks for kind and id once: rules, clocks and names ask for them some twenty times."""
        kind, name = self.data.get("jenis"), self.data.get("id")
        _kept(self, "jenis", kind if isinstance(kind, str) else "")
        _kept(self, "id", name if isinstance(name, str) else "")

    @property
    def ref(self) -> str:
        """The full name "opd/jenis/id" ("jenis/id" for the region's own)."""
        opd, kind, name = self.opd, self.jenis, self.id
        if opd and kind and name:
            return f"{opd}/{kind}/{name}"
        return "/".join(part for part in (opd, kind, name) if part)

    def pointer(self, *keys: str | int, on_key: bool = False) -> Pointer:
        """A place inside this document, also where it is a register's row."""
        return Pointer(self.path, self.index, self._in_file(keys), on_key)

    def _in_file(self, keys: Keys) -> Keys:
        if self.row is None:
            return keys
        if keys and keys[0] not in self.row.own and keys[0] in self.data and keys[0] != "jenis":
            return ("bawaan", *keys)
        return ("isi", self.row.number, *(() if keys and keys[0] == "jenis" else keys))


def dig(data: Any, *keys: str | int) -> Any:
    """The value at a path of keys, or None where any step is missing."""
    for key in keys:
        # Nearly every step is a plain dict: asked first, it spares the slow question after a Mapping.
        if isinstance(data, (dict, Mapping)) and isinstance(key, str):
            data = data.get(key)
        elif isinstance(data, (list, tuple)) and isinstance(key, int) and -len(data) <= key < len(data):
            data = data[key]
        else:
            return None
    return data


def as_list(value: Any) -> list[Any]:
    """A value that may be one or a list, as a list; None gives an empty one."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
