"""Documents of a file: each with its own line, its own faults, and nothing that YAML adds to data."""

from __future__ import annotations

import pytest
import yaml

from pipeline.load.codes import CODES
from pipeline.load.events import LibyamlMissingError
from pipeline.load.notes import MOST
from pipeline.load.read import load_bytes, parse_text


def seen(text: str) -> list[tuple[str, int, int]]:
    return [(f.code, f.span.line, f.span.column) for f in load_bytes(text.encode(), "x").findings]


def test_several_documents_each_with_its_first_line() -> None:
    loaded = load_bytes(b"# catatan\nid: a\n---\n# lagi\nid: b\n...\n---\n{id: c}\n", "records/x/a.yaml")
    assert loaded.findings == ()
    assert [(d.index, d.line, d.data["id"]) for d in loaded.documents] == [
        (0, 2, "a"),
        (1, 5, "b"),
        (2, 8, "c"),
    ]
    assert {d.path for d in loaded.documents} == {"records/x/a.yaml"}


def test_a_faulty_document_does_not_hide_the_others() -> None:
    loaded = load_bytes(b"id: a\nid: b\n---\nid: c\n---\nid: 007\n---\nid: d\n", "x")
    assert [(d.index, d.data["id"]) for d in loaded.documents] == [(1, "c"), (3, "d")]
    assert [(f.code, f.pointer.document) for f in loaded.findings] == [("YML027", 0), ("YML040", 2)]


def test_a_damaged_character_spoils_only_its_own_document() -> None:
    loaded = load_bytes(b"id: a\n---\nid: b\x07\n---\nid: c\n", "x")
    assert [d.data["id"] for d in loaded.documents] == ["a", "c"]
    assert [(f.code, f.pointer.document) for f in loaded.findings] == [("YML013", 1)]


def test_a_syntax_error_ends_its_document_and_no_other() -> None:
    loaded = load_bytes(b"id: a\n---\nid: [b\n---\nid: c\nid: c\n---\nid: d\n---\nid: 'e\n", "x")
    assert [(d.data["id"], d.index, d.line) for d in loaded.documents] == [("a", 0, 1), ("d", 3, 8)]
    found = [(f.code, f.span.line, f.pointer.document) for f in loaded.findings]
    assert found == [("YML020", 3, 1), ("YML027", 6, 2), ("YML020", 10, 4)]
    assert "dokumen sesudahnya tetap dibaca" in loaded.findings[0].message
    assert "Sisa berkas sesudahnya tidak dibaca" in loaded.findings[2].message


def test_what_was_found_in_a_document_before_it_broke_off_is_kept() -> None:
    loaded = load_bytes(b"id: a\nid: b\nteks: [x\n---\nid: c\n", "x")
    assert [(f.code, f.span.line) for f in loaded.findings] == [("YML027", 2), ("YML020", 3)]
    assert [d.data["id"] for d in loaded.documents] == ["c"]


@pytest.mark.parametrize("text", ["id: a\n%YAML 1.2\n---\nid: b\n", "id: a\n%TAG x\n---\nid: [b\n"])
def test_directives_are_their_documents_fault(text: str) -> None:
    loaded = load_bytes(text.encode(), "x")
    assert [(f.code, f.span.line, f.pointer.document) for f in loaded.findings] == [("YML026", 2, 1)]
    assert [d.data["id"] for d in loaded.documents] == ["a"]


@pytest.mark.parametrize("text", ["{id: a}\nsisa: b\n", "[a] b\n", "'a' b\n"])
def test_what_stands_behind_a_document_without_a_border_spoils_it(text: str) -> None:
    assert parse_text(text, "x").roots == ()
    assert [code for code, *_ in seen(text)] == ["YML020"]


@pytest.mark.parametrize("text", ["", "\n\n", "# hanya catatan\n", "---\n", "~\n", "null\n"])
def test_nothing_is_no_document(text: str) -> None:
    assert [code for code, *_ in seen(text)] == ["YML021"]


def test_an_empty_document_among_others_is_named_by_its_line() -> None:
    loaded = load_bytes(b"id: a\n---\n---\nid: c\n", "x")
    assert [(f.code, f.span.line) for f in loaded.findings] == [("YML021", 2)]
    assert [d.index for d in loaded.documents] == [0, 2]


