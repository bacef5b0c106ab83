"""Line and column of places in a text, asked for from the beginning to the end."""

from __future__ import annotations

from pipeline.model.pointer import Span


class Ruler:
    """Counts every line break once, however many places are asked for."""

    __slots__ = ("_line", "_line_start", "_seen", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 1
        self._line_start = 0
        self._seen = 0

    def at(self, index: int) -> Span:
        """The one character at an index that is not before the one asked for last."""
        newlines = self._text.count("\n", self._seen, index)
        if newlines:
            self._line += newlines
            self._line_start = self._text.rfind("\n", self._seen, index) + 1
        self._seen = index
        column = index - self._line_start + 1
        return Span(self._line, column, self._line, column + 1)
