"""What the lines of a plain file make, worked out from all that stands before their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from pipeline.load.scalars import CONSTANTS
from pipeline.model.lean import dataclass

Heads = tuple[str, ...]
"""What stands before each line's value: "jenis" (the value beside it), "aktivitas:" (below it); ITEM.

No line can be told apart at ": " and leave one in its head: so the mark of a bare item is no key's.
"""
ITEM = "- : "
Build = Callable[[list[Any]], dict[str, Any]]
_HEAD = re.compile(rf"( *)(?:{ITEM}|(- )?([a-z][a-z0-9_]*)(:?))")
_DEEPEST = 32
_LONGEST_KEY = 100
_MOST_SHAPES = 1_000
# A shape that comes so often gets a function of its own: it takes as long to compile as it saves by then.
_OFTEN = 64
_MOST_COMPILED = 300


class Shape:
    """What is known of documents whose lines have the same heads.

    Attributes:
        heads: What stands before each line's value.
        bare: How many keys have their value below them.
        uses: How many documents were made, line by line.
        ways: What was learnt of each line's word by `stencils`; empty at first.
    """

    __slots__ = ("_build", "_recipe", "bare", "heads", "uses", "ways")

    def __init__(self, heads: Heads) -> None:
        self.bare = sum(head.endswith(":") for head in heads)
        self.heads = heads
        self.uses = 0
        self.ways: Sequence[str] = ()
        self._recipe = _recipe(heads)
        self._build: Build | None = None

    @property
    def plain(self) -> bool:
        """Whether the short way may read such lines; else the strict reader has to look."""
        return self._recipe is not None

    def built(self, values: list[Any]) -> dict[str, Any]:
        """The content of a document.

        Args:
            values: Of each line, in order; anything for a key with its value below. The list is used up.

        Raises:
            ValueError: The shape is not plain.
        """
        self.uses += 1
        if self._build is not None:
            return self._build(values)
        if self.uses == _OFTEN and len(self.heads) <= _MOST_COMPILED:
            self._build = self.compiled(range(len(self.heads)))
        return built(self.recipe, values)

    def compiled(self, places: Sequence[int] | Mapping[int, int]) -> Build:
        """The same as a function that makes all collections at once.

        Args:
            places: By line, where its value stands in what the function is given.

        Raises:
            ValueError: The shape is not plain.
        """
        written = [f"v[{places[line]}]" if line in places else "" for line in range(len(self.heads))]
        for made in self.recipe:
            inside = [written[part] for part in made.parts]
            if made.keys is None:
                written.append(f"[{','.join(inside)}]")
            else:
                pairs = zip(made.keys, inside, strict=True)
                written.append(f"{{{','.join(f'{key!r}:{part}' for key, part in pairs)}}}")
        # Nothing of a file but its keys, which are lower-case letters, digits and underscores.
        build: Build = eval(f"lambda v:{written[-1]}", {"__builtins__": {}})  # noqa: S307
        return build

    @property
    def recipe(self) -> tuple[Made, ...]:
        """How its collections are made, the whole document last.

        Raises:
            ValueError: The shape is not plain.
        """
        if self._recipe is None:
            raise ValueError("not the shape of a plain document")
        return self._recipe


_SHAPES: dict[Heads, Shape] = {}


def shape_of(heads: Heads) -> Shape:
    """The shape of some heads; files of a kind share few shapes, so each is worked out once."""
    known = _SHAPES.get(heads)
    if known is None:
        if len(_SHAPES) >= _MOST_SHAPES:
            _SHAPES.clear()
        known = _SHAPES[heads] = Shape(heads)
    return known


@dataclass(frozen=True, slots=True)
class Made:
    """How one collection is made of values and of collections made before it.

    Attributes:
        keys: Of a mapping; None for a list.
        parts: Its parts, as positions among the values followed by the collections made so far.
        take: Takes its parts from there.
    """

    keys: tuple[str, ...] | None
    parts: tuple[int, ...]
    take: itemgetter[Any]


def built(recipe: tuple[Made, ...], parts: list[Any]) -> dict[str, Any]:
    """A document's content by its recipe, innermost collections first."""
    for made in recipe:
        taken = made.take(parts) if len(made.parts) > 1 else (made.take(parts),)
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


def _recipe(heads: Heads) -> tuple[Made, ...] | None:
    try:
        return tuple(_Reader(heads).read())
    except _Unplain:
        return None


class _Reader:
    """Works out what a document's heads make; positions of lines stand for their values."""

    def __init__(self, heads: Heads) -> None:
        self._heads = [_head(head) for head in heads]
        self._at = 0
        self._made: list[Made] = []

    def read(self) -> list[Made]:
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
        self._made.append(Made(keys, parts, itemgetter(*parts)))
        return len(self._heads) + len(self._made) - 1

    def _next(self) -> _Head | None:
        return self._heads[self._at] if self._at < len(self._heads) else None


def _head(text: str) -> _Head:
    match = _HEAD.fullmatch(text)
    if match is None:
        raise _Unplain
    spaces, dash, key, colon = match.groups(default="")
    if len(key) > _LONGEST_KEY or (key and key in CONSTANTS):
        raise _Unplain
    begins = bool(dash) or not key
    # Keys of an item stand behind its dash: two further in.
    return _Head(len(spaces) + 2 * begins, begins, key, bare=bool(colon))
