"""Findings as JSON, in the shape that cli.md fixes."""

from __future__ import annotations

import json
from typing import Any

from pipeline.model.finding import Finding
from pipeline.model.result import CheckResult
from pipeline.model.tool import NAME, VERSION


def format_json(result: CheckResult) -> str:
    """One JSON object, in the shape that `check --format json` promises."""
    content = {
        "version": 1,
        "tool": f"{NAME} {VERSION}",
        "regulation": result.regulation,
        "as_of": result.as_of.isoformat(),
        "findings": [finding_object(finding) for finding in result.findings],
        "summary": result.summary(),
    }
    return json_text(content)


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
