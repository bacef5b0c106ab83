"""Writes documents as YAML the way a person would type it: block style, quotes only where needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

Value = object
WIDTH = 100

_NUMBER_LIKE = re.compile(
    r"[-+.]?[0-9][0-9_.,]*([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+|[-+]?\.(inf|nan)", re.IGNORECASE
)
_CLOCK_LIKE = re.compile(r"[0-9]{1,2}:[0-9]{2}(?!.*T)")
_WORDS = {"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_OPENERS = set("-?:,[]{}#&*!|>'\"%@`")


def document(data: Mapping[str, Value]) -> str:
    """One mapping as YAML text, ending in a newline."""
    return "\n".join(_mapping(data, 0)) + "\n"


def needs_quotes(text: str) -> bool:
    """Whether a plain scalar would be read as something else than this text."""
    if text.lower() in _WORDS or text != text.strip() or text[0] in _OPENERS:
        return True
    if _NUMBER_LIKE.fullmatch(text) or _CLOCK_LIKE.match(text):
        return True
    return ": " in text or " #" in text or text.endswith(":")


def scalar(value: Value) -> str:
    """One value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    text = str(value)
    if not needs_quotes(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


def _mapping(data: Mapping[str, Value], indent: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{' ' * indent}{key}:", value, indent)


def _entry(head: str, value: Value, indent: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield head
        yield from _mapping(value, indent + 2)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield f"{head} []" if not value else head
        yield from _sequence(value, indent + 2)
    else:
        yield from _text(head, value, indent + 2)


def _sequence(items: Sequence[Value], indent: int) -> Iterator[str]:
    dash = f"{' ' * indent}-"
    for item in items:
        if isinstance(item, Mapping):
            lines = list(_mapping(item, indent + 2))
            yield f"{dash} {lines[0].lstrip()}"
            yield from lines[1:]
        else:
            yield from _text(dash, item, indent + 2)


def _text(head: str, value: Value, indent: int) -> Iterator[str]:
    line = f"{head} {scalar(value)}"
    if not isinstance(value, str) or len(line) <= WIDTH + 10 or " " not in value:
        yield line
        return
    yield f"{head} >-"
    yield from _folded(value, indent)


def _folded(text: str, indent: int) -> Iterator[str]:
    pad, line = " " * indent, ""
    for word in text.split(" "):
        if line and len(pad) + len(line) + 1 + len(word) > WIDTH:
            yield pad + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield pad + line
