"""Findings in the citations of the pack in force: schemas and rules cite the reference pack."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.law.law import Law
from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.lean import replace

# A clause of such force binds nobody: what departs from it is told, never held against anyone.
_MILD = frozenset({"rekomendasi", "contoh", "dapat", "informatif", "definisi"})
_SHAPE = "SKM"


def restated(law: Law, findings: Iterable[Finding]) -> list[Finding]:
    """The findings with this pack's own clauses, weighed by what these demand."""
    return [_restated(law, finding) for finding in findings]


def _restated(law: Law, finding: Finding) -> Finding:
    own = law.own(*finding.clauses)
    if own == finding.clauses:
        return finding
    basis = finding.basis if own else Basis.ALAT
    return replace(finding, clauses=own, basis=basis, severity=_severity(law, finding, own))


def _severity(law: Law, finding: Finding, own: tuple[str, ...]) -> Severity:
    """What this regulation does not demand is no error, unless the record cannot be read without it."""
    demanded = any(law.force(name) not in _MILD for name in own)
    if finding.severity is not Severity.ERROR or demanded or finding.code.startswith(_SHAPE):
        return finding.severity
    return Severity.WARNING
