"""One cause behind many findings: a name that is gone is told at every place that uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.finding import Finding
from pipeline.wording import visible

MOST = 3
"""So many of a kind are shown to people; beyond, their number."""
# One slip in the catalogue brings one of these for every record that names it.
_ONE_CAUSE = frozenset({"REF001"})
Likeness = tuple[str, str, str]


def foremost(findings: Iterable[Finding]) -> list[bool]:
    """For each finding whether it is one to show: none, or among the first, of many with one cause."""
    seen: Counter[Likeness] = Counter()
    shown: list[bool] = []
    for finding in findings:
        likeness = _likeness(finding)
        seen[likeness] += 1
        shown.append(not _alike(finding) or seen[likeness] <= MOST)
    return shown


def recurring(findings: Sequence[Finding], beside: str = "") -> Iterator[str]:
    """One line for each cause of more than a few findings, in the order of their first.

    Args:
        findings: All that are told.
        beside: What to say beside the number of places.
    """
    counts = Counter(_likeness(finding) for finding in findings if _alike(finding))
    for (code, message, advice), count in counts.items():
        if count > MOST:
            yield (
                f"{code} di {count} tempat{beside}: {visible(message, 300)} {visible(advice, 300)} "
                "Periksa dahulu dokumen yang dirujuk: bila pengenalnya yang keliru, cukup diperbaiki di sana."
            )


def _alike(finding: Finding) -> bool:
    return finding.code in _ONE_CAUSE and not finding.waived


def _likeness(finding: Finding) -> Likeness:
    return finding.code, finding.message, finding.help
