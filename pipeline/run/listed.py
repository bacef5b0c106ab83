"""What a report lists: of each file the gravest findings up to a bound, and how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.load.codes import CAPPED
from pipeline.load.notes import MOST
from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.lean import replace
from pipeline.model.result import CheckResult
from pipeline.wording import angka, daftar

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_NOUNS = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}


def listed(result: CheckResult) -> CheckResult:
    """The result as it is reported: no file lists more than a thousand findings, the counts are those of all.

    Only a report is bounded: what hides personal data or computes figures reads every finding.
    """
    if len(result.findings) <= MOST:
        return result
    by_path: dict[str, list[Finding]] = {}
    for finding in result.findings:
        by_path.setdefault(finding.pointer.path, []).append(finding)
    # One more than the bound: the reader's own last finding may say how many it left out.
    crowded = [own for own in by_path.values() if len(own) > MOST + 1]
    if not crowded:
        return result
    shown = [finding for own in by_path.values() if len(own) <= MOST + 1 for finding in own]
    unlisted: Counter[Severity] = Counter()
    waived = 0
    for own in crowded:
        kept, left = _parted(own)
        told = _told(left, len(own))
        shown += [*kept, told]
        unlisted.update(finding.severity for finding in left if not finding.waived)
        waived += sum(1 for finding in left if finding.waived)
        # The finding that tells of them stands for one of them.
        unlisted[told.severity] -= 0 if told.waived else 1
        waived -= 1 if told.waived else 0
    shown.sort(key=lambda finding: finding.order)
    return replace(result, findings=tuple(shown), unlisted=tuple(unlisted.items()), unlisted_waived=waived)


def _parted(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The gravest thousand and the rest, each in the order of the file."""

    def rank(finding: Finding) -> tuple[bool, bool, int]:
        return (finding.code != CAPPED.code, bool(finding.waived), _RANK[finding.severity])

    ranked = sorted(findings, key=rank)
    return ranked[:MOST], ranked[MOST:]


def _told(left: Sequence[Finding], number: int) -> Finding:
    """The finding that says how many are not listed: as grave as the gravest of them, and at its place."""
    first = left[0]
    many = daftar(list(_counted(left)))
    return Finding(
        CAPPED.code,
        CAPPED.name,
        first.severity,
        replace(first.pointer, keys=()),
        f"Masih ada {angka(len(left))} dari {angka(number)} temuan di berkas ini yang tidak dicetak: {many}.",
        "Perbaiki yang tercetak, lalu jalankan lagi; atau pilih sebagian dengan --select.",
        basis=Basis.ALAT,
        span=first.span,
        waived=first.waived,
    )


def _counted(left: Sequence[Finding]) -> Iterator[str]:
    for severity, noun in _NOUNS.items():
        count = sum(1 for finding in left if finding.severity is severity and not finding.waived)
        if count:
            yield f"{angka(count)} {noun}"
    waived = sum(1 for finding in left if finding.waived)
    if waived:
        yield f"{angka(waived)} dikecualikan"
