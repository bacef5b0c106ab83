"""Where something stands: a file, a document in it, a path of keys, and later a line and column."""

from __future__ import annotations

from pipeline.model.lean import dataclass

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Pointer:
    """A place in the workspace, known before any line number is.

    Attributes:
        path: File, relative to the workspace, with "/" on every system.
        document: Which document of the file, counted from 0.
        keys: Mapping keys and list positions from the document's root down.
        on_key: Whether the key itself is meant instead of its value.
    """

    path: str
    document: int = 0
    keys: Keys = ()
    on_key: bool = False

    def json_pointer(self) -> str:
        """The keys as an RFC 6901 JSON Pointer ("" is the whole document)."""
        return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in self.keys)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines and columns of a place, 1-based, in code points; the end is exclusive in its column."""

    line: int
    column: int
    end_line: int
    end_column: int


START_OF_FILE = Span(1, 1, 1, 1)
