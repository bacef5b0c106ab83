"""Where a finding about an attached file stands, and how the file is named in it."""

from __future__ import annotations

from pipeline.model.paper import Paper
from pipeline.model.rule import Breach
from pipeline.wording import visible


def named(paper: Paper) -> str:
    """The file as people know it."""
    return f"`{visible(str(paper.entry.get('judul') or paper.entry.get('berkas', '')), 100)}`"


def breach(paper: Paper, field: str | tuple[str | int, ...], message: str, advice: str) -> Breach:
    """A breach at a field of the entry; at the entry where it does not have the field."""
    keys = field if isinstance(field, tuple) else (field,)
    there = keys if keys[0] in paper.entry else ()
    pointer = paper.document.pointer("lampiran", paper.number, *there)
    return Breach(pointer, message, advice, (), paper.document.ref)
