"""Two editions of one region: what those who run the services read, and what the public may."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from pipeline.link.catalogue import build_region
from pipeline.model.card import TICKET_KINDS, Card, Index, around, counted_for, full_name
from pipeline.model.case import World
from pipeline.model.dependency import Dependencies
from pipeline.model.document import Document
from pipeline.model.fact import Measured
from pipeline.model.finding import Finding
from pipeline.model.lean import replace
from pipeline.model.paper import Papers
from pipeline.model.recap import Recap
from pipeline.render.documents.dossier import Dossier
from pipeline.run.again.reading import Reading, by_service, traced
from pipeline.run.altered import Altered, AlteredLine, Walked
from pipeline.run.redact import public_fact, public_findings
from pipeline.run.veil import impersonal, veiled

Change = Callable[[Document], Document]
# Facts that are remembered by service: several documents in turn ask for those of one OPD.
REMEMBERED = 4000
_ABOUT_PERSONS = "PBD"


def without_persons(world: World, findings: Iterable[Finding]) -> World:
    """A world without what identifies those who ask or complain: the ground of every edition.

    Args:
        world: As it was judged.
        findings: Those of the check; where it saw personal data in a text, the text is masked.
    """
    suspects = {finding.document for finding in findings if finding.code.startswith(_ABOUT_PERSONS)}
    return _changed(world, lambda document: impersonal(document, suspect=document.ref in suspects))


def for_the_public(inner: Dossier, reading: Reading | None = None) -> Dossier:
    """The public edition of a dossier: no RPO or RTO, no content of a DRP, no components, no forms."""
    world = _changed(inner.world, veiled)
    findings = public_findings(inner.result.findings, inner.world.index, inner.rules)
    return replace(
        inner,
        edition="publik",
        inner=inner,
        dependencies=Dependencies(),
        forms={},
        world=replace(world, measured=Altered(world.measured, _told)),
        measured=by_service(Altered(inner.measured, _outside, REMEMBERED, len), reading),
        monitored=by_service(Altered(inner.monitored, _outside), reading),
        recaps=traced(Altered(inner.recaps, _without_lengths), reading),
        result=replace(inner.result, findings=findings),
    )


def _changed(world: World, change: Change) -> World:
    """A world with every document changed: in the catalogue, on the cards, behind the facts.

    Tickets and what was measured are changed as they are taken: in memory they would outweigh all else.
    """
    index = world.index
    few = {name: _recarded(index.cards[name], change) for name in index.cards if not _is_ticket(name)}

    def known(card: Card) -> Card:
        return few[full_name(card.document.opd, card.jenis, card.id.casefold())]

    kinds = {
        kind: _Line(found, partial(_recarded, change=change) if kind in TICKET_KINDS else known)
        for kind, found in index.kinds.items()
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
        index=Index(_Cards(index.cards, few, change), kinds, begun=index.begun),
        measured=Altered(world.measured, lambda rows: _moved(rows, change)),
    )


class _Line(AlteredLine[Card]):
    """Records, changed as they are taken; a change moves none to another OPD.

    Whoever walks them walks what lies beneath, which may note it.
    """

    __slots__ = ("_cards", "_change")

    def __init__(self, cards: Iterable[Card], change: Callable[[Card], Card]) -> None:
        super().__init__(cards, change)
        self._cards = cards
        self._change = change

    def counted_for(self, opd: str) -> Iterator[Card]:
        """Those that count for an OPD."""
        return map(self._change, counted_for(opd, self._cards))

    def around(self, opd: str) -> Iterator[Card]:
        """Those that have to do with an OPD, perhaps among others."""
        return map(self._change, around(opd, self._cards))


class _Cards(Walked[str, Card]):
    """Cards by name, those of tickets changed as they are taken."""

    def __init__(self, beneath: Mapping[str, Card], few: Mapping[str, Card], change: Change) -> None:
        self._beneath = beneath
        self._few = few
        self._change = change

    def __getitem__(self, name: str) -> Card:
        # Whoever takes one, or finds none, has looked at what lies beneath.
        card = self._beneath[name]
        return self._few[name] if name in self._few else _recarded(card, self._change)

    def entries(self) -> Iterator[tuple[str, Card]]:
        """Name and card of each."""
        for name, card in self._beneath.items():
            yield name, self._few[name] if name in self._few else _recarded(card, self._change)

    def __contains__(self, name: object) -> bool:
        return name in self._beneath

    def __iter__(self) -> Iterator[str]:
        return iter(self._beneath)

    def __len__(self) -> int:
        return len(self._beneath)


def _is_ticket(name: str) -> bool:
    return name.split("/", 2)[1] in TICKET_KINDS


def _recarded(card: Card, change: Change) -> Card:
    document = change(card.document)
    return card if document is card.document else replace(card, document=document)


def _moved(rows: tuple[Measured, ...], change: Change) -> tuple[Measured, ...]:
    """Facts with the documents behind them changed, each document once."""
    behind = {id(row.document): row.document for row in rows}
    changed = {key: change(document) for key, document in behind.items()}
    return tuple(
        row if (document := changed[id(row.document)]) is row.document else replace(row, document=document)
        for row in rows
    )


def _outside(rows: tuple[Measured, ...]) -> tuple[Measured, ...]:
    return _told(_moved(rows, veiled))


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
