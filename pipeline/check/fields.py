"""Which fields of the schemas answer to which clause (`x-klausul`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.check.schemas import Schema, kinds, schema_of


@cache
def fields_by_clause() -> Mapping[str, tuple[str, ...]]:
    """Clause id to fields as "jenis/field/…", "*" for list positions; shared definitions under each user."""
    found: dict[str, dict[str, None]] = {}
    for kind in kinds():
        root = schema_of(kind)
        _collect(root, root, (kind,), found)
    return {clause: tuple(fields) for clause, fields in found.items()}


def _collect(root: Schema, top: Schema, start: tuple[str, ...], found: dict[str, dict[str, None]]) -> None:
    stack: list[tuple[Any, tuple[str, ...]]] = [(top, start)]
    seen: set[tuple[int, tuple[str, ...]]] = set()
    while stack:
        node, path = stack.pop()
        if not isinstance(node, dict) or (id(node), path) in seen:
            continue
        seen.add((id(node), path))
        for clause in node.get("x-klausul", ()):
            found.setdefault(clause, {})["/".join(path)] = None
        stack.extend(_below(root, node, path))


def _below(root: Schema, node: Schema, path: tuple[str, ...]) -> list[tuple[Any, tuple[str, ...]]]:
    below: list[tuple[Any, tuple[str, ...]]] = []
    target = node.get("$ref")
    if isinstance(target, str):
        below.append((root["$defs"].get(target.rsplit("/", 1)[-1]), path))
    below.extend((child, (*path, name)) for name, child in node.get("properties", {}).items())
    below.extend((node.get(name), path) for name in ("then", "else"))
    below.append((node.get("items"), (*path, "*")))
    below.extend((child, path) for name in ("allOf", "anyOf", "oneOf") for child in node.get(name, ()))
    return below
