"""Two editions of one region: what those who run the services read, and what the public may."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pipeline.link.catalogue import build_region
from pipeline.model.card import Card, Index, full_name
from pipeline.model.case import World
from pipeline.model.dependency import Dependencies
from pipeline.model.document import Document
from pipeline.model.fact import Measured
from pipeline.model.finding import Finding
from pipeline.model.paper import Papers
from pipeline.model.recap import Recap
from pipeline.render.documents.dossier import Dossier
from pipeline.run.later import Later
from pipeline.run.redact import public_fact, public_findings
from pipeline.run.veil import impersonal, veiled

Change = Callable[[Document], Document]
_ABOUT_PERSONS = "PBD"


def without_persons(world: World, findings: Iterable[Finding]) -> World:
    """A world without what identifies those who ask or complain: the ground of every edition.

    Args:
        world: As it was judged.
        findings: Those of the check; where it saw personal data in a text, the text is masked.
    """
    suspects = {finding.document for finding in findings if finding.code.startswith(_ABOUT_PERSONS)}
    return _changed(world, lambda document: impersonal(document, suspect=document.ref in suspects))


def for_the_public(inner: Dossier) -> Dossier:
    """The public edition of a dossier: no RPO or RTO, no content of a DRP, no components, no forms."""
    world = _changed(inner.world, veiled)
    findings = public_findings(inner.result.findings, inner.world.index, inner.rules)
    return replace(
        inner,
        edition="publik",
        inner=inner,
        dependencies=Dependencies(),
        forms={},
        world=replace(world, measured={name: _told(rows) for name, rows in world.measured.items()}),
        measured={name: _told(_moved(row, veiled) for row in rows) for name, rows in inner.measured.items()},
        recaps=Later(inner.recaps, lambda name: _without_lengths(inner.recaps[name])),
        result=replace(inner.result, findings=findings),
    )


def _changed(world: World, change: Change) -> World:
    """A world with every document changed: in the catalogue, on the cards, behind the facts."""
    cards = {name: _recarded(card, change) for name, card in world.index.cards.items()}
    kinds = {
        kind: tuple(cards[full_name(card.document.opd, kind, card.id.casefold())] for card in found)
        for kind, found in world.index.kinds.items()
    }
    papers = {
        name: tuple(replace(paper, document=change(paper.document), text=None) for paper in found)
        for name, found in world.papers.by_record.items()
    }
    return replace(
        world,
        found=None,
        papers=Papers(papers),
        region=build_region(change(document) for document in world.region.documents()),
        index=Index(cards, kinds),
        measured={name: tuple(_moved(row, change) for row in rows) for name, rows in world.measured.items()},
    )


def _recarded(card: Card, change: Change) -> Card:
    document = change(card.document)
    return card if document is card.document else replace(card, document=document)


def _moved(row: Measured, change: Change) -> Measured:
    document = change(row.document)
    return row if document is row.document else replace(row, document=document)


def _told(rows: Iterable[Measured]) -> tuple[Measured, ...]:
    return tuple(
        row if (fact := public_fact(row.fact)) is row.fact else replace(row, fact=fact) for row in rows
    )


def _without_lengths(recap: Recap) -> Recap:
    """A recapitulation with the verdicts of recovery, without its limits and lengths."""
    rows = tuple(
        replace(row, rpo_limit=None, rpo=None, rto_limit=None, rto=None) for row in recap.recovery.rows
    )
    return replace(recap, recovery=replace(recap.recovery, rows=rows)) if rows else recap
