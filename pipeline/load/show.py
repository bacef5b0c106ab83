"""One file as the reader made it, as plain values: before any schema, inside a workspace or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.load.access import fetch_file
from pipeline.load.read import parse_bytes
from pipeline.model.finding import Finding
from pipeline.wording import visible


def show(target: Path) -> dict[str, Any]:
    """The documents and findings of one file.

    Args:
        target: Any file; links, devices, pipes and folders are refused with a finding.

    Returns:
        `{"documents": [{"line", "data"}], "findings": [...]}`, ready for JSON.
    """
    parsed = parse_bytes(fetch_file(target), visible(target.as_posix(), 300))
    documents = [{"line": root.line, "data": root.value} for root in parsed.roots]
    return {"documents": documents, "findings": [_plain(finding) for finding in parsed.findings]}


def _plain(finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": finding.pointer.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "pointer": finding.pointer.json_pointer(),
        "document": finding.document,
        "message": finding.message,
        "help": finding.help,
        "clauses": list(finding.clauses),
        "basis": finding.basis.value,
        "waived": finding.waived,
    }
