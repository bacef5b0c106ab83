"""One document against the schema of its kind: accepted fast, or explained fault by fault."""

from __future__ import annotations

from pipeline.check.schemas import Vocabulary, acceptor, kinds
from pipeline.model.document import Document
from pipeline.model.finding import Finding


def validate(document: Document, vocabulary: Vocabulary = ()) -> list[Finding]:
    """The faults in the shape of a document (pruned of empty values); empty where it is sound."""
    known = document.jenis in kinds()
    if known and acceptor(document.jenis, vocabulary).is_valid(document.data):
        return []
    # Imported here: `jsonschema` takes longer than all the rest, and sound records never need it.
    from pipeline.check.explain import explain, unknown_kind  # noqa: PLC0415

    return explain(document, vocabulary) if known else [unknown_kind(document)]
