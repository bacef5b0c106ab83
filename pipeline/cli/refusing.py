"""What a command prints when the rules refuse what it was about to write."""

from __future__ import annotations

import sys
from dataclasses import replace

from pipeline.cli.exits import VIOLATIONS
from pipeline.formatters.paint import Paint
from pipeline.formatters.text import format_text
from pipeline.run.desk import RefusedError


def refused(refusal: RefusedError, path: str) -> int:
    """Prints the errors; nothing was written."""
    result = replace(refusal.tried.result, findings=refusal.findings)
    law = refusal.tried.law
    for piece in format_text(result, lambda _: (), lambda clauses: law.cite(*clauses), Paint()):
        sys.stdout.write(piece)
    sys.stdout.write(f"Tidak ditulis: {path}\n")
    return VIOLATIONS
