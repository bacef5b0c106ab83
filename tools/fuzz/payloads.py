"""What a hostile or a hasty hand might put where a value stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SELF = "\ufffdself"
"""Stands for the id of the document that is changed."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One hostile value.

    Attributes:
        text: As it is written into the file: flow style YAML.
        refused: Whether no field that the schemas know may hold it: a finding is due.
        value: What must be read from it, where it is read at all; None in `known` cases only.
        known: Whether `value` says so.
    """

    text: str
    refused: bool = False
    value: Any = None
    known: bool = False


def payloads() -> tuple[Payload, ...]:
    """All of them, in an order that never changes."""
    return (*_unreadable(), *map(_plain, _refused_values()), *map(_open, _values()))


def _plain(value: Any) -> Payload:
    return Payload(json.dumps(value), refused=True, value=value, known=True)


def _open(value: Any) -> Payload:
    return Payload(json.dumps(value, ensure_ascii=False), value=value, known=True)


def _unreadable() -> Iterator[Payload]:
    """What the reader itself must refuse, whatever the field."""
    for text in (
        "&a [*a]", "*tidak_ada", "!!python/object/apply:os.system [id]", "!!binary aGFsbw==", "!!null teks", "! 12",
        ".nan", "-.inf", "1e400", "0x1F", "0102", "0o17", "12345678901234567890", "9" * 5_000, "1.0000000000000000001",
        '"\\0"', '"\\e[31m"', '"\\x9b31m"', '"a\\rb"', '"a\\Lb"', '"\\ud800"', '"\\U00110000"', '"\\uFEFF"',
        "{<<: {a: 1}}", "{1: a}", "{true: a}", "{? [a] : b}", "{a: 1, a: 2}", "{no: 1, ~: 2}", "{ａ: 1, a: 2}",
        "[" * 100 + "]" * 100, "{a: " * 70 + "1" + "}" * 70, "'tidak ditutup", "[a, b", "@a", "`a`", "%a",
        "a\x00b", "a\x1bb", "a\x85b", "a\u2028b", "a\ufeffb", "{\u202ekunci: 1}", "{аbc: 1}", "x" * 20_001,
    ):  # fmt: skip
        yield Payload(text, refused=True)


def _refused_values() -> Iterator[Any]:
    """What is read as it stands and fits no field: wrong shapes."""
    yield {"kunci_yang_tidak_ada": 1}
    yield [[[]], [[1]]]
    yield [{"tidak_ada": {"tidak_ada": ["x"]}}]
    yield {"$ref": "https://tidak-ada.example/skema.json", "$schema": "file:///etc/passwd"}


def _values() -> Iterator[Any]:
    """What some field may hold: whatever comes of it, nothing may break."""
    yield from (
        None,
        True,
        False,
        0,
        -1,
        1,
        0.1,
        -0.0,
        3.5,
        2**31,
        2**53,
        -(2**53),
        10**9,
        1e15,
        100.00000000001,
    )
    yield from ([], {}, [None], [1, "dua"], {"a": {"b": {"c": [1, {"d": "e"}]}}}, ["x"] * 3_000)
    yield from _times()
    yield from _words()


def _times() -> Iterator[str]:
    yield from (
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2000-01-01T00:00:00+07:00",
        "2000-01-01T00:00:00+14:00", "2100-12-31T23:59:59+07:00", "2100-12-31T23:59:59-12:00", "2100-12-31",
        "2000-01-01", "2024-02-29", "2024-02-30", "2025-02-29", "2024-13-01", "2025-01-01T24:00:00+07:00",
        "2025-01-01T08:00:60+07:00", "2025-01-01T08:00:00+24:00", "2025-01-01T08:00:00Z", "2025-01-01 08:00",
        "2025-01-01T08:00:00.1234567+07:00", "2024-W17-5", "20240426", "２０２５-01-01", "2025-01-01\n", "36:00",
        "00:00-24:00", "16:00-07:30", "23:59-23:59", "00:00-00:00", "08:00-12:00, 11:00-13:00", "2025", "2025-S3",
        "2025-T0", "2025-00", "2100-S2", "9999", "0000", "0 menit", "1 detik", "-1 jam", "99999999999 jam", "1e9 hari",
        "99999 hari kerja", "0,0000001 jam", "366 hari", "1 jam 1 jam", "satu jam", "PT1H",
    )  # fmt: skip


def _words() -> Iterator[str]:
    yield from (
        SELF, "../../etc/passwd", "..", "/", "a/b/c", "a/b/c/d", "opd/aduan/x", "index", "con", "nul", "-", "a" * 64,
        "a" * 65, "a" * 300, "", " ", "  x  ", "\n", "a\n\n\n\n\nb", "x" * 5_000, "kata " * 2_000, "k" * 19_000,
        "\n".join(["baris"] * 3_000), "𝄞𝔘𝔫𝔦", "e\u0301" * 50, "\u0e01\u0e34" * 50, "مرحبا", "👩‍👩‍👧‍👦" * 30,
        "\u202eterbalik", "\u200bnol", "\u00a0", "ﷺ" * 100, "Z̷̢̛" * 60,
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "\"><svg/onload=alert(1)>", "' onclick='x",
        "]]>", "--><img src=x onerror=alert(1)>", "{{ 7*7 }}{% raw %}", "{{ cycler.__init__.__globals__ }}", "${7*7}",
        "javascript:alert(1)", "JaVa\tScript:alert(1)", "file:///etc/passwd", "data:text/html,<script>alert(1)</script>",
        "https://a.example/\"onmouseover=x", "https://pengguna:sandi@a.example/", "//jahat.example/x", "mailto:a@b.c?bcc=d",
        "::error file=x::palsu", "x\n::stop-commands::henti", "##[add-mask]e", "\r\n::set-output name=x::y", "%0A::error::x",
        "=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1", "=HYPERLINK(\"https://jahat.example\")", "'=1",
        "`` ` ``", "@organisasi/tim closes #1", "[x](javascript:alert(1))", "| a | b |\n|---|---|", "<!-- -->",
        "%s%s%n", "%(x)s", "{0}{x!r}", "\\u202e", "\\x00", "$(id)", "; rm -rf /", "' OR 1=1 --", "NaN", "null", "no",
        "3328011501900003", "0812-9998-7776", "a@b.example", "&amp;&lt;", "&#x3c;script&#x3e;", "\ufffd", "1" * 400,
    )  # fmt: skip
