"""What is wrong with a document that its schema refuses, fault by fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry

from pipeline.check import words as say
from pipeline.check.fields import narrowed
from pipeline.check.formats import FORMATS
from pipeline.check.schemas import Schema, Vocabulary, acceptor, kinds, schema_of
from pipeline.model.document import Document, dig
from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.pointer import Keys

# More faults than this in one document help nobody; the rest is counted.
MOST = 200
_FOLLOW_FROM_TYPE = frozenset({"SKM006", "SKM007", "SKM008", "SKM009"})


def unknown_kind(document: Document) -> Finding:
    """The finding on a document whose kind no schema knows."""
    if "jenis" not in document.data:
        told = say.Told(
            "SKM001",
            "missing-kind",
            "Dokumen tidak menyebut `jenis`.",
            "Awali dokumen dengan `jenis:`, mis. `jenis: aduan`.",
        )
        return _finding(document, (), told, ())
    told = say.not_listed(document.data["jenis"], list(kinds()))
    return _finding(document, ("jenis",), say.Told("SKM002", "unknown-kind", told.message, told.help), ())


def explain(document: Document, vocabulary: Vocabulary) -> list[Finding]:
    """Every fault of a document that the fast validator refuses; never empty."""
    found: dict[tuple[Keys, str], Finding] = {}
    schema = schema_of(document.jenis, vocabulary)
    for keys, told, clauses in _told_of(document, vocabulary, schema):
        if len(found) >= MOST:
            found[(), "SKM011"] = _finding(document, (), say.more(MOST), ())
            break
        if (keys, told.code) not in found:
            found[keys, told.code] = _finding(document, keys, told, clauses)
    for keys, code in list(found):
        # A value of the wrong type is in no list and of no length either: saying so once is enough.
        if code in _FOLLOW_FROM_TYPE and (keys, "SKM005") in found:
            del found[keys, code]
    # What the fast validator refuses is never let through because this one finds no fault.
    return list(found.values()) or [_finding(document, (), say.not_lawful(document.data), ())]


def _told_of(
    document: Document, vocabulary: Vocabulary, schema: Schema
) -> Iterator[tuple[Keys, say.Told, tuple[str, ...]]]:
    """Where each fault is, its words, and its clauses; one error may be many (fields that nobody knows)."""
    for error in errors_of(document, vocabulary):
        nearby, shared = _clauses_on_the_way(error, schema)
        for keys, told, own in _tell(error):
            yield keys, told, narrowed(own, nearby, shared=shared) or nearby


def errors_of(document: Document, vocabulary: Vocabulary) -> Iterator[ValidationError]:
    """The faults of a document, looked for only in those of its fields in which the fast validator sees one.

    It takes a hundred times as long to look through a form as to tell which of its fields are at fault.
    """
    kind, data = document.jenis, document.data
    broken = {
        error.instance_path[0]
        for error in acceptor(kind, vocabulary).iter_errors(data)
        if error.instance_path
    }
    explainer, schema = _validator(kind, vocabulary), schema_of(kind, vocabulary)
    sound = {name: True for name in data if name not in broken and name in schema["properties"]}
    # What a missing field is called stands in its own schema: only fields that are there are passed over.
    narrow = schema | {"properties": schema["properties"] | sound}
    # By the name of its dialect another validator than ours would be chosen.
    del narrow["$schema"]
    yield from explainer.evolve(schema=narrow).iter_errors(data)


@cache
def _validator(kind: str, vocabulary: Vocabulary) -> Draft202012Validator:
    checker = FormatChecker(formats=())
    for name, accepts in FORMATS.items():
        checker.checks(name)(lambda value, accepts=accepts: not isinstance(value, str) or accepts(value))
    # An empty registry: without it a reference to an address would be fetched.
    explainer: Draft202012Validator = _Explainer(
        schema_of(kind, vocabulary), format_checker=checker, registry=Registry()
    )
    return explainer


def _whole(_: Any, pattern: str, value: Any, __: Any) -> Iterator[ValidationError]:
    """`pattern` as the fast validator reads it: Python's `$` would also stop before a last line feed."""
    if isinstance(value, str) and not re.search(re.sub(r"\$\Z", r"\\Z", pattern), value):
        yield ValidationError("pattern")


_Explainer: Any = extend(Draft202012Validator, {"pattern": _whole})  # type: ignore[no-untyped-call]


def _tell(error: ValidationError) -> Iterator[tuple[Keys, say.Told, tuple[str, ...]]]:
    schema = error.schema if isinstance(error.schema, dict) else {}
    keys: Keys = tuple(error.absolute_path)
    if error.validator == "required":
        instance: Any = error.instance
        wanted: Any = error.validator_value
        for name in wanted:
            if name not in instance:
                field = schema.get("properties", {}).get(name, {})
                yield (*keys, name), say.missing(name, str(field.get("title", name))), _clauses(field)
    elif error.validator == "additionalProperties":
        yield from _extras(error.instance, schema, keys)
    else:
        yield keys, _told(error, schema), ()


def _extras(instance: Any, schema: Schema, keys: Keys) -> Iterator[tuple[Keys, say.Told, tuple[str, ...]]]:
    known = list(schema.get("properties", {}))
    for name in instance:
        if name not in known and not name.startswith("x_"):
            yield (*keys, name), say.unknown(name, known), ()


def _told(error: ValidationError, schema: Schema) -> say.Told:
    value: Any = error.instance
    keyword, wanted = str(error.validator), error.validator_value
    if keyword == "type":
        return say.wrong_type(value, wanted, str(schema.get("format", "")))
    if keyword in ("enum", "const"):
        return say.not_listed(value, list(wanted) if keyword == "enum" else [wanted])  # type: ignore[arg-type]
    if keyword == "format":
        return say.bad_format(value, str(wanted))
    if keyword == "pattern":
        return say.bad_pattern(value, str(schema.get("title", "")))
    if keyword[:3] in ("min", "max", "exc"):
        return say.out_of_bounds(value, keyword, wanted)
    return say.not_lawful(value)


def _clauses(schema: Schema) -> tuple[str, ...]:
    return tuple(schema.get("x-klausul", ()))


def _clauses_on_the_way(error: ValidationError, root: Schema) -> tuple[tuple[str, ...], bool]:
    """The clauses of the innermost property on the way to a fault; whether through a shared definition."""
    node: Any = root
    clauses: tuple[str, ...] = ()
    shared = False
    for step in error.absolute_schema_path:
        if step == "$ref":
            node = dig(root, "$defs", str(node["$ref"]).rsplit("/", 1)[-1])
            shared = True
        else:
            node = dig(node, step)
        if isinstance(node, dict) and isinstance(node.get("x-klausul"), list):
            clauses = narrowed(_clauses(node), clauses, shared=shared) or clauses
    return clauses, shared


def _finding(document: Document, keys: Keys, told: say.Told, clauses: tuple[str, ...]) -> Finding:
    return Finding(
        code=told.code,
        name=told.name,
        severity=Severity.ERROR,
        pointer=document.pointer(*keys, on_key=told.code == "SKM004"),
        message=told.message,
        help=told.help,
        clauses=clauses,
        basis=Basis.REGULASI if clauses else Basis.ALAT,
        document=document.ref,
    )
