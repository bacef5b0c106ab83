"""The short way through plain files; what it would not read as the strict reader does is left to that."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pipeline.load.codes import Code
from pipeline.load.scalars import CONSTANTS, number
from pipeline.load.scan import LONGEST_LINE, clean_text
from pipeline.load.shapes import ITEM, shape_of

# Letters begin most texts; `(` and `/` have no meaning to YAML either.
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz(/")
_DIGITS = frozenset("0123456789")
_QUOTED = re.compile(r""""[^"\\\n]+"|'[^'\n]+'""")
# An item of a list that is no mapping: a line without a key.
_ITEM = re.compile(r"( *)- (.+)")
_ENDS_IN_SPACE = re.compile(r"\s$", re.MULTILINE)
# Far from the strict reader's limit of values, which none of these files can then pass.
_MOST_LINES = 40_000
_INSTANT = len("2025-05-01T08:30:00+07:00")


class _Refused:
    """Stands for a word that the strict reader has to look at."""


# Words that are not themselves; "" is none: the value of its key is made of the lines below.
_MEANINGS: dict[str, Any] = {
    **{word: _Refused if value is None else value for word, value in CONSTANTS.items()},
    **{str(small): small for small in range(100)},
    "": "",
}


class Plain(NamedTuple):
    """One document of a plain file.

    Attributes:
        line: Line of its first key, 1-based.
        value: Its content.
        source: Its lines.
    """

    line: int
    value: dict[str, Any]
    source: str


def plain_documents(raw: bytes) -> list[Plain] | None:
    """The documents of a file's bytes; None where the strict reader has to look.

    That is for escapes, comments, flow collections, folded texts, empty fields, and whatever may be a fault.
    """
    text = clean_text(raw)
    if text is None or text[-1:] != "\n" or (len(text) > _MOST_LINES and text.count("\n") > _MOST_LINES):
        return None
    # What may be a comment, an indentation by tab, or a question mark that opens a key.
    if "#" in text or "\t" in text or ("?" in text and " ?" in text):
        return None
    found: list[Plain] = []
    line = 1
    if text.startswith("---\n"):
        text, line = text[4:], 2
    for part in text[:-1].split("\n---\n"):
        value = _document(part)
        if value is None:
            return None
        found.append(Plain(line, value, part))
        line += part.count("\n") + 2
    return found


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
    if len(text) >= LONGEST_LINE or _ends_loosely(text):
        return None
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
    values = [
        _MEANINGS[word]
        if word in _MEANINGS
        else word
        if word[:1] in _LETTERS or (word[:2] == "20" and len(word) == _INSTANT and word[10] == "T")
        else _meant(word)
        for word in words
    ]
    return None if _Refused in values else shape.built(values)


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


def _meant(word: str) -> Any:
    """What a word means that does not begin like a text."""
    if word[0] not in _DIGITS:
        return word[1:-1] if _QUOTED.fullmatch(word) else _Refused
    value = number(word)
    return _Refused if isinstance(value, Code) else value
