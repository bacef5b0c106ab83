"""Whatever a file holds, the reader answers with documents and findings, and places are true."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.load.positions import locate
from pipeline.load.prune import prune
from pipeline.load.read import LoadedFile, load_bytes, parse_text
from pipeline.model.finding import Severity
from pipeline.model.pointer import Keys, Pointer

TOKENS = st.sampled_from(
    [
        *(
            "a",
            "b",
            "jenis",
            "id",
            "1",
            "0x1",
            "007",
            "1e5",
            ".inf",
            "true",
            "~",
            "no",
            "12:30",
            "2024-13-01",
        ),
        *(
            ": ",
            ":",
            "- ",
            "-",
            "? ",
            "?",
            ", ",
            ",",
            "[",
            "]",
            "{",
            "}",
            "#",
            " # ",
            "'",
            '"',
            "|",
            ">",
            "|+\n",
        ),
        *("\n", "\n", "\n  ", "\n    ", " ", "\t", "\r\n", "\r", "\n---\n", "\n...\n", "---", "%YAML 1.2\n"),
        *(
            "&x ",
            "*x",
            "!",
            "!!str ",
            "!!python/object:os.x ",
            "<<",
            "<<: ",
            "\n<<<<<<< x\n",
            "@",
            "`",
            "%",
            "\\",
        ),
        *(
            '"\\u202e"',
            '"\\0"',
            '"\\ud800"',
            '"\\U00110000"',
            '"\\x1b"',
            "\u202e",
            "\u200b",
            "\u3164",
            "\xa0",
        ),
        *(
            "\x00",
            "\x1b",
            "\x85",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "\ud800",
            "\udcff",
            "\u00e9",
            "e\u0301",
            "\U0001d11e",
        ),
    ]
)
soup = st.lists(TOKENS, max_size=40).map("".join)
keys = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=6)
words = st.text("abc xyz:#'é𝄞", min_size=1, max_size=12) | st.integers(-999, 999) | st.booleans() | st.none()
trees = st.recursive(
    words, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=15
)
documents = st.dictionaries(keys, trees, min_size=1, max_size=5)

bounded = settings(max_examples=300)


def assert_promises(loaded: LoadedFile, lines: int) -> None:
    for document in loaded.documents:
        json.dumps(document.data, allow_nan=False).encode("ascii")
        "".join(json.dumps(document.data, ensure_ascii=False)).encode("utf-8")
        assert 1 <= document.line <= lines + 1
    for finding in loaded.findings:
        assert 1 <= finding.span.line <= finding.span.end_line <= lines + 1
        assert finding.span.column >= 1
        assert finding.message.isprintable()
        assert 0 < len(finding.message) < 1_000
    faulty = {f.pointer.document for f in loaded.findings if f.severity is Severity.ERROR}
    assert faulty.isdisjoint(document.index for document in loaded.documents)
    assert loaded.documents or loaded.findings
    assert list(loaded.findings) == sorted(loaded.findings, key=lambda finding: finding.order)


@bounded
@given(soup)
def test_token_soup_gives_documents_and_findings_and_nothing_else(text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    assert_promises(load_bytes(raw, "x"), text.count("\n") + 1)
    # A text that never was bytes may hold lone surrogates.
    assert parse_text(text, "x").findings or parse_text(text, "x").roots


@bounded
@given(st.binary(max_size=60))
def test_so_do_any_bytes(raw: bytes) -> None:
    assert_promises(load_bytes(raw, "x"), raw.count(b"\n") + 1)


@bounded
@given(
    soup, st.lists(st.tuples(st.integers(0, 3), st.lists(keys | st.integers(0, 3), max_size=3)), max_size=4)
)
def test_places_are_found_in_any_text(text: str, wanted: list[tuple[int, list[str | int]]]) -> None:
    pointers = [Pointer("x", document, tuple(keys)) for document, keys in wanted]
    spans = locate(text.encode("utf-8", "replace").decode(), pointers)
    assert set(spans) == set(pointers)
    assert all(1 <= span.line <= text.count("\n") + 2 and span.column >= 1 for span in spans.values())


def leaves(value: Any, way: Keys = ()) -> list[tuple[Keys, Any]]:
    """Every scalar of a tree with the way to it."""
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*way, key))]
    if isinstance(value, list):
        return [leaf for position, inner in enumerate(value) for leaf in leaves(inner, (*way, position))]
    return [(way, value)]


def as_json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def as_indented_json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_block(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000).rstrip("\n")


@bounded
@given(
    st.lists(documents, min_size=1, max_size=3),
    st.sampled_from([as_json, as_indented_json, as_block]),
)
def test_what_is_written_is_read_and_stands_where_the_pointer_says(
    written: list[dict[str, Any]], dump: Callable[[Any], str]
) -> None:
    text = "\n---\n".join(map(dump, written))
    loaded = load_bytes(text.encode(), "x")
    assert loaded.findings == ()
    assert [document.data for document in loaded.documents] == written
    wanted = {
        Pointer("x", number, way): value
        for number, data in enumerate(written)
        for way, value in leaves(data)
        if way
    }
    lines = text.split("\n")
    for pointer, span in locate(text, wanted).items():
        assert span.line == span.end_line
        stands = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert parse_text(f"isi: {stands}", "x").roots[0].value == {"isi": wanted[pointer]}


@bounded
@given(documents)
def test_pruning_leaves_no_empty_field_and_every_value_in_its_place(data: dict[str, Any]) -> None:
    pruned = prune(data, ())
    assert prune(pruned, ()) == pruned
    full = [(way, value) for way, value in leaves(data) if value is not None]
    assert [(way, value) for way, value in leaves(pruned) if value is not None] == full
    assert not any(value is None and isinstance(way[-1], str) for way, value in leaves(pruned))
