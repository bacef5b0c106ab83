"""The texts of a record that will be published, without the fields that never are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.case import Case
from pipeline.model.document import Data, Document
from pipeline.model.lean import dataclass
from pipeline.model.pointer import Keys

# Fields that hold personal data by design and never leave the repository (`x-pribadi` in the schemas).
_PRIVATE = frozenset({("pelapor", "nama"), ("pelapor", "kontak"), ("pemohon", "nama"), ("pemohon", "kontak")})
# Where the regulation itself asks for an office's address.
_OFFICE = frozenset({"kontak_bantuan", "cara_akses"})
_SHORTEST = 6
# No shorter stretch holds an identity number or a telephone number.
_RUN = re.compile(r"[0-9][0-9 .()+-]{7,}")
# Digits alike, and what may stand between them in a number.
_ALIKE = bytes.maketrans(b"123456789 .", b"000000000--")
_FIVE, _FOUR_BY_FOUR = b"00000", b"0000-0000-0000"
_FOLD = re.compile(r"\n *")
_MOBILE_AT_HOME = re.compile("08[1-9]")
_MOBILE_FROM_ABROAD = re.compile("62[ .-]?8[1-9]")
_TIME = re.compile(
    r"20[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)


@dataclass(frozen=True, slots=True)
class Glance:
    """What a first look at a record shows; most need no second.

    Attributes:
        texts: The record's texts that are none of its times, in no order.
        whole: All of them, one a line.
        runs: Stretches of digits and of what stands between the digits of a number.
    """

    texts: tuple[str, ...]
    whole: str
    runs: tuple[str, ...]


_NOTHING = Glance((), "", ())


class _Last:
    """The record that was looked at last: one rule after the other asks for the same."""

    glance: tuple[Data | None, Glance] = (None, _NOTHING)


def glance(document: Document) -> Glance:
    """A first look at a record."""
    known, data = _Last.glance, document.data
    if known[0] is not data:
        known = _Last.glance = (data, _NOTHING if _tells_nothing(document) else _seen(data))
    return known[1]


def _seen(data: Data) -> Glance:
    texts = tuple(_texts(data))
    whole = "\n".join(texts)
    return Glance(texts, whole, tuple(_RUN.findall(whole)))


def _tells_nothing(document: Document) -> bool:
    lines = document.source
    return tells_nothing(_FOLD.sub(" ", lines) if document.folded else lines)


def tells_nothing(source: str) -> bool:
    """Whether no number and no address can stand in a record's lines: told without taking them apart.

    An identity number has six digits in a row or is written four by four, a landline has five, a mobile
    number begins as none of a ticket's times does; an address has its sign. "" tells nothing of what was not
    read the short way.
    """
    if not source or "@" in source:
        return False
    alike = source.encode().translate(_ALIKE)
    if _FIVE in alike or _FOUR_BY_FOUR in alike:
        return False
    return not (_MOBILE_AT_HOME.search(source) or _MOBILE_FROM_ABROAD.search(source))


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
