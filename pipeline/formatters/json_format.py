"""Findings as JSON, in the shape that cli.md fixes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.formatters.report import Report
from pipeline.model.finding import Finding
from pipeline.model.result import CheckResult
from pipeline.model.tool import NAME, VERSION


def format_report(report: Report) -> Iterator[str]:
    """The findings of a report, which holds nothing else that JSON tells."""
    return format_json(report.result)


def format_json(result: CheckResult) -> Iterator[str]:
    """One JSON object, in the shape that `check --format json` promises; a piece for each finding."""
    whole = {
        "version": 1,
        "tool": f"{NAME} {VERSION}",
        "regulation": result.regulation,
        "as_of": result.as_of.isoformat(),
        "findings": [],
        "summary": result.summary(),
    }
    yield from json_with(whole, "findings", 1, map(finding_object, result.findings))


def json_with(whole: object, name: str, depth: int, entries: Iterable[object]) -> Iterator[str]:
    """What `json_text` writes of an object with a long array in it, a piece for each entry.

    Args:
        whole: The object, with an empty array under that name.
        name: The key of the array, which no other object at its depth has.
        depth: How many steps inside the key stands.
        entries: What the array holds.
    """
    # No text in JSON breaks a line, so that nothing but the key itself stands like this.
    key = f'\n{"  " * depth}"{name}": '
    before, after = json_text(whole).split(f"{key}[]")
    yield before + key
    yield from json_array(entries, depth)
    yield after


def json_array(entries: Iterable[object], depth: int = 0) -> Iterator[str]:
    """An array as `json_text` writes it so many steps inside, a piece for each entry."""
    start = "["
    for entry in entries:
        yield f"{start}\n{'  ' * (depth + 1)}{_within(entry, depth + 1)}"
        start = ","
    yield "[]" if start == "[" else f"\n{'  ' * depth}]"


def _within(content: object, depth: int) -> str:
    """JSON of something that stands so many steps inside; no text in it breaks a line."""
    return json_text(content).rstrip("\n").replace("\n", "\n" + "  " * depth)


def json_text(content: object) -> str:
    """JSON that no log reader obeys: ASCII only, with a final line feed."""
    text = json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2)
    # A log reader on a CI runner takes "##[" for a command wherever it stands.
    return text.replace("#[", "\\u0023[") + "\n"


def finding_object(finding: Finding) -> dict[str, Any]:
    """One finding as a JSON object."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": finding.pointer.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "pointer": finding.pointer.json_pointer(),
        "document": finding.document,
        "message": finding.message,
        "help": finding.help,
        "clauses": list(finding.clauses),
        "basis": finding.basis.value,
        "waived": finding.waived,
    }
