"""Findings as annotations of GitHub Actions: as many as it shows, the worst first, the rest as text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, islice

from pipeline.formatters.paint import Paint
from pipeline.formatters.recurring import foremost, recurring
from pipeline.formatters.report import LABELS, Report, worst_first
from pipeline.formatters.text import headline, summary_line
from pipeline.model.finding import Finding, Severity
from pipeline.wording import visible

# Of each level, GitHub shows so many a step; one notice is kept for the summary.
SHOWN = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.INFO: 9}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def format_github(report: Report) -> Iterator[str]:
    """Workflow commands for what GitHub shows, plain lines for the rest, one notice with all counts."""
    ordered = worst_first(report.result.findings)
    first = list(compress(ordered, foremost(ordered)))
    shown = [finding for level in SHOWN for finding in islice(_unwaived(first, level), SHOWN[level])]
    for finding in shown:
        yield _annotation(report, finding)
    annotated = set(map(id, shown))
    rest = [finding for finding in ordered if id(finding) not in annotated]
    if rest:
        yield f"{len(rest)} temuan tanpa anotasi:\n"
        # A line that begins with "- " is no command, whatever a path begins with.
        yield from (f"- {headline(finding, report.paint)}\n" for finding in rest)
    yield from (f"- {line}\n" for line in recurring(report.result.findings))
    yield f"::notice title=spbe::{data(_summary(report, len(rest)))}\n"


def data(text: str) -> str:
    """Text as the data of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def value(text: str) -> str:
    """Text as the value of a workflow command's property."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


def _unwaived(findings: list[Finding], level: Severity) -> Iterator[Finding]:
    return (finding for finding in findings if finding.severity is level and not finding.waived)


def _annotation(report: Report, finding: Finding) -> str:
    span = finding.span
    properties = {
        "file": visible(report.place(finding), 300),
        "line": str(span.line),
        "endLine": str(span.end_line),
        "title": f"{finding.code} {LABELS[finding.severity]}: {finding.name}",
    }
    if span.line == span.end_line:
        # GitHub refuses columns where an annotation spans lines.
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    pairs = ",".join(f"{name}={value(text)}" for name, text in properties.items())
    return f"::{_COMMANDS[finding.severity]} {pairs}::{data(report.told(finding))}\n"


def _summary(report: Report, rest: int) -> str:
    counted = summary_line(report.result, Paint())
    return counted + (f" {rest} tanpa anotasi; lihat log langkah ini." if rest else "")
