"""The schemas as texts: closed, bounded, explained, and each property with the clause it answers to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from pipeline.check.formats import FORMATS
from pipeline.check.schemas import acceptor, keep_empty, kinds
from pipeline.model.card import KINDS
from pipeline.resources import bundled

Node = dict[str, Any]
Place = tuple[str, ...]

SHARED = "definisi"
ANNOTATIONS = {"title", "description", "$schema", "$id", "$defs"}
MARKS = {
    "x-klausul", "x-asal", "x-rujukan", "x-rujukan-longgar", "x-istilah", "x-pribadi", "x-boleh-kosong",
    "x-terbaca-sebagian",
}  # fmt: skip
# Whatever is not named here is slow, or unclear in its messages: anyOf, oneOf, uniqueItems, multipleOf …
KEYWORDS = {
    "$ref", "additionalProperties", "const", "else", "enum", "format", "if", "items", "maxItems", "maxLength",
    "maximum", "minItems", "minLength", "minimum", "pattern", "patternProperties", "properties", "required",
    "then", "type",
}  # fmt: skip
CONDITIONS = ("if", "then", "else")
VOCABULARIES = {"klasifikasi", "kelompok", "dampak", "prioritas", "urgensi"}
TARGETS = {*KINDS, "orang", "*"}
# The four places where data-model.md says that an empty list speaks.
LAWFULLY_EMPTY = {
    ("pemantauan", "gangguan"),
    ("pemantauan", "peluang"),
    ("reviu", "temuan"),
    ("reviu_gangguan", "gangguan"),
}

# Rows of a register are held against the schema of their own kind, one by one; a correction holds any value.
OPEN = {
    "register/properties/bawaan",
    "register/properties/isi",
    "register/properties/isi/items",
    "koreksi/properties/perubahan/items/properties/semula",
    "koreksi/properties/perubahan/items/properties/menjadi",
}

FILES = {path.name.removesuffix(".schema.json"): path for path in sorted(bundled("schemas").glob("*.json"))}
SCHEMAS: dict[str, Node] = {
    name: json.loads(path.read_text(encoding="utf-8")) for name, path in FILES.items()
}

each_file = pytest.mark.parametrize("name", FILES)
each_kind = pytest.mark.parametrize("kind", [name for name in FILES if name != SHARED])


def nodes(node: Any, place: Place = ()) -> Iterator[tuple[Place, Node]]:
    """Every subschema with the way to it; names of properties are not mistaken for keywords."""
    if not isinstance(node, dict):
        return
    yield place, node
    for keyword in ("properties", "$defs", "patternProperties"):
        for name, child in node.get(keyword, {}).items():
            yield from nodes(child, (*place, keyword, name))
    for keyword in ("items", *CONDITIONS):
        yield from nodes(node.get(keyword), (*place, keyword))


def overlay(place: Place) -> bool:
    """Whether a subschema only adds to the one around it (a condition, or a field named in one)."""
    if not place:
        return False
    return place[-1] in CONDITIONS or (
        len(place) > 2 and place[-2] == "properties" and place[-3] in CONDITIONS
    )


def properties(name: str) -> list[tuple[Place, Node]]:
    """Every property of a file, those by which a condition chooses excepted: they describe nothing."""
    return [
        (place, node)
        for place, node in nodes(SCHEMAS[name])
        if len(place) > 1 and place[-2] == "properties" and "if" not in place
    ]


def faults(name: str, test: Any) -> list[str]:
    """Where in a file a test of (place, node) fails; what an `if` asks is no shape and is not tested."""
    failed = {
        "/".join((name, *place))
        for place, node in nodes(SCHEMAS[name])
        if "if" not in place and not test(place, node)
    }
    return sorted(failed - OPEN)


@pytest.fixture(scope="module")
def clauses() -> set[str]:
    """The ids of every clause in the packs that ship with the tool."""
    files: list[Path] = sorted(bundled("peraturan").glob("*/klausul/*.yaml"))
    pages = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files]
    ids = {clause["id"] for page in pages for clause in page["klausul"]}
    assert ids, "no pack ships any clause"
    return ids


def test_every_kind_has_its_schema() -> None:
    assert set(FILES) == {*KINDS, SHARED}
    assert set(kinds()) == set(KINDS)


@each_file
def test_draft_and_identity(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{name}.schema.json"


@each_kind
def test_the_validator_compiles_with_every_format_known(kind: str) -> None:
    assert not acceptor(kind).is_valid({"jenis": "bukan-jenis-ini"})


@each_file
def test_written_in_the_one_way(name: str) -> None:
    """Two spaces, letters as they are, and no key twice (a doubled key would vanish on the way)."""
    written = json.dumps(SCHEMAS[name], indent=2, ensure_ascii=False) + "\n"
    assert FILES[name].read_text(encoding="utf-8") == written


@each_kind
def test_a_document_names_its_kind_and_itself(kind: str) -> None:
    schema = SCHEMAS[kind]
    assert schema["type"] == "object"
    assert schema["properties"]["jenis"]["const"] == kind
    assert {"jenis", "id"} <= set(schema["required"])
    assert {"opd", "lampiran"} <= set(schema["properties"])
    assert schema["title"]
    assert schema["description"]


@each_file
def test_only_keywords_that_are_quick_and_clear(name: str) -> None:
    words = {keyword for _, node in nodes(SCHEMAS[name]) for keyword in node}
    assert words <= KEYWORDS | ANNOTATIONS | MARKS


@each_file
def test_every_object_is_closed(name: str) -> None:
    def closed(place: Place, node: Node) -> bool:
        if node.get("type") != "object":
            return "properties" not in node or overlay(place)
        return node.get("additionalProperties") is False and node.get("patternProperties") == {"^x_": True}

    assert not faults(name, closed)


@each_file
def test_nothing_is_left_untyped(name: str) -> None:
    def typed(place: Place, node: Node) -> bool:
        shared = name == SHARED and not place
        return shared or overlay(place) or bool({"type", "$ref", "const", "enum", "if"} & set(node))

    assert not faults(name, typed)


@each_file
def test_what_is_demanded_is_described(name: str) -> None:
    """Also in a condition's branch, so that the finding can name the field and its clause."""
    assert not faults(name, lambda _, node: set(node.get("required", ())) <= set(node.get("properties", {})))


