"""Flow collections, block texts and comments: what is read the short way is what the strict reader reads."""

from __future__ import annotations

from random import Random

import pytest

from pipeline.load.plainly import plain_documents
from tests.properties.test_plainly import compare

WORDS = (
    "a", "b c", "12", "1.5", "-1", "012", "1e5", "0x1F", "08:30", "24x7", "2025-05-01", "'x, y'", '"a: b"',
    "2025-05-01T08:30:00Z", "''", '"a"b', "true", "null", "~", "https://a/b?c", "x:y", "a: ", "x?", "?x",
    "[]", "Jum'at", "é", "&a", "*a", "!t", "@", "%", "{}", "", "# c", "a #b", "-", ":", ">", "|",
)  # fmt: skip
KEYS = ("a", "b", "oleh", "c_1", "yes", "true", "null", "A", "1", '"q"', "?")
LINES = (
    "x", "x y", "- x", "a: b", "[q", "{", '"q', "'", ">", "|", ":", "x:", " deeper", "  deep", "#c", "# c",
    "c #d", "", "%Y", "...", "---", "é", "&a", "*b", "!t", "? k", "@",
)  # fmt: skip
HEADERS = (">", ">-", "|", "|-", ">-", "|-", "|+", ">2", "|1-", "> ", ">- x", "| # c")


def flow(dice: Random, depth: int = 0) -> str:
    kind = dice.random()
    if depth > 3 or kind < 0.45:
        return dice.choice(WORDS)
    parts = [flow(dice, depth + 1) for _ in range(dice.randrange(4))]
    if kind < 0.7:
        return (
            f"[{dice.choice(('', ' '))}{dice.choice((', ', ',', ' , ')).join(parts)}{dice.choice(('', ' '))}]"
        )
    named = [dice.choice(KEYS) + dice.choice((": ", ": ", ": ", ":", ":  ", " : ")) + part for part in parts]
    return f"{{{dice.choice(('', ' '))}{dice.choice((', ', ',')).join(named)}{dice.choice(('', ' '))}}}"


def block(dice: Random) -> str:
    margin = " " * dice.randrange(6)
    lines = [
        (margin if dice.random() < 0.85 else " " * dice.randrange(7)) + dice.choice(LINES)
        for _ in range(dice.randrange(5))
    ]
    return "".join(f"{line}\n" for line in (dice.choice(HEADERS), *lines))


def document(dice: Random) -> str:
    before = dice.choice(("", "z: 1\n", "# c\n", "\n", "  # c\n", "z:\n  y: 1\n", "---\n"))
    opens = dice.choice(("k: ", "- ", "k:\n  - ", "k:\n  j: ", "k:\n  - j: ", "  k: "))
    value = f"{flow(dice)}\n" if dice.random() < 0.6 else block(dice)
    after = dice.choice(
        ("", "w: 2\n", "  w: 2\n", "\n", "# e\n", "    # e\n", "    more\n", "\nw: 2\n", "- q\n")
    )
    return before + opens + value + after


def tried(number: int, seed: int) -> int:
    dice = Random(seed)  # noqa: S311  no secret
    return sum(compare(document(dice).encode()) for _ in range(number))


def test_five_thousand_documents_are_read_alike() -> None:
    assert tried(5_000, 1) > 350


@pytest.mark.slow
def test_two_hundred_thousand_documents_are_read_alike() -> None:
    assert tried(200_000, 2) > 15_000


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("[a, 1, true]", ["a", 1, True]),
        ("{oleh: kadis, tanggal: 2024-01-02}", {"oleh": "kadis", "tanggal": "2024-01-02"}),
        ('[{kanal: telepon, alamat: "0283-491765"}]', [{"kanal": "telepon", "alamat": "0283-491765"}]),
        ("{ a: 'b, c' , d: [08:30] }", {"a": "b, c", "d": ["08:30"]}),
        ("[]", []),
        ('"belum terampil: lupa"', "belum terampil: lupa"),
        (">-\n  dua baris\n  satu teks", "dua baris satu teks"),
        (">\n  dua baris\n  satu teks", "dua baris satu teks\n"),
        ("|-\n  dua\n   baris", "dua\n baris"),
        ("|\n  dua\n  baris\n\n# catatan\n", "dua\nbaris\n"),
    ],
)
def test_what_people_write_needs_no_strict_reader(written: str, value: object) -> None:
    """As they stand in the sample: a region's catalogue is full of them."""
    found = plain_documents(f"# catatan\nk: {written}\n\nsesudah: 1\n".encode())
    assert found is not None
    (one,) = found
    assert (one.line, one.value) == (2, {"k": value, "sesudah": 1})
    assert (one.folded, one.full) == (True, value != [])
    assert compare(f"k: {written}\n".encode())


@pytest.mark.parametrize(
    "written",
    [
        "[a, b",
        "[a, ]",
        "[a]]",
        "{a}",
        "{a: 1, a: 2}",
        "{true: 1}",
        "{a: }",
        "[a: 1]",
        "[x #y]",
        "[&a b]",
        "[-]",
        '"a" b',
        "'it''s'",
        '"a\\tb"',
        ">-\n  a\n   b",
        "|\n  a\n\n  b",
        ">2\n  a",
        "|+\n  a",
        ">-\n  a\n  # b",
        "a # b",
    ],
)
def test_what_is_or_may_be_anything_else_is_left_to_the_strict_reader(written: str) -> None:
    assert plain_documents(f"k: {written}\n".encode()) is None
