"""Messages are data: no record, name, key or id makes a format say what we did not say."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt

from pipeline.formatters.markdown import code_span
from pipeline.formatters.registry import FORMATS
from pipeline.model.finding import Severity
from pipeline.wording import visible
from tests.unit.formatters.runner import commands
from tests.unit.formatters.samples import HOSTILE, hostile, report
from tests.unit.formatters.test_formats import JUNIT, SARIF

each_payload = pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
# Markdown as GitHub extends it, raw HTML and bare links included.
GITHUB_MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def printed(name: str, payload: str) -> str:
    prefix = "::error::x/" if name in {"github", "gitlab", "markdown"} else ""
    found = [hostile(payload)]
    if name == "markdown":
        found.append(replace(found[0], severity=Severity.WARNING))
    given = report(*found, prefix=prefix)
    object.__setattr__(given, "lines", lambda _: ["x", payload, "y"])
    return "".join(FORMATS[name](given))


def test_the_port_obeys_what_a_runner_obeys() -> None:
    raw = "\n".join(HOSTILE)
    assert {one.name for one in commands(raw)} >= {
        "error", "stop-commands", "add-mask", "add-matcher", "set-output"
    }  # fmt: skip


@each_payload
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "github"])
def test_no_format_holds_a_command_or_an_escape(name: str, payload: str) -> None:
    text = printed(name, payload)
    assert commands(text) == []
    assert "##[" not in text
    assert all(letter.isprintable() or letter == "\n" for letter in text)
    text.encode("utf-8")


@each_payload
def test_github_obeys_our_own_commands_alone(payload: str) -> None:
    text = printed("github", payload)
    first, last = commands(text)
    assert text.count("\n") == 2
    assert (first.name, last.name) == ("error", "notice")
    assert set(first.properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
    assert first.properties["file"] == visible(f"::error::x/records/{payload}.yaml", 300)
    assert first.data.split("\n")[0] == visible(f"Nilai «{payload}» tidak tersedia.", 800)
    assert last.properties == {"title": "spbe"}


@each_payload
@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
def test_json_stays_json(name: str, payload: str) -> None:
    text = printed(name, payload)
    assert text.isascii()
    read: Any = json.loads(text)
    assert (list(read) if name == "gitlab" else set(read)) is not None
    if name == "sarif":
        assert list(SARIF.iter_errors(read)) == []
        message = read["runs"][0]["results"][0]["message"]["text"]
        assert "](" not in message


@each_payload
def test_junit_stays_xml(payload: str) -> None:
    text = printed("junit", payload)
    JUNIT.validate(text)
    failure = ElementTree.fromstring(text).find(".//failure")
    assert failure is not None
    assert failure.attrib["message"] == visible(f"Nilai «{payload}» tidak tersedia.", 800)


@each_payload
def test_markdown_stays_our_markdown(payload: str) -> None:
    tokens = GITHUB_MARKDOWN.parse(printed("markdown", payload))
    markup = [token.content for token in tokens if token.type == "html_block"]
    assert markup == ["<details><summary>1 peringatan</summary>\n", "</details>\n"]
    kinds = {token.type for token in tokens} - {"html_block"}
    assert kinds == {
        "heading_open", "inline", "heading_close", "paragraph_open", "paragraph_close",
        "bullet_list_open", "list_item_open", "list_item_close", "bullet_list_close",
    }  # fmt: skip
    inside = [child for token in tokens for child in token.children or ()]
    allowed = {"text", "code_inline", "hardbreak", "strong_open", "strong_close"}
    assert {child.type for child in inside} <= allowed
    plain = "".join(child.content for child in inside if child.type == "text")
    assert not set(plain) & set("@#<[`")
    said = [child.content for child in inside if child.type == "code_inline"]
    assert visible(f"Nilai «{payload}» tidak tersedia.", 800)[:800] in [text[:800] for text in said]


@each_payload
def test_a_code_span_gives_back_what_it_was_given(payload: str) -> None:
    (token,) = GITHUB_MARKDOWN.parseInline(f"a {code_span(payload)} b")
    assert [child.type for child in token.children or ()] == ["text", "code_inline", "text"]
    assert (token.children or [])[1].content == visible(payload, 300)


def test_the_schema_of_sarif_is_one() -> None:
    Draft7Validator.check_schema(SARIF.schema)
