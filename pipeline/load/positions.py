"""Lines and columns of chosen places: a second pass over the events, for files that have findings."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import yaml

from pipeline.load.build import BLOCK_STYLES
from pipeline.load.events import PARSE_ERRORS, open_events
from pipeline.load.mend import mend
from pipeline.load.plainplaces import Place, seen_plainly
from pipeline.load.scan import clean
from pipeline.model.pointer import START_OF_FILE, Keys, Pointer, Span


def locate(text: str, wanted: Iterable[Pointer]) -> dict[Pointer, Span]:
    """Where the places stand in the text of their file.

    A scalar spans its text; a block or list is shown by its first line, a block scalar by its header. What is
    missing is shown by what should hold it: the key above it, a list's item, or the document's first line.

    Args:
        text: The file as it was read.
        wanted: Places in it; their `path` is not looked at.
    """
    pointers = list(wanted)
    places: dict[int, Place] = {}
    for pointer in pointers:
        place = places.setdefault(pointer.document, Place())
        for key in pointer.keys:
            place = place.inside.setdefault(key, Place())
    if not seen_plainly(text, places):
        _walk(clean(text.removeprefix("\ufeff")), places)
    return {pointer: _span(places[pointer.document], pointer) for pointer in pointers}


class _Walker:
    """Follows the events down the tree; what nobody asked for costs a push and a pop."""

    __slots__ = (
        "_awaits_key", "_next_key", "_place", "_places", "_position", "_stack", "_text", "document", "open"
    )  # fmt: skip

    def __init__(self, text: str, places: dict[int, Place]) -> None:
        # How many places have not been passed yet.
        self.open = sum(map(_unseen, places.values()))
        self._text = text
        self._places = places
        self._stack: list[tuple[Place | None, int, bool]] = []
        self._place: Place | None = None
        self._next_key: Place | None = None
        # Position in the open list, or -1 in a mapping.
        self._position = -1
        self._awaits_key = False
        self.document = -1

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._place, self._position, self._awaits_key = self._stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.document += 1
            self._next_key, self._awaits_key, self._position = self._places.get(self.document), False, -1

    def _node(self, event: Any) -> None:
        if self._awaits_key:
            self._key(event)
            return
        place = self._next_key
        if self._position >= 0:
            place = self._place.inside.get(self._position) if self._place else None
            self._position += 1
        if place is not None and place.value is None:
            place.value = _value_span(self._text, event)
            self.open -= 1
        else:
            place = None
        self._next_key = None
        self._awaits_key = self._position < 0 and bool(self._stack)
        self._descend(event, place)

    def _key(self, event: Any) -> None:
        self._awaits_key = False
        self._next_key = None
        if isinstance(event, yaml.ScalarEvent) and self._place is not None:
            self._next_key = self._place.inside.get(event.value)
        if self._next_key is not None and self._next_key.key is None:
            self._next_key.key = _text_span(event)
        self._descend(event, None)

    def _descend(self, event: Any, place: Place | None) -> None:
        if not isinstance(event, yaml.CollectionStartEvent):
            return
        self._stack.append((self._place, self._position, self._awaits_key))
        in_list = isinstance(event, yaml.SequenceStartEvent)
        self._place, self._position, self._awaits_key = place, 0 if in_list else -1, not in_list


def _walk(text: str, places: dict[int, Place]) -> None:
    """Fills in the spans, up to the last wanted document."""
    try:
        _walk_through(text, places)
    except PARSE_ERRORS:
        # What was told of the document that is broken off still counts.
        with suppress(*PARSE_ERRORS):
            _walk_through(mend(text).text, places)


def _walk_through(text: str, places: dict[int, Place]) -> None:
    walker = _Walker(text, places)
    last = max(places, default=-1)
    following = open_events(text)
    while walker.open and walker.document <= last:
        event = following()
        if isinstance(event, yaml.StreamEndEvent):
            break
        walker.take(event)


def _unseen(place: Place) -> int:
    """How many places there are from one down that have not been seen yet."""
    return (place.value is None) + sum(map(_unseen, place.inside.values()))


def _span(place: Place, pointer: Pointer) -> Span:
    """The span of a place, or of the nearest thing above it that is there."""
    best = place.value or START_OF_FILE
    for number, key in enumerate(pointer.keys, start=1):
        above, place = place, place.inside[key]
        if place.value is None and place.key is None:
            return above.key or best
        best = _chosen(place, pointer.keys[:number], pointer)
    return best


def _chosen(place: Place, keys: Keys, pointer: Pointer) -> Span:
    on_key = pointer.on_key and len(keys) == len(pointer.keys)
    first, second = (place.key, place.value) if on_key else (place.value, place.key)
    return first or second or START_OF_FILE


def _value_span(text: str, event: Any) -> Span:
    one_piece = isinstance(event, yaml.ScalarEvent) and event.style not in BLOCK_STYLES
    return _text_span(event) if one_piece or isinstance(event, yaml.AliasEvent) else _first_line(text, event)


def _text_span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _first_line(text: str, event: Any) -> Span:
    start = event.start_mark
    end = text.find("\n", start.index)
    line = text[start.index : end if end >= 0 else len(text)].rstrip()
    return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 1 + max(1, len(line)))
