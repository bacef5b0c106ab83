"""Many tickets in one file: each row of a register as the record it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model.document import Document, Row

REGISTER = "register"
LAWFUL = frozenset({"permintaan", "aduan"})


def expand(document: Document) -> list[Document]:
    """The records a document stands for: itself, or the rows of a register.

    A row's own fields come before those of `bawaan`. Rows that are no mappings, and registers of a kind that
    has none, are left to the schema.
    """
    if document.jenis != REGISTER:
        return [document]
    kind, rows = document.data.get("untuk"), document.data.get("isi")
    if not isinstance(kind, str) or kind not in LAWFUL or not isinstance(rows, list):
        return []
    default = document.data.get("bawaan")
    shared = default if isinstance(default, Mapping) else {}
    numbered = [(number, row) for number, row in enumerate(rows) if isinstance(row, Mapping)]
    return [_record(document, number, row, shared) for number, row in numbered]


def _record(document: Document, number: int, row: Mapping[str, Any], shared: Mapping[str, Any]) -> Document:
    data = {**shared, **row, "jenis": document.data["untuk"]}
    place = Row(number, frozenset(row))
    return Document(document.path, document.index, document.line, data, document.opd, place)
