"""What the formats need to know about an examination: rules, clauses, files, and where the workspace lies."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path

from pipeline.formatters.paint import Paint
from pipeline.formatters.report import Report
from pipeline.law.law import Law
from pipeline.model.finding import Finding
from pipeline.model.result import CheckResult
from pipeline.model.rule import RuleCard
from pipeline.rules.registry import RULES
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
        rule=_rule,
        prefix=repository_prefix(examination.root),
        paint=paint or Paint(),
        strict=strict,
    )


def report_again(
    root: Path, result: CheckResult, cites: Mapping[tuple[str, ...], str], *, strict: bool
) -> Report:
    """A report of findings that were kept, of files that are as they were.

    Args:
        root: The workspace.
        result: The findings.
        cites: What `cites_of` gave.
        strict: Whether warnings fail the run.
    """
    return Report(
        result=result,
        cite=cites.__getitem__,
        lines=lru_cache(maxsize=8)(partial(source_lines, root)),
        rule=_rule,
        prefix=repository_prefix(root),
        strict=strict,
    )


def cites_of(findings: Sequence[Finding], law: Law) -> dict[tuple[str, ...], str]:
    """The citations that a report of findings may ask for: of their clauses and of their rules'."""
    # What is no rule rests on no clause but those of its findings.
    rules = {rule.code: rule.clauses for rule in RULES}
    named = (clauses for one in findings for clauses in (one.clauses, rules.get(one.code, ())))
    return {clauses: law.cite(*clauses) for clauses in dict.fromkeys(named) if clauses}


def _rule(code: str) -> RuleCard | None:
    return _rules().get(code)


@cache
def _rules() -> Mapping[str, RuleCard]:
    from pipeline.run.catalogue_of_rules import all_rules  # noqa: PLC0415  start-up: one format asks

    return {card.code: card for card in all_rules()}


def repository_prefix(root: Path) -> str:
    """Where the workspace lies in its git repository, "" or ending in "/"; "" too where there is none."""
    top = next((folder for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), root)
    inside = root.relative_to(top).as_posix()
    return "" if inside == "." else f"{inside}/"
