"""Lists of tickets as other tools export them in JSON (GLPI, Zammad and their like), as tables."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.exchange.foreign import foreign
from pipeline.exchange.sheet import Cell, Row, Sheet, SheetError, column_letters

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 200_000
_MARKUP = re.compile(r"<[^<>]{0,500}>")
_BREAKS = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,100}>", re.IGNORECASE)
_SHOWN = 10
_SPACES = re.compile(r"[ \t\xa0]+")


def read_json(path: Path) -> Sheet:
    """A list of objects as a table: a column for each key, those of inner objects as "outer.inner".

    Texts are freed of the HTML in which ticket systems keep them.

    Raises:
        SheetError: It is no such list, or too large.
        OSError: The system refuses.
    """
    if path.stat().st_size > MOST_BYTES:
        raise SheetError(f"{path.name}: lebih dari {MOST_BYTES // 1024**2} MiB; bagi menjadi beberapa berkas")
    raw = path.read_bytes()
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        told = foreign(raw, "JSON") or "bukan JSON yang utuh; ekspor ulang dari alatnya"
        raise SheetError(f"{path.name}: {told}") from None
    entries = _list(content)
    objects = [one for one in entries if isinstance(one, Mapping)]
    if not objects or len(objects) > MOST_ROWS:
        raise SheetError(f"{path.name}: tidak ada daftar tiket di dalamnya, atau lebih dari {MOST_ROWS}")
    left: dict[str, None] = {}
    flat = [dict(_flat(one, left)) for one in objects]
    titles = list(dict.fromkeys(name for one in flat for name in one))
    places = {name: position for position, name in enumerate(titles)}
    rows = tuple(Row(number, _cells(one, places, number)) for number, one in enumerate(flat, start=1))
    named = ", ".join(name[:60] for name in list(left)[:_SHOWN]) + (", …" if len(left) > _SHOWN else "")
    notes = [f"isian bersusun tidak dibaca: {named}"] if left else []
    if len(objects) < len(entries):
        notes.append(f"{len(entries) - len(objects)} butir yang bukan tiket (objek) dilewati")
    return Sheet(path.name, 0, dict(enumerate(titles)), rows, tuple(notes))


def _list(content: Any) -> list[Any]:
    """The list itself, or of the lists that the answer holds the one with the most objects."""
    if isinstance(content, list):
        return content
    lists = content.values() if isinstance(content, Mapping) else ()
    found = [one for one in lists if isinstance(one, list)]
    return max(found, key=lambda one: sum(isinstance(entry, Mapping) for entry in one), default=[])


def _flat(one: Mapping[str, Any], left: dict[str, None], above: str = "") -> Iterator[tuple[str, Any]]:
    """The plain values by their paths; what is nested deeper, and lists, are told in `left`."""
    for name, value in one.items():
        path = f"{above}{name}"
        if isinstance(value, Mapping) and not above:
            yield from _flat(value, left, f"{name}.")
        elif isinstance(value, (str, int, float, bool)) and value != "":
            yield path, value
        elif isinstance(value, (Mapping, list)) and value:
            left[path] = None


def _cells(one: Mapping[str, Any], places: Mapping[str, int], number: int) -> dict[int, Cell]:
    found = [(places[name], value) for name, value in one.items()]
    return {at: Cell(f"{column_letters(at)}{number}", _plain(value)) for at, value in found}


def _plain(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = html.unescape(value)
    if "<" in text:
        text = _MARKUP.sub("", _BREAKS.sub("\n", text))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.strip().splitlines() if line.strip())
