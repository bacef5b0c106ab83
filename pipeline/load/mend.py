"""What stands behind a document that libyaml cannot get past: the others, each read for itself."""

# `---` at the beginning of a line opens a document wherever it stands: no text, quoted or not, may hold it.

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from pipeline.load.events import PARSE_ERRORS, open_events
from pipeline.load.notes import Fault
from pipeline.load.syntax import describe
from pipeline.model.lean import dataclass, replace

# Directives belong to the document that follows them.
_OPENING = r"(?m:^(?:%[^\n]*\n)*---(?=[ \t\n]|\Z))"
_NEXT = "---\n"


@dataclass(frozen=True, slots=True)
class Mended:
    """A text whose every document can be read, on the same lines as before.

    Attributes:
        text: Documents that cannot be read are null.
        faults: By their index, why.
    """

    text: str
    faults: dict[int, Fault]


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    line: int


def mend(text: str) -> Mended:
    """A cleaned text that somewhere cannot be read, with null for each such document."""
    parts: list[str] = []
    faults: dict[int, Fault] = {}
    document = 0
    for part in _parts(text):
        content = text[part.start : part.end]
        last = part.end == len(text)
        try:
            document += _documents(content if last else content + _NEXT)
            parts.append(content)
        except PARSE_ERRORS as problem:
            fault = describe(problem, content, others=not last)
            span = fault.span
            moved = replace(span, line=span.line + part.line, end_line=span.end_line + part.line)
            faults[document] = replace(fault, span=moved)
            document += 1
            parts.append(_emptied(content))
    return Mended("".join(parts), faults)


def _parts(text: str) -> Iterator[_Part]:
    starts = [match.start() for match in re.finditer(_OPENING, text)]
    if not starts or text[: starts[0]].strip():
        starts.insert(0, 0)
    elif starts[0]:
        starts[0] = 0
    line = 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield _Part(start, end, line)
        line += text.count("\n", start, end)


def _documents(text: str) -> int:
    """How many documents a part holds, the one that only ends it not counted."""
    following, found = open_events(text), 0
    while not isinstance(event := following(), yaml.StreamEndEvent):
        found += isinstance(event, yaml.DocumentStartEvent)
    return found - text.endswith(f"\n{_NEXT}")


def _emptied(content: str) -> str:
    """As many lines as before, and as many characters, which come to null."""
    blank = re.sub(r"[^\n]", " ", content)
    opening = re.match(_OPENING, content)
    if opening is not None:
        at = opening.end()
        return f"{blank[: at - 3]}---{blank[at:]}"
    first = re.search(r"\S", content)
    at = first.start() if first else 0
    return f"{blank[:at]}~{blank[at + 1 :]}"
