"""What the public may read of findings and facts: nothing about a person, no RPO or RTO."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model.fact import Fact
from pipeline.model.finding import Finding
from pipeline.model.result import CheckResult
from pipeline.model.rule import RuleCard

# Below these keys stand the fields that the schemas mark as personal (`x-pribadi`).
PERSONAL = frozenset({"pemohon", "pelapor", "email"})
# A reader's message quotes the text it stumbles over, whichever field that is; so may one about persons.
_QUOTING = ("YML", "PBD")
_ADVICE = "Rinciannya hanya untuk pengelola catatan: jalankan `spbe check`."


def public_result(result: CheckResult, rules: Sequence[RuleCard]) -> CheckResult:
    """The findings with every message that may quote personal data replaced by its rule's own words."""
    about = {rule.code: rule.summary for rule in rules}
    return replace(result, findings=tuple(_public(finding, about) for finding in result.findings))


def _public(finding: Finding, about: Mapping[str, str]) -> Finding:
    if not quotes_a_person(finding):
        return finding
    return replace(finding, message=about.get(finding.code, finding.name), help=_ADVICE)


def quotes_a_person(finding: Finding) -> bool:
    """Whether a finding's words may hold personal data."""
    return finding.code.startswith(_QUOTING) or not PERSONAL.isdisjoint(
        key for key in finding.pointer.keys if isinstance(key, str)
    )


def public_fact(fact: Fact) -> Fact:
    """A fact without the limits and lengths of recovery; what became of them stays."""
    return replace(fact, rpo_batas_jam=None, rpo_jam=None, rto_batas_jam=None, rto_jam=None)
