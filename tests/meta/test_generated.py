"""The generated pages say what the rules, the schemas and the pack say now."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.law.law import Law
from pipeline.model.rule import RuleCard
from pipeline.run.catalogue_of_rules import all_rules
from pipeline.run.pack import load_law
from tools.docs.pages import pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = pages()


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law(ROOT, None)[0]


@pytest.mark.parametrize("path", PAGES)
def test_a_generated_page_is_current(path: str) -> None:
    page = ROOT / path
    written = page.read_text(encoding="utf-8") if page.is_file() else ""
    if written != PAGES[path]:
        pytest.fail(f"{path} is not what the project says now; run: make docs", pytrace=False)


@pytest.mark.parametrize("card", all_rules(), ids=lambda card: card.code)
def test_every_code_has_its_place_in_the_catalogue(card: RuleCard) -> None:
    page = PAGES["docs/aturan.md"]
    assert f"### {card.code} {card.name}\n" in page or f"| `{card.code}` | {card.name} |" in page


def test_every_clause_stands_once_in_the_ledger(law: Law) -> None:
    page = PAGES["docs/klausul.md"]
    assert law.clauses
    assert [name for name in law.clauses if page.count(f"\n| `{name}`<br>") != 1] == []


def test_writing_the_pages_twice_gives_the_same_bytes() -> None:
    assert pages() == PAGES
