"""The texts of a record that will be published, without the fields that never are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.pointer import Keys

# Fields that hold personal data by design and never leave the repository (`x-pribadi` in the schemas).
_PRIVATE = frozenset({("pelapor", "nama"), ("pelapor", "kontak"), ("pemohon", "nama"), ("pemohon", "kontak")})
# Where the regulation itself asks for an office's address.
_OFFICE = frozenset({"kontak_bantuan", "cara_akses"})
_SHORTEST = 6
# No shorter stretch holds an identity number or a telephone number.
_RUN = re.compile(r"[0-9][0-9 .()+-]{7,}")
_TIME = re.compile(
    r"20[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)


@dataclass(frozen=True, slots=True)
class Glance:
    """What a first look at a record shows; most need no second.

    Attributes:
        data: The record.
        texts: Its texts that are none of its times, in no order.
        whole: All of them, one a line.
        runs: Stretches of digits and of what stands between the digits of a number.
    """

    data: Data
    texts: tuple[str, ...]
    whole: str
    runs: tuple[str, ...]


class _Last:
    """The record that was looked at last: one rule after the other asks for the same."""

    glance = Glance({}, (), "", ())


def glance(data: Data) -> Glance:
    """A first look at a record."""
    known = _Last.glance
    if known.data is not data:
        texts = tuple(_texts(data))
        whole = "\n".join(texts)
        known = _Last.glance = Glance(data, texts, whole, tuple(_RUN.findall(whole)))
    return known


def _texts(data: Data) -> Iterator[str]:
    waiting: list[Any] = [data]
    while waiting:
        value = waiting.pop()
        parts = value.values() if isinstance(value, dict) else value
        waiting += [part for part in parts if isinstance(part, (dict, list))]
        yield from (part for part in parts if isinstance(part, str) and _may_tell(part))


def _may_tell(text: str) -> bool:
    return len(text) >= _SHORTEST and not (text[:2] == "20" and _is_time(text))


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
