"""The texts of a record that will be published, without the fields that never are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.model.case import Case
from pipeline.model.pointer import Keys

# Fields that hold personal data by design and never leave the repository (`x-pribadi` in the schemas).
_PRIVATE = frozenset({("pelapor", "nama"), ("pelapor", "kontak"), ("pemohon", "nama"), ("pemohon", "kontak")})
# Where the regulation itself asks for an office's address.
_OFFICE = frozenset({"kontak_bantuan", "cara_akses"})
_SHORTEST = 6
_TIME = re.compile(
    r"20[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)


def any_text(value: Any, worth: Callable[[str], object]) -> bool:
    """Whether some text below a value passes a quick test: most records need no second look."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if worth(value):
                return True
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return False


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
