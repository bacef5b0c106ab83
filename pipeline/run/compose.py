"""From drafts to bytes: documents and pages rendered, PDFs made, links proved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from operator import itemgetter

from pipeline.model.lean import dataclass, field, replace
from pipeline.render.assets import asset_pages
from pipeline.render.documents.dossier import (
    REGION,
    DocumentKind,
    Dossier,
    Draft,
    Parts,
    Plan,
    Rendered,
    Scope,
    Shelf,
    Shelved,
)
from pipeline.render.documents.forms import form_pages
from pipeline.render.documents.inside import inside_page
from pipeline.render.documents.places import CLAUSES
from pipeline.render.documents.reviewdesk import review_desk
from pipeline.render.documents.risks import risks
from pipeline.render.environment import environment, web_page
from pipeline.render.page import Page
from pipeline.render.pdf_job import PdfResult
from pipeline.render.site import Links, anchors_of
from pipeline.run.again.keeping import Keeping, Work
from pipeline.run.again.keptsite import KeptSite
from pipeline.run.documents import DOCUMENTS, PAGES
from pipeline.run.press import How, pressing
from pipeline.run.provenance import printed
from pipeline.run.reviewdraft import review_draft

# A document on its way and its PDF; None where none was asked for.
Made = tuple[Work, PdfResult | None]


def compose(dossier: Dossier, plan: Plan, how: How | None = None) -> Rendered:
    """Everything for people to read: HTML pages and PDFs, all of it in memory.

    Args:
        dossier: From `gather`.
        plan: What is wanted.
        how: How to make the PDFs; None as usual, without a cache.

    Returns:
        The files; what failed is told in `failures`, and the page of a PDF that failed does not link to it.
    """
    pages: list[Page] = []
    return replace(compose_into(pages.append, dossier, plan, how), pages=tuple(pages))


def compose_into(
    put: Callable[[Page], None],
    dossier: Dossier,
    plan: Plan,
    how: How | None = None,
    kept: KeptSite | None = None,
) -> Rendered:
    """As `compose`, each file handed to `put` as soon as it is made and then forgotten; `pages` is empty.

    Args:
        put: Takes a file.
        dossier: From `gather`.
        plan: What is wanted.
        how: How to make the PDFs.
        kept: What of the last build may be taken over; asked where all OPDs' pages are made.
    """
    way, links, keeping = (
        how or How(),
        Links(),
        Keeping(kept if plan.wants("html") and not plan.opd else None),
    )
    counts: Counter[str] = Counter()

    def take(page: Page) -> None:
        links.add(page)
        put(page)
        counts[page.path.rpartition(".")[2]] += 1

    pressed = _Pressed(take)
    # Closed however this ends: the processes of the press end with it.
    with closing(_made(dossier, plan, (way, keeping), pressed)) as made:
        if plan.wants("html"):
            for page in _web(dossier, made, (plan, way, keeping)):
                take(page)
        else:
            tell, documents = way.steps or _untold, sum(1 for _ in _wanted_of(dossier, plan))
            for done, _ in enumerate(made, start=1):
                tell(done, documents)
            tell(documents, documents)
    wrong = [*links.broken(), *links.strays()] if counts["html"] else []
    return Rendered(
        pages=(),
        html=counts["html"],
        pdf=counts["pdf"],
        failures=(
            *_in_order(pressed.failed),
            *(f"{link.page}: tautan ke {link.target} tidak menuju apa pun" for link in wrong),
        ),
        remarks=_in_order(pressed.remarks),
    )


def _in_order(told: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Lines in the register's order, several of one document as they came."""
    return tuple(text for _, text in sorted(told, key=itemgetter(0)))


@dataclass(slots=True)
class _Pressed:
    """What became of the PDFs, each handed on at once.

    Attributes:
        take: Takes a file.
        failed: What could not be made, one line each, after the place of its document in the register.
        remarks: What a reader of a PDF may miss, likewise.
    """

    take: Callable[[Page], None]
    failed: list[tuple[int, str]] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)

    def note(self, work: Work, result: PdfResult) -> None:
        """One of them."""
        if result.content is None:
            self.failed.append((work.place, f"{result.path}: {result.error}"))
            return
        self.take(Page(result.path, result.content))
        self.remarks.extend((work.place, f"{result.path}: {word}") for word in result.warnings)


