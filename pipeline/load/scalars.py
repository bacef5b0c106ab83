"""What a plain word means (YAML 1.2 core, and stricter), and which keys are refused."""

from __future__ import annotations

import re
import unicodedata

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
from pipeline.model.lean import dataclass
from pipeline.wording import visible

CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBER_STARTS = frozenset("+-.0123456789")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]")
_SPECIAL = re.compile(
    r"(?P<base>0x[0-9a-fA-F]+|0o[0-7]+)|(?P<infinite>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))|-"
)
_LARGEST = 2**53
_MOST_DIGITS = 17
_LONGEST_KEY = 200
_LIKE_LATIN = frozenset({"ARMENIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "FULLWIDTH", "GREEK", "MATHEMATICAL"})
_REMEMBERED_LENGTH = 64
_REMEMBERED = 4096

# Keys that are their own folded form and are refused nowhere.
HARMLESS: set[str] = set()


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
    """Looks at a key, and remembers short ones that nothing is wrong with: they come again and again."""
    key = _inspect(text)
    harmless = key.folded == text and key.fault is None and key.plain_fault is None
    if harmless and len(text) <= _REMEMBERED_LENGTH and len(HARMLESS) < _REMEMBERED:
        HARMLESS.add(text)
    return key


def _no_number(text: str) -> str | Code:
    special = _SPECIAL.fullmatch(text)
    if not special:
        return text
    if special["base"]:
        return HEXADECIMAL
    # libyaml lets a lone dash pass inside brackets, where YAML does not.
    return NOT_FINITE if special["infinite"] else SYNTAX


def _inspect(text: str) -> Key:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return Key(folded, _key_fault(text), _plain_key_fault(text))


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
