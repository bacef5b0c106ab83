"""How many records are in order: by rule, and by clause of the regulation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass
from pipeline.model.rule import RuleCard
from pipeline.render.documents.dossier import Dossier
from pipeline.render.table import Cell
from pipeline.wording import bagian

# What looks at every document, whatever its kind, and at every file.
_DOCUMENTS, _FILES = ("SKM", "REF"), ("YML",)


@dataclass(frozen=True, slots=True)
class Pass:
    """Records in order among those that were looked at.

    Attributes:
        fit: Without an unwaived finding.
        whole: Looked at: of the right kind, and of a sound shape.
    """

    fit: int
    whole: int

    @property
    def told(self) -> Cell:
        """The share with both numbers."""
        share = 1000 * self.fit // self.whole if self.whole else 1001
        return Cell(bagian(self.fit, self.whole), sort=str(share))


NOT_COUNTED = Cell("satu daerah", note="tidak dihitung per rekaman", sort="1002")


def rule_passes(dossier: Dossier) -> Mapping[str, Pass]:
    """By code; a rule about the region as a whole looks at no single record and has none."""
    kinds, faulty = _kinds(dossier), _faulty(dossier)
    found: dict[str, Pass] = {}
    for rule in dossier.rules:
        whole = _looked_at(dossier, rule, kinds)
        if whole is not None:
            found[rule.code] = Pass(max(whole - len(faulty[rule.code]), 0), whole)
    return found


def clause_passes(dossier: Dossier) -> Mapping[str, Pass]:
    """By clause id, for clauses that rules about single records answer."""
    kinds = _kinds(dossier)
    by_code = {rule.code: rule for rule in dossier.rules}
    broken: dict[str, set[str]] = defaultdict(set)
    for finding in _standing(dossier):
        for clause in finding.clauses:
            broken[clause].add(_record(finding))
    found: dict[str, Pass] = {}
    for clause, ways in dossier.answers.items():
        codes = [code for code in ways.get("aturan", ()) if code in by_code]
        about = {kind for code in codes for kind in by_code[code].kinds}
        if about:
            whole = sum(kinds[kind] for kind in about)
            amiss = sum(1 for name in broken[clause] if name.split("/")[1:2] in [[kind] for kind in about])
            found[clause] = Pass(max(whole - amiss, 0), whole)
    return found


def _looked_at(dossier: Dossier, rule: RuleCard, kinds: Mapping[str, int]) -> int | None:
    if rule.kinds:
        return sum(kinds[kind] for kind in rule.kinds)
    if rule.code.startswith(_FILES):
        return dossier.result.files
    return dossier.result.documents if rule.code.startswith(_DOCUMENTS) else None


def _kinds(dossier: Dossier) -> Counter[str]:
    """How many sound documents of each kind there are; the internal edition leaves none out."""
    index = (dossier.inner or dossier).world.index
    return Counter({kind: index.number(kind) for kind in index.kinds})


def _faulty(dossier: Dossier) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for finding in _standing(dossier):
        found[finding.code].add(_record(finding))
    return found


def _standing(dossier: Dossier) -> Iterable[Finding]:
    return (finding for finding in (dossier.inner or dossier).result.findings if not finding.waived)


def _record(finding: Finding) -> str:
    return finding.document or finding.pointer.path
