"""The pages and PDFs of the last build: those whose ground is the same are taken over as they stand."""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.model.lean import dataclass, field
from pipeline.render.page import Anchors, Page, Sheet
from pipeline.run.again.marks import Files, Marks
from pipeline.run.again.reading import Reading, Token
from pipeline.run.cache.store import Store
from pipeline.run.intact import plain_file

_NAME = "halaman"
_HTML = ".html"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it was made.

    Attributes:
        sha: SHA-256 of its content.
        anchors: Where it can be entered and where it leads; its end, which is renewed, only leaves the site.
    """

    sha: str
    anchors: Anchors


@dataclass(frozen=True, slots=True)
class Unit:
    """What was made in one piece: a document with its PDF, or some pages of the site.

    Attributes:
        reads: What was looked at for it.
        files: Its files, by path.
        sheet: Of a document: its place and title; None where there was nothing to make it from.
    """

    reads: frozenset[Token]
    files: Mapping[str, Kept]
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class _State:
    """What is known of a build.

    Attributes:
        files: Those that all its units depend on.
        marks: Of what was looked at.
        footer: How each of its pages ends.
        units: By name.
    """

    files: Files
    marks: Mapping[Token, str | Files]
    footer: str
    units: Mapping[str, Unit]


@dataclass(slots=True)
class KeptSite:
    """The units of the last build beside those of this one.

    Attributes:
        store: Where they are kept.
        root: The workspace.
        target: The folder in which the last build stands.
        reading: Notes what is looked at.
        marks: Of this build.
        ground: What all units depend on: a digest of all that is no file, and files.
        footer: How each page of this build ends: it alone names the commit and what the data cover.
    """

    store: Store
    root: Path
    target: Path
    reading: Reading
    marks: Marks
    ground: tuple[str, Files]
    footer: str
    _former: _State | None = None
    _units: dict[str, Unit] = field(default_factory=dict)

    def begin(self) -> None:
        """Reads what is known of the last build; nothing where it stood on other ground."""
        digest, files = self.ground
        raw, begin = self.store.read(_NAME).get(_NAME, b""), digest.encode("ascii")
        # What another tool wrote is of other ground; of this one's, its classes are known.
        if raw.startswith(begin):
            # Marked by the user's own key, which the store has looked at: these are our own bytes.
            former: _State = pickle.loads(zlib.decompress(raw[len(begin) :]))  # noqa: S301
            if former.files.still(files, self.root):
                self._former = former

    def find(self, name: str) -> Unit | None:
        """A unit of the last build that this one would make again to the byte; None where there is none."""
        former = self._former
        unit = former.units.get(name) if former else None
        if former is None or unit is None or not all(map(self._same, unit.reads)):
            return None
        if not all(self._page(path, file) is not None for path, file in unit.files.items()):
            return None
        return unit

    def _same(self, token: Token) -> bool:
        former, now = self._former and self._former.marks.get(token), self.marks.of(token)
        if isinstance(former, Files):
            return isinstance(now, Files) and former.still(now, self.root)
        return bool(former == now)

    def pages(self, name: str, unit: Unit) -> Iterable[Page]:
        """The files of a unit from `find`, each page with the footer of this build; the unit is kept.

        Raises:
            OSError: Somebody has changed one since it was found.
        """
        files: dict[str, Kept] = {}
        for path, file in unit.files.items():
            page = self._page(path, file)
            if page is None:
                raise OSError(f"{path} berubah selagi situs disusun")
            files[path] = kept_as(page)
            yield page
        self._units[name] = Unit(unit.reads, files, unit.sheet)

    def _page(self, path: str, file: Kept) -> Page | None:
        try:
            content = plain_file(self.target / path)
        except OSError:
            return None
        if _digest_of(content) != file.sha or self._former is None:
            return None
        if path.endswith(_HTML):
            parts = content.split(self._former.footer.encode())
            return Page(path, self.footer.encode().join(parts), file.anchors) if len(parts) == 2 else None
        return Page(path, content, file.anchors)

    def keep(
        self, name: str, reads: Iterable[Token], pages: Mapping[str, Kept], sheet: Sheet | None = None
    ) -> None:
        """Notes a unit that was made.

        Args:
            name: Its name, the same in every build.
            reads: What was looked at for it.
            pages: Its files, by path.
            sheet: See `Unit`.
        """
        self._units[name] = Unit(frozenset(reads), pages, sheet)

    def ends_as_all(self, page: Page) -> bool:
        """Whether a page ends as all do, so that it can be given the end of another build."""
        return page.content.count(self.footer.encode()) == 1

    def write(self) -> None:
        """Keeps what is known of this build, which stands in its place now."""
        tokens = {token for unit in self._units.values() for token in unit.reads}
        marks = {token: self.marks.of(token) for token in tokens}
        digest, files = self.ground
        state = _State(files, marks, self.footer, self._units)
        content = zlib.compress(pickle.dumps(state, protocol=5), 1)
        self.store.write({_NAME: digest.encode("ascii") + content})


def kept_as(page: Page) -> Kept:
    """What is kept of a file of the site."""
    return Kept(_digest_of(page.content), page.anchors or Anchors())


def _digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
