"""A heading and what stands below it: lines, a list, or the word for what is not there."""

from __future__ import annotations

from pipeline.model.lean import dataclass
from pipeline.render.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer.

    Attributes:
        text: What it says.
        href: Where it leads.
    """

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One heading of a service's page and what stands below it.

    Attributes:
        label: The heading, in the regulation's words.
        lines: What is answered; none prints `empty`.
        source: The clause that asks for it, or "isian alat".
        href: Where the clause can be read.
        notes: Small print.
        empty: "belum ada data", "tidak diatur", "nihil" or "belum dicantumkan".
        table: A list with columns, where the answer is one.
    """

    label: str
    lines: tuple[Line, ...] = ()
    source: str = ""
    href: str = ""
    notes: tuple[str, ...] = ()
    empty: str = "belum ada data"
    table: Table | None = None
