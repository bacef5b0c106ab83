"""What `visible` promises: one line, nothing hidden, no command, bounded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.wording import inert_lines, visible


def test_plain_text_stays_as_it_is() -> None:
    assert visible("Dinas Kesehatan – “Tegal” 100 %") == "Dinas Kesehatan – “Tegal” 100 %"


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("a\nb", "a\\u{000a}b"),
        ("\x1b[31m", "\\u{001b}[31m"),
        ("\u202egpj", "\\u{202e}gpj"),
        ("a\u00a0b", "a\\u{00a0}b"),
        ("\u3164", "\\u{3164}"),
        ("\U000e0041", "\\u{e0041}"),
        ("\udcff", "\\u{dcff}"),
        ("\u2028", "\\u{2028}"),
        ("i\ufe0f", "i\\u{fe0f}"),
    ],
)
def test_what_cannot_be_seen_is_written_out(hidden: str, shown: str) -> None:
    assert visible(hidden) == shown


def test_a_runner_command_is_defused() -> None:
    assert visible("x ##[add-mask]e") == "x #\\u{0023}[add-mask]e"
    assert "##[" not in visible("###[group]")


def test_long_text_is_cut_and_counted() -> None:
    assert visible("x" * 100, 10) == "x" * 10 + "…(+90)"
    assert visible("x" * 10, 10) == "x" * 10


@given(st.text(st.characters(), max_size=200), st.integers(1, 100))
def test_any_text_becomes_one_bounded_printable_line(text: str, limit: int) -> None:
    shown = visible(text, limit)
    assert shown.isprintable()
    assert not any(unicodedata.category(letter)[0] == "C" for letter in shown)
    assert "##[" not in shown
    assert len(shown) <= limit * 10 + 12


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("  dua kata", ["  dua kata"]),
        ("", [""]),
        ("a\n b", ["a", " b"]),
        ("::error::x", [":\\u{003a}error::x"]),
        ("  ::stop-commands::x", ["  :\\u{003a}stop-commands::x"]),
        ("a ::error::x", ["a ::error::x"]),
        ("x\r##[add-mask]y", ["x\\u{000d}#\\u{0023}[add-mask]y"]),
        ("\u00a0::error::x", ["\\u{00a0}::error::x"]),
    ],
)
def test_lines_with_words_of_others_command_nothing(line: str, shown: list[str]) -> None:
    assert list(inert_lines([line])) == shown
