"""Cards of documents, and the index of all cards."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.card import TICKET_CARD_FIELDS, TICKET_KINDS, Card, Index, Reference, full_name
from pipeline.model.document import Document, as_list
from pipeline.model.region import Region


def card_of(document: Document, region: Region, pending: tuple[Reference, ...] = ()) -> Card:
    """The card of a document, a ticket's cut to what others may need."""
    return Card(slim(document), services_of(document, region), pending)


def slim(document: Document) -> Document:
    """A ticket cut to what others may need; all other kinds are few and keep their whole content."""
    if document.jenis not in TICKET_KINDS:
        return document
    kept = {name: document.data[name] for name in TICKET_CARD_FIELDS if name in document.data}
    return Document(document.path, document.index, document.line, kept, document.opd, document.row)


def services_of(document: Document, region: Region) -> tuple[str, ...]:
    """The "opd/id" of the services a document is about; only those that exist.

    A record about an application is about the services that name it (`layanan.aplikasi` is authoritative).
    """
    if document.jenis == "layanan":
        return (f"{document.opd}/{document.id}",)
    written = document.data.get("layanan")
    if isinstance(written, str):
        # A ticket is about one.
        service = region.service(written, document.opd)
        return () if service is None else (service.ref,)
    named = [item.get("layanan") if isinstance(item, dict) else item for item in as_list(written)]
    found = [region.service(ref, document.opd) for ref in named]
    return tuple(dict.fromkeys(service.ref for service in found if service is not None))


def build_index(cards: Iterable[Card]) -> tuple[Index, list[tuple[Card, Card]]]:
    """The index of all cards, and the pairs (first, later) that claim the same name."""
    by_name: dict[str, Card] = {}
    by_kind: dict[str, list[Card]] = {}
    doubled: list[tuple[Card, Card]] = []
    for card in sorted(cards, key=place_of):
        name = name_of(card)
        if name in by_name:
            doubled.append((by_name[name], card))
        else:
            by_name[name] = card
            by_kind.setdefault(card.jenis, []).append(card)
    return Index(by_name, {kind: tuple(found) for kind, found in by_kind.items()}), doubled


def name_of(card: Card) -> str:
    """The key of a card in the index."""
    return full_name(card.document.opd, card.jenis, card.id.casefold())


def place_of(card: Card) -> tuple[str, int, int]:
    """Where a card's document stands: path, document of the file, row of the register."""
    row = card.document.row
    return (card.document.path, card.document.index, row.number if row else -1)
