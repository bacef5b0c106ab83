"""Questions about a schema: which fields a kind has, what each may hold, in the order of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.check.schemas import Schema, Vocabulary, schema_of
from pipeline.model.lean import dataclass
from pipeline.model.pointer import Keys

_BRANCHES = ("then", "else")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    Attributes:
        keys: Its path; "*" stands for every position of a list.
        title: Its name in the form.
        description: What belongs in it.
        clauses: The clauses it answers to.
        required: Whether its mapping must have it.
        types: JSON types it may have, e.g. ("string",) or ("array", "string").
        choices: The lawful values where they are listed, else ().
        references: Kinds that a text in it may name, else ().
        format: Name of the format of its text, "" for none.
        private: Whether it holds personal data and is never published.
        percent: Whether it is a number from 0 to 100.
    """

    keys: Keys
    title: str
    description: str
    clauses: tuple[str, ...]
    required: bool
    types: tuple[str, ...]
    choices: tuple[str | int, ...]
    references: tuple[str, ...]
    format: str
    private: bool
    percent: bool = False


def fields_of(kind: str, words: Vocabulary = (), keys: Keys = ()) -> tuple[Field, ...]:
    """The fields directly below a path of a kind, in the schema's order; () where there are none."""
    root = schema_of(kind, words)
    found: dict[str, Field] = {}
    for node in _nodes(root, keys):
        required = frozenset(node.get("required", ()))
        for name, below in node.get("properties", {}).items():
            found.setdefault(name, _field(root, below, (*keys, name), required=name in required))
    return tuple(found.values())


def field_at(kind: str, keys: Keys, words: Vocabulary = ()) -> Field | None:
    """The field at a path (numbers or "*" for list positions); None where the schema knows none."""
    root = schema_of(kind, words)
    above = tuple("*" if isinstance(key, int) else key for key in keys)
    if above and above[-1] == "*":
        items = [node["items"] for node in _nodes(root, above[:-1]) if isinstance(node.get("items"), dict)]
        return _field(root, items[0], above, required=False) if items else None
    return next((field for field in fields_of(kind, words, above[:-1]) if field.keys == above), None)


def _field(root: Schema, schema: Schema, keys: Keys, *, required: bool) -> Field:
    faces = list(_faces(root, schema))
    said: dict[str, Any] = {}
    for face in faces:
        for name in ("title", "description", "x-klausul", "format", "x-pribadi"):
            if name in face:
                said.setdefault(name, face[name])
    types = [name for face in faces for name in _types(face)]
    return Field(
        keys=keys,
        title=str(said.get("title", keys[-1])),
        description=str(said.get("description", "")),
        clauses=tuple(said.get("x-klausul", ())),
        required=required,
        types=tuple(dict.fromkeys(types)),
        choices=tuple(value for face in faces for value in _choices(face)),
        references=tuple(dict.fromkeys(kind for face in faces for kind in face.get("x-rujukan", ()))),
        format=str(said.get("format", "")),
        private=said.get("x-pribadi") is True,
        percent=any((face.get("minimum"), face.get("maximum")) == (0, 100) for face in faces),
    )


def _types(face: Schema) -> list[str]:
    stated = face.get("type", ())
    return [stated] if isinstance(stated, str) else list(stated)


def _choices(face: Schema) -> list[str | int]:
    return list(face.get("enum", ())) or ([face["const"]] if "const" in face else [])


def _faces(root: Schema, schema: Schema) -> Iterator[Schema]:
    """A schema and all that it refers to or branches into, for the same value."""
    stack = [schema]
    while stack:
        face = stack.pop(0)
        yield face
        target = face.get("$ref")
        if isinstance(target, str):
            stack.append(root["$defs"][target.rsplit("/", 1)[-1]])
        stack += [face[name] for name in _BRANCHES if isinstance(face.get(name), dict)]


def _nodes(root: Schema, keys: Keys) -> list[Schema]:
    """The schemas that apply at a path."""
    nodes = list(_faces(root, root))
    for key in keys:
        below = [
            node["items"] if key == "*" else node["properties"][key]
            for node in nodes
            if (key == "*" and isinstance(node.get("items"), dict)) or key in node.get("properties", {})
        ]
        nodes = [face for schema in below for face in _faces(root, schema)]
    return nodes
