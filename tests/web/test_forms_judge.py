"""The forms judge as the command line does: the same faults at the same places, in the same words."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from pipeline.check.formats import FORMATS
from pipeline.model.moments import parse_instant
from pipeline.resources import bundled
from pipeline.run.forms import KINDS_WITH_FORM
from tests.unit.check.test_addresses import REFUSED, TAKEN
from tests.web.formbench import by_browser, by_python, engine, examples, form, spoiled, whole

WRONG: tuple[Any, ...] = (7, "x" * 4001, True, " \n", [], {"asing": 1}, -1.5, "2025-02-30")
SUBSCHEMAS = ("items", "if", "then", "else", "additionalProperties")
MAPS = ("properties", "patternProperties", "$defs")
ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description"}
KEYWORDS = re.compile(r"^    (\$?\w+): (?:function|bounded)", re.MULTILINE)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the engine."""
    opened = engine(browser)
    yield opened
    opened.close()


def compare(page: Page, cases: list[tuple[str, dict[str, Any]]]) -> int:
    """Compares both verdicts on all cases; how many of them were sound."""
    sound = 0
    for (kind, data), found in zip(cases, by_browser(page, cases), strict=True):
        expected = by_python(data)
        assert found == expected, (kind, json.dumps(data)[:600])
        sound += not expected
    return sound


def test_every_example_beside_the_schemas_gets_the_same_verdict(page: Page) -> None:
    cases = list(examples())
    sound = compare(page, cases)
    assert len(cases) > 250
    assert 20 < sound < len(cases) - 100


@pytest.mark.parametrize("kind", KINDS_WITH_FORM)
def test_a_whole_record_spoiled_anywhere_gets_the_same_verdict(page: Page, kind: str) -> None:
    values = WRONG if kind in ("aduan", "permintaan") else WRONG[:2]
    cases = [(kind, data) for data in spoiled(whole(kind), values)]
    cases.append((kind, {**whole(kind), "isian_asing": "a", "x_catatan": {"apa": "saja"}}))
    sound = compare(page, cases)
    assert len(cases) > (300 if kind in ("aduan", "permintaan") else 30)
    assert 0 < sound < len(cases)


def texts() -> Iterator[str]:
    """What people write for times, lengths, hours and names, right and wrong."""
    days = ("2025-05-01", "2025-02-29", "2024-02-29", "1999-12-31", "2100-12-31", "2101-01-01", "2025-13-01")
    clocks = ("", " 08:30", "T08:30", "T24:00", "T23:59:59", "T08:30:00.5", "T8:30", " 08:30:60", "  08:30")
    zones = ("", "Z", "+07:00", "-09:30", "+14:59", "+15:00", "+07", " WIB", "z")
    yield from map("".join, itertools.product(days, clocks, zones))
    yield from (*REFUSED, *TAKEN)
    amounts = (
        "0",
        "1",
        "15",
        "1,5",
        "1.5",
        "0,0",
        "0.000001",
        ",5",
        "1.",
        "12345678",
        "-1",
        "1,1234567",
        "\u0661",
    )
    units = (
        "",
        " menit",
        "menit",
        "  jam",
        " jam",
        " hari",
        " hari kerja",
        "hari kerja",
        " Jam",
        " detik",
        " bulan",
    )
    yield from map("".join, itertools.product(amounts, units))
    yield from (
        "2025-S1",
        "2025-S3",
        "2025-T4",
        "2025-T0",
        "2025-1",
        "2025-05",
        "2025",
        "1999",
        "2100-12",
        "2025-S1\n",
    )
    hours = (
        "07:30-16:00",
        "08:00-12:00,13:00-16:00",
        "08:00-12:00, 13:00-16:00",
        "08:00-08:00",
        "16:00-07:30",
    )
    yield from (
        *hours,
        "20:00-24:00",
        "24:00-24:00",
        "08:00-12:00, 11:00-16:00",
        "08:00-12:00,12:00-16:00",
        "8:00-9:00",
    )
    yield from ("08:00-12:00\x1f", "08:00-12:00\xa0", ",", "08:00-12:00,", "00:00-24:00", "08:00 - 12:00", "")
    names = (
        "a",
        "-a",
        "a-",
        "a_b",
        "a b",
        "a/b",
        "a/b/c",
        "a/b/c/d",
        "/a",
        "a/",
        "a" * 64,
        "a" * 65,
        "é",
        "A-1",
        "a\n",
    )
    yield from names


def test_every_format_accepts_what_the_command_line_accepts(page: Page) -> None:
    given = list(texts())
    script = "(texts) => Object.entries(spbeFormulir.bentuk).map(([name, fits]) => [name, texts.map(fits)])"
    found = dict(page.evaluate(script, given))
    assert set(found) == set(FORMATS)
    for name, accepts in FORMATS.items():
        expected = [accepts(text) for text in given]
        assert 0 < sum(expected) < len(given)
        assert [t for t, a, b in zip(given, found[name], expected, strict=True) if a != b] == [], name


def test_an_instant_is_the_same_second(page: Page) -> None:
    given = [
        "2025-05-01T08:30:00+07:00",
        "2025-05-01 08:30",
        "2000-01-01T00:00+14:00",
        "2100-12-31T23:59:59.9-14:00",
    ]
    found = page.evaluate("(texts) => texts.map((text) => spbeFormulir.saat(text, 420))", given)
    read = [parse_instant(text, ZoneInfo("Asia/Jakarta")) for text in given]
    assert found == [at.timestamp() // 1 if at else None for at in read]


def keywords(node: Any) -> Iterator[tuple[str, Any]]:
    """Every keyword of a schema with its value, names of fields and definitions apart."""
    if not isinstance(node, dict):
        return
    for name, value in node.items():
        yield name, value
        inner = value.values() if name in MAPS else (value,) if name in SUBSCHEMAS else ()
        for below in inner:
            yield from keywords(below)


def test_no_schema_uses_a_keyword_that_the_forms_do_not_know() -> None:
    text = bundled("templates").joinpath("assets/formulir/1-periksa.js").read_text("utf-8")
    known = set(KEYWORDS.findall(text))
    assert {"$ref", "type", "enum", "maxItems", "if"} <= known
    files = sorted(bundled("schemas").glob("*.json"))
    used = [pair for file in files for pair in keywords(json.loads(file.read_text("utf-8")))]
    names = {name for name, _ in used if not name.startswith("x-")}
    assert names - ANNOTATIONS <= known
    # Two keywords are known in the one use that is made of them.
    assert {json.dumps(value) for name, value in used if name == "additionalProperties"} == {"false"}
    assert {json.dumps(value) for name, value in used if name == "patternProperties"} == {'{"^x_": true}'}
    # What means another thing to Python's expressions than to a browser's.
    assert not [
        value for name, value in used if name == "pattern" and re.search(r"\\[dwsbAZ]|\(\?[^:]", value)
    ]


def test_the_forms_name_their_choices_in_the_words_of_the_pack() -> None:
    aduan = form("aduan")
    assert set(aduan["istilah"]["dampak"]) == {"mayor", "minor"}
    assert aduan["skema"]["$defs"]["dampak"]["enum"] == ["mayor", "minor"]
    assert "x-klausul" not in json.dumps(aduan["skema"])
