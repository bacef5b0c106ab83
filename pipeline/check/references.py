"""Which texts of a document name other documents: read off the schema's own marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.check.schemas import Schema, Vocabulary, schema_of
from pipeline.model.card import Reference
from pipeline.model.document import Document
from pipeline.model.pointer import Keys

_BRANCHES = ("allOf", "anyOf", "oneOf")


def references(document: Document, words: Vocabulary = ()) -> tuple[Reference, ...]:
    """Every reference in a document, with the kinds it may name (`x-rujukan`)."""
    root = schema_of(document.jenis, words)
    found: dict[Keys, Reference] = {}
    stack: list[tuple[Schema, Any, Keys]] = [(root, document.data, ())]
    while stack:
        schema, value, keys = stack.pop()
        if isinstance(value, str):
            _mark(schema, value, keys, found)
        stack.extend(_children(root, schema, value, keys))
    return tuple(sorted(found.values(), key=lambda reference: [str(key) for key in reference.keys]))


def _mark(schema: Schema, value: str, keys: Keys, found: dict[Keys, Reference]) -> None:
    kinds = schema.get("x-rujukan")
    if kinds:
        loose = bool(schema.get("x-rujukan-longgar"))
        found[keys] = Reference(keys, value, tuple(kinds), loose)


def _children(root: Schema, schema: Schema, value: Any, keys: Keys) -> Iterator[tuple[Schema, Any, Keys]]:
    for branch in _applied(root, schema):
        yield branch, value, keys
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        for name, child in value.items():
            if name in properties:
                yield properties[name], child, (*keys, name)
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for position, child in enumerate(value):
            yield schema["items"], child, (*keys, position)


def _applied(root: Schema, schema: Schema) -> Iterator[Schema]:
    target = schema.get("$ref")
    if isinstance(target, str):
        referred = root["$defs"][target.rsplit("/", 1)[-1]]
        yield referred | {key: mark for key, mark in schema.items() if key.startswith("x-rujukan")}
    for name in ("then", "else"):
        if isinstance(schema.get(name), dict):
            yield schema[name]
    for name in _BRANCHES:
        yield from schema.get(name, ())
