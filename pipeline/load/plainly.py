"""The short way through plain files; what it would not read as the strict reader does is left to that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.load.condensed import Condensed, condensed
from pipeline.load.plainwords import Refused, meaning
from pipeline.load.scan import LONGEST_LINE, ordinary_text
from pipeline.load.shapes import ITEM, Shape, shape_of
from pipeline.load.stencils import by_stencil, learn

# An item of a list that is no mapping: a line without a key.
_ITEM = re.compile(r"( *)- (.+)")
# Most documents with more than plain lines: looking at each line would be for nothing.
_MORE = re.compile(r"\n\n|[:-] [\[{|>]")
_ENDS_IN_SPACE = re.compile(r"\s$", re.MULTILINE)
# Far from the strict reader's limit of values, which none of these files can then pass.
_MOST_LINES = 40_000


class Plain(NamedTuple):
    """One document of a plain file.

    Attributes:
        line: Line of its first key, 1-based.
        value: Its content.
        source: Its lines.
        folded: Whether comments, flow collections or block texts are among them.
        full: Whether nothing in it is empty.
    """

    line: int
    value: dict[str, Any]
    source: str
    folded: bool = False
    full: bool = True


class Lines(NamedTuple):
    """The lines of a document that was read the short way.

    Attributes:
        shape: Of the lines that hold something.
        words: Of these, as written; of what takes several lines the first.
        numbers: Which lines of the document they are, counted from 0.
        closed: Those whose word is a flow collection.
    """

    shape: Shape
    words: tuple[str, ...]
    numbers: Sequence[int]
    closed: frozenset[int]


def plain_documents(raw: bytes) -> list[Plain] | None:
    """The documents of a file's bytes; None where the strict reader has to look.

    That is for escapes, comments behind a value, flow collections and texts of other than the simplest forms,
    empty fields, and whatever may be a fault.
    """
    text = ordinary_text(raw)
    if text is None or text[-1:] != "\n" or (len(text) > _MOST_LINES and text.count("\n") > _MOST_LINES):
        return None
    found: list[Plain] = []
    for line, part in parts_of(text):
        value = _document(part)
        one = Plain(line, value, part) if value is not None else _condensed(line, part)
        if one is None:
            return None
        found.append(one)
    return found


def _condensed(line: int, text: str) -> Plain | None:
    """A document with comments, flow collections or block texts among its lines."""
    found = _parted_condensed(text)
    if found is None:
        return None
    made, shape, _, values = found
    return Plain(line + made.numbers[0], shape.built(values), text, folded=True, full=made.full)


def _parted_condensed(text: str) -> tuple[Condensed, Shape, tuple[str, ...], list[Any]] | None:
    """What is made of a document's lines: their shape, words, and what these stand for."""
    if len(text) >= LONGEST_LINE or _ends_loosely(text):
        return None
    made = condensed(text)
    parted = _parted(made.text) if made is not None else None
    if made is None or parted is None:
        return None
    known = made.values
    values = [known[word] if word in known else meaning(word) for word in parted[1]]
    return None if Refused in values else (made, *parted, values)


def parts_of(text: str) -> Iterator[tuple[int, str]]:
    """Of each document in a text the line of its first key, 1-based, and its lines without the last's end."""
    if "---\n" not in text:
        # Nearly always a file holds one document.
        yield 1, text[:-1]
        return
    line = 1
    if text.startswith("---\n"):
        text, line = text[4:], 2
    for part in text[:-1].split("\n---\n"):
        yield line, part
        line += part.count("\n") + 2


def plain_content(source: str) -> dict[str, Any]:
    """The content of a document that was read plainly, from its lines once more.

    Raises:
        ValueError: These are no such lines; a failure of ours.
    """
    value = _document(source)
    if value is None:
        raise ValueError("not the lines of a plain document")
    return value


def _document(text: str) -> dict[str, Any] | None:
    """The content of a document's lines, without the end of the last."""
    if len(text) >= LONGEST_LINE or "#" in text or _ends_loosely(text):
        return None
    content = by_stencil(text)
    if content is not None:
        return content
    parted = None if _MORE.search(text) else _parted(text)
    if parted is None:
        return None
    shape, words = parted
    values = list(map(meaning, words))
    if Refused in values:
        return None
    content = shape.built(values)
    learn(shape, words, text)
    return content


def plain_lines(text: str) -> Lines | None:
    """The lines of a document; None where it cannot be read the short way."""
    if _document(text) is not None and (parted := _parted(text)) is not None:
        return Lines(*parted, range(len(parted[1])), frozenset())
    found = _parted_condensed(text)
    if found is None:
        return None
    made, shape, words, _ = found
    closed = [line for line, word in enumerate(words) if isinstance(made.values.get(word), (list, dict))]
    written = tuple(made.written.get(word, word) for word in words)
    return Lines(shape, written, made.numbers, frozenset(closed))


def _parted(text: str) -> tuple[Shape, tuple[str, ...]] | None:
    """Shape and words of a document's lines, whatever they mean; None where the strict reader has to look."""
    heads, seps, words = zip(*[line.partition(": ") for line in text.split("\n")], strict=True)
    below = text.count(":\n") + (text[-1:] == ":")
    alone = seps.count("")
    # A second ": " in a line is none that stands behind its key.
    if text.count(": ") != len(heads) - alone:
        return None
    if alone != below:
        parted = _with_items(heads, seps, words)
        if parted is None:
            return None
        heads, words = parted
    shape = shape_of(heads)
    # What ends in a colon is a key with its value below, and nothing else is.
    if not shape.plain or shape.bare != below or words.count("") != below:
        return None
    return shape, words


def _ends_loosely(text: str) -> bool:
    """Whether a line ends in white space."""
    if text.isascii():
        return " \n" in text or text[-1:] == " "
    return _ENDS_IN_SPACE.search(text) is not None


def _with_items(
    heads: tuple[str, ...], seps: tuple[str, ...], words: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Heads and words where lines without a key are items of a list; None where one is something else."""
    own_heads, own_words = list(heads), list(words)
    for place in [place for place, sep in enumerate(seps) if not sep]:
        line = heads[place]
        if line[-1:] != ":":
            item = _ITEM.fullmatch(line)
            if item is None:
                return None
            own_heads[place], own_words[place] = item[1] + ITEM, item[2]
    return tuple(own_heads), tuple(own_words)
