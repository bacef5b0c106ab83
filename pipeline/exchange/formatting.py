"""A file in its usual form: fields in the order of the form, lists indented alike."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from ruamel.yaml.comments import CommentedMap

from pipeline.exchange.editing import round_trip

Order = Callable[[str], Sequence[str]]
"""The fields of a kind in the order of its form; () for a kind that is not known."""


def formatted(text: str, order: Order) -> str:
    """The text in its usual form; what it says, its comments and its quotes stay.

    Fields are put in order only where no comment stands on a line of its own between them: whose it is nobody
    could tell afterwards.

    Args:
        text: A file that the strict reader accepts.
        order: The fields of each kind.
    """
    tool = round_trip()
    documents = list(tool.load_all(text))
    for document in documents:
        if isinstance(document, CommentedMap) and not _has_lines_of_comment(document):
            _arrange(document, order(str(document.get("jenis", ""))))
    out = io.StringIO()
    if len(documents) > 1:
        tool.dump_all(documents, out)
    else:
        tool.dump(documents[0], out)
    return out.getvalue().rstrip("\n") + "\n"


def _has_lines_of_comment(document: CommentedMap) -> bool:
    """Whether a comment below a field takes lines of its own."""
    written = [str(token.value) for note in document.ca.items.values() for token in _tokens(note)]
    return any("\n" in text.rstrip("\n ") for text in written)


def _tokens(note: Any) -> list[Any]:
    """The comments of a field: on its line and below it."""
    parts = [part if isinstance(part, list) else [part] for part in note]
    return [token for part in parts for token in part if token is not None]


def _arrange(document: CommentedMap, order: Sequence[str]) -> None:
    known = [name for name in order if name in document]
    if not known:
        return
    rest = [name for name in document if name not in order]
    for name in [*known, *rest]:
        document.move_to_end(name)
