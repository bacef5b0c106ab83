"""One document against the schema of its kind: accepted fast, or explained fault by fault."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.check.schemas import Vocabulary, acceptor, kinds, partly_readable
from pipeline.model.document import Document
from pipeline.model.finding import Finding

_MISSING = "SKM003"
# A chapter, or an element of one; what an item of a list lacks makes the item unreadable.
_DEEPEST = 3


def validate(document: Document, vocabulary: Vocabulary = ()) -> list[Finding]:
    """The faults in the shape of a document (pruned of empty values); empty where it is sound."""
    known = document.jenis in kinds()
    if known and acceptor(document.jenis, vocabulary).is_valid(document.data):
        return []
    # Imported here: `jsonschema` takes longer than all the rest, and sound records never need it.
    from pipeline.check.explain import explain, unknown_kind  # noqa: PLC0415

    return explain(document, vocabulary) if known else [unknown_kind(document)]


def still_readable(document: Document, faults: Sequence[Finding]) -> bool:
    """Whether all that is wrong with a document are missing parts of a field that may be read in part.

    An evaluation with fourteen of its fifteen elements (2.3 angka 5 and 6) is a report that is not complete,
    not a report that nobody can read.
    """
    if document.jenis not in kinds():
        return False
    fields = partly_readable(document.jenis)
    return all(_is_part(finding, fields) for finding in faults)


def _is_part(finding: Finding, fields: frozenset[str]) -> bool:
    keys = finding.pointer.keys
    return finding.code == _MISSING and 1 < len(keys) <= _DEEPEST and keys[0] in fields
