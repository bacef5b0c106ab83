"""Bytes and characters: what is not plain UTF-8 text is found where it stands."""

from __future__ import annotations

import pytest

from pipeline.load.read import LoadedFile, load_bytes, parse_text


def places(loaded: LoadedFile) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.span.line, finding.span.column) for finding in loaded.findings]


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"nama: Budi\nkota: T\xe9gal\n", 2, 8),
        (b"kota: \xe2\x80", 1, 7),
        (b"kota: \xed\xa0\x80x", 1, 7),
        (b"kota: \xc0\xafx", 1, 7),
        ("kata: é\nkota: ".encode() + b"\xff\n", 2, 7),
    ],
)
def test_bytes_that_are_no_utf8(raw: bytes, line: int, column: int) -> None:
    loaded = load_bytes(raw, "x")
    assert places(loaded) == [("YML011", line, column)]
    assert loaded.documents == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_wide_encodings_are_named(encoding: str) -> None:
    loaded = load_bytes("jenis: opd\nid: dinkes\n".encode(encoding), "x")
    assert loaded.documents == ()
    assert loaded.findings[0].code in {"YML011", "YML013"}


def test_utf16_is_told_by_name() -> None:
    assert "UTF-16" in load_bytes("jenis: opd\n".encode("utf-16-be"), "x").findings[0].message


def test_one_mark_at_the_start_is_dropped_and_a_second_is_refused() -> None:
    assert load_bytes(b"\xef\xbb\xbfa: 1\n", "x").documents[0].data == {"a": 1}
    assert places(load_bytes(b"\xef\xbb\xbf\xef\xbb\xbfa: 1\n", "x")) == [("YML015", 1, 1)]
    assert places(load_bytes("a: b\ufeffc\n".encode(), "x")) == [("YML015", 1, 5)]


@pytest.mark.parametrize(
    "letter", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x9b", "\ufffe", "\U0001ffff"]
)
def test_control_characters_are_shown_and_refused(letter: str) -> None:
    (finding,) = load_bytes(f"a: 1\nb: x{letter}y\n".encode(), "x").findings
    assert (finding.code, finding.span.line, finding.span.column) == ("YML013", 2, 5)
    assert f"\\u{{{ord(letter):04x}}}" in finding.message
    assert letter not in finding.message


@pytest.mark.parametrize("letter", ["\x85", "\u2028", "\u2029", "\r"])
def test_odd_line_breaks_hide_nothing_and_shift_nothing(letter: str) -> None:
    text = f"# catatan{letter}rahasia: 1\na: 1\na: 2\n"
    loaded = load_bytes(text.encode(), "x")
    assert places(loaded) == [("YML014", 1, 10), ("YML027", 3, 1)]
    assert loaded.documents == ()


def test_windows_line_ends_are_read_without_their_cr() -> None:
    loaded = load_bytes(b'a: x\r\nb: "y\r\n  z"\r\nc: |\r\n  satu\r\n  dua\r\n', "x")
    assert loaded.findings == ()
    assert loaded.documents[0].data == {"a": "x", "b": "y z", "c": "satu\ndua\n"}


@pytest.mark.parametrize("escape", [r"\0", r"\e", r"\r", r"\x7f", r"\N", r"\L", r"\uffff"])
def test_escapes_smuggle_no_control_characters(escape: str) -> None:
    parsed = parse_text(f'a: "x{escape}y"\n', "x")
    assert [(f.code, f.span.line, f.span.column) for f in parsed.findings] == [("YML013", 1, 4)]
    assert parsed.roots == ()


def test_tabs_and_newlines_may_be_escaped() -> None:
    assert parse_text(r'a: "x\ty\nz"', "x").roots[0].value == {"a": "x\ty\nz"}


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u2066", "\u00ad", "\U000e0041", "\u200d"])
def test_hidden_characters_in_text_are_a_warning(hidden: str) -> None:
    loaded = load_bytes(f"a: 1\nb: x{hidden}y\n".encode(), "x")
    assert places(loaded) == [("YML018", 2, 5)]
    assert loaded.findings[0].severity == "warning"
    assert loaded.documents[0].data["b"] == f"x{hidden}y"


def test_hidden_characters_in_comments_and_escapes_are_told_too() -> None:
    assert places(load_bytes("a: 1 # \u202e\n".encode(), "x")) == [("YML018", 1, 8)]
    assert places(load_bytes(rb'a: "x\u202ey"', "x")) == [("YML018", 1, 4)]


def test_joiners_between_letters_of_other_scripts_are_honest() -> None:
    assert load_bytes("a: \U0001f469\u200d\U0001f4bb\nb: \u0646\u200c\u0647\n".encode(), "x").findings == ()


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"PK\x03\x04rest", "Office"),
        (b"%PDF-1.7\n", "PDF"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:x\n", "LFS"),
        (b"\n <!DOCTYPE html><html>", "halaman web"),
    ],
)
def test_other_formats_are_named(raw: bytes, word: str) -> None:
    (finding,) = load_bytes(raw, "x").findings
    assert finding.code == "YML012"
    assert word in finding.message


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> cabang", "======="])
def test_conflict_markers_stop_the_reading(mark: str) -> None:
    assert places(load_bytes(f"a: 1\n{mark}\na: 2\n".encode(), "x")) == [("YML017", 2, 1)]


def test_an_indented_row_of_equal_signs_is_text() -> None:
    assert load_bytes(b"a: |\n  Judul\n  =======\n", "x").findings == ()


def test_a_line_has_a_length_limit() -> None:
    assert load_bytes(b"a: " + b"x" * 19_997 + b"\n", "x").findings == ()
    loaded = load_bytes(b"b: 1\na: " + b"x" * 19_998 + b"\n", "x")
    assert places(loaded) == [("YML016", 2, 1)]
    assert loaded.documents == ()
