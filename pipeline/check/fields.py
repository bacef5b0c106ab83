"""Which fields of the schemas answer to which clause (`x-klausul`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.check.schemas import Schema, kinds, schema_of

Clauses = tuple[str, ...]


@cache
def fields_by_clause() -> Mapping[str, tuple[str, ...]]:
    """Clause id to fields as "jenis/field/…", "*" for list positions; shared definitions under each user."""
    found: dict[str, dict[str, None]] = {}
    for kind in kinds():
        root = schema_of(kind)
        _collect(root, root, (kind,), found)
    return {clause: tuple(fields) for clause, fields in found.items()}


def narrowed(own: Clauses, above: Clauses, *, shared: bool) -> Clauses:
    """The clauses of a field: in a shared definition as far as they are those of the field that uses it.

    A field that is written out where it stands cites what is true of it there, and may well say more than the
    field around it. An office is described once for three roles, each with its row of Tabel 1: what is said
    of the head of a PD answers to the row of the head, not to the rows of the others.

    Args:
        own: What the field itself cites, in a shared definition of every use.
        above: What the nearest field above it cites.
        shared: Whether it stands in a shared definition.

    Returns:
        What both cite; all of its own where it is not shared, or they have nothing in common.
    """
    return (shared and tuple(clause for clause in own if clause in above)) or own


def _collect(root: Schema, top: Schema, start: tuple[str, ...], found: dict[str, dict[str, None]]) -> None:
    stack: list[tuple[Any, tuple[str, ...], Clauses, bool]] = [(top, start, (), False)]
    seen: set[tuple[int, tuple[str, ...]]] = set()
    while stack:
        node, path, above, shared = stack.pop()
        if not isinstance(node, dict) or (id(node), path) in seen:
            continue
        seen.add((id(node), path))
        clauses = narrowed(tuple(node.get("x-klausul", ())), above, shared=shared)
        for clause in clauses:
            found.setdefault(clause, {})["/".join(path)] = None
        target = node.get("$ref")
        if isinstance(target, str):
            stack.append((root["$defs"].get(target.rsplit("/", 1)[-1]), path, clauses or above, True))
        stack.extend((child, below, clauses or above, shared) for child, below in _below(node, path))


def _below(node: Schema, path: tuple[str, ...]) -> list[tuple[Any, tuple[str, ...]]]:
    below: list[tuple[Any, tuple[str, ...]]] = []
    below.extend((child, (*path, name)) for name, child in node.get("properties", {}).items())
    below.extend((node.get(name), path) for name in ("then", "else"))
    below.append((node.get("items"), (*path, "*")))
    below.extend((child, path) for name in ("allOf", "anyOf", "oneOf") for child in node.get(name, ()))
    return below
