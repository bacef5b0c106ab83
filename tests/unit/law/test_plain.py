"""Reading plain data leniently: the wrong shape counts as missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.law.plain import day, entries, mapping, number, text, texts, zone_of


@pytest.mark.parametrize(
    ("value", "as_text", "as_texts", "as_number"),
    [
        ("x", "x", ("x",), 0),
        ("", "", ("",), 0),
        (7, "7", (), 7),
        (-2, "-2", (), -2),
        (1.5, "1.5", (), 0),
        (True, "", (), 0),
        (None, "", (), 0),
        (["a", 1, "b"], "", ("a", "b"), 0),
        ({"a": 1}, "", (), 0),
    ],
)
def test_words_and_numbers(value: Any, as_text: str, as_texts: tuple[str, ...], as_number: int) -> None:
    data = {"a": {"b": value}}
    assert (text(data, "a", "b"), texts(data, "a", "b"), number(data, "a", "b")) == (
        as_text,
        as_texts,
        as_number,
    )


def test_mappings_and_lists_of_them() -> None:
    data = {"a": [{"x": 1}, "y", {"z": 2}], "b": {"c": 3}, "d": 4}
    assert entries(data, "a") == [{"x": 1}, {"z": 2}]
    assert entries(data, "b") == [{"c": 3}]
    assert entries(data, "d") == entries(data, "e") == []
    assert (mapping(data, "b"), mapping(data, "a"), mapping(data, "e")) == ({"c": 3}, {}, {})
    assert (mapping(None), text(None, "a"), number("x")) == ({}, "", 0)


def test_days_and_zones() -> None:
    assert day({"a": "2025-05-05"}, "a") == date(2025, 5, 5)
    assert day({"a": "5 Mei"}, "a") is None
    assert str(zone_of("Asia/Jakarta")) == "Asia/Jakarta"
    assert [zone_of(name) for name in ("", "Asia/Tegal", "../etc", "/etc")] == [None] * 4
