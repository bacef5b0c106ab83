"""Findings in the Reviewdog Diagnostic Format, whose columns count bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.formatters.json_format import json_with
from pipeline.formatters.report import Report
from pipeline.model.finding import Finding, Severity
from pipeline.model.tool import NAME
from pipeline.wording import visible

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def format_rdjson(report: Report) -> Iterator[str]:
    """One DiagnosticResult."""
    found = (_diagnostic(report, finding) for finding in report.result.findings)
    yield from json_with({"source": {"name": NAME}, "diagnostics": []}, "diagnostics", 1, found)


def _diagnostic(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "message": report.told(finding),
        "location": {"path": visible(report.place(finding), 300), "range": _range(report, finding)},
        "severity": "INFO" if finding.waived else _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }


def _range(report: Report, finding: Finding) -> dict[str, dict[str, int]]:
    span, path = finding.span, finding.pointer.path
    return {
        "start": {"line": span.line, "column": _byte(report, path, span.line, span.column)},
        "end": {"line": span.end_line, "column": _byte(report, path, span.end_line, span.end_column)},
    }


def _byte(report: Report, path: str, line: int, column: int) -> int:
    """A column in bytes from a column in code points; as it is where the line cannot be read."""
    source = report.lines(path)
    if not 1 <= line <= len(source):
        return column
    before = source[line - 1][: column - 1]
    return len(before.encode("utf-8", "surrogatepass")) + 1 + (column - 1 - len(before))
