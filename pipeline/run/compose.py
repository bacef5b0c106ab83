"""From drafts to bytes: documents and pages rendered, PDFs made, links proved, all in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.render.assets import asset_pages
from pipeline.render.documents.dossier import (
    REGION,
    DocumentKind,
    Dossier,
    Draft,
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
from pipeline.render.site import broken_links, strays
from pipeline.run.documents import DOCUMENTS, PAGES
from pipeline.run.press import How, press
from pipeline.run.provenance import printed
from pipeline.run.reviewdraft import review_draft


def compose(dossier: Dossier, plan: Plan, how: How | None = None) -> Rendered:
    """Everything for people to read: HTML pages and PDFs.

    Args:
        dossier: From `gather`.
        plan: What is wanted.
        how: How to make the PDFs; None as usual, without a cache.

    Returns:
        The files; what failed is told in `failures`, and the page of a PDF that failed does not link to it.
    """
    shelf = shelve(dossier, plan)
    wanted = [shelved for shelved in shelf if shelved.draft.sheet.pdf] if plan.wants("pdf") else []
    results = press(dossier.site, [printed(dossier, shelved) for shelved in wanted], how or How())
    made = {result.path for result in results if result.content is not None}
    bound = tuple(_bound(shelved, made) for shelved in shelf)
    pages = _web(dossier, bound, part=bool(plan.opd)) if plan.wants("html") else []
    pdfs = [Page(result.path, result.content) for result in results if result.content is not None]
    wrong = [*broken_links([*pages, *pdfs]), *strays(pages)] if pages else []
    return Rendered(
        pages=(*pages, *pdfs),
        html=sum(1 for page in pages if page.path.endswith(".html")),
        pdf=len(pdfs),
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
    wanted = (
        (kind, edition, scope)
        for kind in DOCUMENTS
        for edition in _editions(kind, dossier)
        for scope in _scopes(kind, edition)
        if plan.opd in ("", scope.opd)
    )
    made = ((kind, scope, kind.build(edition, scope)) for kind, edition, scope in wanted)
    return (Shelved(kind, scope, draft) for kind, scope, draft in made if draft is not None)


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


def web_drafts(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    """Every HTML page before it is rendered: the documents, then the pages of the site."""
    public = listed(shelf)
    inside = tuple(shelved for shelved in shelf if shelved.draft.sheet.edition == "internal")
    return [
        *(shelved.draft for shelved in shelf),
        *(draft for pages in PAGES for draft in pages(dossier, public)),
        *(inside_pages(dossier.inner, inside) if dossier.inner else ()),
    ]


def inside_pages(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    """The pages of the internal edition that are no documents: its list, the reviewer's desk, the forms."""
    desk = review_desk(dossier, review_draft(dossier))
    return [*inside_page(dossier, shelf), *desk, *form_pages(dossier)]


def listed(shelf: Shelf) -> Shelf:
    """The documents that the site leads to: no page of it may lead to an internal edition."""
    return tuple(shelved for shelved in shelf if shelved.draft.sheet.edition != "internal")


def _web(dossier: Dossier, shelf: Shelf, *, part: bool) -> list[Page]:
    """The pages; where one OPD's part is built, nothing leads to the documents of the others."""
    drafts, assets = web_drafts(dossier, shelf), asset_pages()
    sheets = [draft.sheet for draft in drafts]
    paths = (*(one.path for one in sheets), *(one.pdf for one in sheets), *(page.path for page in assets))

    def lost(target: str) -> bool:
        """Documents cite the reference pack's clauses too, and a region's own pack may lack one of them."""
        page, _, clause = target.partition("#")
        return page == CLAUSES and clause != "" and clause not in dossier.law.clauses

    env = environment(known=frozenset(paths) if part else None, lost=lost)
    written = [web_page(env, draft.template, dossier.site, draft.sheet, draft.values) for draft in drafts]
    return [*written, *assets]