def _made(
    dossier: Dossier, plan: Plan, order: tuple[How, Keeping], pressed: _Pressed
) -> Generator[Made, None, None]:
    """Each document with its PDF, which is written before its page is."""
    way, keeping = order
    works = works_of(dossier, plan, keeping)
    if not plan.wants("pdf"):
        yield from ((work, None) for work in works)
        return
    for work, result in pressing(dossier.site, _printed(dossier, works, keeping), way):
        if result is not None:
            pressed.note(work, result)
        yield work, result


def _untold(_done: int, _of: int) -> None:
    """Where nobody watches."""


def _printed(
    dossier: Dossier, works: Iterable[Work], keeping: Keeping
) -> Iterator[tuple[Work, Draft | None]]:
    """Each document and how it is printed; None where it is taken over, or none."""
    for work in works:
        draft = None
        if work.shelved.draft.sheet.pdf and work.known is None:
            with keeping.noting() as found:
                draft = printed(dossier, work.shelved)
            work.reads.update(found)
        yield work, draft


def shelve(dossier: Dossier, plan: Plan) -> Shelf:
    """Every document of the register that there is something to make from, in the register's order."""
    return tuple(shelving(dossier, plan))


def shelving(dossier: Dossier, plan: Plan) -> Iterator[Shelved]:
    """The same one by one, for whoever may have to stop on the way."""
    keeping = Keeping(None)
    works = (keeping.work(0, *wanted) for wanted in _wanted_of(dossier, plan))
    return (work.shelved for work in works if work is not None)


def works_of(dossier: Dossier, plan: Plan, keeping: Keeping) -> Iterator[Work]:
    """The same OPD by OPD, whose tickets are unpacked once; what need not be made again is taken over."""
    wanted = sorted(enumerate(_wanted_of(dossier, plan)), key=lambda one: one[1][2].opd)
    found = (keeping.work(number, *each) for number, each in wanted)
    return (work for work in found if work is not None)


def _wanted_of(dossier: Dossier, plan: Plan) -> Iterator[tuple[DocumentKind, Dossier, Scope]]:
    """Every document that there may be something to make from: its kind, its edition, what it is about."""
    return (
        (kind, edition, scope)
        for kind in DOCUMENTS
        for edition in _editions(kind, dossier)
        for scope in _scopes(kind, edition)
        if plan.opd in ("", scope.opd)
    )


def _editions(kind: DocumentKind, dossier: Dossier) -> Iterator[Dossier]:
    """The dossiers that a document is made from, one an edition."""
    if "publik" in kind.editions:
        yield dossier
    if "internal" in kind.editions and dossier.inner is not None:
        yield dossier.inner


def _scopes(kind: DocumentKind, dossier: Dossier) -> Iterator[Scope]:
    for place in _places(kind, dossier):
        if kind.per == "period":
            yield from (replace(place, period=period) for period in dossier.periods)
        elif kind.per == "year":
            yield from (replace(place, year=year) for year in dossier.levels)
        else:
            yield place


def _places(kind: DocumentKind, dossier: Dossier) -> Iterator[Scope]:
    region = dossier.world.region
    if kind.per == "record":
        cards = dossier.world.index.of(kind.records)
        yield from (Scope(card.opd, record=card.ref) for card in cards if card.opd in region.offices)
        return
    if "region" in kind.scopes:
        yield Scope(REGION)
    if "opd" in kind.scopes:
        yield from (Scope(opd) for opd in region.offices)
    if "service" in kind.scopes:
        yield from (Scope(service.opd, service.ref) for service in region.services.values())


def _file_of(result: PdfResult | None) -> tuple[str, ...]:
    return () if result is None or result.content is None else (result.path,)


def _bound(shelved: Shelved, made: Container[str]) -> Shelved:
    """The document without a link to a PDF that was not made."""
    draft = shelved.draft
    if not draft.sheet.pdf or draft.sheet.pdf in made:
        return shelved
    return replace(shelved, draft=replace(draft, sheet=replace(draft.sheet, pdf="")))


def web_drafts(dossier: Dossier, shelf: Shelf) -> Iterator[Draft]:
    """Every HTML page before it is rendered: the documents, then the pages of the site."""
    yield from (shelved.draft for shelved in shelf)
    yield from site_drafts(dossier, shelf)


def site_drafts(dossier: Dossier, shelf: Shelf) -> Iterator[Draft]:
    """The pages of the site that are no documents, one by one: those with all tickets are large."""
    for _, drafts in _makers(dossier, shelf):
        yield from drafts()


