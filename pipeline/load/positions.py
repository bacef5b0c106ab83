"""Lines and columns of chosen places: a second look at files that have findings."""

from __future__ import annotations

from collections.abc import Iterable

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
        from pipeline.load.walker import walk  # noqa: PLC0415  start-up: most places need no YAML parser

        walk(clean(text.removeprefix("\ufeff")), places)
    return {pointer: _span(places[pointer.document], pointer) for pointer in pointers}


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
