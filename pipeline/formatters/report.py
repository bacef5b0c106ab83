"""What every format is made from: the findings, and what is known about their rules, clauses and files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.formatters.paint import Paint
from pipeline.model.finding import Finding, Severity
from pipeline.model.lean import dataclass, field
from pipeline.model.result import CheckResult
from pipeline.model.rule import RuleCard
from pipeline.wording import visible

Lines = Callable[[str], Sequence[str]]
Cite = Callable[[tuple[str, ...]], str]

LABELS = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}
NO_CLAUSE = "bawaan alat, bukan ketentuan peraturan"
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check with what a format may ask about it.

    Attributes:
        result: The findings, in order.
        cite: Clause ids as a citation.
        lines: The lines of a file by its path, empty where it cannot be read.
        rule: What is known about a code; where that is nothing, it is described by its findings alone.
        prefix: Where the workspace lies in its repository, "" or ending in "/"; for formats a forge reads.
        paint: Colours, or none.
        strict: Whether warnings fail the run.
    """

    result: CheckResult
    cite: Cite
    lines: Lines
    rule: Callable[[str], RuleCard | None] = lambda _: None
    prefix: str = ""
    paint: Paint = field(default_factory=Paint)
    strict: bool = False

    def place(self, finding: Finding) -> str:
        """The finding's file, from the root of the repository."""
        return self.prefix + finding.pointer.path

    def basis(self, finding: Finding) -> str:
        """The clauses in words, or that there is none."""
        return visible(self.cite(finding.clauses), 600) if finding.clauses else NO_CLAUSE

    def told(self, finding: Finding) -> str:
        """Message, advice and basis, one a line; no further line begins with words from outside."""
        advice = f"Tindakan: {visible(finding.help, 600)}\n" if finding.help else ""
        return f"{said(finding)}\n{advice}Dasar: {self.basis(finding)}"

    def fails(self, finding: Finding) -> bool:
        """Whether the finding makes the run fail."""
        limit = Severity.WARNING if self.strict else Severity.ERROR
        return not finding.waived and _RANK[finding.severity] <= _RANK[limit]


Format = Callable[[Report], Iterator[str]]
"""Prints a report, piece by piece."""


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, warnings, infos, then what is waived; each in the order it came in."""
    return sorted(findings, key=lambda finding: (bool(finding.waived), _RANK[finding.severity]))


def said(finding: Finding) -> str:
    """The message on one printable line, with its waiver if it has one."""
    waived = f" [dikecualikan: {visible(finding.waived, 64)}]" if finding.waived else ""
    return visible(finding.message, 800) + waived
