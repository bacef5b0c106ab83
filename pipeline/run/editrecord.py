"""A change of one record: found by its name, made in its text, tried before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.check.shape import fields_of
from pipeline.exchange.editing import Change, NoSuchPlaceError, Place, edited
from pipeline.exchange.steps import STEPS, Step
from pipeline.load.registers import expand
from pipeline.model.card import Card
from pipeline.model.document import Document
from pipeline.rules.corrections.closed_records import CLOSED
from pipeline.run.derive import derived
from pipeline.run.desk import Desk
from pipeline.run.sources import read_documents, text_of
from pipeline.run.workspace import settle


class EditRefusedError(Exception):
    """The change cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A file as it would be.

    Attributes:
        path: Which file.
        before: Its text now.
        after: Its text with the change.
    """

    path: str
    before: str
    after: str


def find_record(desk: Desk, name: str, folder: str = "") -> Document:
    """The document that a person's name for it means, whole.

    Args:
        desk: The workspace.
        name: id, opd/id, jenis/id or opd/jenis/id.
        folder: The OPD whose folder one stands in, "" elsewhere.

    Raises:
        EditRefusedError: None, or several, are called so.
    """
    cards = _meant(desk, name, folder)
    if not cards:
        raise EditRefusedError(f"tidak ada dokumen bernama `{name}`")
    if len(cards) > 1:
        named = ", ".join(card.ref for card in cards[:6])
        raise EditRefusedError(f"`{name}` ada beberapa: {named}; tulis lengkap dengan OPD atau jenisnya")
    return _whole(desk, cards[0].document)


def changed(desk: Desk, document: Document, changes: Iterable[Change]) -> Edited:
    """The file of a document with changes made.

    Raises:
        EditRefusedError: A change leads nowhere, or a closed record is to be rewritten.
    """
    wanted = list(changes)
    if document.data.get("status") in CLOSED.get(document.jenis, ()):
        raise EditRefusedError(
            f"{document.id} sudah {document.data['status']}; rekaman yang sudah ditutup tidak diubah "
            "diam-diam: tulis koreksi dengan `spbe new koreksi`"
        )
    text = text_of(desk.root, document.path)
    if text is None:
        raise EditRefusedError(f"{document.path} tidak terbaca")
    base = ("isi", document.row.number) if document.row else ()
    order = tuple(str(field.keys[0]) for field in fields_of(document.jenis, desk.words))
    try:
        after = edited(text, Place(document.index, base, order), wanted)
    except NoSuchPlaceError as problem:
        raise EditRefusedError(f"isian `{problem}` tidak ada di {document.id}") from None
    return Edited(document.path, text, after)


def stepped(desk: Desk, document: Document, step: tuple[str, Step], further: Iterable[Change]) -> Edited:
    """The file of a ticket after one of its everyday steps.

    Raises:
        EditRefusedError: It is no ticket.
        StepRefusedError: The step makes no sense for it.
    """
    name, done = step
    if document.jenis not in ("aduan", "permintaan"):
        raise EditRefusedError(
            f"{document.id} adalah {document.jenis}; perintah ini untuk aduan dan permintaan"
        )
    known = Step(done.at, done.by, done.words, {**derived(desk, document), **done.further})
    return changed(desk, document, [*further, *STEPS[name](document.jenis, document.data, known)])


def _meant(desk: Desk, name: str, folder: str) -> list[Card]:
    index = desk.found.world.index
    if folder and (own := index.find(name, folder)):
        return own
    if name.count("/") == 2 or name.split("/", maxsplit=1)[0] in desk.found.world.region.offices:
        return index.find(name, folder)
    kind, _, own_id = name.rpartition("/")
    kinds = (kind,) if kind else tuple(index.kinds)
    return [card for card in index.of(*kinds) if card.id.casefold() == own_id.casefold()]


def _whole(desk: Desk, cut: Document) -> Document:
    """A document with all its fields: a ticket's card holds only some."""
    documents, _ = read_documents(desk.root, [cut.path])
    for document in documents:
        rows = [settle(row) for row in expand(document)] if document.jenis == "register" else [document]
        for one in rows:
            if one.index == cut.index and one.row == cut.row and one.id == cut.id:
                return one
    raise EditRefusedError(f"{cut.path} berubah sejak dibaca; jalankan lagi")
