"""The tickets of a list that passed a limit, each as a line of time: a page beside the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model.card import TICKET_KINDS, Card
from pipeline.model.fact import Measured, Verdict
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft
from pipeline.render.documents.ticketpictures import ticket_picture
from pipeline.render.page import Crumb, Sheet

# A page of more pictures is slow to open; the list beside it has every ticket.
MOST = 60


def journey_place(cards: Sequence[Card]) -> str:
    """Path of the page beside the list of some tickets."""
    return places.record_list(cards[0]).removesuffix(".html") + "-perjalanan.html"


def missed_of(dossier: Dossier, cards: Iterable[Card]) -> list[tuple[Card, Measured]]:
    """The tickets among some records that missed a target, in the order given."""
    found = ((card, row) for card in cards for row in dossier.world.measured.get(card.ref, ())[:1])
    return [(card, row) for card, row in found if card.jenis in TICKET_KINDS and _missed(row)]


def _missed(row: Measured) -> bool:
    verdicts = (row.fact.respons_hasil, row.fact.pelayanan_hasil)
    return Verdict.TIDAK_TERCAPAI in verdicts


def journey_page(dossier: Dossier, title: str, cards: Sequence[Card]) -> Draft | None:
    """The page; None where no ticket missed a target.

    Args:
        dossier: The region.
        title: What the list is called.
        cards: The records of one list.
    """
    missed = missed_of(dossier, cards)
    drawn = ((card, ticket_picture(row, dossier.law, dossier.site)) for card, row in missed[:MOST])
    shown = [{"id": places.anchor(card), "gambar": chart} for card, chart in drawn if chart is not None]
    if not shown:
        return None
    path = places.record_list(cards[0])
    sheet = Sheet(
        path=journey_place(cards),
        title=f"Perjalanan tiket: {title}",
        section=places.HOME,
        crumbs=(places.HOME_CRUMB, Crumb("Rekaman", places.RECORDS), Crumb(title, path)),
        summary=f"Tiket yang melewati batas pada garis waktu: {title}.",
    )
    values = {"tiket": shown, "jumlah": len(missed), "daftar_href": path}
    return Draft(template="pages/perjalanan.html", sheet=sheet, values=values)
