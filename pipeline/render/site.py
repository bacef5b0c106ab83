"""Proof that the site hangs together: every link of every page leads to a page, and to a place on it."""

from __future__ import annotations

import pickle
import posixpath
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from pipeline.model.lean import dataclass, field
from pipeline.render.page import Anchors, Page

INSIDE = "internal/"


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A link of a page that leads nowhere: a mistake of ours, never of a workspace."""

    page: str
    target: str


# A tag as our templates write it, every value in double quotes; what else begins with "<" is read slowly.
_SKIPPED = re.compile(
    r"<!--.*?-->|<!doctype[^>]*>|<(script|style)((?:\s[^<>]*)?)>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(
    r"""<(?:([a-zA-Z][^\s/>"'<=]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*/?|/[a-zA-Z][^<>"'/=\s]*\s*)>"""
)
_ATTRIBUTE = re.compile(r"""\s+([^\s"'<>/=]+)(?:="([^"]*)")?""")

_ANCHORS = frozenset({"id", "href", "src"})


@dataclass(slots=True)
class _Found:
    ids: set[str] = field(default_factory=set)
    targets: list[str] = field(default_factory=list)

    def take(self, tag: str, name: str, value: str | None) -> None:
        """Notes an attribute: what a page can be entered at, or where it leads."""
        if name == "id" and value:
            self.ids.add(value)
        elif name in {"href", "src"} and value is not None and tag != "base":
            self.targets.append(value)


class _Reader(HTMLParser):
    """Collects what a page can be entered at and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.found = _Found()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.found.take(tag, name, value)


# Pages whose places stay at hand while links into them are followed, and links whose goal is known.
_AT_HAND, _KNOWN = 32, 20_000


class Links:
    """The links of a site, gathered page by page: a page itself need not be kept.

    Each page is handed to `add` once; `broken` and `strays` speak of all that were, of each link of a page
    once. What a page says is kept word for word, only compressed: a region's documents lead to each of its
    tickets several times.
    """

    def __init__(self) -> None:
        """Knows no page yet."""
        self._pages: dict[str, Anchors] = {}

    def add(self, page: Page) -> None:
        """Notes where a page can be entered and where it leads."""
        self._pages[page.path] = page.anchors or anchors_of(page)

    def broken(self) -> list[BrokenLink]:
        """Every link within the site that leads to no page, or to no place of its page, in order."""
        entries = lru_cache(maxsize=_AT_HAND)(self._entries)
        return sorted(
            BrokenLink(path, target)
            for path, target, goal, place in self._links()
            if goal not in self._pages or (place and goal.endswith(".html") and place not in entries(goal))
        )

    def strays(self) -> list[BrokenLink]:
        """Every link of a public page into the internal edition; there must be none."""
        return sorted(
            BrokenLink(path, target)
            for path, target, goal, _ in self._links()
            if goal.startswith(INSIDE) and not path.startswith(INSIDE)
        )

    def _links(self) -> Iterator[tuple[str, str, str, str]]:
        """Each link within the site: its page, what it says, the page it leads to and the place there."""
        # Pages of one folder lead to much the same places.
        goal_of = lru_cache(maxsize=_KNOWN)(_goal)
        for path, anchors in self._pages.items():
            folder = posixpath.dirname(path)
            for target in _unpacked(anchors.targets):
                page, _, place = target.partition("#")
                goal = goal_of(folder, page)
                if goal is not None:
                    yield path, target, goal or path, unquote(place)

    def _entries(self, path: str) -> frozenset[str]:
        """The places at which a page can be entered."""
        return frozenset(_unpacked(self._pages[path].ids))


def _packed(words: tuple[str, ...]) -> bytes:
    return zlib.compress(pickle.dumps(words, protocol=5), 1) if words else b""


def _unpacked(packed: bytes) -> tuple[str, ...]:
    words: tuple[str, ...] = pickle.loads(zlib.decompress(packed)) if packed else ()  # noqa: S301  our own
    return words


def broken_links(pages: Iterable[Page]) -> list[BrokenLink]:
    """The broken links of some pages that are a whole site: see `Links.broken`."""
    return _of(pages).broken()


def strays(pages: Iterable[Page]) -> list[BrokenLink]:
    """The links of public pages into the internal edition: see `Links.strays`."""
    return _of(pages).strays()


def _of(pages: Iterable[Page]) -> Links:
    links = Links()
    for page in pages:
        links.add(page)
    return links


def anchors_of(page: Page) -> Anchors:
    """Where a page can be entered and where it leads, read from its content; nothing for what is no page."""
    if not page.path.endswith(".html"):
        return Anchors()
    text = page.content.decode()
    found = _quickly(text) or _slowly(text)
    return Anchors(_packed(tuple(found.ids)), _packed(tuple(dict.fromkeys(found.targets))))


def _quickly(text: str) -> _Found | None:
    """By two regular expressions, ten times as fast; None where a tag is not written as our templates do."""
    found = _Found()
    # A script may say `<`, but how it begins is a tag like any other.
    rest = _SKIPPED.sub(lambda match: f"<{match[1]}{match[2]}>" if match[1] else "", text)
    # Of each tag its name and what it says, None where it ends one; between them the text.
    parts = _TAG.split(rest)
    if "<" in "".join(parts[::3]):
        return None
    tags = zip(parts[1::3], parts[2::3], strict=True)
    # Most tags say nothing of the kind.
    telling = (
        (tag, said) for tag, said in tags if said and ("id=" in said or "href" in said or "src" in said)
    )
    for tag, said in telling:
        for name, value in _ATTRIBUTE.findall(said):
            if name in _ANCHORS:
                found.take(tag.lower(), name, unescape(value))
    return found


def _slowly(text: str) -> _Found:
    reader = _Reader()
    reader.feed(text)
    return reader.found


def _goal(folder: str, target: str) -> str | None:
    """The page that a link from a page in a folder leads to: None where it leaves the site, "" for itself.

    Args:
        folder: Path of the folder from the site's root.
        target: What the link says before any "#".
    """
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else ""
