"""The texts of a record that will be published, without the fields that never are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.pointer import Keys

# Fields that hold personal data by design and never leave the repository (`x-pribadi` in the schemas).
_PRIVATE = frozenset({("pelapor", "nama"), ("pelapor", "kontak"), ("pemohon", "nama"), ("pemohon", "kontak")})
# Where the regulation itself asks for an office's address.
_OFFICE = frozenset({"kontak_bantuan", "cara_akses"})
_SHORTEST = 6
_TIME = re.compile(
    r"20[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)


class _Last:
    """The record that was looked at last, and its texts."""

    pair: tuple[Data, tuple[str, ...]] = ({}, ())


def texts_of(data: Data) -> tuple[str, ...]:
    """Every text of a record, in no order; one rule after the other asks for the same record."""
    known = _Last.pair
    if known[0] is not data:
        known = _Last.pair = (data, tuple(_texts(data)))
    return known[1]


def _texts(data: Data) -> Iterator[str]:
    waiting: list[Any] = [data]
    while waiting:
        value = waiting.pop()
        for item in value.values() if isinstance(value, dict) else value:
            if type(item) is str:
                yield item
            elif isinstance(item, (dict, list)):
                waiting.append(item)


def published_texts(case: Case) -> Iterator[tuple[Keys, str]]:
    """Every text of a record that may reach a page, with its place, in order; times are left out."""
    waiting: list[tuple[Keys, Any]] = [((), case.data)]
    while waiting:
        keys, value = waiting.pop()
        if isinstance(value, str):
            if len(value) >= _SHORTEST and not _is_time(value):
                yield keys, value
        elif isinstance(value, Mapping):
            parts = [((*keys, name), item) for name, item in value.items() if _is_public(keys, name)]
            waiting.extend(reversed(parts))
        elif isinstance(value, list):
            waiting.extend(reversed([((*keys, number), item) for number, item in enumerate(value)]))


def _is_public(keys: Keys, name: str) -> bool:
    if name.startswith("x_") or name in _OFFICE:
        return False
    return (*keys[-1:], name) not in _PRIVATE


def _is_time(text: str) -> bool:
    """Whether a text is a date or a time and nothing else: most texts of a ticket are."""
    return _TIME.fullmatch(text) is not None
