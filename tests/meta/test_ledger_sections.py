"""What the clause ledger promises is there; sections it names stand in what the documents are made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.ledger import ledger_of
from pipeline.run.pack import reference_law

ROOT = Path(__file__).parents[2]
PACK = ROOT / "catalog" / "peraturan" / "perbup-tegal-10-2024"
SECTIONS = sorted(
    {
        (str(way["rujukan"]), str(way["bagian"]))
        for clause in reference_law().clauses.values()
        for way in clause.dipenuhi
        if way.get("cara") == "dokumen" and way.get("bagian")
    }
)


@pytest.fixture(scope="module")
def sources() -> str:
    """The words of builders and templates, and those of the pack that they print."""
    files = [*ROOT.glob("pipeline/render/**/*.py"), *ROOT.glob("templates/**/*.html"), *PACK.glob("*.yaml")]
    return "\n".join(file.read_text("utf-8") for file in files).casefold()


@pytest.mark.parametrize(("document", "section"), SECTIONS, ids=" ".join)
def test_the_section_is_one_that_is_printed(sources: str, document: str, section: str) -> None:
    assert section.casefold() in sources, f"{document} has no section of that name"


def test_no_clause_of_the_shipped_pack_is_an_orphan() -> None:
    # `spbe trace` fails on one, in every workspace that uses this pack.
    assert ledger_of(reference_law()).orphans == ()
