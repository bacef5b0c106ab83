"""libyaml as a stream of events: never its composer, which a deep file can crash."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

# What the parser may raise for a text; anything else would be a fault of ours.
PARSE_ERRORS = (yaml.YAMLError, ValueError, OverflowError)


def open_events(text: str) -> Callable[[], Any]:
    """A function that returns the next event of a text, StreamEndEvent last.

    Raises:
        LibyamlMissingError: PyYAML was built without libyaml.
    """
    if not yaml.__with_libyaml__:
        raise LibyamlMissingError
    return yaml.CSafeLoader(text).get_event


class LibyamlMissingError(RuntimeError):
    """PyYAML without libyaml reads some texts differently, so nothing is read with it."""

    def __init__(self) -> None:
        super().__init__("PyYAML terpasang tanpa libyaml; pasang ulang PyYAML dari paket siap pakai (wheel).")
