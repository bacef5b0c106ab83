"""What a row of a table says otherwise than the record that is there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.exchange.editing import Change
from pipeline.exchange.listed import DAYS
from pipeline.model.document import dig
from pipeline.model.moments import parse_moment
from pipeline.model.pointer import Keys


def leaves(data: Mapping[str, Any], above: Keys = ()) -> Iterator[Keys]:
    """The places of a record that are compared; the hours of a week are one of them."""
    for name, value in data.items():
        if isinstance(value, Mapping) and not set(value) <= set(DAYS):
            yield from leaves(value, (*above, name))
        elif name != "jenis":
            yield (*above, name)


def news(zone: ZoneInfo, known: Mapping[str, Any], said: Mapping[str, Any], keys: Keys) -> Iterator[Change]:
    """The changes that make a place say what the table says.

    Lists whose items have ids are compared item by item: what people added to an item stays, and so does an
    item that the table does not have.

    Args:
        zone: The region's: two spellings of one moment are the same.
        known: The record that is there.
        said: The record that the row makes.
        keys: The place.
    """
    new, old = dig(said, *keys), dig(known, *keys)
    if _same(zone, new, old):
        return
    if isinstance(old, list) and isinstance(new, list) and all(_has_id(one) for one in (*old, *new)):
        yield from _items(zone, old, new, keys)
        return
    blocked = next((n for n in range(1, len(keys)) if not _open(dig(known, *keys[:n]))), None)
    place = keys if blocked is None else keys[:blocked]
    yield Change(place, dig(said, *place))


def _items(zone: ZoneInfo, old: list[Any], new: list[Any], keys: Keys) -> Iterator[Change]:
    places = {str(one["id"]).casefold(): number for number, one in enumerate(old)}
    for one in new:
        number = places.get(str(one["id"]).casefold())
        if number is None:
            yield Change(keys, one, append=True)
            continue
        for name, value in one.items():
            if name != "id" and not _same(zone, value, old[number].get(name)):
                yield Change((*keys, number, name), value)


def _same(zone: ZoneInfo, new: Any, old: Any) -> bool:
    if new == old:
        return True
    if not isinstance(new, str) or not isinstance(old, str):
        return False
    one, other = parse_moment(new, zone), parse_moment(old, zone)
    return one is not None and other is not None and one == other


def _has_id(one: Any) -> bool:
    return isinstance(one, Mapping) and isinstance(one.get("id"), str)


def _open(value: Any) -> bool:
    """Whether fields can be put below a value."""
    return value is None or isinstance(value, Mapping)
