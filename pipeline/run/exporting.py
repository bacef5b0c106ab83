"""What leaves as a table: the facts, the register of a kind, an empty form; nothing about a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.check.schemas import Vocabulary
from pipeline.check.shape import Field, fields_of
from pipeline.exchange.listed import told
from pipeline.exchange.xlsxout import FormColumn
from pipeline.load.registers import expand
from pipeline.model.document import Document, dig
from pipeline.run.desk import Desk
from pipeline.run.newrecord import options_for
from pipeline.run.sources import read_documents
from pipeline.run.structured import structure_of
from pipeline.run.veil import impersonal
from pipeline.run.workspace import settle

# Held by a form's maker or by the tool, never typed into a table.
_NOT_ASKED = frozenset({"jenis", "opd", "lampiran"})
_MOST_OPTIONS = 500


def form_columns(desk: Desk, kind: str, opd: str) -> list[FormColumn]:
    """The columns of a kind's form: what one cell can hold, the obligatory first in the form's order."""
    return [
        FormColumn(
            title=title,
            help=_help(desk.words, kind, field),
            required=field.required,
            moment=field.format == "waktu",
            options=_options(desk, kind, field, opd),
        )
        for title, field in titled_fields(desk.words, kind)
    ]


def _help(words: Vocabulary, kind: str, field: Field) -> str:
    structure = structure_of(kind, field, words)
    return f"{field.description} {structure.help}".strip() if structure else field.description


def _options(desk: Desk, kind: str, field: Field, opd: str) -> tuple[str, ...]:
    """The list of a cell; a cell that may hold several things has none, for a list takes only one."""
    if structure_of(kind, field, desk.words) or "array" in field.types:
        return ()
    return options_for(desk, field, opd)[:_MOST_OPTIONS]


def titled_fields(words: Vocabulary, kind: str) -> list[tuple[str, Field]]:
    """The columns of a kind's form, each with a heading that no other has: those of a mapping name it too."""
    titles = {field.keys: field.title for field in fields_of(kind, words)}
    return [
        (field.title if len(field.keys) == 1 else f"{titles[field.keys[:1]]}: {field.title}", field)
        for field in _columns(words, kind)
    ]


def register_of(desk: Desk, kind: str, opd: str | None) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows of all records of a kind; fields and texts that hold personal data are left out.

    Args:
        desk: The workspace.
        kind: The kind.
        opd: Only this OPD's, None for all.
    """
    columns = [field for field in _columns(desk.words, kind) if not field.private]
    headings = ["opd", *(".".join(map(str, field.keys)) for field in columns)]
    rows = [
        [document.opd, *(_plain(dig(document.data, *field.keys), field) for field in columns)]
        for document in (impersonal(one, suspect=True) for one in _documents(desk, kind, opd))
    ]
    return headings, rows


def _columns(words: Vocabulary, kind: str) -> Iterator[Field]:
    """The fields of a kind that one cell can hold; those of a mapping one level down."""
    for field in fields_of(kind, words):
        if field.keys[0] in _NOT_ASKED:
            continue
        whole = "object" not in field.types or structure_of(kind, field, words)
        below = (field,) if whole else fields_of(kind, words, field.keys)
        yield from (one for one in below if _single(words, kind, one))


def _single(words: Vocabulary, kind: str, field: Field) -> bool:
    plain = "object" not in field.types and not fields_of(kind, words, (*field.keys, "*"))
    return plain or structure_of(kind, field, words) is not None


def _documents(desk: Desk, kind: str, opd: str | None) -> list[Document]:
    cards = [card for card in desk.found.world.index.of(kind) if opd in (None, card.document.opd)]
    documents, _ = read_documents(desk.root, sorted({card.document.path for card in cards}))
    rows = [one for document in documents for one in expand(document)]
    wanted = {card.ref for card in cards}
    settled = [settle(row) for row in rows]
    return sorted((one for one in settled if one.ref in wanted), key=lambda one: (one.opd, one.id))


def _plain(value: Any, field: Field) -> Any:
    """What a cell says, so that an import reads it back: sentences of a list stand on lines of their own."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value)):
        return told(value)
    if isinstance(value, list):
        sentences = any(" " in str(item) for item in value) and not field.references
        return ("\n" if sentences else ", ").join(str(item) for item in value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return value
