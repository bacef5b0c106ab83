"""Which document a person's name for it means: its id, more or less complete, or its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.load.positions import locate
from pipeline.model.card import Card
from pipeline.model.document import Document
from pipeline.run.desk import Desk
from pipeline.run.editrecord import EditRefusedError
from pipeline.run.examine import Examination
from pipeline.run.sources import REGISTER, read_documents, singles_of, text_of

_DOUBLED = "REF003"
_PLACE = re.compile(r"(?P<path>.+\.ya?ml)(?::(?P<line>[0-9]{1,7}))?", re.IGNORECASE)


def find_record(desk: Desk, name: str, folder: str = "") -> Document:
    """The document that is meant, whole.

    Args:
        desk: The workspace.
        name: id, opd/id, jenis/id or opd/jenis/id; or a file of the workspace, with `:LINE` where it holds
            several documents.
        folder: The OPD whose folder one stands in, "" elsewhere.

    Raises:
        EditRefusedError: None, or several, are called so.
    """
    place = split_place(name)
    if place is not None:
        return _standing_at(desk, *place)
    card = one_card(desk, name, folder)
    places = doubled_places(desk, card)
    if places:
        raise EditRefusedError(
            f"`{name}` dipakai dua dokumen: {', '.join(places)}; sebutkan berkasnya, atau beri salah satunya "
            "pengenal lain dengan `spbe edit BERKAS --renumber`"
        )
    return _whole(desk, card.document)


def split_place(name: str) -> tuple[str, int] | None:
    """A file and a line of it (0: none given) where the name is a place; None where it is an id."""
    match = _PLACE.fullmatch(name)
    return (match["path"], int(match["line"] or 0)) if match else None


def one_card(desk: Desk, name: str, folder: str) -> Card:
    """The first document of the one name that is meant.

    Raises:
        EditRefusedError: None, or several, are called so.
    """
    cards = named_cards(desk.found, name, folder)
    if not cards:
        raise EditRefusedError(f"tidak ada dokumen bernama `{name}`")
    if len(cards) > 1:
        named = ", ".join(card.ref for card in cards[:6])
        raise EditRefusedError(f"`{name}` ada beberapa: {named}; tulis lengkap dengan OPD atau jenisnya")
    return cards[0]


def doubled_places(desk: Desk, card: Card) -> list[str]:
    """Where the documents of a name stand, path:line; empty for a name that only one of them has."""
    found = [
        f"{finding.pointer.path}:{finding.span.line}"
        for finding in desk.found.result.findings
        if finding.code == _DOUBLED and finding.document.casefold() == card.ref.casefold()
    ]
    return [f"{card.document.path}:{card.document.line}", *found] if found else []


def parts_of(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents, and after each register its rows as the records they are."""
    for document in documents:
        yield document
        if document.jenis == REGISTER:
            yield from singles_of(document)


def named_cards(found: Examination, name: str, folder: str = "") -> list[Card]:
    """The documents that a name may mean.

    Args:
        found: The workspace.
        name: id, opd/id, jenis/id or opd/jenis/id.
        folder: The OPD whose folder one stands in, "" elsewhere.
    """
    index = found.world.index
    if folder and (own := index.find(name, folder)):
        return own
    if name.count("/") == 2 or name.split("/", maxsplit=1)[0] in found.world.region.offices:
        return index.find(name, folder)
    kind, _, own_id = name.rpartition("/")
    kinds = (kind,) if kind else tuple(index.kinds)
    return [card for card in index.of(*kinds) if card.id.casefold() == own_id.casefold()]


def _whole(desk: Desk, cut: Document) -> Document:
    """A document with all its fields: a ticket's card holds only some."""
    documents, _ = read_documents(desk.root, [cut.path])
    for one in parts_of(documents):
        if one.index == cut.index and one.row == cut.row and one.id == cut.id:
            return one
    raise EditRefusedError(f"{cut.path} berubah sejak dibaca; jalankan lagi")


def _standing_at(desk: Desk, path: str, line: int) -> Document:
    """The document of a file, of several the one whose first line or id stands in that line."""
    documents, findings = read_documents(desk.root, [path]) if Path(desk.root / path).is_file() else ([], [])
    found = [one for one in parts_of(documents) if one.id]
    if not found:
        said = f": {findings[0].message}" if findings else ""
        raise EditRefusedError(f"{path} tidak memuat dokumen yang terbaca{said}")
    if len(found) == 1:
        return found[0]
    text = text_of(desk.root, path) or ""
    spans = locate(text, [one.pointer("id") for one in found])
    lines = [spans[one.pointer("id")].line for one in found]
    by_id = [one for one, at in zip(found, lines, strict=True) if at == line]
    chosen = by_id or [one for one in found if one.line == line and one.row is None]
    if len(chosen) == 1:
        return chosen[0]
    shown = ", ".join(f"{path}:{at} ({one.id})" for one, at in list(zip(found, lines, strict=True))[:6])
    raise EditRefusedError(f"{path} memuat {len(found)} dokumen; sebutkan barisnya: {shown}")
