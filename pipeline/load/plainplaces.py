"""Lines and columns of chosen places in plain files: told from their lines, without an event."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.load.plainly import Lines, parts_of, plain_lines
from pipeline.load.scan import ordinary_text
from pipeline.load.shapes import ITEM, Made
from pipeline.model.pointer import Span


class Place:
    """A node of the tree of wanted places; spans are filled in while walking."""

    __slots__ = ("inside", "key", "value")

    def __init__(self) -> None:
        """Nothing is known of it yet."""
        self.inside: dict[str | int, Place] = {}
        self.key: Span | None = None
        self.value: Span | None = None


def seen_plainly(text: str, wanted: Mapping[int, Place]) -> bool:
    """Fills in the spans as the events would tell them; whether it could.

    Args:
        text: The file as it was read.
        wanted: The places by the number of their document. Where False is given, some may be filled in.
    """
    try:
        ordinary = ordinary_text(text.encode())
    except UnicodeEncodeError:
        return False
    last = max(wanted, default=-1)
    if ordinary is None or text[-1:] != "\n":
        return False
    for number, (line, part) in enumerate(parts_of(text)):
        if number > last:
            break
        # What comes before a document must be plain, too: else it may not be the document of that number.
        lines = plain_lines(part)
        if lines is None or (number in wanted and not _Lines(line, lines).filled(wanted[number])):
            return False
    return True


class _Lines:
    """A plain document: what its lines make, and where in them it stands."""

    __slots__ = ("_closed", "_first", "_heads", "_made", "_numbers", "_words")

    def __init__(self, first: int, lines: Lines) -> None:
        self._first = first
        self._heads = lines.shape.heads
        self._made = lines.shape.recipe
        self._words = lines.words
        self._numbers = lines.numbers
        self._closed = lines.closed

    def filled(self, place: Place) -> bool:
        """Whether the places could be told: none can inside a flow collection, and then none is."""
        whole = self._made[-1]
        if self._closed and self._lies_inside(place, whole):
            return False
        self._fill(place, whole)
        return True

    def _lies_inside(self, place: Place, made: Made) -> bool:
        """Whether a place is wanted inside a flow collection."""
        for key, inner in place.inside.items():
            part = _part(made, key) if inner.inside else None
            below = None if part is None else self._below(part)
            if part in self._closed or (below is not None and self._lies_inside(inner, below)):
                return True
        return False

    def _fill(self, place: Place, made: Made) -> None:
        place.value = self._opening(made)
        for key, inner in place.inside.items():
            part = _part(made, key)
            if part is None:
                continue
            below = self._below(part)
            if made.keys is not None:
                inner.key = self._key(part if below is None else self._line(below) - 1, key)
            if below is None:
                inner.value = self._word(part)
            else:
                self._fill(inner, below)

    def _below(self, part: int) -> Made | None:
        """The collection that a part is; None for a word."""
        number = part - len(self._heads)
        return self._made[number] if number >= 0 else None

    def _line(self, made: Made) -> int:
        """The first line of a collection; a key whose value stands below it has one of its own before."""
        below = self._below(made.parts[0])
        if below is None:
            return made.parts[0]
        return self._line(below) - (made.keys is not None)

    def _opening(self, made: Made) -> Span:
        """A collection is shown by its first line, from its first key or dash on."""
        line = self._line(made)
        head, word = self._heads[line], self._words[line]
        start = _indent(head) + (2 if made.keys is not None and head.lstrip(" ").startswith("- ") else 0)
        end = self._start(line) + len(word) if word else len(head)
        return self._span(line, start, end)

    def _key(self, line: int, key: str | int) -> Span:
        head = self._heads[line]
        start = len(head.removesuffix(":")) - len(str(key))
        return self._span(line, start, start + len(str(key)))

    def _word(self, line: int) -> Span:
        start = self._start(line)
        return self._span(line, start, start + len(self._words[line]))

    def _start(self, line: int) -> int:
        """Where a line's word begins."""
        head = self._heads[line]
        return len(head) - 2 if head.endswith(ITEM) else len(head) + 2

    def _span(self, line: int, start: int, end: int) -> Span:
        number = self._first + self._numbers[line]
        return Span(number, start + 1, number, end + 1)


def _part(made: Made, key: str | int) -> int | None:
    """The part of a collection that a key names; None where there is none such."""
    if made.keys is None:
        return made.parts[key] if isinstance(key, int) and 0 <= key < len(made.parts) else None
    return made.parts[made.keys.index(key)] if isinstance(key, str) and key in made.keys else None


def _indent(head: str) -> int:
    return len(head) - len(head.lstrip(" "))
