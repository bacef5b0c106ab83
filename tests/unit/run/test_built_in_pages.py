"""The pages of codes that are no rules: each says what to do, and what it calls wrong is what is found."""

from __future__ import annotations

import pytest

from pipeline.check.validate import validate
from pipeline.load.read import load_bytes
from pipeline.run.built_in import _PAGES, page_of
from pipeline.run.catalogue_of_rules import all_rules

CARDS = {card.code: card for card in all_rules()}
READ = [code for code, (wrong, _, _) in _PAGES.items() if code in CARDS and code > "YML010" and wrong]
SHAPED = {
    "SKM004": "aduan",
    "SKM005": "aduan",
    "SKM006": "aduan",
    "SKM007": "aduan",
    "SKM008": "layanan",
    "SKM009": "layanan",
}


def _read(text: str) -> set[str]:
    return {one.code for one in load_bytes(f"{text}\n".encode(), "a.yaml").findings}


def _judged(text: str) -> set[str]:
    (document,) = load_bytes(f"{text}\n".encode(), "a.yaml").documents
    words = (("dampak", ("mayor", "minor")),)
    return {one.code for one in validate(document, words)}


@pytest.mark.parametrize("code", CARDS)
def test_every_code_says_what_to_do(code: str) -> None:
    page = CARDS[code].explanation
    assert page.startswith(CARDS[code].summary)
    assert "\n\nCara memenuhi:\n    " in page


def test_every_page_belongs_to_a_code() -> None:
    assert set(_PAGES) <= set(CARDS)
    assert "Melanggar" not in page_of("SKM010", "x")


@pytest.mark.parametrize("code", [code for code in READ if code.startswith("YML")])
def test_what_a_page_calls_wrong_is_what_the_reader_finds(code: str) -> None:
    wrong, right, _ = _PAGES[code]
    assert code in _read(wrong)
    assert code not in _read(right)


@pytest.mark.parametrize("code", SHAPED)
def test_what_a_page_calls_wrong_is_what_the_schema_finds(code: str) -> None:
    wrong, right, _ = _PAGES[code]
    begun = f"jenis: {SHAPED[code]}\n"
    assert code in _judged(begun + wrong)
    assert code not in _judged(begun + right)


@pytest.mark.parametrize("code", ["SKM001", "SKM002", "SKM003"])
def test_what_a_page_calls_wrong_of_a_whole_document(code: str) -> None:
    wrong, right, _ = _PAGES[code]
    assert code in _judged(wrong)
    assert code == "SKM003" or code not in _judged(right)
