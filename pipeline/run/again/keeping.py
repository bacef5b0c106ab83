"""The documents and pages of a build unit by unit: made, or taken over from the build before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext

from pipeline.model.lean import dataclass, field
from pipeline.render.documents.dossier import DocumentKind, Dossier, Draft, Scope, Shelf, Shelved
from pipeline.render.page import Page
from pipeline.render.pdf_job import PdfResult
from pipeline.run.again.keptsite import Kept, KeptSite, Unit, kept_as
from pipeline.run.again.reading import ALL, Token

_LISTED = "daftar"


@dataclass(frozen=True, slots=True)
class Work:
    """A document on its way.

    Attributes:
        place: Its place in the register's order.
        name: Of its unit.
        shelved: The document; of one that is taken over only its place and title.
        reads: What was looked at for it.
        known: Its unit in the build before, where it is taken over.
    """

    place: int
    name: str
    shelved: Shelved
    reads: set[Token] = field(default_factory=set)
    known: Unit | None = None


class Keeping:
    """Units of one build; without `kept` all are made and none is noted."""

    def __init__(self, kept: KeptSite | None) -> None:
        """Takes what is known of the build before."""
        self._kept = kept

    def noting(self) -> AbstractContextManager[set[Token]]:
        """What is looked at meanwhile."""
        return self._kept.reading.noting() if self._kept else nullcontext(set())

    def work(self, place: int, kind: DocumentKind, edition: Dossier, scope: Scope) -> Work | None:
        """A document, made or taken over; None where there is nothing to make it from."""
        name = f"{kind.name} {edition.edition} {scope!r}"
        known = self._kept.find(name) if self._kept else None
        if known is not None:
            if known.sheet is None:
                self._keep(name, known.reads, {})
                return None
            return Work(
                place,
                name,
                Shelved(kind, scope, Draft(template="", sheet=known.sheet, values={})),
                known=known,
            )
        with self.noting() as reads:
            draft = kind.build(edition, scope)
        if draft is None:
            self._keep(name, reads, {})
            return None
        return Work(place, name, Shelved(kind, scope, draft), reads)

    def taken_over(self, name: str, unit: Unit) -> Iterable[Page]:
        """The files of a unit of the build before, as they are to stand in this one."""
        return self._kept.pages(name, unit) if self._kept else ()

    def made(self, work: Work, page: Page, pdf: PdfResult | None) -> None:
        """Notes a document that was made; not one with a PDF of which something is to be said each time."""
        if self._kept is None or not self._kept.ends_as_all(page) or (pdf and pdf.warnings):
            return
        files = {page.path: kept_as(page)}
        if pdf is not None and pdf.content is not None:
            files[pdf.path] = kept_as(Page(pdf.path, pdf.content))
        self._keep(work.name, work.reads, files, work.shelved)

    def lists(self, shelf: Shelf) -> None:
        """Tells what the pages that follow may list."""
        if self._kept:
            listed = [(one.kind.name, one.scope, one.draft.sheet) for one in shelf]
            self._kept.reading.sources[_LISTED] = lambda _name: listed

    def pages(
        self, name: str, drafts: Callable[[], Iterable[Draft]], render: Callable[[Draft], Page]
    ) -> Iterator[Page]:
        """Some pages of the site, each rendered when it is asked for, or all taken over.

        Args:
            name: Of their unit.
            drafts: Makes them.
            render: Renders one.
        """
        known = self._kept.find(name) if self._kept else None
        if known is not None:
            yield from self.taken_over(name, known)
            return
        reads: set[Token] = {(_LISTED, ALL)}
        files: dict[str, Kept] = {}
        alike = True
        with self.noting() as found:
            waiting = iter(drafts())
        reads |= found
        while True:
            with self.noting() as found:
                draft = next(waiting, None)
                page = None if draft is None else render(draft)
            reads |= found
            if page is None:
                break
            if self._kept:
                alike = alike and self._kept.ends_as_all(page)
                files[page.path] = kept_as(page)
            yield page
        if alike:
            self._keep(name, reads, files)

    def _keep(
        self, name: str, reads: Iterable[Token], files: dict[str, Kept], shelved: Shelved | None = None
    ) -> None:
        if self._kept:
            self._kept.keep(name, reads, files, shelved.draft.sheet if shelved else None)
