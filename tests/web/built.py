"""The small region's site, built once: its pages, which template made each, and where they lie on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.render.documents.dossier import Plan
from pipeline.render.page import Page
from pipeline.run.compose import compose, shelve, web_drafts
from tests.unit.render.documents.completed import complete


@dataclass(frozen=True, slots=True)
class Built:
    """A site on disk.

    Attributes:
        folder: Where it lies.
        pages: All its files.
        examples: One page for each template, by the template's name: the one with the most in it.
    """

    folder: Path
    pages: tuple[Page, ...]
    examples: Mapping[str, str]

    def address(self, path: str) -> str:
        """The `file://` address of a page."""
        return (self.folder / path).as_uri()

    @property
    def html(self) -> list[Page]:
        """The pages for people."""
        return [page for page in self.pages if page.path.endswith(".html")]


def build_small(folder: Path) -> Built:
    """Builds the small region into a folder."""
    dossier, plan = complete(), Plan("html")
    rendered = compose(dossier, plan)
    assert rendered.failures == ()
    for page in rendered.pages:
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page.content)
    sizes = {page.path: len(page.content) for page in rendered.pages}
    examples: dict[str, str] = {}
    for draft in web_drafts(dossier, shelve(dossier, plan)):
        former = examples.get(draft.template)
        if former is None or sizes[former] < sizes[draft.sheet.path]:
            examples[draft.template] = draft.sheet.path
    return Built(folder, rendered.pages, examples)
