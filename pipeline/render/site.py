"""The finished site: every link leads somewhere, all is written aside, then it takes the old one's place."""

from __future__ import annotations

import posixpath
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.render.page import Page


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
    goal = (
        posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
        if parts.path
        else path
    )
    if goal not in known:
        return False
    return not parts.fragment or not goal.endswith(".html") or unquote(parts.fragment) in known[goal].ids


def write(pages: Sequence[Page], target: Path) -> None:
    """Writes all pages beside the target, then swaps them in whole.

    Args:
        pages: All of them, computed; paths are unique also where case does not count.
        target: The site's folder; an old one is replaced only by a complete new one.

    Raises:
        ValueError: A path leaves the folder or is there twice: a mistake of ours; nothing is written.
        OSError: The disk refuses; the old site still stands.
    """
    _refuse_bad_paths(pages)
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fill(pages, staging)
        swap(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def fill(pages: Sequence[Page], folder: Path) -> None:
    """Writes pages into an empty folder."""
    for page in pages:
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page.content)


def swap(staging: Path, target: Path) -> None:
    """Puts a complete folder in the place of another; if that fails, the other stands again."""
    staging.chmod(0o755)
    old = staging.with_name(staging.name + ".lama")
    if not target.exists():
        staging.rename(target)
        return
    target.rename(old)
    try:
        staging.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _refuse_bad_paths(pages: Sequence[Page]) -> None:
    seen: set[str] = set()
    for page in pages:
        path = PurePosixPath(page.path)
        if path.is_absolute() or ".." in path.parts or "\\" in page.path or not path.parts:
            raise ValueError(f"halaman di luar folder situs: {page.path!r}")
        if page.path.casefold() in seen:
            raise ValueError(f"dua halaman di tempat yang sama: {page.path!r}")
        seen.add(page.path.casefold())
