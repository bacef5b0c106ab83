"""Leaves out what says nothing: null, "", [] and {} are the same as absent."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

Path = tuple[str, ...]
_Frame = tuple[Any, "_Frame | None", str]


def prune(data: Any, keep_empty: Container[Path]) -> Any:
    """A copy of plain data without empty fields, or the data itself where none is empty.

    Items of a list are left out only from its end: every other one keeps the position it has in the file.

    Args:
        data: Mappings, lists and scalars.
        keep_empty: Paths of keys ("*" for list positions) where an empty list says something.
    """
    if not isinstance(data, (dict, list)) or not _any_empty(data):
        return data
    frames = _copy(data)
    for collection, above, key in reversed(frames):
        if isinstance(collection, dict):
            _thin(collection, (collection, above, key), keep_empty)
        elif _path((collection, above, key)) not in keep_empty:
            _shorten(collection)
    return frames[0][0]


def _any_empty(data: Any) -> bool:
    stack = [data]
    while stack:
        collection = stack.pop()
        for value in collection.values() if isinstance(collection, dict) else collection:
            if not value and _is_empty(value):
                return True
            if isinstance(value, (dict, list)):
                stack.append(value)
    return False


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, (str, dict, list)) and not value)


def _copy(data: Any) -> list[_Frame]:
    """New collections throughout, each with its parent, parents first."""
    frames: list[_Frame] = [(data.copy(), None, "")]
    for frame in frames:
        collection = frame[0]
        items = collection.items() if isinstance(collection, dict) else enumerate(collection)
        for key, value in list(items):
            if isinstance(value, (dict, list)):
                collection[key] = value.copy()
                frames.append((collection[key], frame, key if isinstance(key, str) else "*"))
    return frames


def _thin(collection: dict[str, Any], frame: _Frame, keep_empty: Container[Path]) -> None:
    empty = [key for key, value in collection.items() if not value and _is_empty(value)]
    for key in empty:
        if not (isinstance(collection[key], list) and (*_path(frame), key) in keep_empty):
            del collection[key]


def _shorten(items: list[Any]) -> None:
    while items and not items[-1] and _is_empty(items[-1]):
        items.pop()


def _path(frame: _Frame | None) -> Path:
    keys: list[str] = []
    while frame is not None and frame[1] is not None:
        keys.append(frame[2])
        frame = frame[1]
    return tuple(reversed(keys))
