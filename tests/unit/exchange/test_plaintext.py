"""What we write, the strict reader reads back as it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exchange.plaintext import block
from pipeline.load.read import parse_text

AWKWARD = [
    "no", "on", "08:30", "12:30", "2024-05-01", "2024-05-01T08:30:00+07:00", "12", "0812", "+62812", "1e3",
    "0x1F", "0o17", ".5", "5.", "1.2.3", "-", "--", "...", "---", "--- x", "<<", "=", "~", "null", "True",
    "a: b", "a:", "a:b", "x #y", "# z", "- a", "? x", "?x", "[a", "{b", "&x", "*y", "!t", "%a", "@b", "`c",
    "|", ">", '"q"', "it's", " lead", "trail ", "", " ", "tab\tx", "one\ntwo", "one\n\ntwo\n", "one\n two",
    "\n", "a\n", ".inf", ".nan", "12_000", "é", "🙂",
]  # fmt: skip

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=40)
VALUE = st.recursive(
    st.one_of(TEXT, st.booleans(), st.integers(-(10**9), 10**9)),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


def read(text: str) -> Any:
    parsed = parse_text(text, "x.yaml")
    assert not parsed.findings, (text, parsed.findings[0].message)
    return parsed.roots[0].value


@pytest.mark.parametrize("text", AWKWARD)
def test_text_stays_text_wherever_it_stands(text: str) -> None:
    value = {"k": text, "l": [text, {"m": text}]}
    assert read(block(value)) == value


@given(VALUE)
def test_any_value_comes_back_with_its_type(value: object) -> None:
    back = read(block({"k": value}))["k"]
    assert (back, repr(back)) == (value, repr(value))


def test_times_and_plain_words_need_no_quotes() -> None:
    assert block({"waktu": "2024-05-01 08:30", "jam": "08:30", "kata": "no", "nomor": "0812", "n": 2.5}) == (
        "waktu: 2024-05-01 08:30\njam: 08:30\nkata: no\nnomor: '0812'\nn: 2.5\n"
    )