def _makers(dossier: Dossier, shelf: Shelf) -> Iterator[tuple[str, Callable[[], Iterable[Draft]]]]:
    """What makes those pages, in parts that know nothing of one another, each under its name."""
    public = listed(shelf)
    for number, pages in enumerate(PAGES):
        if isinstance(pages, Parts):
            yield f"halaman {number}", partial(pages.whole, dossier, public)
            for opd in pages.offices(dossier):
                yield f"halaman {number} {opd}", partial(pages.each, dossier, public, opd)
        else:
            yield f"halaman {number}", partial(pages, dossier, public)
    if dossier.inner:
        inside = tuple(shelved for shelved in shelf if shelved.draft.sheet.edition == "internal")
        yield "internal", partial(inside_pages, dossier.inner, inside)


def inside_pages(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    """The pages of the internal edition that are no documents: its list, the reviewer's desk, the forms."""
    queue = risks(dossier)
    desk = review_desk(dossier, review_draft(dossier, queue), queue)
    return [*inside_page(dossier, shelf), *desk, *form_pages(dossier)]


def listed(shelf: Shelf) -> Shelf:
    """The documents that the site leads to: no page of it may lead to an internal edition."""
    return tuple(shelved for shelved in shelf if shelved.draft.sheet.edition != "internal")


def _web(
    dossier: Dossier,
    made: Iterable[Made],
    order: tuple[Plan, How, Keeping],
) -> Iterator[Page]:
    """The pages; where one OPD's part is built, nothing leads to the documents of the others."""
    plan, way, keeping = order
    assets = asset_pages()

    def lost(target: str) -> bool:
        """Documents cite the reference pack's clauses too, and a region's own pack may lack one of them."""
        page, _, clause = target.partition("#")
        return page == CLAUSES and clause != "" and clause not in dossier.law.clauses

    if plan.opd:
        # A part is small, and its pages have to know of one another before the first is written.
        bound = tuple(_bound(work.shelved, _file_of(result)) for work, result in made)
        drafts = list(web_drafts(dossier, bound))
        sheets = [draft.sheet for draft in drafts]
        paths = (*(one.path for one in sheets), *(one.pdf for one in sheets), *(page.path for page in assets))
        yield from map(_renderer(dossier, frozenset(paths), lost), drafts)
    else:
        yield from _whole(dossier, made, (way, keeping, _renderer(dossier, None, lost)))
    yield from assets


def _renderer(
    dossier: Dossier, known: frozenset[str] | None, lost: Callable[[str], bool]
) -> Callable[[Draft], Page]:
    env = environment(known=known, lost=lost)

    def rendered(draft: Draft) -> Page:
        page = web_page(env, draft.template, dossier.site, draft.sheet, draft.values)
        return replace(page, anchors=anchors_of(page))

    return rendered


def _whole(
    dossier: Dossier,
    made: Iterable[Made],
    order: tuple[How, Keeping, Callable[[Draft], Page]],
) -> Iterator[Page]:
    """Every page of the site, each forgotten when the next is made."""
    way, keeping, render = order
    tell = way.steps or _untold
    placed: list[tuple[int, Shelved]] = []
    documents = sum(1 for _ in _wanted_of(dossier, Plan()))
    steps = documents + sum(1 for _ in _makers(dossier, ()))
    for work, result in made:
        if work.known is not None:
            placed.append((work.place, _listing(_bound(work.shelved, work.known.files))))
            yield from keeping.taken_over(work.name, work.known)
        else:
            one = _bound(work.shelved, _file_of(result))
            placed.append((work.place, _listing(one)))
            with keeping.noting() as found:
                page = render(one.draft)
            work.reads.update(found)
            keeping.made(work, page, result)
            yield page
        tell(len(placed), steps)
    shelf = tuple(one for _, one in sorted(placed, key=lambda pair: pair[0]))
    keeping.lists(shelf)
    for number, (name, drafts) in enumerate(_makers(dossier, shelf), start=documents + 1):
        yield from keeping.pages(name, drafts, render)
        tell(number, steps)


def _listing(shelved: Shelved) -> Shelved:
    """What lists need of a document that is written: its place and title, not what it says."""
    return replace(shelved, draft=replace(shelved.draft, values={}, attachments=()))
