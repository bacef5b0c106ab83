"""Proof that the site hangs together: every link of every page leads to a page, and to a place on it."""

from __future__ import annotations

import pickle
import posixpath
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from pipeline.model.lean import dataclass, field
from pipeline.render.page import Page

INSIDE = "internal/"


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A link of a page that leads nowhere: a mistake of ours, never of a workspace."""

    page: str
    target: str


# A tag as our templates write it, every value in double quotes; what else begins with "<" is read slowly.
_SKIPPED = re.compile(
    r"<!--.*?-->|<!doctype[^>]*>|<(script|style)((?:\s[^<>]*)?)>.*?</\1\s*>|</[a-zA-Z][^<>\"\'/=\s]*\s*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"""<([a-zA-Z][^\s/>"'<=]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*/?>""")
_ATTRIBUTE = re.compile(r"""\s+([^\s"'<>/=]+)(?:="([^"]*)")?""")

_ANCHORS = frozenset({"id", "href", "src"})


@dataclass(slots=True)
class _Anchors:
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
        self.found = _Anchors()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.found.take(tag, name, value)


# Pages whose places stay at hand while links into them are followed.
_AT_HAND = 32


class Links:
    """The links of a site, gathered page by page: a page itself need not be kept.

    Each page is handed to `add` once; `broken` and `strays` speak of all that were. What a page says is kept
    word for word, only compressed: a region's documents lead to each of its tickets several times.
    """

    def __init__(self) -> None:
        """Knows no page yet."""
        self._pages: dict[str, tuple[bytes, bytes]] = {}

    def add(self, page: Page) -> None:
        """Reads where a page can be entered and where it leads."""
        found = _anchors(page)
        self._pages[page.path] = (_packed(tuple(found.ids)), _packed(tuple(found.targets)))

    def broken(self) -> list[BrokenLink]:
        """Every link within the site that leads to no page, or to no place of its page, in order."""
        entries = lru_cache(maxsize=_AT_HAND)(self._entries)
        return sorted(
            BrokenLink(path, target)
            for path, target in self._links()
            if not self._leads_somewhere(path, target, entries)
        )

    def strays(self) -> list[BrokenLink]:
        """Every link of a public page into the internal edition; there must be none."""
        return sorted(
            BrokenLink(path, target)
            for path, target in self._links()
            if not path.startswith(INSIDE) and _goal(path, target).startswith(INSIDE)
        )

    def _links(self) -> Iterator[tuple[str, str]]:
        return ((path, target) for path, (_, packed) in self._pages.items() for target in _unpacked(packed))

    def _entries(self, path: str) -> frozenset[str]:
        """The places at which a page can be entered."""
        return frozenset(_unpacked(self._pages[path][0]))

    def _leads_somewhere(self, path: str, target: str, entries: Callable[[str], frozenset[str]]) -> bool:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return True
        goal = _goal(path, target)
        if goal not in self._pages:
            return False
        return not parts.fragment or not goal.endswith(".html") or unquote(parts.fragment) in entries(goal)


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


def _anchors(page: Page) -> _Anchors:
    if not page.path.endswith(".html"):
        return _Anchors()
    text = page.content.decode()
    return _quickly(text) or _slowly(text)


def _quickly(text: str) -> _Anchors | None:
    """By two regular expressions, ten times as fast; None where a tag is not written as our templates do."""
    found = _Anchors()

    def tag(match: re.Match[str]) -> str:
        said = match[2]
        # Most tags say nothing of the kind.
        if not ("id=" in said or "href" in said or "src" in said):
            return ""
        for name, value in _ATTRIBUTE.findall(said):
            if name in _ANCHORS:
                found.take(match[1].lower(), name, unescape(value))
        return ""

    # A script may say `<`, but how it begins is a tag like any other.
    rest = _SKIPPED.sub(lambda match: f"<{match[1]}{match[2]}>" if match[1] else "", text)
    return found if "<" not in _TAG.sub(tag, rest) else None


def _slowly(text: str) -> _Anchors:
    reader = _Reader()
    reader.feed(text)
    return reader.found


def _goal(path: str, target: str) -> str:
    """The page that a link of a page leads to; "" where it leaves the site."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return ""
    there = posixpath.join(posixpath.dirname(path), unquote(parts.path)) if parts.path else path
    return posixpath.normpath(there)
