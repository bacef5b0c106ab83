"""Findings as Markdown for a summary or a comment, worst first and never more than such a place takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from pipeline.formatters.paint import Paint
from pipeline.formatters.recurring import foremost, recurring
from pipeline.formatters.report import NO_CLAUSE, Report, said
from pipeline.formatters.text import summary_line
from pipeline.model.finding import Finding, Severity
from pipeline.wording import visible, waktu

# A comment on GitHub takes 65,536 characters; a reader much less.
MOST_BYTES = 60_000
# For what opens and closes the parts, and for the last line.
_FRAME = 1_000
_TICKS = re.compile("`+")
_NOUNS = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}


def format_markdown(report: Report) -> Iterator[str]:
    """The counts, the errors, then all else folded, while there is room."""
    head = "".join(_head(report))
    yield head
    room = MOST_BYTES - _FRAME - len(head.encode())
    shown = 0
    for title, findings in _parts(report.result.findings):
        first = compress(findings, foremost(findings))
        errors = title.endswith(_NOUNS[Severity.ERROR])
        entries = list(_while_room((_entry(report, finding) for finding in first), room))
        room -= sum(len(entry.encode()) for entry in entries)
        shown += len(entries)
        if entries:
            yield from _part(title, entries, folded=not errors)
    rest = len(report.result.findings) - shown
    if rest:
        yield f"\n… dan {rest} temuan lain; jalankan `spbe check` untuk semuanya.\n"


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
    yield from (f"\n{code_span(line, 900)}\n" for line in recurring(result.findings))


def _parts(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """The findings by weight, the waived ones last, each part with its title."""
    for severity, noun in _NOUNS.items():
        found = [finding for finding in findings if finding.severity is severity and not finding.waived]
        yield f"{len(found)} {noun}", found
    waived = [finding for finding in findings if finding.waived]
    yield f"{len(waived)} dikecualikan", waived


def _part(title: str, entries: list[str], *, folded: bool) -> Iterator[str]:
    yield f"\n<details><summary>{title}</summary>\n" if folded else f"\n### {title}\n"
    yield from entries
    if folded:
        yield "\n</details>\n"


def _entry(report: Report, finding: Finding) -> str:
    span = finding.span
    place = code_span(f"{report.place(finding)}:{span.line}:{span.column}")
    basis = code_span(report.basis(finding), 700) if finding.clauses else NO_CLAUSE
    lines = [f"\n- **{finding.code}** di {place}", code_span(said(finding), 1000)]
    if finding.help:
        lines.append(f"Tindakan: {code_span(finding.help, 600)}")
    return "\\\n  ".join([*lines, f"Dasar: {basis}"]) + "\n"


def _while_room(entries: Iterable[str], room: int) -> Iterator[str]:
    for entry in entries:
        room -= len(entry.encode())
        if room < 0:
            return
        yield entry