@pytest.mark.parametrize("text", ["- a\n- b\n", "hanya teks\n", "status:\u00a0tutup\n", "42\n"])
def test_a_document_is_a_mapping(text: str) -> None:
    assert [code for code, *_ in seen(text)] == ["YML022"]
    assert parse_text(text, "x").findings == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\nb: 2\n", [("YML023", 1, 4)]),
        ("a: 1\nb: *x\n", [("YML023", 2, 4)]),
        ("a: &x {b: 1}\n", [("YML023", 1, 4)]),
        ("&k a: 1\n", [("YML023", 1, 1)]),
        ("*k : 1\n", [("YML023", 1, 1)]),
        ("a: !!str 1\n", [("YML024", 1, 4)]),
        ("a: ! 12\n", [("YML024", 1, 4)]),
        ("a: !Ref x\n", [("YML024", 1, 4)]),
        ("a: !!python/object/apply:os.system ['x']\n", [("YML024", 1, 4)]),
        ("%YAML 1.2\n---\na: 1\n", [("YML026", 1, 1)]),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", [("YML026", 1, 1)]),
        ("%YAML 3.0\n---\na: 1\n", [("YML026", 1, 1)]),
        ("a: *penting*\n", [("YML023", 1, 4)]),
        ("a: [?x]\n", [("YML031", 1, 5)]),
        ("a: {?x: y}\n", [("YML031", 1, 5)]),
        ('a: "b"#c\n', [("YML032", 1, 7)]),
        ("a: [b]#c\n", [("YML032", 1, 7)]),
        ("a: [b,#c\n  d]\n", [("YML032", 1, 7)]),
        ("a: |#c\n  d\n", [("YML032", 1, 5)]),
        ("a: [-]\n", [("YML020", 1, 5)]),
        ('a: "b\nc: d"\n', [("YML035", 1, 4)]),
        ("a: 'b\n\tc'\n", [("YML035", 1, 4)]),
    ],
)
def test_what_is_refused_and_where(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert seen(text) == expected
    assert parse_text(text, "x").roots == ()


@pytest.mark.parametrize(
    "text",
    [
        "a: apa?\nb: '?x'\nc: No.#12\nd: http://x/y#z\ne: '#'\nf: x # y#z\n",
        'a: "x" # y\nb: [c] # "d"#e\nc: ["#", "a?"]\n',
        "? a\n: b\n",
        'a: "b\n  c: d"\n',
        '{"a": "b\nc"}\n',
        "a: |\n  x#y ?z\n  [?x]#\nb: 1\n",
        'a: >-\n  "x"#y\n',
    ],
)
def test_question_marks_and_hashes_that_everyone_reads_alike(text: str) -> None:
    assert parse_text(text, "x").findings == ()


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ('a: "x\nb: 1\nc: 2\n', 1, 4, "kutip"),
        ("a: 1\nb: [x,\n  y\nc: 2\n", 2, 4, "Kurung siku"),
        ("a: 1\nb: {x: 1\n", 2, 4, "Kurung kurawal"),
        ("a: b: c\n", 1, 5, "titik dua"),
        ("a: @budi\n", 1, 4, "@"),
        ("a: `x`\n", 1, 4, "`"),
        ("a:\n\tb: 1\n", 2, 1, "tab"),
        ("a: 1\nbukan isian\nb: 2\n", 2, 1, "nama: nilai"),
        ("a: [penting] segera\n", 1, 14, "sesudah tanda kutip"),
        ("a: 'x' y\n", 1, 8, "sesudah tanda kutip"),
        ('a: "C:\\data"\n', 1, 7, "miring"),
        ("a:\n  - x\n - y\n", 3, 2, "sejajar"),
    ],
)
def test_syntax_errors_speak_plainly_at_the_opening_token(
    text: str, line: int, column: int, word: str
) -> None:
    (finding,) = load_bytes(text.encode(), "x").findings
    assert finding.code == "YML020"
    assert (finding.span.line, finding.span.column) == (line, column)
    assert word in finding.message
    assert finding.help


def test_json_is_read_as_flow() -> None:
    loaded = load_bytes(b'{"a": [1, 2.5, true, null, "x\\u00e9"],\n "b": {}}', "x")
    assert loaded.findings == ()
    assert loaded.documents[0].data == {"a": [1, 2.5, True, None, "x\u00e9"], "b": {}}


def test_nothing_is_left_out_by_the_reader() -> None:
    assert load_bytes(b"a:\nb: ''\nc: []\nd: {}\n", "x").documents[0].data == {
        "a": None,
        "b": "",
        "c": [],
        "d": {},
    }


def test_a_last_blank_line_belongs_to_a_block() -> None:
    assert load_bytes(b"a: |+\n  x\n  ", "x").documents[0].data == {"a": "x\n\n"}
    assert load_bytes(b"a: |\n  x", "x").documents[0].data == {"a": "x"}


def test_sixty_four_levels_and_no_more() -> None:
    # The mapping itself is the first level.
    assert load_bytes(b"a: " + b"[" * 63 + b"]" * 63, "x").findings == ()
    loaded = load_bytes(b"id: a\n---\na: " + b"[" * 64 + b"]" * 64, "x")
    assert [(f.code, f.span.line, f.span.column) for f in loaded.findings] == [("YML033", 3, 67)]
    assert [d.data for d in loaded.documents] == [{"id": "a"}]


@pytest.mark.parametrize("opener", ["[", "- ", "{a: ", "? "])
def test_bottomless_files_are_left_at_once(opener: str) -> None:
    loaded = load_bytes((opener * 19_000)[:19_000].encode(), "x")
    assert "YML033" in {f.code for f in loaded.findings}
    assert loaded.documents == ()


def test_two_hundred_thousand_values_and_no_more() -> None:
    lines = "- [1, 2, 3]\n" * 40_000
    assert load_bytes(f"a:\n{lines}".encode(), "x").findings == ()
    loaded = load_bytes(f"a:\n{lines}{lines[: 12 * 20_000]}".encode(), "x")
    assert [f.code for f in loaded.findings] == ["YML034"]
    assert loaded.documents == ()


def test_the_first_thousand_findings_and_a_count() -> None:
    loaded = load_bytes(b"a: 1\n" + b"a: 1\n" * (MOST + 7), "x")
    assert len(loaded.findings) == MOST + 1
    last = loaded.findings[-1]
    assert (last.code, last.span.line) == ("YML099", MOST + 2)
    assert "7 temuan lagi" in last.message


def test_pointers_name_the_way_to_the_fault() -> None:
    text = b"a:\n  - b: 1\n  - c:\n      d: 007\n  - 0x1\nd: {e: 1, e: 2}\n"
    assert [f.pointer.keys for f in load_bytes(text, "x").findings] == [
        ("a", 1, "c", "d"),
        ("a", 2),
        ("d", "e"),
    ]


def test_without_libyaml_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(LibyamlMissingError, match="libyaml"):
        parse_text("a: 1\n", "x")


def test_the_codes_are_a_catalogue() -> None:
    assert len({code.code for code in CODES}) == len({code.name for code in CODES}) == len(CODES)
    for code in CODES:
        assert code.code.startswith("YML")
        assert code.explanation.endswith(".")
        assert code.help.endswith(".")
