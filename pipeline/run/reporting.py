"""What the formats need to know about an examination: rules, clauses, files, and where the workspace lies."""

from __future__ import annotations

import os
from functools import lru_cache, partial
from pathlib import Path

from pipeline.formatters.paint import Paint
from pipeline.formatters.report import Report
from pipeline.model.result import CheckResult
from pipeline.run.catalogue_of_rules import all_rules
from pipeline.run.examine import Examination, source_lines


def report_of(
    examination: Examination, result: CheckResult, paint: Paint | None = None, *, strict: bool = False
) -> Report:
    """A report that any format can print.

    Args:
        examination: Where the findings come from.
        result: Those of its findings that are wanted.
        paint: Colours; None for none.
        strict: Whether warnings fail the run.
    """
    law = examination.law
    return Report(
        result=result,
        cite=lambda clauses: law.cite(*clauses),
        lines=lru_cache(maxsize=8)(partial(source_lines, examination.root)),
        rules={card.code: card for card in all_rules()},
        prefix=repository_prefix(examination.root),
        paint=paint or Paint(),
        strict=strict,
    )


def repository_prefix(root: Path) -> str:
    """Where the workspace lies in its git repository, "" or ending in "/"; "" too where there is none."""
    top = next((folder for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), root)
    inside = root.relative_to(top).as_posix()
    return "" if inside == "." else f"{inside}/"
