"""Which schema fields cite which clause (`x-klausul`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipeline.resources import bundled

_SUFFIX = ".schema.json"


def fields_by_clause() -> dict[str, list[str]]:
    """Clause id -> the fields that cite it, e.g. "aduan.pelapor", in order of file and place."""
    found: dict[str, list[str]] = {}
    for path in sorted(bundled("schemas").glob(f"*{_SUFFIX}")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        for place, clauses in _citing(schema, path.name.removesuffix(_SUFFIX)):
            for clause in clauses:
                names = found.setdefault(clause, [])
                if place not in names:
                    names.append(place)
    return found


def _citing(node: Any, place: str) -> Iterator[tuple[str, list[str]]]:
    """Each citing node of a schema with its place in words."""
    if isinstance(node, list):
        for item in node:
            yield from _citing(item, place)
    if not isinstance(node, dict):
        return
    if isinstance(node.get("x-klausul"), list):
        yield place, node["x-klausul"]
    for key, child in node.items():
        if key in ("properties", "$defs") and isinstance(child, dict):
            for name, field in child.items():
                yield from _citing(field, f"{place}.{name}")
        elif key not in ("x-klausul", "examples", "default", "const", "enum"):
            yield from _citing(child, place)
