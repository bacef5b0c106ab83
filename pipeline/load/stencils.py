"""Plain documents of a shape that comes often, each taken apart by one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.load.plainwords import LETTERS, MEANINGS, Refused, is_instant, meaning
from pipeline.load.scalars import CONSTANTS
from pipeline.load.shapes import ITEM, Shape

# A shape is looked at from half so many documents on; by then its stencil saves what it takes to cut.
_OFTEN = 64
# What does not fit is learnt from, and another cut, at twice as many documents each time, up to so many.
_LAST = 512
_MOST_LINES = 300
# Of the documents that begin alike; one that fits moves to the front.
_MOST_STENCILS = 4
_MOST_BEGINNINGS = 256
_BEGINNING = 12

# The LETTERS, as ranges: one by one they take most of the time in which an expression is compiled. Neither a
# text nor an instant holds a key's ": " or ends in ":".
_TEXT = r"([A-Za-z(/][^\n:]*)"
_INSTANT = r"(20[^\n ]{8}T[^\n ]{13}[^\n :])"
_ANYTHING = r"([^\n]+)"
# A text that is one of these means something else, and what is refused is for the strict reader.
_NOT_AS_WRITTEN = frozenset({*CONSTANTS, Refused})

_STENCILS: dict[str, tuple[Stencil, ...]] = {}


class Stencil:
    """What documents with the same heads look like, and what each of their words may be.

    It accepts less than `plainly` does, and reads what it accepts as that does.
    """

    __slots__ = ("_build", "_fits", "_others")

    def __init__(self, shape: Shape, ways: Sequence[str]) -> None:
        """Cuts it.

        Args:
            shape: A plain one.
            ways: What each line's word is matched by; anything for a key with its value below.
        """
        lines: list[str] = []
        groups: dict[int, int] = {}
        for number, (head, way) in enumerate(zip(shape.heads, ways, strict=True)):
            if head.endswith(":"):
                lines.append(re.escape(head))
                continue
            lines.append(re.escape(head[:-2] if head.endswith(ITEM) else f"{head}: ") + way)
            groups[number] = len(groups)
        self._fits = re.compile(r"\n".join(lines)).fullmatch
        self._others = tuple(group for number, group in groups.items() if ways[number] == _ANYTHING)
        self._build = shape.compiled(groups)

    def content(self, text: str) -> dict[str, Any] | None:
        """The content of a document's lines of which none ends in white space; None where it does not fit."""
        found = self._fits(text)
        if found is None:
            return None
        values: list[Any] = list(found.groups())
        for place in self._others:
            word = values[place]
            # A second ": " in a line, or a ":" at its end, is for those who look at each line.
            if ":" in word and (": " in word or word[-1] == ":"):
                return None
            values[place] = meaning(word)
        return self._build(values) if _NOT_AS_WRITTEN.isdisjoint(values) else None


def by_stencil(text: str) -> dict[str, Any] | None:
    """The content of a document by one of the stencils; None where none fits."""
    beginning = text[:_BEGINNING]
    known = _STENCILS.get(beginning, ())
    for place, stencil in enumerate(known):
        content = stencil.content(text)
        if content is not None:
            if place:
                # A new tuple: a server reads in several threads.
                _STENCILS[beginning] = (stencil, *(one for one in known if one is not stencil))
            return content
    return None


def learn(shape: Shape, words: Iterable[str], text: str) -> None:
    """Looks at a document that no stencil fitted, and cuts one where such come often.

    Args:
        shape: Its shape, which has counted it.
        words: The word of each line.
        text: Its lines.
    """
    uses = shape.uses
    if not _OFTEN // 2 <= uses <= _LAST or len(shape.heads) > _MOST_LINES:
        return
    seen = [_way(word) for word in words]
    shape.ways = [
        one if one == other else _ANYTHING for one, other in zip(shape.ways or seen, seen, strict=True)
    ]
    # At 64, 128, 256 …
    if uses >= _OFTEN and uses & (uses - 1) == 0:
        _keep(text[:_BEGINNING], Stencil(shape, shape.ways))


def _way(word: str) -> str:
    if word[:1] in LETTERS and word not in MEANINGS:
        return _ANYTHING if ":" in word else _TEXT
    return _INSTANT if is_instant(word) else _ANYTHING


def _keep(beginning: str, stencil: Stencil) -> None:
    if len(_STENCILS) >= _MOST_BEGINNINGS:
        _STENCILS.clear()
    _STENCILS[beginning] = (stencil, *_STENCILS.get(beginning, ()))[:_MOST_STENCILS]
