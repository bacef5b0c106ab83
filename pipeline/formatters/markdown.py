"""Findings as Markdown for a summary or a comment, worst first and never more than such a place takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.formatters.paint import Paint
from pipeline.formatters.report import LABELS, Report, said, worst_first
from pipeline.formatters.text import summary_line
from pipeline.model.finding import Finding
from pipeline.wording import visible, waktu

# A comment on GitHub takes 65,536 characters; a reader much less.
MOST_BYTES = 60_000
_ROOM_FOR_END = 200
_TICKS = re.compile("`+")


def format_markdown(report: Report) -> Iterator[str]:
    """A heading, the counts, and the findings while there is room."""
    head = "".join(_head(report))
    room = MOST_BYTES - _ROOM_FOR_END - len(head.encode())
    yield head
    entries = [_entry(report, finding) for finding in worst_first(report.result.findings)]
    fitting = list(_while_room(entries, room))
    yield from fitting
    if len(fitting) < len(entries):
        yield f"\n… dan {len(entries) - len(fitting)} temuan lain; jalankan `spbe check` untuk semuanya.\n"


def code_span(text: str, limit: int = 300) -> str:
    """Text from outside as a code span, in which nothing is markup, a mention, a link or a command.

    Args:
        text: Any text; it is made visible on one line.
        limit: Most characters shown.
    """
    shown = visible(text, limit) or " "
    fence = "`" * (max((len(run) for run in _TICKS.findall(shown)), default=0) + 1)
    pad = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _head(report: Report) -> Iterator[str]:
    result = report.result
    yield f"## spbe: {summary_line(result, Paint())}\n\n"
    yield f"Dinilai per {waktu(result.as_of)} menurut {code_span(result.regulation)}.\n"


def _entry(report: Report, finding: Finding) -> str:
    span = finding.span
    place = code_span(f"{report.place(finding)}:{span.line}:{span.column}")
    lines = [f"\n- **{finding.code}** {LABELS[finding.severity]} di {place}\\"]
    lines.append(f"  {code_span(said(finding), 1000)}\\")
    if finding.help:
        lines.append(f"  Tindakan: {code_span(finding.help, 600)}\\")
    lines.append(f"  Dasar: {code_span(report.basis(finding), 700)}")
    return "\n".join(lines) + "\n"


def _while_room(entries: Iterable[str], room: int) -> Iterator[str]:
    for entry in entries:
        room -= len(entry.encode())
        if room < 0:
            return
        yield entry
