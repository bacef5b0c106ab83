"""The files beside the records of a workspace, looked at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.load.attachments import attached
from pipeline.model.card import Index
from pipeline.model.paper import Paper, Papers


def papers_of(root: Path, index: Index) -> Papers:
    """Every entry of every `lampiran` with its file.

    Args:
        root: The workspace.
        index: All cards.
    """
    found: dict[str, tuple[Paper, ...]] = {}
    for _, card in sorted(index.cards.items()):
        entries = card.data.get("lampiran")
        if isinstance(entries, list):
            rows = [(number, entry) for number, entry in enumerate(entries) if isinstance(entry, Mapping)]
            found[card.ref] = tuple(attached(root, card.document, number, entry) for number, entry in rows)
    return Papers(found)
