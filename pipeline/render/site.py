"""Proof that the site hangs together: every link of every page leads to a page, and to a place on it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from pipeline.render.page import Page

INSIDE = "internal/"


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A link of a page that leads nowhere: a mistake of ours, never of a workspace."""

    page: str
    target: str


@dataclass(slots=True)
class _Anchors:
    ids: set[str] = field(default_factory=set)
    targets: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects what a page can be entered at and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.found = _Anchors()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.found.ids.add(value)
            elif name in {"href", "src"} and value is not None and tag != "base":
                self.found.targets.append(value)


def broken_links(pages: Iterable[Page]) -> list[BrokenLink]:
    """Every link within the site that leads to no page, or to no place of its page, in order."""
    known = {page.path: _anchors(page) for page in pages}
    return sorted(
        BrokenLink(path, target)
        for path, anchors in known.items()
        for target in anchors.targets
        if not _leads_somewhere(path, target, known)
    )


def strays(pages: Iterable[Page]) -> list[BrokenLink]:
    """Every link of a public page into the internal edition; there must be none."""
    return sorted(
        BrokenLink(page.path, target)
        for page in pages
        if not page.path.startswith(INSIDE)
        for target in _anchors(page).targets
        if _goal(page.path, target).startswith(INSIDE)
    )


def _anchors(page: Page) -> _Anchors:
    if not page.path.endswith(".html"):
        return _Anchors()
    reader = _Reader()
    reader.feed(page.content.decode())
    return reader.found


def _leads_somewhere(path: str, target: str, known: Mapping[str, _Anchors]) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    goal = _goal(path, target)
    if goal not in known:
        return False
    return not parts.fragment or not goal.endswith(".html") or unquote(parts.fragment) in known[goal].ids


def _goal(path: str, target: str) -> str:
    """The page that a link of a page leads to; "" where it leaves the site."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return ""
    there = posixpath.join(posixpath.dirname(path), unquote(parts.path)) if parts.path else path
    return posixpath.normpath(there)
