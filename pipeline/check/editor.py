"""Schemas for editors: one for every kind, dispatching on `jenis`, with the clause beside each field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.check.schemas import Schema, Vocabulary, kinds, schema_of

EDITOR_SCHEMA = "spbe.schema.json"
_LOCAL = "#/$defs/"
# What describes a field and binds nothing: the field's own word stands before its shape's.
_SAID = {"title", "description", "x-klausul", "x-asal", "x-pribadi", "x-terbaca-sebagian"}
Cite = Callable[[tuple[str, ...]], str]


def editor_schema(words: Vocabulary, cite: Cite) -> Schema:
    """One self-contained schema for any document of a workspace.

    Args:
        words: The pack's vocabularies.
        cite: Clause ids as a citation, "" where the pack in force has none of them.
    """
    definitions: dict[str, Any] = {}
    for kind in kinds():
        schema = annotated(schema_of(kind, words), cite)
        shared = schema.pop("$defs")
        # Two kinds may call different shapes by the same name.
        names = {name: f"{kind}.{name}" if _differs(definitions, name, shared) else name for name in shared}
        for name, shape in shared.items():
            definitions[names[name]] = _renamed(shape, names)
        definitions[f"jenis.{kind}"] = _renamed(_without_identity(schema), names)
    wanted = _reached(definitions, [f"jenis.{kind}" for kind in kinds()])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": EDITOR_SCHEMA,
        "title": "Dokumen spbe",
        "description": "Satu dokumen dalam catalog/ atau records/; bentuknya ditentukan oleh `jenis`.",
        "type": "object",
        "required": ["jenis"],
        "properties": {"jenis": _kind_field(words)},
        "allOf": [_branch(kind) for kind in kinds()],
        "$defs": {name: shape for name, shape in definitions.items() if name in wanted},
    }


def annotated(schema: Schema, cite: Cite) -> Schema:
    """A copy of a schema as language servers need it.

    The description of a field ends with its clauses, and what a field refers to stands in the field itself:
    over a reference these servers show the target's description, never the field's own.
    """
    shapes: Mapping[str, Any] = schema.get("$defs", {})
    copied: Schema = _annotated(schema, shapes, cite)
    return copied


def _annotated(node: Any, shapes: Mapping[str, Any], cite: Cite) -> Any:
    if isinstance(node, list):
        return [_annotated(item, shapes, cite) for item in node]
    if not isinstance(node, dict):
        return node
    node = _with_target(node, shapes)
    copied = {name: _annotated(value, shapes, cite) for name, value in node.items()}
    if isinstance(node.get("description"), str):
        copied["description"] = _described(node, cite)
    return copied


def _with_target(node: Schema, shapes: Mapping[str, Any]) -> Schema:
    """A field and the shape that it refers to as one schema; as it is where the two would contradict."""
    name = str(node.get("$ref", "")).removeprefix(_LOCAL)
    own = {key: value for key, value in node.items() if key != "$ref"}
    shape = shapes.get(name)
    if not own or shape is None:
        return node
    doubled = (own.keys() & shape.keys()) - _SAID
    if doubled:
        return node
    told = [node.get("description", ""), shape.get("description", "")]
    return {**shape, **own, "description": "\n\n".join(filter(None, told))}


def _described(node: Schema, cite: Cite) -> str:
    clauses = node.get("x-klausul")
    basis = cite(tuple(clauses)) if isinstance(clauses, list) and clauses else ""
    return f"{node['description']}\n\nDasar: {basis}" if basis else str(node["description"])


def _reached(definitions: Mapping[str, Any], start: list[str]) -> set[str]:
    """The definitions that the first ones lead to."""
    reached: set[str] = set()
    stack: list[Any] = [{"$ref": _LOCAL + name} for name in start]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            name = str(node.get("$ref", "")).removeprefix(_LOCAL)
            if name in definitions and name not in reached:
                reached.add(name)
                stack.append(definitions[name])
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return reached


def _differs(definitions: Mapping[str, Any], name: str, shared: Mapping[str, Any]) -> bool:
    return name in definitions and definitions[name] != shared[name]


def _without_identity(schema: Schema) -> Schema:
    return {name: value for name, value in schema.items() if name not in {"$schema", "$id"}}


def _renamed(node: Any, names: Mapping[str, str]) -> Any:
    """A copy whose references go to the new names."""
    if isinstance(node, list):
        return [_renamed(item, names) for item in node]
    if not isinstance(node, dict):
        return node
    copied = {name: _renamed(value, names) for name, value in node.items()}
    target = node.get("$ref")
    if isinstance(target, str):
        copied["$ref"] = _LOCAL + names[target.removeprefix(_LOCAL)]
    return copied


def _kind_field(words: Vocabulary) -> Schema:
    titles = [str(schema_of(kind, words).get("title", kind)) for kind in kinds()]
    listed = "\n".join(f"- `{kind}`: {title}" for kind, title in zip(kinds(), titles, strict=True))
    return {
        "title": "Jenis dokumen",
        "description": f"Menentukan isian yang berlaku.\n\n{listed}",
        "enum": list(kinds()),
        "markdownEnumDescriptions": titles,
    }


def _branch(kind: str) -> Schema:
    named = {"properties": {"jenis": {"const": kind}}, "required": ["jenis"]}
    return {"if": named, "then": {"$ref": f"{_LOCAL}jenis.{kind}"}}
