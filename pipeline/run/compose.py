"""From drafts to bytes: documents and pages rendered, PDFs made, links proved, all in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

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
from pipeline.render.environment import environment, web_page
from pipeline.render.page import Page
from pipeline.render.pdf_job import PdfResult
from pipeline.render.site import Links
from pipeline.run.documents import DOCUMENTS, PAGES
from pipeline.run.press import How, press
from pipeline.run.provenance import printed
from pipeline.run.reviewdraft import review_draft


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
    put: Callable[[Page], None], dossier: Dossier, plan: Plan, how: How | None = None
) -> Rendered:
    """As `compose`, each file handed to `put` as soon as it is made and then forgotten; `pages` is empty."""
    way, links = how or How(), Links()
    html, pdf = 0, 0
    shelf: Iterable[Shelved] = shelving(dossier, plan)
    results: list[PdfResult] = []
    if plan.wants("pdf"):
        shelf = tuple(shelf)
        wanted = [shelved for shelved in shelf if shelved.draft.sheet.pdf]
        results = press(dossier.site, [printed(dossier, shelved) for shelved in wanted], way)
    made = {result.path for result in results if result.content is not None}
    for page in _web(dossier, shelf, made, (plan, way)) if plan.wants("html") else ():
        links.add(page)
        put(page)
        html += page.path.endswith(".html")
    for result in results:
        if result.content is not None:
            page = Page(result.path, result.content)
            links.add(page)
            put(page)
            pdf += 1
    wrong = [*links.broken(), *links.strays()] if html else []
    return Rendered(
        pages=(),
        html=html,
        pdf=pdf,
        failures=(
            *(f"{result.path}: {result.error}" for result in results if result.content is None),
            *(f"{link.page}: tautan ke {link.target} tidak menuju apa pun" for link in wrong),
        ),
        remarks=tuple(f"{result.path}: {word}" for result in results for word in result.warnings),
    )


def shelve(dossier: Dossier, plan: Plan) -> Shelf:
    """Every document of the register that there is something to make from, in the register's order."""
    return tuple(shelving(dossier, plan))


def shelving(dossier: Dossier, plan: Plan) -> Iterator[Shelved]:
    """The same one by one, for whoever may have to stop on the way."""
    made = ((kind, scope, kind.build(edition, scope)) for kind, edition, scope in _wanted_of(dossier, plan))
    return (Shelved(kind, scope, draft) for kind, scope, draft in made if draft is not None)


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


def _bound(shelved: Shelved, made: set[str]) -> Shelved:
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
    for pages in _makers(dossier, shelf):
        yield from pages()


def _makers(dossier: Dossier, shelf: Shelf) -> list[Callable[[], Iterable[Draft]]]:
    """What makes those pages."""
    public = listed(shelf)
    makers: list[Callable[[], Iterable[Draft]]] = [
        partial(pages.pages if isinstance(pages, Parts) else pages, dossier, public) for pages in PAGES
    ]
    if dossier.inner:
        inside = tuple(shelved for shelved in shelf if shelved.draft.sheet.edition == "internal")
        makers.append(partial(inside_pages, dossier.inner, inside))
    return makers


def inside_pages(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    """The pages of the internal edition that are no documents: its list, the reviewer's desk, the forms."""
    desk = review_desk(dossier, review_draft(dossier))
    return [*inside_page(dossier, shelf), *desk, *form_pages(dossier)]


def listed(shelf: Shelf) -> Shelf:
    """The documents that the site leads to: no page of it may lead to an internal edition."""
    return tuple(shelved for shelved in shelf if shelved.draft.sheet.edition != "internal")


def _web(
    dossier: Dossier, shelf: Iterable[Shelved], made: set[str], order: tuple[Plan, How]
) -> Iterator[Page]:
    """The pages; where one OPD's part is built, nothing leads to the documents of the others."""
    plan, tell = order[0], order[1].steps or (lambda _done, _of: None)
    assets = asset_pages()

    def lost(target: str) -> bool:
        """Documents cite the reference pack's clauses too, and a region's own pack may lack one of them."""
        page, _, clause = target.partition("#")
        return page == CLAUSES and clause != "" and clause not in dossier.law.clauses

    if plan.opd:
        # A part is small, and its pages have to know of one another before the first is written.
        bound = tuple(_bound(shelved, made) for shelved in shelf)
        drafts = list(web_drafts(dossier, bound))
        sheets = [draft.sheet for draft in drafts]
        paths = (*(one.path for one in sheets), *(one.pdf for one in sheets), *(page.path for page in assets))
        env = environment(known=frozenset(paths), lost=lost)
        yield from (web_page(env, one.template, dossier.site, one.sheet, one.values) for one in drafts)
    else:
        env = environment(lost=lost)
        kept: list[Shelved] = []
        documents = sum(1 for _ in _wanted_of(dossier, plan))
        steps = documents + len(PAGES) + 1
        for shelved in shelf:
            one = _bound(shelved, made)
            kept.append(_listing(one))
            yield web_page(env, one.draft.template, dossier.site, one.draft.sheet, one.draft.values)
            tell(len(kept), steps)
        for number, drafts_of in enumerate(_makers(dossier, tuple(kept)), start=1):
            for draft in drafts_of():
                yield web_page(env, draft.template, dossier.site, draft.sheet, draft.values)
            tell(documents + number, steps)
        tell(steps, steps)
    yield from assets


def _listing(shelved: Shelved) -> Shelved:
    """What lists need of a document that is written: its place and title, not what it says."""
    return replace(shelved, draft=replace(shelved.draft, values={}, attachments=()))
