"""What a command prints when the rules refuse what it was about to write."""

from __future__ import annotations

import sys

from pipeline.cli.exits import VIOLATIONS
from pipeline.formatters.text import format_text
from pipeline.model.lean import replace
from pipeline.run.desk import RefusedError
from pipeline.run.reporting import report_of


def refused(refusal: RefusedError, path: str) -> int:
    """Prints the errors; nothing was written."""
    result = replace(refusal.tried.result, findings=refusal.findings)
    # The lines on disk are not those that were tried.
    report = replace(report_of(refusal.tried, result), lines=lambda _: ())
    for piece in format_text(report):
        sys.stdout.write(piece)
    sys.stdout.write(f"Tidak ditulis: {path}\n")
    return VIOLATIONS
