"""Flow collections within one line, `[a, b]` and `{oleh: kadis, tanggal: 2024-01-02}`, read the short way."""

from __future__ import annotations

import re
from typing import Any

from pipeline.load.plainwords import QUOTED, Refused, meaning
from pipeline.load.scalars import CONSTANTS

# A key of ours; what YAML takes for another key is none.
_KEY = re.compile(r"([a-z][a-z0-9_]{0,99}): +")
# No word holds what divides a collection, and a colon in one stands in a time or an address.
_WORD = re.compile(r"(?:[^\[\]{},:?#\n]|:(?=[0-9/]))+")
_DEEPEST = 16


class _Unplain(Exception):
    """The strict reader has to look."""


def flow_value(text: str) -> Any:
    """What a flow collection holds; `Refused` where the strict reader has to look.

    That is for whatever may be a fault, and for escapes, empty collections, and keys without a value.

    Args:
        text: All of it, from its first bracket on, in one line.
    """
    try:
        value, end = _value(text, 0, 0)
    except _Unplain:
        return Refused
    return value if end == len(text) else Refused


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    """A value and where it ends."""
    first = text[at : at + 1]
    if depth > _DEEPEST:
        raise _Unplain
    if first == "[":
        return _list(text, at, depth)
    if first == "{":
        return _mapping(text, at, depth)
    found = (QUOTED if first in "\"'" else _WORD).match(text, at)
    if found is None:
        raise _Unplain
    value = meaning(found[0].rstrip(" "))
    if value is Refused or value == "":
        raise _Unplain
    return value, found.end()


def _list(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    at = _after(text, at + 1)
    while True:
        item, at = _value(text, at, depth + 1)
        items.append(item)
        at, more = _beyond(text, at, "]")
        if not more:
            return items, at


def _mapping(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    fields: dict[str, Any] = {}
    at = _after(text, at + 1)
    while True:
        key = _KEY.match(text, at)
        if key is None or key[1] in fields or key[1] in CONSTANTS:
            raise _Unplain
        fields[key[1]], at = _value(text, key.end(), depth + 1)
        at, more = _beyond(text, at, "}")
        if not more:
            return fields, at


def _after(text: str, at: int) -> int:
    """Where the spaces end that begin at a place."""
    while text[at : at + 1] == " ":
        at += 1
    return at


def _beyond(text: str, at: int, closing: str) -> tuple[int, bool]:
    """Where what follows a value begins, and whether that is a further one."""
    at = _after(text, at)
    if text[at : at + 1] == closing:
        return at + 1, False
    if text[at : at + 1] != ",":
        raise _Unplain
    return _after(text, at + 1), True
