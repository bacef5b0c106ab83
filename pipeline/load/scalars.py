"""What a plain word means (YAML 1.2 core, and stricter), and which keys are refused."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pipeline.load.codes import (
    EXPONENT,
    HEXADECIMAL,
    HIDDEN_KEY,
    KEY_NOT_TEXT,
    LARGE_NUMBER,
    LEADING_ZERO,
    LONG_KEY,
    MERGE,
    NOT_FINITE,
    SYNTAX,
    Code,
)
from pipeline.wording import visible

CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBER_STARTS = frozenset("+-.0123456789")

_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]")
_OTHER_BASE = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_LARGEST = 2**53
_MOST_DIGITS = 17
_LONGEST_KEY = 200
_LIKE_LATIN = frozenset({"ARMENIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "FULLWIDTH", "GREEK", "MATHEMATICAL"})
_CACHED_KEY = 64


@dataclass(frozen=True, slots=True)
class Key:
    """What is known about a key from its text alone.

    Attributes:
        folded: Its form after NFKC and case folding; equal forms look alike.
        fault: Why it is refused however it is written.
        plain_fault: Why it is refused when written without quotes.
    """

    folded: str
    fault: Code | None
    plain_fault: Code | None


def number(text: str) -> int | float | str | Code:
    """A plain word that starts like a number: the number, the word as text, or why it is refused."""
    if not _DECIMAL.fullmatch(text):
        return _no_number(text)
    if "e" in text or "E" in text:
        return EXPONENT
    if _LEADING_ZERO.match(text):
        return LEADING_ZERO
    if sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return LARGE_NUMBER
    value = float(text) if "." in text else int(text)
    return LARGE_NUMBER if abs(value) > _LARGEST else value


def inspect_key(text: str) -> Key:
    """Looks at a key; the keys of the data model come again and again, so short ones are remembered."""
    return _remembered(text) if len(text) <= _CACHED_KEY else _inspect(text)


def _no_number(text: str) -> str | Code:
    if _OTHER_BASE.fullmatch(text):
        return HEXADECIMAL
    if _NOT_FINITE.fullmatch(text):
        return NOT_FINITE
    # libyaml lets a lone dash pass inside brackets, where YAML does not.
    return SYNTAX if text == "-" else text


def _inspect(text: str) -> Key:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return Key(folded, _key_fault(text), _plain_key_fault(text))


_remembered = lru_cache(maxsize=4096)(_inspect)


def _key_fault(text: str) -> Code | None:
    if len(text) > _LONGEST_KEY:
        return LONG_KEY
    if visible(text, len(text)) != text.replace("##[", "#\\u{0023}["):
        return HIDDEN_KEY
    return HIDDEN_KEY if not text.isascii() and _mixes_scripts(text) else None


def _plain_key_fault(text: str) -> Code | None:
    if text == "<<":
        return MERGE
    if text in CONSTANTS:
        return KEY_NOT_TEXT
    if text[0] in NUMBER_STARTS and not isinstance(number(text), str):
        return KEY_NOT_TEXT
    return None


def _mixes_scripts(text: str) -> bool:
    """Whether Latin letters stand beside others that look like them."""
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()}
    return "LATIN" in scripts and not scripts.isdisjoint(_LIKE_LATIN)
