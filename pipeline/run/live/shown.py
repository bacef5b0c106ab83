"""One state of the workspace as a site: each page, PDF and data file is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from threading import Lock
from typing import Any

from pipeline.model.lean import dataclass, field
from pipeline.render.assets import asset_pages
from pipeline.render.documents.dossier import Dossier, Draft, Pages, Parts, Plan, Shelf, Shelved
from pipeline.render.environment import environment, web_page
from pipeline.run.build import data_pages
from pipeline.run.compose import inside_pages, listed, shelving
from pipeline.run.documents import PAGES
from pipeline.run.press import How, press


@dataclass(slots=True)
class Shown:
    """The site of one dossier.

    Attributes:
        dossier: What it is made from.
        shelf: The documents that its lists name. Taken over from the state before until `complete` runs: to
            make all documents takes longer than a person waits for one page.
        makers: Which function made a page of the site, as far as known.
        whole: Whether the shelf was made from this very dossier.
        kept: Drafts and files made so far.
    """

    dossier: Dossier
    shelf: Shelf = ()
    makers: dict[str, Pages | Parts] = field(default_factory=dict)
    whole: bool = False
    kept: dict[str, Any] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _pressing: Lock = field(default_factory=Lock)

    def complete(self, disturbed: Callable[[], bool] = lambda: False) -> bool:
        """Makes every document, so that lists name those that there are.

        Args:
            disturbed: Asked before each document; where it says so, all stays as it was.

        Returns:
            Whether they were made.
        """
        shelf: list[Shelved] = []
        for one in shelving(self.dossier, Plan()):
            if disturbed():
                return False
            shelf.append(one)
        with self._lock:
            self.shelf, self.whole = tuple(shelf), True
            self.kept.clear()
        return True

    def listing(self) -> list[tuple[str, str, str]]:
        """What lists say of the documents: where this differs, pages differ."""
        return [(one.kind.name, one.draft.sheet.path, one.draft.sheet.title) for one in self.shelf]

    def page(self, path: str, values: Mapping[str, Any]) -> bytes | None:
        """An HTML page, None where the site has none of that path.

        Args:
            path: From the site's root.
            values: What its template is told besides its own values.
        """
        with self._lock:
            draft = self._document(path) or self._page(path)
        if draft is None:
            return None
        told = {**draft.values, **values}
        return web_page(_environment(), draft.template, self.dossier.site, draft.sheet, told).content

    def file(self, path: str, how: How) -> bytes | None:
        """An asset, a data file, or the PDF of a document, None where there is none of that path.

        Raises:
            RuntimeError: The PDF could not be made; the message says why.
        """
        if path.endswith(".pdf"):
            with self._pressing:
                found: bytes | None = self._once(path, lambda: self._pdf(path, how))
                return found
        with self._lock:
            data: dict[str, bytes] = self._once("data", self._data)
            return _assets().get(path) or data.get(path)

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self.kept:
            self.kept[name] = make()
        return self.kept[name]

    def _document(self, path: str) -> Draft | None:
        one = next((one for one in self.shelf if path == one.draft.sheet.path), None)
        if one is None:
            return None
        draft: Draft | None = self._once(path, lambda: self._fresh(one))
        return draft

    def _fresh(self, one: Shelved) -> Draft | None:
        if self.whole:
            return one.draft
        inside = one.draft.sheet.edition == "internal"
        dossier = self.dossier.inner if inside else self.dossier
        return one.kind.build(dossier, one.scope) if dossier else None

    def _page(self, path: str) -> Draft | None:
        if path not in self.kept:
            maker = self.makers.get(path)
            for made in (maker,) if maker else (*PAGES, _inside):
                self._keep(made)
        draft: Draft | None = self.kept.get(path)
        return draft

    def _keep(self, made: Pages | Parts) -> None:
        make = made.pages if isinstance(made, Parts) else made
        for draft in make(self.dossier, self.shelf if made is _inside else listed(self.shelf)):
            self.kept[draft.sheet.path] = draft
            self.makers[draft.sheet.path] = made

    def _data(self) -> dict[str, bytes]:
        return {page.path: page.content for page in data_pages(self.dossier)}

    def _pdf(self, path: str, how: How) -> bytes | None:
        one = next((one for one in self.shelf if path == one.draft.sheet.pdf), None)
        draft = self._fresh(one) if one else None
        if draft is None:
            return None
        result = press(self.dossier.site, [draft], how)[0]
        if result.content is None:
            raise RuntimeError(result.error)
        return result.content


def _inside(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    """The list of the internal editions, which only those who keep the records are shown."""
    inside = tuple(one for one in shelf if one.draft.sheet.edition == "internal")
    return inside_pages(dossier.inner, inside) if dossier.inner else []


@cache
def _assets() -> Mapping[str, bytes]:
    return {page.path: page.content for page in asset_pages()}


# The templates do not change while the process runs.
_environment = cache(environment)
