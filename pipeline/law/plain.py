"""Reading a pack's plain data leniently: what has the wrong shape counts as missing, and the lint says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipeline.model.document import Data, as_list, dig
from pipeline.model.moments import parse_date


def text(data: Any, *keys: str) -> str:
    """The text at a path of keys, "" where there is none."""
    value = dig(data, *keys)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return str(value)


def texts(data: Any, *keys: str) -> tuple[str, ...]:
    """The texts at a path that may hold one or a list."""
    return tuple(item for item in as_list(dig(data, *keys)) if isinstance(item, str))


def number(data: Any, *keys: str) -> int:
    """The whole number at a path of keys, 0 where there is none."""
    value = dig(data, *keys)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def entries(data: Any, *keys: str) -> list[Data]:
    """The mappings in the list at a path of keys."""
    return [item for item in as_list(dig(data, *keys)) if isinstance(item, Mapping)]


def mapping(data: Any, *keys: str) -> Data:
    """The mapping at a path of keys, an empty one where there is none."""
    value = dig(data, *keys)
    return value if isinstance(value, Mapping) else {}


def day(data: Any, *keys: str) -> date | None:
    """The date at a path of keys, None where there is none."""
    return parse_date(dig(data, *keys))


def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of that name, None where there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
