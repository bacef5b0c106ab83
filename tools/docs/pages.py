"""Which pages are generated, and from what; among them the shipped pack as it is read."""

from __future__ import annotations

from pathlib import Path

from pipeline.run.catalogue_of_rules import all_rules
from pipeline.run.ledger import ledger_of
from pipeline.run.pack import load_law, made_of
from tools.docs.chapters import chapters
from tools.docs.clauses import ledger_page
from tools.docs.rules import rules_page

ROOT = Path(__file__).resolve().parents[2]


def pages() -> dict[str, str]:
    """The text of each generated page by its path; the same project always gives the same text."""
    law, findings = load_law(ROOT, None)
    if findings:
        raise ValueError(f"the shipped pack is not sound: {findings[0].message}")
    return {
        "docs/aturan.md": rules_page(all_rules(), law),
        f"pipeline/_made/{law.id}.json": made_of(ROOT / "catalog/peraturan", law.id),
        "docs/klausul.md": ledger_page(ledger_of(law), chapters(law.id), law),
    }
