"""Two habits of libyaml that YAML 1.2 does not share: `?x` as a key, and `"x"#y` as a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from pipeline.load.build import BLOCK_STYLES
from pipeline.load.codes import COMMENT, QUESTION_MARK
from pipeline.load.events import PARSE_ERRORS, open_events
from pipeline.load.notes import Fault
from pipeline.load.syntax import span_of
from pipeline.model.pointer import Span

# Only a text that matches is parsed a second time.
_SUSPICIOUS = re.compile(r"""[]"'},:>|0-9+-]\#|(?:^|[\s[{,])\?\S""", re.MULTILINE | re.VERBOSE)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?=#)")


def check_spacing(text: str) -> list[Fault]:
    """Faults in what stands between the values of a cleaned text, up to the first syntax error."""
    if ("#" not in text and "?" not in text) or not _SUSPICIOUS.search(text):
        return []
    faults: list[Fault] = []
    try:
        faults.extend(_faults(text))
    except PARSE_ERRORS:
        # The reader has reported it; what came before it still counts.
        return faults
    return faults


def _faults(text: str) -> Iterator[Fault]:
    following = open_events(text)
    end = 0
    while not isinstance(event := following(), yaml.StreamEndEvent):
        start = event.start_mark
        if text[start.index - 1 : start.index] == "?" and isinstance(event, yaml.NodeEvent):
            yield Fault(QUESTION_MARK, _left_of(start, 1))
        if start.index > end:
            yield from _between(text, end, start.index)
        if isinstance(event, yaml.ScalarEvent) and event.style in BLOCK_STYLES:
            yield from _header(text, event)
        end = max(end, event.end_mark.index)


def _between(text: str, end: int, start: int) -> Iterator[Fault]:
    """Looks at the indicators and comments between the last value and the next."""
    at = end
    for line in text[end:start].split("\n"):
        hash_at = line.find("#")
        place = at + hash_at
        if hash_at >= 0 and place > 0 and not text[place - 1].isspace():
            yield Fault(COMMENT, _span_at(text, place))
        at += len(line) + 1


def _header(text: str, event: Any) -> Iterator[Fault]:
    header = _BLOCK_HEADER.match(text, event.start_mark.index)
    if header:
        yield Fault(COMMENT, _span_at(text, header.end()))


def _left_of(mark: yaml.Mark, columns: int) -> Span:
    span = span_of(mark)
    column = max(1, span.column - columns)
    return Span(span.line, column, span.line, column + 1)


def _span_at(text: str, index: int) -> Span:
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return Span(line, column, line, column + 1)
