"""What the strict reader makes of a file: its documents, faulty ones included."""

from __future__ import annotations

from typing import Any

from pipeline.model.lean import dataclass, field
from pipeline.model.pointer import Span


@dataclass(frozen=True, slots=True)
class Root:
    """One document of a file as it stands there.

    Attributes:
        index: Which document of the file, counted from 0.
        line: Line of its first value, 1-based.
        value: Its content, nothing left out.
    """

    index: int
    line: int
    value: Any


@dataclass(frozen=True, slots=True)
class Built:
    """All documents of a file, faulty ones included.

    Attributes:
        roots: In order.
        starts: Line on which each document begins, its `---` included; also of one that was broken off.
        hidden_keys: Places of keys refused for hidden characters, by line.
    """

    roots: list[Root] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    hidden_keys: dict[int, list[Span]] = field(default_factory=dict)
