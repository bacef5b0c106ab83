"""What holds for whatever a file says: asked of every answer that the reader, the schemas and the rules give."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pipeline.load.read import LoadedFile
from pipeline.model.finding import Finding, Severity

LONGEST_MESSAGE = 1_000
MOST_FINDINGS = 1_000


def broken_by_reading(loaded: LoadedFile, lines: int) -> Iterator[str]:
    """The promises that a file's documents and findings break, in words.

    Args:
        loaded: What the reader made of it.
        lines: How many lines the file has, as git counts.
    """
    for document in loaded.documents:
        json.dumps(document.data, allow_nan=False).encode("ascii")
        "".join(json.dumps(document.data, ensure_ascii=False)).encode("utf-8")
        if not 1 <= document.line <= lines + 1:
            yield f"a document on line {document.line} of {lines}"
    yield from broken_by_findings(loaded.findings, lines)
    faulty = {f.pointer.document for f in loaded.findings if f.severity is Severity.ERROR}
    if not faulty.isdisjoint(document.index for document in loaded.documents):
        yield "a document with an error goes on"
    if not (loaded.documents or loaded.findings):
        yield "neither a document nor a finding"
    if list(loaded.findings) != sorted(loaded.findings, key=lambda finding: finding.order):
        yield "findings out of order"


def broken_by_findings(findings: Iterable[Finding], lines: int) -> Iterator[str]:
    """The promises that findings about one file break, in words."""
    count = 0
    for finding in findings:
        count += 1
        span = finding.span
        if not (1 <= span.line <= span.end_line <= lines + 1 and span.column >= 1):
            yield f"{finding.code} at {span} of {lines} lines"
        if not finding.message.isprintable() or not finding.help.isprintable():
            yield f"{finding.code} says what cannot be printed: {finding.message!a}"
        if not 0 < len(finding.message) < LONGEST_MESSAGE:
            yield f"{finding.code} says {len(finding.message)} letters"
    if count > MOST_FINDINGS + 1:
        yield f"{count} findings about one file"
