"""Lines and columns of chosen places, told from libyaml's events: for files that are not plain."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import yaml

from pipeline.load.build import BLOCK_STYLES
from pipeline.load.events import PARSE_ERRORS, open_events
from pipeline.load.mend import mend
from pipeline.load.plainplaces import Place
from pipeline.model.pointer import Span


def walk(text: str, places: Mapping[int, Place]) -> None:
    """Fills in the spans, up to the last wanted document.

    Args:
        text: What libyaml can be given.
        places: The wanted ones, by the number of their document.
    """
    try:
        _walk_through(text, places)
    except PARSE_ERRORS:
        # What was told of the document that is broken off still counts.
        with suppress(*PARSE_ERRORS):
            _walk_through(mend(text).text, places)


class _Walker:
    """Follows the events down the tree; what nobody asked for costs a push and a pop."""

    __slots__ = (
        "_awaits_key", "_next_key", "_place", "_places", "_position", "_stack", "_text", "document", "open"
    )  # fmt: skip

    def __init__(self, text: str, places: Mapping[int, Place]) -> None:
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


def _walk_through(text: str, places: Mapping[int, Place]) -> None:
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
