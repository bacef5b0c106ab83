"""What a finding is known by from run to run, wherever in its file it moves."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.formatters.report import Report
from pipeline.model.finding import Finding


def fingerprints(report: Report, findings: Iterable[Finding]) -> Iterator[str]:
    """A mark for each finding, unique within the run.

    It holds neither line nor message: a line above changes the one, the moment of judgement the other.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        identity = (
            finding.code,
            report.place(finding),
            finding.document or str(finding.pointer.document),
            finding.pointer.json_pointer(),
        )
        seen[identity] += 1
        text = "\0".join((*identity, str(seen[identity])))
        yield hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