@each_file
def test_every_property_says_what_it_is(name: str) -> None:
    mute = [
        "/".join(place)
        for place, node in properties(name)
        if not (node.get("title") and node.get("description") and isinstance(node.get("x-klausul"), list))
        or node.get("x-asal") not in {"regulasi", "alat"}
    ]
    assert not mute


@each_file
def test_every_shared_form_has_a_name(name: str) -> None:
    forms = SCHEMAS[name].get("$defs", {})
    unnamed = [key for key, node in forms.items() if not (node["title"] and node["description"])]
    assert not unnamed


@each_file
def test_every_clause_exists(name: str, clauses: set[str]) -> None:
    cited = {clause for _, node in properties(name) for clause in node["x-klausul"]}
    assert cited <= clauses


@each_file
def test_what_claims_the_regulation_cites_it(name: str) -> None:
    bare = [
        "/".join(place)
        for place, node in properties(name)
        if node["x-asal"] == "regulasi" and not node["x-klausul"]
    ]
    assert not bare


@each_file
def test_every_text_number_and_list_is_bounded(name: str) -> None:
    def bounded(_: Place, node: Node) -> Any:
        kind = node.get("type", ())
        if "string" in kind and not {"enum", "const"} & set(node):
            return 0 < node.get("maxLength", 0) <= 4000
        return kind != "array" or (0 < node.get("maxItems", 0) <= 5000 and "items" in node)

    assert not faults(name, bounded)


@each_file
def test_patterns_are_anchored_linear_and_mean_ascii(name: str) -> None:
    def sober(_: Place, node: Node) -> bool:
        pattern = node.get("pattern")
        if pattern is None:
            return True
        # A group under a star or plus is where a regular expression begins to cost the square of the text.
        anchored = bool(pattern.startswith("^") and pattern.endswith("$"))
        return anchored and not re.search(r"\\[dDwWsS]|\)[*+{]", pattern)

    assert not faults(name, sober)


@each_file
def test_formats_and_marks_are_known(name: str) -> None:
    def known(_: Place, node: Node) -> bool:
        targets, word = node.get("x-rujukan", []), node.get("x-istilah", "dampak")
        return node.get("format", "waktu") in FORMATS and set(targets) <= TARGETS and word in VOCABULARIES

    assert not faults(name, known)


@each_file
def test_references_are_texts(name: str) -> None:
    marked = [node for _, node in nodes(SCHEMAS[name]) if "x-rujukan" in node]
    assert all(node.get("type") == "string" or "$ref" in node for node in marked)
    strict = [node for node in marked if node.get("type") == "string" and not node.get("x-rujukan-longgar")]
    assert all(node.get("format") == "rujukan" for node in strict)


@each_file
def test_every_ref_leads_somewhere(name: str) -> None:
    def found(_: Place, node: Node) -> bool:
        file, _, key = node.get("$ref", f"{SHARED}.schema.json#/$defs/id").partition("#/$defs/")
        home = file.removesuffix(".schema.json") or name
        return home in {name, SHARED} and key in SCHEMAS[home].get("$defs", {})

    assert not faults(name, found)


@each_kind
def test_own_forms_do_not_hide_shared_ones(kind: str) -> None:
    assert not set(SCHEMAS[kind].get("$defs", {})) & set(SCHEMAS[SHARED]["$defs"])


def test_an_empty_list_speaks_in_four_places_only() -> None:
    found = {(kind, *path) for kind in KINDS for path in keep_empty(kind)}
    assert found == LAWFULLY_EMPTY


def test_people_who_ask_or_complain_are_personal_data() -> None:
    person = SCHEMAS[SHARED]["$defs"]["pengguna"]["properties"]
    assert {field for field, node in person.items() if node.get("x-pribadi")} == {"nama", "kontak"}
