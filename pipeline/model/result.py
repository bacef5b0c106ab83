"""What a check came to: its findings and how much was looked at."""

from __future__ import annotations

from datetime import datetime

from pipeline.model.finding import Finding, Severity
from pipeline.model.lean import dataclass


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The findings of a run, in output order.

    Attributes:
        regulation: Id of the regulation pack.
        as_of: The instant of judgement, with the region's offset.
        findings: Sorted by path, line, column, code.
        files: Files read.
        documents: Documents looked at, rows of registers counted one by one.
        unlisted: How many more findings there are than listed, unwaived, by severity: a report is bounded.
        unlisted_waived: The same of waived ones.
    """

    regulation: str
    as_of: datetime
    findings: tuple[Finding, ...]
    files: int
    documents: int
    unlisted: tuple[tuple[Severity, int], ...] = ()
    unlisted_waived: int = 0

    def of(self, *opds: str) -> tuple[Finding, ...]:
        """The listed findings of some OPDs (see `Finding.opd`), in output order."""
        return tuple(finding for finding in self.findings if finding.opd in opds)

    def coded(self, code: str) -> tuple[Finding, ...]:
        """The listed findings of one code, in output order."""
        return tuple(finding for finding in self.findings if finding.code == code)

    def count(self, severity: Severity) -> int:
        """Unwaived findings of a severity, listed or not."""
        here = sum(1 for finding in self.findings if finding.severity is severity and not finding.waived)
        return here + dict(self.unlisted).get(severity, 0)

    @property
    def waived(self) -> int:
        """Findings that a waiver covers."""
        return sum(1 for finding in self.findings if finding.waived) + self.unlisted_waived

    def summary(self) -> dict[str, int]:
        """The counts of `check --format json`."""
        return {
            "files": self.files,
            "documents": self.documents,
            "errors": self.count(Severity.ERROR),
            "warnings": self.count(Severity.WARNING),
            "infos": self.count(Severity.INFO),
            "waived": self.waived,
        }

    def failed(self, *, strict: bool = False) -> bool:
        """Whether the run fails: unwaived errors, with `strict` warnings too."""
        return self.count(Severity.ERROR) > 0 or (strict and self.count(Severity.WARNING) > 0)
