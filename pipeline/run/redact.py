"""What each edition may read of findings and facts: nothing about a person; in public, no RPO or RTO."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.model.card import Index
from pipeline.model.fact import Fact
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass, replace
from pipeline.model.result import CheckResult
from pipeline.model.rule import RuleCard
from pipeline.rules.privacy.personal_data import is_personal
from pipeline.run.veil import HIDDEN, names_of, secrets

# Below these keys stand the fields that the schemas mark as personal (`x-pribadi`).
PERSONAL = frozenset({"pemohon", "pelapor", "email"})
# A reader's message quotes the text it stumbles over, whichever field that is; so may one about persons.
_QUOTING = ("YML", "PBD")
_PAST = "RWY"
_COMMIT = re.compile(r"komit [0-9a-f]{10} \([0-9]{4}-[0-9]{2}-[0-9]{2}")
_ADVICE = "Rinciannya hanya untuk pengelola catatan: jalankan `spbe check`."
_COMPONENT = "infrastruktur"
# A message about one of these quotes what is written there, known to the catalogue or not.
_GUARDED = frozenset(
    {"infrastruktur", "komponen", "bergantung_pada", "rpo", "rto", "teknologi", "konfigurasi"}
)
_SHORTEST = 4


def impersonal_result(result: CheckResult, rules: Sequence[RuleCard]) -> CheckResult:
    """The findings with every message that may quote personal data replaced by its rule's own words."""
    about = _words(rules)
    findings = tuple(
        _general(finding, about) if quotes_a_person(finding) else finding for finding in result.findings
    )
    return replace(result, findings=findings)


def quotes_a_person(finding: Finding) -> bool:
    """Whether a finding's words may hold personal data."""
    return (
        finding.code.startswith(_QUOTING)
        or not PERSONAL.isdisjoint(key for key in finding.pointer.keys if isinstance(key, str))
        # No rule sees a record whose shape is refused, and what is said of it quotes the wrong value.
        or is_personal(finding.message)
        or is_personal(finding.help)
    )


@dataclass(frozen=True, slots=True)
class _Secrets:
    """What no public message may hold.

    Attributes:
        names: What components are called, wherever it stands.
        texts: By full name of a document: what its public edition leaves out.
    """

    names: tuple[str, ...]
    texts: Mapping[str, tuple[str, ...]]

    def told_by(self, finding: Finding) -> bool:
        """Whether a finding's words hold any of it."""
        said = f"{finding.message} {finding.help}"
        own = self.texts.get(finding.document, ())
        return any(name in said for name in self.names) or any(text in said for text in own)


def public_findings(
    findings: Iterable[Finding], index: Index, rules: Sequence[RuleCard]
) -> tuple[Finding, ...]:
    """The findings without what the public edition leaves out of their records; no component is named."""
    about, known = _words(rules), _secrets(index)
    return tuple(_public(finding, about, known) for finding in findings)


def _secrets(index: Index) -> _Secrets:
    names = (
        f"`{word}`" if word == card.id else word
        for card in index.of(_COMPONENT)
        for word in names_of(card.data)
    )
    cards = index.of(*(kind for kind in HIDDEN if kind != _COMPONENT))
    texts = {
        card.ref: tuple(text for text in secrets(card.document) if len(text) >= _SHORTEST) for card in cards
    }
    return _Secrets(
        tuple(name for name in names if len(name) >= _SHORTEST), {k: v for k, v in texts.items() if v}
    )


def _public(finding: Finding, about: Mapping[str, str], known: _Secrets) -> Finding:
    if finding.document.split("/")[1:2] == [_COMPONENT]:
        return _unnamed(_general(finding, about))
    if finding.code.startswith(_PAST):
        return _past(finding, about)
    guarded = not _GUARDED.isdisjoint(key for key in finding.pointer.keys if isinstance(key, str))
    return _general(finding, about) if guarded or known.told_by(finding) else finding


def _past(finding: Finding, about: Mapping[str, str]) -> Finding:
    """What a commit did, without former values (they may be what is hidden now) and without the author."""
    commits = " ".join(f"{found[0]})." for found in _COMMIT.finditer(finding.message))
    told = _general(finding, about)
    return replace(told, message=f"{told.message} {commits[:1].upper()}{commits[1:]}".strip())


def _unnamed(finding: Finding) -> Finding:
    """A finding about a component, at the folder that holds all of them."""
    folder = finding.pointer.path.rpartition("/")[0]
    opd = finding.document.split("/")[0]
    return replace(finding, pointer=replace(finding.pointer, path=folder), document=f"{opd}/{_COMPONENT}/-")


def _general(finding: Finding, about: Mapping[str, str]) -> Finding:
    return replace(finding, message=about.get(finding.code, finding.name), help=_ADVICE)


def _words(rules: Sequence[RuleCard]) -> Mapping[str, str]:
    return {rule.code: rule.summary for rule in rules}


def public_fact(fact: Fact) -> Fact:
    """A fact without the limits and lengths of recovery; what became of them stays."""
    if (
        fact.rpo_batas_jam is None
        and fact.rpo_jam is None
        and fact.rto_batas_jam is None
        and fact.rto_jam is None
    ):
        return fact
    return replace(fact, rpo_batas_jam=None, rpo_jam=None, rto_batas_jam=None, rto_jam=None)
