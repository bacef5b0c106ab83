"""The headings under which the pack's clauses look for what a document must say."""

from __future__ import annotations

from pipeline.law.law import Law
from pipeline.render.documents.dossier import Draft


def wanted(law: Law, name: str) -> set[str]:
    """Every `bagian` that some clause names for a document."""
    ways = (way for clause in law.clauses.values() for way in clause.dipenuhi)
    return {str(way["bagian"]) for way in ways if way.get("rujukan") == name and way.get("bagian")}


def headings(draft: Draft | None) -> list[str]:
    """The headings of a report's sections."""
    assert draft is not None
    return [section.heading for section in draft.values["bagian_laporan"]]
