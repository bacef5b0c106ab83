"""A new record as a text: what was said, in the order of the form, and what may be added, as comments."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

from pipeline.exchange.plaintext import block
from pipeline.model.lean import dataclass

_LINE = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of the form.

    Attributes:
        name: Its key.
        note: What belongs in it, one sentence, with the clause.
        value: What was said; None for a field that is left open.
    """

    name: str
    note: str
    value: Any = None


def draft(head: str, entries: Iterable[Entry]) -> str:
    """The text of a record.

    Args:
        head: What the record is for; becomes the first comment.
        entries: The fields in the order of the form; those without a value come last, as comments.
    """
    known = list(entries)
    lines = _comment(head)
    for entry in known:
        if entry.value is not None:
            lines += [
                *(_comment(entry.note) if entry.note else []),
                block({entry.name: entry.value}).rstrip("\n"),
            ]
    left = [entry for entry in known if entry.value is None]
    if left:
        lines += ["", *_comment("Isian lain; hapus tanda # di depannya bila diperlukan.")]
        lines += [line for entry in left for line in _open(entry)]
    return "\n".join(lines) + "\n"


def _open(entry: Entry) -> list[str]:
    return [f"# {entry.name}:", *(f"#     {line}" for line in wrap(entry.note, _LINE - 6))]


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in wrap(text, _LINE - 2)]
