"""The schema that editors read accepts what the check accepts, and says the clause beside each field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from pipeline.check.editor import editor_schema
from pipeline.check.formats import FORMATS
from pipeline.check.schemas import acceptor, kinds
from pipeline.check.snippets import snippets
from pipeline.check.validate import validate
from pipeline.cli.main import main
from pipeline.law.law import Law
from pipeline.load.read import load_bytes
from pipeline.model.document import Document
from pipeline.run.editor_files import editor_files
from pipeline.run.pack import load_law, reference_law, vocabulary

TESTS = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((TESTS / "schemas").glob("*/*/*.yaml"))
LAW = reference_law()
WORDS = vocabulary(LAW)
SCHEMA = editor_schema(WORDS, lambda clauses: LAW.cite(*clauses))
EDITOR = jsonschema_rs.Draft202012Validator(
    SCHEMA, formats=FORMATS, validate_formats=True, ignore_unknown_formats=False, offline=True
)
_STOP = re.compile(r"\$\{\d+(?:\|([^,|]*)[^}]*|:([^}]*))\}")


def documents(file: Path) -> list[Any]:
    return [document.data for document in load_bytes(file.read_bytes(), file.name).documents]


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from nodes(child)
    elif isinstance(node, list):
        for child in node:
            yield from nodes(child)


def sagori() -> Law:
    root = TESTS / "workspaces/kepulauan"
    (pemda,) = load_bytes((root / "catalog/pemda.yaml").read_bytes(), "catalog/pemda.yaml").documents
    return load_law(root, pemda)[0]


def test_there_are_examples_of_every_kind() -> None:
    assert {file.parts[-3] for file in EXAMPLES} >= set(kinds())


@pytest.mark.parametrize("kind", kinds())
def test_an_editor_accepts_what_the_check_accepts(kind: str) -> None:
    plain = acceptor(kind, WORDS)
    files = [file for file in EXAMPLES if file.parts[-3] == kind]
    read = [data for file in files for data in documents(file) if data.get("jenis") == kind]
    assert [EDITOR.is_valid(data) for data in read] == [plain.is_valid(data) for data in read]


@pytest.mark.parametrize("data", [{}, {"jenis": "kuda"}, {"id": "x"}, []], ids=str)
def test_an_editor_asks_for_a_known_kind(data: Any) -> None:
    assert not EDITOR.is_valid(data)


def test_every_field_with_a_clause_says_it_where_it_is_shown() -> None:
    cited = [
        node for node in nodes(SCHEMA) if node.get("x-klausul") and isinstance(node.get("description"), str)
    ]
    assert len(cited) > 100
    assert [node["title"] for node in cited if "\n\nDasar: " not in node["description"]] == []


def test_nothing_to_be_shown_stands_beside_a_reference() -> None:
    assert [node for node in nodes(SCHEMA) if "$ref" in node and "description" in node] == []


def test_another_region_cites_its_own_regulation_alone() -> None:
    text = editor_files(sagori())["skema"]["spbe.schema.json"]
    cited = set(re.findall(r"Dasar: ([^\"]*)", text))
    assert cited
    assert not [one for one in cited if "Lampiran Bab II" in one or "L2." in one]
    assert '"mayor"' not in text


@pytest.mark.parametrize("title", snippets(WORDS))
def test_a_snippet_is_the_kind_with_nothing_missing_and_nothing_unknown(title: str) -> None:
    snippet = snippets(WORDS)[title]
    body = "\n".join(snippet["body"][:-1])
    text = _STOP.sub(lambda match: f'"{match[1] or match[2]}"', body) + "\n"
    (document,) = load_bytes(text.encode(), "x.yaml").documents
    assert document.jenis == snippet["prefix"]
    codes = {finding.code for finding in validate(Document("x.yaml", 0, 1, document.data), WORDS)}
    assert not codes & {"SKM003", "SKM004"}


def test_the_command_speaks_the_words_of_the_workspace(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "aduan", "--root", str(TESTS / "workspaces/kepulauan")]) == 0
    own = [str(word) for word in sagori().vocabulary("dampak")]
    read = json.loads(capsys.readouterr().out)
    assert [node["enum"] for node in nodes(read) if node.get("x-istilah") == "dampak"] == [own]
