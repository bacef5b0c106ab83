"""Changes to a record's text that leave every other line, comment and quote as it was."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from pipeline.exchange.plaintext import block
from pipeline.model.lean import dataclass
from pipeline.model.pointer import Keys

_WIDTH = 1_000_000
_FIRST_LIST = re.compile(r"^( *)(?:- )?[\w-]+:[ \t]*(?:#[^\n]*)?\n( *)- ", re.MULTILINE)


class NoSuchPlaceError(ValueError):
    """A change names a place that the record does not have."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a record.

    Attributes:
        keys: Where, from the record's root.
        value: What is to stand there; None takes the field away.
        append: The value joins the list that stands there instead of replacing it.
    """

    keys: Keys
    value: Any
    append: bool = False


class _WordsOnly(VersionedResolver):
    """Every plain word stays the word it is: dates and numbers come out as they were written."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """All scalars are text."""
        if kind is ScalarNode:
            return Tag(suffix="tag:yaml.org,2002:str")
        return super().resolve(kind, value, implicit)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in its file.

    Attributes:
        document: Which document of the file, counted from 0.
        base: Where in that document: () or the row of a register.
        order: The fields of its form in order; a field that joins is put in its place among them.
    """

    document: int = 0
    base: Keys = ()
    order: tuple[str, ...] = ()


def edited(text: str, place: Place, changes: Iterable[Change]) -> str:
    """The text with the changes made.

    Args:
        text: A file that the strict reader accepts.
        place: Which record of it.
        changes: Made in order.

    Raises:
        NoSuchPlaceError: A change leads through something that is neither mapping nor list.
    """
    tool = _tool(text)
    documents = list(tool.load_all(text))
    for change in changes:
        _make_room(documents[place.document], place, change)
        _make(documents[place.document], (*place.base, *change.keys), change)
    out = io.StringIO()
    if len(documents) > 1:
        tool.dump_all(documents, out)
    else:
        tool.dump(documents[0], out)
    return out.getvalue()


def round_trip(offset: int = 2) -> YAML:
    """A reader and writer that keeps comments, order, quotes and every word as it stands.

    Args:
        offset: How far the dash of a list stands inside its key.
    """
    tool = YAML(typ="rt")
    tool.Resolver = _WordsOnly
    tool.preserve_quotes = True
    tool.width = _WIDTH
    tool.indent(mapping=2, sequence=offset + 2, offset=offset)
    return tool


def _tool(text: str) -> YAML:
    """The round trip in the manner of the file's own first list."""
    found = _FIRST_LIST.search(text)
    return round_trip(max(0, len(found[2]) - len(found[1])) if found else 2)


def _make_room(root: Any, place: Place, change: Change) -> None:
    """Puts an empty field where the form has it, so that a new one does not land at the end of the file."""
    record = root
    for key in place.base:
        record = record[key]
    name = change.keys[0]
    if (
        change.value is None
        or not isinstance(record, CommentedMap)
        or name in record
        or name not in place.order
    ):
        return
    later = set(place.order[place.order.index(name) + 1 :])
    position = next((number for number, known in enumerate(record) if known in later), len(record))
    record.insert(position, name, "")


def _make(root: Any, keys: Keys, change: Change) -> None:
    place = root
    for key, following in pairwise(keys):
        place = _step(place, key, following)
    last = keys[-1]
    if change.value is None:
        _take_away(place, last)
    elif change.append:
        held = _step(place, last, 0)
        if not isinstance(held, CommentedSeq):
            raise NoSuchPlaceError(str(last))
        held.append(_node(change.value))
    else:
        _put(place, last, _node(change.value))


def _step(place: Any, key: str | int, following: str | int) -> Any:
    """One step down; a mapping or list that is missing is made."""
    if isinstance(place, CommentedMap) and isinstance(key, str):
        if key not in place or place[key] in (None, ""):
            _put(place, key, CommentedSeq() if isinstance(following, int) else CommentedMap())
        return place[key]
    if _is_row(place, key):
        return place[key]
    raise NoSuchPlaceError(str(key))


def _put(place: Any, key: str | int, node: Any) -> None:
    is_field = isinstance(place, CommentedMap) and isinstance(key, str)
    if not is_field and not _is_row(place, key):
        raise NoSuchPlaceError(str(key))
    place[key] = node


def _take_away(place: Any, key: str | int) -> None:
    if (isinstance(place, CommentedMap) and key in place) or _is_row(place, key):
        del place[key]


def _is_row(place: Any, key: str | int) -> bool:
    return isinstance(place, CommentedSeq) and isinstance(key, int) and key < len(place)


def _node(value: Any) -> Any:
    """A plain value as nodes of the round trip, quoted where plain words would be misread."""
    return round_trip().load(block({"k": value}))["k"]
