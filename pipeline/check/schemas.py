"""The JSON Schemas that ship with the tool, each made self-contained and filled with the pack's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import jsonschema_rs

from pipeline.check.formats import FORMATS, PATTERNS
from pipeline.resources import bundled

Schema = dict[str, Any]
Vocabulary = tuple[tuple[str, tuple[str | int, ...]], ...]
_SHARED = "definisi.schema.json"


@cache
def kinds() -> tuple[str, ...]:
    """The kinds that have a schema, in alphabetical order."""
    names = (path.name for path in bundled("schemas").glob("*.schema.json"))
    return tuple(sorted(name.removesuffix(".schema.json") for name in names if name != _SHARED))


@cache
def schema_of(kind: str, words: Vocabulary = ()) -> Schema:
    """The self-contained schema of a kind, with the words of a regulation pack as enumerations.

    Args:
        kind: A kind that `kinds()` names.
        words: Name of a vocabulary (`x-istilah`) and its lawful values, as of the pack in force.
    """
    own = _read(f"{kind}.schema.json")
    adapted: Schema = _adapt(own, dict(words))
    adapted["$defs"] = _shared(words) | adapted.get("$defs", {})
    return adapted


@cache
def _shared(words: Vocabulary) -> Schema:
    """The definitions that all kinds share; none changes them."""
    adapted: Schema = _adapt(_read(_SHARED)["$defs"], dict(words))
    return adapted


@cache
def acceptor(kind: str, words: Vocabulary = ()) -> jsonschema_rs.Draft202012Validator:
    """A fast validator that only says yes or no; no reference outside the schema can be fetched."""
    return jsonschema_rs.Draft202012Validator(
        _with_patterns(_in_use(schema_of(kind, words))),
        formats=FORMATS,
        validate_formats=True,
        ignore_unknown_formats=False,
        offline=True,
    )


@cache
def keep_empty(kind: str) -> frozenset[tuple[str, ...]]:
    """Paths ("*" for list positions) at which an empty list is a lawful value of its own."""
    return frozenset(_paths_kept(_read(f"{kind}.schema.json")))


@cache
def partly_readable(kind: str) -> frozenset[str]:
    """Fields whose missing parts are told, while the document is read without them (`x-terbaca-sebagian`)."""
    fields = _read(f"{kind}.schema.json")["properties"].items()
    return frozenset(name for name, node in fields if node.get("x-terbaca-sebagian") is True)


@cache
def _read(name: str) -> Schema:
    text = bundled("schemas").joinpath(name).read_text(encoding="utf-8")
    schema: Schema = json.loads(text)
    return schema


def _adapt(node: Any, words: Mapping[str, tuple[str | int, ...]]) -> Any:
    if isinstance(node, list):
        return [_adapt(item, words) for item in node]
    if not isinstance(node, dict):
        return node
    adapted = {key: _adapt(value, words) for key, value in node.items()}
    target = adapted.get("$ref")
    if isinstance(target, str):
        adapted["$ref"] = target.removeprefix(_SHARED)
    word = adapted.get("x-istilah")
    if isinstance(word, str) and words.get(word):
        adapted["enum"] = list(words[word])
    return adapted


def _in_use(schema: Schema) -> Schema:
    """The schema without the definitions that nothing in it leads to."""
    known, used = schema["$defs"], dict[str, Any]()
    waiting: list[Any] = [{name: node for name, node in schema.items() if name != "$defs"}]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            waiting.extend(node.values())
            name = str(node.get("$ref", "")).rsplit("/", 1)[-1]
            if name in known and name not in used:
                used[name] = known[name]
                waiting.append(known[name])
    return schema | {"$defs": used}


def _with_patterns(node: Any) -> Any:
    """A schema in which the formats that a pattern tells exactly are patterns."""
    if isinstance(node, list):
        return [_with_patterns(item) for item in node]
    if not isinstance(node, dict):
        return node
    told = {key: _with_patterns(value) for key, value in node.items()}
    pattern = PATTERNS.get(told["format"]) if isinstance(told.get("format"), str) else None
    if pattern is not None:
        del told["format"]
        told["allOf"] = [*told.get("allOf", ()), {"pattern": pattern}]
    return told


def _paths_kept(schema: Schema) -> list[tuple[str, ...]]:
    kept: list[tuple[str, ...]] = []
    stack: list[tuple[Any, tuple[str, ...]]] = [(schema, ())]
    while stack:
        node, path = stack.pop()
        if not isinstance(node, dict):
            continue
        for name, child in node.get("properties", {}).items():
            if isinstance(child, dict) and child.get("x-boleh-kosong"):
                kept.append((*path, name))
            stack.append((child, (*path, name)))
        stack.append((node.get("items"), (*path, "*")))
    return kept
