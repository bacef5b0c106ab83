"""Which texts of a document name other documents: read off the schema's own marks."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache
from typing import Any

from pipeline.check.schemas import Schema, Vocabulary, schema_of
from pipeline.model.card import Reference
from pipeline.model.document import Data, Document
from pipeline.model.lean import dataclass, field
from pipeline.model.pointer import Keys

_BRANCHES = ("allOf", "anyOf", "oneOf")
_REMEMBERED = 1024
_tuple = tuple.__new__
Settled = Mapping[tuple[str, ...], Container[str]]
"""By kinds, texts whose references are known to be right."""
Find = Callable[[Data, Settled], tuple[Reference, ...]]


@dataclass(frozen=True, slots=True)
class _Way:
    """What to look for at one place of a document of some kind; only ways that lead to a reference are kept.

    Attributes:
        kinds: The kinds that a text here may name, () where it names nothing.
        loose: Whether free text is lawful here too.
        fields: Ways below a mapping, in order of name.
        items: The way below a list, None where nothing is to be found there.
    """

    kinds: tuple[str, ...] = ()
    loose: bool = False
    fields: dict[str, _Way] = field(default_factory=dict)
    items: _Way | None = None
    _taken: dict[tuple[str, ...], _Taken] = field(default_factory=dict, init=False, repr=False, compare=False)

    def taken(self, names: tuple[str, ...]) -> _Taken:
        """The ways that a mapping of these names has, in order of name; forms are filled in few ways."""
        found = self._taken.get(names)
        if found is None:
            if len(self._taken) >= _REMEMBERED:
                self._taken.clear()
            here = frozenset(names)
            found = self._taken[names] = tuple(pair for pair in self.fields.items() if pair[0] in here)
        return found


_Taken = tuple[tuple[str, _Way], ...]
_Into = tuple[list[Reference], Settled]


def references(document: Document, words: Vocabulary = ()) -> tuple[Reference, ...]:
    """Every reference in a document in order of its keys, with the kinds it may name (`x-rujukan`)."""
    return finder(document.jenis, words)(document.data, {})


def finder(kind: str, words: Vocabulary = ()) -> Find:
    """What finds the references in the content of a document of some kind, as `references` gives them.

    It leaves out those whose text is settled: most name the same few people and services.
    """
    ways = ways_of(kind, words)

    def find(data: Data, settled: Settled) -> tuple[Reference, ...]:
        found: list[Reference] = []
        if isinstance(data, dict):
            _walk_mapping(ways, data, (), (found, settled))
        return tuple(found)

    return find


@cache
def ways_of(kind: str, words: Vocabulary = ()) -> _Way:
    """The ways to all references of a kind, read off its schema once."""
    root = schema_of(kind, words)
    return _way(root, [root])


def _walk_mapping(way: _Way, value: dict[str, Any], keys: Keys, into: _Into) -> None:
    found, settled = into
    for name, below in way.taken(tuple(value)):
        part = value[name]
        kinds = below.kinds
        if kinds and isinstance(part, str):
            # Most ways end here; one step more would cost as much as all the others.
            if part not in settled.get(kinds, ()):
                found.append(_tuple(Reference, ((*keys, name), part, kinds, below.loose)))
        elif isinstance(part, list):
            if below.items is not None:
                _walk_list(below.items, part, (*keys, name), into)
        elif isinstance(part, dict):
            _walk_mapping(below, part, (*keys, name), into)


def _walk_list(way: _Way, value: list[Any], keys: Keys, into: _Into) -> None:
    found, settled = into
    if len(way.fields) == 1 and _is_settled(*next(iter(way.fields.items())), value, settled):
        return
    for position in _by_text(len(value)):
        part = value[position]
        if isinstance(part, dict):
            _walk_mapping(way, part, (*keys, position), into)
        elif isinstance(part, str):
            if way.kinds and part not in settled.get(way.kinds, ()):
                found.append(Reference((*keys, position), part, way.kinds, way.loose))
        elif isinstance(part, list) and way.items is not None:
            _walk_list(way.items, part, (*keys, position), into)


def _is_settled(name: str, below: _Way, rows: list[Any], settled: Settled) -> bool:
    """Whether rows that may name something in one field alone name only what is known: most steps do."""
    known = settled.get(below.kinds)
    if known is None:
        return False
    for row in rows:
        if type(row) is not dict:
            return False
        text = row.get(name)
        # A row that says nothing there names nothing.
        if text is not None and (type(text) is not str or text not in known):
            return False
    return True


def _by_text(length: int) -> Iterator[int] | range:
    """The positions of a list in the order of their texts, as all keys are ordered."""
    return range(length) if length <= 10 else iter(sorted(range(length), key=str))


def _way(root: Schema, schemas: list[Schema]) -> _Way:
    faces = [face for schema in schemas for face in _faces(root, schema)]
    marked = [face for face in faces if face.get("x-rujukan")]
    below: dict[str, list[Schema]] = {}
    for face in faces:
        for name, child in face.get("properties", {}).items():
            below.setdefault(name, []).append(child)
    fields = {name: _way(root, below[name]) for name in sorted(below)}
    items = [face["items"] for face in faces if isinstance(face.get("items"), dict)]
    inside = _way(root, items) if items else None
    return _Way(
        # Where several schemas speak of one place, the last to be asked decides.
        tuple(marked[-1]["x-rujukan"]) if marked else (),
        bool(marked and marked[-1].get("x-rujukan-longgar")),
        {name: way for name, way in fields.items() if _leads_somewhere(way)},
        inside if inside is not None and _leads_somewhere(inside) else None,
    )


def _leads_somewhere(way: _Way) -> bool:
    return bool(way.kinds or way.fields or way.items)


def _faces(root: Schema, schema: Schema) -> Iterator[Schema]:
    """A schema and all that it refers to or branches into for the same value, what it wrote last first."""
    yield schema
    for branch in reversed(list(_applied(root, schema))):
        yield from _faces(root, branch)


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
