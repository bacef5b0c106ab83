"""The short way through plain files; what it would not read as the strict reader does is left to that."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Any

from pipeline.load.codes import Code
from pipeline.load.scalars import CONSTANTS, number
from pipeline.load.scan import LONGEST_LINE, clean_text
from pipeline.model.lean import dataclass

# Letters and digits begin most texts; `(` and `/` have no meaning to YAML either.
_VALUE = r"""[A-Za-z0-9(/](?:[^\n]*[^\s:])?|"[^"\\\n]+"|'[^'\n]+'"""
# A line is its head (indentation, dash, key) and its value; what is neither leaves a gap.
_LINE = re.compile(rf"^( *(?:- )?(?:[a-z][a-z0-9_]*:(?: |(?=\n)))?)({_VALUE}|)\n", re.MULTILINE)
_HEAD = re.compile(r"( *)(- )?(?:([a-z][a-z0-9_]*): ?)?")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz(/")
# What may be a comment, an indentation by tab, or a question mark that opens a key.
_DOUBTFUL = ("#", "\t", " ?")
# Far from the strict reader's limit of values, which none of these files can then pass.
_MOST_LINES = 40_000
_DEEPEST = 32
_LONGEST_KEY = 100
_MOST_SHAPES = 1_000
_INSTANT = len("2025-05-01T08:30:00+07:00")
Heads = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plain:
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
    if text is None or text[-1:] != "\n" or text.count("\n") > _MOST_LINES:
        return None
    if any(doubtful in text for doubtful in _DOUBTFUL):
        return None
    found: list[Plain] = []
    line = 1
    if text.startswith("---\n"):
        text, line = text[4:], 2
    for part in text[:-1].split("\n---\n"):
        value = _document(f"{part}\n")
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
    value = _document(f"{source}\n")
    if value is None:
        raise ValueError("not the lines of a plain document")
    return value


def _document(text: str) -> dict[str, Any] | None:
    lines = _LINE.findall(text)
    if not lines or len(lines) != text.count("\n") or len(text) > LONGEST_LINE:
        return None
    heads, words = zip(*lines, strict=True)
    shape = _SHAPES.get(heads) or _remembered(heads)
    # A second ": " in a line is none that the heads account for, and a missing word is null.
    if shape.recipe is None or text.count(": ") != shape.pairs or words.count("") != shape.bare:
        return None
    values: list[Any] = [
        word if word[:1] in _LETTERS and word not in CONSTANTS else _meant(word) for word in words
    ]
    return None if _Refused in values else _built(shape.recipe, values)


class _Refused:
    """Stands for a word that the strict reader has to look at."""


def _meant(word: str) -> Any:
    """What a word means that may be something else than itself."""
    if word[:2] == "20" and len(word) == _INSTANT and word[10] == "T":
        return word
    if word[:1] in ('"', "'"):
        return word[1:-1]
    if word in CONSTANTS:
        # "" is no word: the value of its key is made of the lines below.
        return _Refused if word and CONSTANTS[word] is None else CONSTANTS[word]
    value = number(word)
    return _Refused if isinstance(value, Code) else value


@dataclass(frozen=True, slots=True)
class _Made:
    """How one collection is made of values and of collections made before it.

    Attributes:
        keys: Of a mapping; None for a list.
        take: Its parts, out of the values followed by the collections made so far.
        single: Whether `take` gives its one part bare.
    """

    keys: tuple[str, ...] | None
    take: itemgetter[Any]
    single: bool


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is known of files whose lines have the same heads.

    Attributes:
        recipe: Its collections, innermost first; None where the strict reader has to look.
        pairs: How many keys have their value beside them.
        bare: How many keys have not.
    """

    recipe: tuple[_Made, ...] | None
    pairs: int
    bare: int


_SHAPES: dict[Heads, _Shape] = {}


def _remembered(heads: Heads) -> _Shape:
    """The shape of some heads; files of a kind share few shapes, so each is worked out once."""
    if len(_SHAPES) >= _MOST_SHAPES:
        _SHAPES.clear()
    pairs, bare = (sum(head.endswith(end) for head in heads) for end in (": ", ":"))
    shape = _SHAPES[heads] = _Shape(_recipe(heads), pairs, bare)
    return shape


def _built(recipe: tuple[_Made, ...], parts: list[Any]) -> dict[str, Any]:
    for made in recipe:
        taken = (made.take(parts),) if made.single else made.take(parts)
        parts.append(list(taken) if made.keys is None else dict(zip(made.keys, taken, strict=True)))
    whole: dict[str, Any] = parts[-1]
    return whole


class _Unplain(Exception):
    """The strict reader has to look."""


@dataclass(frozen=True, slots=True)
class _Head:
    """One line without its value: how deep, whether an item of a list begins, which key."""

    indent: int
    dash: bool
    key: str
    bare: bool


def _recipe(heads: Heads) -> tuple[_Made, ...] | None:
    try:
        return tuple(_Reader(heads).read())
    except _Unplain:
        return None


class _Reader:
    """Works out what a document's heads make; positions of lines stand for their values."""

    def __init__(self, heads: Heads) -> None:
        self._heads = [_head(head) for head in heads]
        self._at = 0
        self._made: list[_Made] = []

    def read(self) -> list[_Made]:
        self._mapping(0, 0)
        if self._at != len(self._heads):
            raise _Unplain
        return self._made

    def _mapping(self, indent: int, depth: int) -> int:
        """The mapping whose keys stand at an indentation, from the present line on; its own number."""
        parts: dict[str, int] = {}
        first = True
        while (head := self._next()) is not None and head.indent == indent and (first or not head.dash):
            if not head.key or head.key in parts:
                raise _Unplain
            line, self._at = self._at, self._at + 1
            parts[head.key] = self._below(indent, depth) if head.bare else line
            first = False
        return self._make(tuple(parts), tuple(parts.values()))

    def _below(self, indent: int, depth: int) -> int:
        """What a key without a value of its own holds: a deeper mapping, or a list."""
        head = self._next()
        if head is None or depth > _DEEPEST:
            raise _Unplain
        if head.dash and head.indent - 2 >= indent:
            return self._list(head.indent, depth + 1)
        if head.dash or head.indent <= indent:
            raise _Unplain
        return self._mapping(head.indent, depth + 1)

    def _list(self, indent: int, depth: int) -> int:
        items: list[int] = []
        while (head := self._next()) is not None and head.dash and head.indent == indent:
            if head.key:
                items.append(self._mapping(indent, depth + 1))
            else:
                items.append(self._at)
                self._at += 1
        return self._make(None, tuple(items))

    def _make(self, keys: tuple[str, ...] | None, parts: tuple[int, ...]) -> int:
        if not parts:
            raise _Unplain
        self._made.append(_Made(keys, itemgetter(*parts), len(parts) == 1))
        return len(self._heads) + len(self._made) - 1

    def _next(self) -> _Head | None:
        return self._heads[self._at] if self._at < len(self._heads) else None


def _head(text: str) -> _Head:
    match = _HEAD.fullmatch(text)
    key = match[3] or "" if match else ""
    if match is None or len(key) > _LONGEST_KEY or (key in CONSTANTS if key else not match[2]):
        raise _Unplain
    dash = bool(match[2])
    # Keys of an item stand behind its dash: two further in.
    return _Head(len(match[1]) + 2 * dash, dash, key, bare=text.endswith(":"))
