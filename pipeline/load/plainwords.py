"""What a word of a plain file means: mostly itself."""

from __future__ import annotations

import re
from typing import Any

from pipeline.load.codes import Code
from pipeline.load.scalars import CONSTANTS, number

# Letters begin most texts; `(` and `/` have no meaning to YAML either.
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz(/")
_INSTANT = len("2025-05-01T08:30:00+07:00")
_DIGITS = frozenset("0123456789")
QUOTED = re.compile(r""""[^"\\\n]+"|'[^'\n]+'""")


class Refused:
    """Stands for a word that the strict reader has to look at."""


# Words that are not themselves; "" is none: the value of its key is made of the lines below.
MEANINGS: dict[str, Any] = {
    **{word: Refused if value is None else value for word, value in CONSTANTS.items()},
    **{str(small): small for small in range(100)},
    "": "",
}


def meaning(word: str) -> Any:
    """What a word means; `Refused` where the strict reader has to look."""
    if word in MEANINGS:
        return MEANINGS[word]
    return word if word[:1] in LETTERS or is_instant(word) else _meant(word)


def is_instant(word: str) -> bool:
    """Whether a word is written like an instant: then it is no number, whatever its digits say."""
    return word[:2] == "20" and len(word) == _INSTANT and word[10] == "T"


def _meant(word: str) -> Any:
    """What a word means that does not begin like a text and is none of `MEANINGS`."""
    if word[0] not in _DIGITS:
        return word[1:-1] if QUOTED.fullmatch(word) else Refused
    value = number(word)
    return Refused if isinstance(value, Code) else value
