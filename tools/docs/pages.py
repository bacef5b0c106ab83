"""Which pages are generated, and from what."""

from __future__ import annotations

from pathlib import Path

from pipeline.law.pack import build
from pipeline.run.catalogue_of_rules import all_rules
from pipeline.run.documents import DOCUMENTS
from tools.docs.answers import Sources, answers
from tools.docs.ledger import ledger
from tools.docs.pack import PACK, pack_files
from tools.docs.rules import catalogue

ROOT = Path(__file__).resolve().parents[2]


def pages() -> dict[str, str]:
    """The text of each generated page by its path, always the same for the same project."""
    files = pack_files()
    law, findings = build(files, PACK)
    if findings:
        raise ValueError(f"the shipped pack is not sound: {findings[0].message}")
    cards = all_rules()
    sources = Sources(tuple(cards), frozenset(kind.name for kind in DOCUMENTS), files)
    found = answers(law, sources)
    return {
        "docs/aturan.md": catalogue(cards, law),
        "docs/klausul.md": ledger(law, found, files),
    }
