"""A change of one record, made in its text."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.check.shape import fields_of
from pipeline.exchange.editing import Change, NoSuchPlaceError, Place, edited
from pipeline.exchange.steps import STEPS, Step
from pipeline.model.document import Document
from pipeline.model.lean import dataclass
from pipeline.rules.corrections.closed_records import CLOSED
from pipeline.run.derive import derived
from pipeline.run.desk import Desk
from pipeline.run.sources import text_of


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
