"""Findings as SARIF 2.1.0, with the page of each rule and its clauses beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from pipeline.formatters.fingerprint import fingerprints
from pipeline.formatters.json_format import json_with
from pipeline.formatters.report import Report, worst_first
from pipeline.model.finding import Finding, Severity
from pipeline.model.tool import NAME, VERSION
from pipeline.wording import visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub refuses a run with more results than this.
MOST_RESULTS = 25_000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# The root of the repository, as code scanning services call it.
_ROOT = "%SRCROOT%"


def format_sarif(report: Report) -> Iterator[str]:
    """One SARIF log with one run; the worst findings first, so that a limit cuts the mild ones."""
    ordered = worst_first(report.result.findings)
    shown = ordered[:MOST_RESULTS]
    codes = sorted({finding.code for finding in shown})
    run = {
        "tool": {"driver": _driver(report, codes, shown)},
        "automationDetails": {"id": f"{NAME}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(len(ordered) - len(shown))],
        "results": [],
        "properties": {
            "regulation": report.result.regulation,
            "asOf": report.result.as_of.isoformat(),
            "summary": report.result.summary(),
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield from json_with(log, "results", 3, _results(report, codes, shown))


def _driver(report: Report, codes: Sequence[str], shown: Sequence[Finding]) -> dict[str, Any]:
    samples = {finding.code: finding for finding in shown}
    return {
        "name": NAME,
        "version": VERSION,
        "semanticVersion": VERSION,
        "language": "id",
        "rules": [_rule(report, samples[code]) for code in codes],
    }


def _rule(report: Report, sample: Finding) -> dict[str, Any]:
    card = report.rule(sample.code)
    clauses = card.clauses if card and card.clauses else sample.clauses
    basis = report.cite(clauses) if clauses else "bawaan alat, bukan ketentuan peraturan"
    summary = card.summary if card else sample.name
    return {
        "id": sample.code,
        "name": sample.name,
        "shortDescription": {"text": visible(summary, 300)},
        "fullDescription": {"text": visible(summary, 1000)},
        "help": {"text": f"{_page(card.explanation if card else summary)}\n\nDasar: {visible(basis, 2000)}"},
        "defaultConfiguration": {"level": _LEVELS[Severity(card.severity) if card else sample.severity]},
        "properties": {"tags": [sample.code[:3], sample.basis.value], "clauses": list(clauses)},
    }


def _page(text: str) -> str:
    """A rule's page, line by line inert."""
    return "\n".join(visible(line, 1000) for line in text.split("\n"))


def _invocation(left_out: int) -> dict[str, Any]:
    if not left_out:
        return {"executionSuccessful": True}
    message = f"{left_out} temuan lain tidak dimuat; yang terberat didahulukan."
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": {"text": message}}],
    }


def _results(report: Report, codes: Sequence[str], shown: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    index = {code: number for number, code in enumerate(codes)}
    marks = fingerprints(report, shown)
    return (_result(report, f, index[f.code], mark) for f, mark in zip(shown, marks, strict=True))


def _result(report: Report, finding: Finding, rule: int, mark: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(report.told(finding))},
        "locations": [_location(report, finding)],
        "partialFingerprints": {"spbe/v1": mark},
        "properties": {
            "pointer": visible(finding.pointer.json_pointer(), 300),
            "clauses": list(finding.clauses),
        },
    }
    if finding.waived:
        reason = f"pengecualian {visible(finding.waived, 64)}"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return result


def _plain(text: str) -> str:
    """A message in which nothing reads as a link of SARIF's own, `[text](target)` (3.11.6)."""
    return text.replace("](", "] (")


def _location(report: Report, finding: Finding) -> dict[str, Any]:
    span = finding.span
    place = quote(report.place(finding).encode("utf-8", "surrogatepass"), safe="/-._~")
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": place, "uriBaseId": _ROOT},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }
    if finding.document:
        location["logicalLocations"] = [
            {"fullyQualifiedName": visible(finding.document, 300), "kind": "object"}
        ]
    return location
