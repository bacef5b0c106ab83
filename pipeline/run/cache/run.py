"""A whole run as it is kept: its findings, and the citations that reports of them ask for."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.lean import dataclass
from pipeline.model.pointer import Pointer, Span
from pipeline.model.result import CheckResult


@dataclass(frozen=True, slots=True)
class Run:
    """What a run came to.

    Attributes:
        result: The findings.
        cites: The citations of the clauses that they name, and that their rules name.
    """

    result: CheckResult
    cites: dict[tuple[str, ...], str]


def to_json(run: Run) -> bytes:
    """The run as it is kept, each finding on a line; the instant of judgement is not part of it."""
    cites = [[clauses, text] for clauses, text in run.cites.items()]
    about = [run.result.regulation, run.result.files, run.result.documents]
    told = json.JSONEncoder().encode
    rows = [told([about, cites]), *(told(_row(finding)) for finding in run.result.findings)]
    return "\n".join(rows).encode("ascii")


def from_json(raw: bytes, as_of: datetime) -> Run:
    """The run that was kept, for an instant of judgement within its bounds.

    Raises:
        ValueError: It is none; also TypeError.
    """
    ((regulation, files, documents), cites), *findings = json.loads(b"[%s]" % raw.replace(b"\n", b","))
    result = CheckResult(regulation, as_of, tuple(map(_finding, findings)), files, documents)
    return Run(result, {tuple(clauses): text for clauses, text in cites})


def _row(finding: Finding) -> list[Any]:
    pointer, span = finding.pointer, finding.span
    return [
        finding.code, finding.name, finding.severity.value,
        [pointer.path, pointer.document, pointer.keys, pointer.on_key],
        finding.message, finding.help, finding.clauses, finding.basis.value, finding.document,
        (span.line, span.column, span.end_line, span.end_column), finding.waived,
    ]  # fmt: skip


def _finding(row: list[Any]) -> Finding:
    (
        code,
        name,
        severity,
        (path, index, keys, on_key),
        message,
        advice,
        clauses,
        basis,
        document,
        span,
        waived,
    ) = row
    pointer = Pointer(path, index, tuple(keys), on_key)
    return Finding(
        code, name, Severity(severity), pointer, message, advice, tuple(clauses), Basis(basis), document,
        Span(*span), waived,
    )  # fmt: skip
