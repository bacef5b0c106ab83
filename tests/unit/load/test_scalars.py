"""Plain words become what YAML 1.2 says, and nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.load.read import parse_text


def value(text: str) -> Any:
    parsed = parse_text(f"isi: {text}\n", "uji.yaml")
    assert parsed.findings == ()
    return parsed.roots[0].value["isi"]


def codes(text: str) -> list[str]:
    parsed = parse_text(text, "uji.yaml")
    assert parsed.roots == ()
    return [finding.code for finding in parsed.findings]


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "no", "on", "off", "y", "N", "ya", "tidak"),
        *("08:30", "12:30", "8:30", "36:00", "08:30.00", "07:30-16:00"),
        *("2024-05-01", "2024-13-45", "2024-05-01T08:30:00+07:00", "2024-05-01 08:30", "0000-00-00"),
        *(
            "1_000",
            "0b101",
            "0x",
            "0x_",
            "0o9",
            "0X1F",
            "1.2.3",
            "1,5 jam",
            "2024-S1",
            "24x7",
            "-x",
            "+",
            ".",
        ),
        *("=", "<<", "nUll", "tRue", ".Nan", ".iNf", "\u0661\u0662", "1e", "e5"),
    ],
)
def test_what_other_readers_convert_stays_text(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("~", None), ("null", None), ("NULL", None), ("", None)),
        *(("true", True), ("False", False)),
        *(("0", 0), ("-0", 0), ("42", 42), ("-7", -7), ("+5", 5), ("9007199254740992", 2**53)),
        *(("99.5", 99.5), ("0.5", 0.5), (".5", 0.5), ("1.", 1.0), ("-0.25", -0.25)),
        *(('"99.5"', "99.5"), ("'null'", "null"), ('"0812"', "0812"), ("''", "")),
    ],
)
def test_core_values(text: str, expected: object) -> None:
    found = value(text)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("0812", "YML040"), ("-007", "YML040"), ("00.5", "YML040"), ("00", "YML040")),
        *(("9007199254740993", "YML041"), ("-9007199254740993", "YML041"), ("9" * 5000, "YML041")),
        *(("0." + "1" * 40, "YML041"), ("9" * 17 + ".", "YML041"), ("1" * 400 + ".0", "YML041")),
        *(("0x1F", "YML042"), ("0o17", "YML042"), ("0x" + "f" * 5000, "YML042")),
        *(("1e3", "YML043"), ("12e4567", "YML043"), ("0e0", "YML043"), ("1.5E-3", "YML043")),
        *((".inf", "YML044"), ("-.INF", "YML044"), (".nan", "YML044"), (".NaN", "YML044")),
    ],
)
def test_hostile_numbers_are_refused_where_they_stand(text: str, code: str) -> None:
    parsed = parse_text(f"a: teks\nisi: {text}\n", "uji.yaml")
    (finding,) = parsed.findings
    assert parsed.roots == ()
    assert (finding.code, finding.span.line, finding.span.column) == (code, 2, 6)
    assert finding.pointer.keys == ("isi",)
    assert len(text) < 6 or text not in finding.message
    if code != "YML044":
        assert "tanda kutip" in finding.help


@pytest.mark.parametrize("key", ["1", "1.5", "true", "null", "~", "0x1", "1e3", "08"])
def test_a_key_that_is_no_text_is_refused(key: str) -> None:
    assert codes(f"{key}: x\n") == ["YML029"]


def test_an_empty_or_nested_key_is_refused() -> None:
    assert codes("?\n: x\n") == ["YML029"]
    assert codes("? [a, b]\n: x\n") == ["YML029"]
    assert codes("? {a: b}\n: [c]\n") == ["YML029"]


def test_keys_that_only_look_typed_are_text() -> None:
    assert parse_text('no: a\n2024-05-01: b\n"1": c\n08:30: d\n', "x").roots[0].value == {
        "no": "a",
        "2024-05-01": "b",
        "1": "c",
        "08:30": "d",
    }


def test_merge_keys_are_refused_and_quoted_ones_are_text() -> None:
    assert "YML025" in codes("<<: x\n")
    assert parse_text('"<<": x\n', "x").findings == ()


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("status", "status", "YML027"),
        ("status", '"status"', "YML027"),
        ("status", r'"st\u0061tus"', "YML027"),
        ("status", "Status", "YML028"),
        ("caf\u00e9", "cafe\u0301", "YML028"),
        ("id", "\uff49\uff44", "YML028"),
        ("strasse", "stra\u00dfe", "YML028"),
    ],
)
def test_doubled_keys_are_reported_at_the_second_and_name_the_first(
    first: str, second: str, code: str
) -> None:
    text = f"a:\n  {first}: 1\n  lain: 2\n  {second}: 3\n"
    (finding,) = parse_text(text, "x").findings
    assert (finding.code, finding.span.line, finding.span.column) == (code, 4, 3)
    assert "baris 2" in finding.message
    assert parse_text(text, "x").roots == ()


def test_the_same_key_in_different_blocks_is_fine() -> None:
    assert parse_text("a:\n  x: 1\nb:\n  x: 2\nc: [{x: 1}, {x: 2}]\n", "x").findings == ()


@pytest.mark.parametrize(
    "key",
    ["sta\u00adtus", "\u202ekunci", "ke\u200by", "\u3164", "a\u00a0b", '"a\\nb"', '"a\\tb"', "n\u0430ma"],
)
def test_hidden_or_look_alike_letters_in_a_key_are_refused_once(key: str) -> None:
    assert codes(f"{key}: x\n") == ["YML019"]


def test_letters_of_one_script_are_fine_in_a_key() -> None:
    assert parse_text("x_\u00e9t\u00e9: 1\n\u0438\u043c\u044f: 2\n", "x").findings == ()


def test_a_key_of_two_hundred_characters_is_the_longest() -> None:
    assert parse_text("k" * 200 + ": 1\n", "x").findings == ()
    (finding,) = parse_text("k" * 201 + ": 1\n", "x").findings
    assert finding.code == "YML030"
    assert len(finding.message) < 200
