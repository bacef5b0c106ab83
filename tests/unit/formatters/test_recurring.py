"""Many findings with one cause: people see the first and their number, machines see all of them."""

from __future__ import annotations

import json
from itertools import repeat

import pytest

from pipeline.formatters.recurring import MOST, foremost, recurring
from pipeline.formatters.registry import FORMATS
from pipeline.formatters.text import text_again
from pipeline.model.finding import Finding
from tests.unit.formatters.samples import finding, report

ADVICE = "Maksudnya `surel-dinas`?"


def unknown(line: int, name: str = "surel", advice: str = ADVICE, waived: str | None = None) -> Finding:
    message = f"`{name}` tidak menunjuk layanan yang ada."
    return finding(line=line, code="REF001", message=message, help=advice, clauses=(), waived=waived)


MANY = [unknown(n) for n in range(1, 10)]


@pytest.mark.parametrize(
    ("findings", "shown"),
    [
        (MANY, [True] * MOST + [False] * (9 - MOST)),
        ([unknown(n, name=f"s{n}") for n in range(9)], [True] * 9),
        ([unknown(n, advice=f"{n}") for n in range(9)], [True] * 9),
        # A finding of its own for each record, though the words are the same.
        ([finding(line=n) for n in range(9)], [True] * 9),
        ([unknown(n, waived="KEC-1") for n in range(9)], [True] * 9),
    ],
)
def test_only_what_one_cause_brings_is_folded(findings: list[Finding], shown: list[bool]) -> None:
    assert foremost(findings) == shown
    assert len(list(recurring(findings))) == (not all(shown))


@pytest.mark.parametrize(("number", "told"), [(MOST, False), (MOST + 1, True)])
def test_the_cause_is_told_once_with_the_number_of_places(number: int, told: bool) -> None:
    lines = list(recurring([*MANY[:number], finding()]))
    assert len(lines) == told
    assert all(f"REF001 di {number} tempat: `surel`" in line and ADVICE in line for line in lines)


def test_people_see_the_first_and_the_number_and_machines_see_all() -> None:
    told = report(*MANY)
    written = {name: "".join(FORMATS[name](told)) for name in FORMATS}
    for name, places in (("full", MOST), ("concise", 9), ("markdown", MOST)):
        assert written[name].count("ADU 1é.yaml:") == places, name
        assert written[name].count("REF001 di 9 tempat") == 1, name
    assert written["github"].count("::error ") == MOST
    assert written["github"].count("- records/kominfo/aduan/ADU 1é.yaml:") == 9 - MOST
    assert len(json.loads(written["json"])["findings"]) == 9
    for name in ("sarif", "gitlab", "junit", "rdjson"):
        assert "di 9 tempat" not in written[name], name


def test_pieces_that_are_known_fold_as_new_ones_do() -> None:
    told = report(*MANY, finding())
    new = list(text_again(told, repeat("")))
    assert list(text_again(told, new[:-1])) == new
    # What was folded is made anew where others of its kind are gone.
    fewer = report(*MANY[-2:])
    assert list(text_again(fewer, new[7:9])) == list(text_again(fewer, repeat("")))
