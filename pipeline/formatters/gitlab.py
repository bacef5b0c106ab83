"""Findings as a GitLab Code Quality report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.formatters.fingerprint import fingerprints
from pipeline.formatters.json_format import json_array
from pipeline.formatters.report import Report, said
from pipeline.model.finding import Finding, Severity
from pipeline.wording import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def format_gitlab(report: Report) -> Iterator[str]:
    """One JSON array; what is waived is shown as information."""
    findings = report.result.findings
    marks = fingerprints(report, findings)
    yield from json_array(_issue(report, f, mark) for f, mark in zip(findings, marks, strict=True))
    yield "\n"


def _issue(report: Report, finding: Finding, mark: str) -> dict[str, Any]:
    return {
        "description": f"{said(finding)} (dasar: {report.basis(finding)})",
        "check_name": finding.code,
        "fingerprint": mark,
        "severity": "info" if finding.waived else _SEVERITIES[finding.severity],
        "location": {
            "path": visible(report.place(finding), 300),
            "lines": {"begin": finding.span.line, "end": finding.span.end_line},
        },
    }
