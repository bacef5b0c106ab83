"""Two habits of libyaml that YAML 1.2 does not share: `?x` as a key, and `"x"#y` as a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from pipeline.load.build import BLOCK_STYLES
from pipeline.load.codes import COMMENT, QUESTION_MARK
from pipeline.load.events import PARSE_ERRORS, open_events
from pipeline.load.mend import mend
from pipeline.load.notes import Fault
from pipeline.load.ruler import Ruler

# Only a text that matches is parsed a second time.
_SUSPICIOUS = re.compile(r"""[]"'},:>|0-9+-]\#|(?:^|[\s[{,])\?\S""", re.MULTILINE | re.VERBOSE)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?=#)")


def check_spacing(text: str) -> list[Fault]:
    """Faults in what stands between the values of a cleaned text."""
    if ("#" not in text and "?" not in text) or not _SUSPICIOUS.search(text):
        return []
    faults: list[Fault] = []
    try:
        faults.extend(_faults(text))
    except PARSE_ERRORS:
        # The reader has reported it; what came before it still counts.
        with suppress(*PARSE_ERRORS):
            faults.extend(_faults(mend(text).text))
    return list(dict.fromkeys(faults))


def _faults(text: str) -> Iterator[Fault]:
    following, ruler = open_events(text), Ruler(text)
    end = 0
    while not isinstance(event := following(), yaml.StreamEndEvent):
        start = event.start_mark.index
        for place in _tight_comments(text, end, start):
            yield Fault(COMMENT, ruler.at(place))
        if isinstance(event, yaml.NodeEvent):
            yield from _at_node(text, event, ruler)
        end = max(end, event.end_mark.index)


def _tight_comments(text: str, end: int, start: int) -> Iterator[int]:
    """Where a comment begins without a space, between the end of one value and the start of the next."""
    at = end
    for line in text[end:start].split("\n") if start > end else ():
        place = at + line.find("#")
        if place >= at and place > 0 and not text[place - 1].isspace():
            yield place
        at += len(line) + 1


def _at_node(text: str, event: Any, ruler: Ruler) -> Iterator[Fault]:
    start = event.start_mark.index
    if text[start - 1 : start] == "?":
        yield Fault(QUESTION_MARK, ruler.at(start - 1))
    header = _BLOCK_HEADER.match(text, start) if getattr(event, "style", "") in BLOCK_STYLES else None
    if header:
        yield Fault(COMMENT, ruler.at(header.end()))
