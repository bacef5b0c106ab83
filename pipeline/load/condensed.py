"""Lines of a document made plain: comments left out, each flow collection and block text one word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pipeline.load.flowwords import flow_value
from pipeline.load.plainwords import Refused, meaning
from pipeline.model.lean import dataclass

# What stands before a value that is more than a word: an item, a key, or a key behind an item's dash.
_OPENS = re.compile(r"( *)(?:(- )?([a-z][a-z0-9_]*): |(- ))(?=[\[{|>\"'])")
_FOLDED, _LITERAL = (">", ">-"), ("|", "|-")
_EMPTY: dict[str, type[Any]] = {"[]": list, "{}": dict}
# A line that opens one ends in one of these.
_ENDS = frozenset("]}>|-\"'")
# Begins the word that stands for a value; no text that is read has it.
_STANDS_FOR = "\x01"


@dataclass(frozen=True, slots=True)
class Condensed:
    """Plain lines and what their words stand for.

    Attributes:
        text: The lines, as `plainly` takes them apart.
        numbers: Of each line, which it is of the document, counted from 0.
        values: By the words that stand for them.
        written: By these words, how their values begin: all of their first line.
    """

    text: str
    numbers: Sequence[int]
    values: dict[str, Any]
    written: dict[str, str]

    @property
    def full(self) -> bool:
        """Whether none of the values is an empty collection."""
        return all(value or not isinstance(value, (list, dict)) for value in self.values.values())


def condensed(text: str) -> Condensed | None:
    """The lines of a document without comments, empty lines, flow collections, quoted words and block texts.

    None where the strict reader has to look: at comments behind a value, at collections and texts that are
    not of the simplest form, and at whatever may be a fault.

    Args:
        text: Lines without the end of the last; none ends in white space, none holds a tab.
    """
    lines, kept, numbers = text.split("\n"), list[str](), list[int]()
    values, written = dict[str, Any](), dict[str, str]()
    at = 0
    while at < len(lines):
        number, line, at = at, lines[at], at + 1
        if not line or line.lstrip(" ")[:1] == "#":
            continue
        if "#" in line:
            return None
        opens = _OPENS.match(line) if line[-1] in _ENDS else None
        if opens is not None:
            value, at = _value(opens, lines, at)
            if value is Refused:
                return None
            word = f"{_STANDS_FOR}{len(values)}"
            values[word], written[word] = value, line[opens.end() :]
            line = opens[0] + word
        kept.append(line)
        numbers.append(number)
    return Condensed("\n".join(kept), numbers, values, written) if kept else None


def _value(opens: re.Match[str], lines: Sequence[str], at: int) -> tuple[Any, int]:
    """What stands behind a key or a dash, and the line behind it; `Refused` as in `flow_value`."""
    rest = opens.string[opens.end() :]
    if rest in _EMPTY:
        return _EMPTY[rest](), at
    if rest[0] in "[{":
        return flow_value(rest), at
    if rest[0] in "\"'":
        return meaning(rest), at
    spaces, dash, key, _ = opens.groups()
    # Its lines stand behind the key, those of an item without one behind the dash.
    return _block(rest, lines, at, len(spaces) + (2 * bool(dash) if key else 1))


def _block(header: str, lines: Sequence[str], at: int, column: int) -> tuple[Any, int]:
    """The text below a header, and the line behind it; `Refused` where it is none of the simplest form.

    Args:
        header: What stands behind the key.
        lines: Of the document.
        at: The line behind the header.
        column: Of the key that it belongs to: its lines stand further in.
    """
    first = lines[at] if at < len(lines) else ""
    margin = first[: len(first) - len(first.lstrip(" "))]
    if header not in (*_FOLDED, *_LITERAL) or len(margin) <= column:
        return Refused, at
    own: list[str] = []
    while at < len(lines) and lines[at].startswith(margin):
        own.append(lines[at][len(margin) :])
        at += 1
    # A line further in than the first is not folded; an empty one, and what looks like a comment, is neither.
    following = next((line for line in lines[at:] if line), "")
    odd = header in _FOLDED and any(line[0] == " " for line in own)
    if odd or following.startswith(margin) or "#" in "".join(own):
        return Refused, at
    return (" " if header in _FOLDED else "\n").join(own) + "\n" * (header[-1] != "-"), at
