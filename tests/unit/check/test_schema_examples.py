"""The examples beside the schemas: the sound ones pass, and each unsound one fails at its one named place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pipeline.check.formats import FORMATS
from pipeline.check.schemas import acceptor, keep_empty, kinds, schema_of
from pipeline.check.validate import validate
from pipeline.load.prune import prune
from pipeline.load.read import read_file
from pipeline.model.document import Document
from pipeline.model.pointer import Keys
from pipeline.run.pack import load_law, vocabulary

ROOT = Path(__file__).resolve().parents[2] / "schemas"
SOUND = sorted(ROOT.glob("*/valid/*.yaml"))
UNSOUND = sorted(ROOT.glob("*/invalid/*.yaml"))
CODES = {
    "required": "SKM003",
    "additionalProperties": "SKM004",
    "type": "SKM005",
    "enum": "SKM006",
    "const": "SKM006",
    "format": "SKM007",
    "pattern": "SKM008",
}
OUT_OF_BOUNDS = "SKM009"
EVERYTHING: Any = object()

Place = tuple[str, ...]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def document(path: Path) -> Document:
    """An example as the tool reads it: strictly, and without what is empty."""
    loaded = read_file(ROOT, name_of(path))
    assert not loaded.findings
    (only,) = loaded.documents
    kind = path.parent.parent.name
    return replace(only, data=prune(only.data, keep_empty(kind)))


def expected(path: Path) -> tuple[Keys, str]:
    """Where the example says that it fails, and on which keyword."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    marker, pointer, keyword, *missing = first.removeprefix("#").split()
    assert marker == "harap:"
    keys = [int(key) if key.isdecimal() else key for key in pointer.split("/") if key]
    return (*keys, *missing), keyword


def broken(kind: str, data: Any) -> set[tuple[Keys, str]]:
    """Every fault as jsonschema sees it; a missing or unknown field is named at the end of its place."""
    checker = FormatChecker(formats=())
    for name, accepts in FORMATS.items():
        checker.checks(name)(lambda value, accepts=accepts: not isinstance(value, str) or accepts(value))
    found = set()
    for error in Draft202012Validator(schema_of(kind), format_checker=checker).iter_errors(data):
        for field in named(error.validator, error.validator_value, error.instance, error.schema):
            found.add(((*error.absolute_path, *field), str(error.validator)))
    return found


def named(keyword: Any, wanted: Any, value: Any, schema: Any) -> list[tuple[str, ...]]:
    """The field names that a fault is about, () where it is about the value itself."""
    if keyword == "required":
        return [(name,) for name in wanted if name not in value]
    if keyword == "additionalProperties":
        return [(name,) for name in value if name not in schema["properties"] and not name.startswith("x_")]
    return [()]


def walk(kind: str, value: Any) -> Iterator[Place]:
    """The properties of a kind's schema that a value uses (or all of them), shared ones by shared name.

    One value and a list of such values count as the same place.
    """
    root = schema_of(kind)
    stack: list[tuple[dict[str, Any], Any, Place]] = [(root, value, (kind,))]
    while stack:
        node, part, place = stack.pop()
        if "$ref" in node:
            key = node["$ref"].rsplit("/", 1)[-1]
            stack.append((root["$defs"][key], part, ("$defs", key)))
        stack.extend((node[branch], part, place) for branch in ("then", "else") if branch in node)
        for name, child in node.get("properties", {}).items():
            if part is EVERYTHING or (isinstance(part, dict) and name in part):
                yield (*place, name)
                stack.append((child, EVERYTHING if part is EVERYTHING else part[name], (*place, name)))
        if "items" in node and (part is EVERYTHING or isinstance(part, list)):
            items = [EVERYTHING] if part is EVERYTHING else part
            stack.extend((node["items"], item, place) for item in items)


def test_there_are_examples_of_every_kind() -> None:
    sound, unsound = ([path.parent.parent.name for path in paths] for paths in (SOUND, UNSOUND))
    assert set(sound) == set(unsound) == set(kinds())
    assert min(sound.count(kind) for kind in kinds()) >= 2
    assert min(unsound.count(kind) for kind in kinds()) >= 4


@pytest.mark.parametrize("path", SOUND, ids=name_of)
def test_a_sound_example_passes(path: Path) -> None:
    example = document(path)
    assert example.jenis == path.parent.parent.name
    assert validate(example) == []
    assert broken(example.jenis, example.data) == set()


@pytest.mark.parametrize("path", UNSOUND, ids=name_of)
def test_an_unsound_example_fails_at_its_one_place(path: Path) -> None:
    example, kind = document(path), path.parent.parent.name
    keys, keyword = expected(path)
    assert broken(kind, example.data) == {(keys, keyword)}
    assert not acceptor(kind).is_valid(example.data)
    findings = validate(example)
    assert [(finding.pointer.keys, finding.code) for finding in findings] == [
        (keys, CODES.get(keyword, OUT_OF_BOUNDS))
    ]
    assert findings[0].message
    assert findings[0].help


def test_the_sound_examples_pass_with_the_words_of_the_shipped_pack() -> None:
    law, _ = load_law(ROOT, None)
    words = vocabulary(law)
    assert [finding for path in SOUND for finding in validate(document(path), words)] == []


def test_a_last_line_feed_is_refused_and_said() -> None:
    """The two validators read `$` differently; neither verdict may be lost."""
    example = document(ROOT / "koordinasi" / "valid" / "minimal.yaml")
    (finding,) = validate(replace(example, data={**example.data, "id": "KRD-1\n"}))
    assert (finding.pointer.keys, finding.code) == (("id",), "SKM008")


@pytest.mark.parametrize("kind", kinds())
def test_the_minimal_example_holds_nothing_that_can_be_left_out(kind: str) -> None:
    data = document(ROOT / kind / "valid" / "minimal.yaml").data
    spare = [name for name in data if not broken(kind, {key: data[key] for key in data if key != name})]
    assert spare == []


def test_the_sound_examples_use_every_field() -> None:
    known = {place for kind in kinds() for place in walk(kind, EVERYTHING)}
    used: set[Place] = set()
    for path in SOUND:
        used.update(walk(path.parent.parent.name, document(path).data))
    assert sorted(known - used) == []
