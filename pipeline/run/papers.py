"""The files beside the records of a workspace, looked at once, and the text of those that are PDFs."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.link.cards import name_of
from pipeline.load.attachments import attached, bytes_of
from pipeline.load.papertext import PaperReader
from pipeline.model.card import Index
from pipeline.model.lean import replace
from pipeline.model.paper import Paper, Papers, PaperText
from pipeline.model.tool import VERSION

_TOLD: dict[str, PaperText] = {}
"""What was read before in this process, by hash: an edited workspace is examined again and again."""


def papers_of(root: Path, index: Index, cache: Path | None = None) -> Papers:
    """Every entry of every `lampiran` with its file and, for a PDF, its text.

    Args:
        root: The workspace.
        index: All cards.
        cache: Folder of what was read before, by hash of the file; None keeps nothing on disk.
    """
    found: dict[str, tuple[Paper, ...]] = {}
    cards = (card for kind in index.kinds for card in index.linked(kind))
    with PaperReader() as reader:
        for card in sorted(cards, key=name_of):
            entries = card.data.get("lampiran")
            rows = [(n, row) for n, row in enumerate(entries) if isinstance(row, Mapping)] if entries else []
            papers = (attached(root, card.document, number, entry) for number, entry in rows)
            if rows:
                found[card.ref] = tuple(_with_text(root, paper, reader, cache) for paper in papers)
    return Papers(found)


def _with_text(root: Path, paper: Paper, reader: PaperReader, cache: Path | None) -> Paper:
    if paper.fault or not paper.path.lower().endswith(".pdf"):
        return paper
    known = _TOLD.get(paper.sha256) or _kept(cache, paper.sha256)
    if known is None:
        content = bytes_of(root, paper.path)
        if content is None:
            return paper
        known = reader.read(content)
        _keep(cache, paper.sha256, known)
    _TOLD[paper.sha256] = known
    return replace(paper, text=known)


def _kept(cache: Path | None, sha256: str) -> PaperText | None:
    if cache is None:
        return None
    try:
        data = json.loads(_file(cache, sha256).read_bytes())
        pages = tuple((int(number), str(text)) for number, text in data["pages"])
        return PaperText(pages, int(data["count"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _keep(cache: Path | None, sha256: str, text: PaperText) -> None:
    """Keeps what was read; a disk that refuses costs only time. Slowness is no property of a file."""
    if cache is None or text.fault:
        return
    with contextlib.suppress(OSError):
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = _file(cache, sha256).with_suffix(".tmp")
        told = {"pages": list(text.pages), "count": text.count}
        aside.write_text(json.dumps(told), encoding="utf-8")
        aside.replace(_file(cache, sha256))


def _file(cache: Path, sha256: str) -> Path:
    return cache / f"{sha256}-{VERSION}.json"
