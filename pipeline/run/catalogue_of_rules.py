"""Every code the tool can print, whichever stage prints it: for listings and explanations."""

from __future__ import annotations

from pipeline.check.words import CODES as SHAPE_CODES
from pipeline.law.codes import CODES as PACK_CODES
from pipeline.link.codes import CODES as REFERENCE_CODES
from pipeline.load.codes import CODES as READING_CODES
from pipeline.model.finding import Basis, Severity
from pipeline.model.rule import Rule, RuleCard
from pipeline.rules.registry import RULES
from pipeline.run.built_in import page_of

__all__ = ["RuleCard", "all_rules"]


def all_rules() -> list[RuleCard]:
    """All codes: reading, shape, references, pack, then the rules in clause order."""
    cards = [
        *(_built_in(one.code, one.name, one.severity, one.explanation) for one in READING_CODES),
        *(_built_in(code, name, Severity.ERROR, about) for code, name, about in SHAPE_CODES),
        *(_built_in(code, name, Severity.ERROR, about) for code, name, about in REFERENCE_CODES),
        *(_built_in(code, name, severity, about) for code, name, severity, about in PACK_CODES),
    ]
    return [*cards, *(_of_rule(rule) for rule in RULES)]


def _of_rule(rule: Rule) -> RuleCard:
    page = rule.explanation
    return RuleCard(
        code=rule.code,
        name=rule.name,
        severity=rule.severity.value,
        basis=rule.basis.value,
        clauses=rule.clauses,
        kinds=rule.kinds,
        since=rule.since,
        summary=page.split("\n", 1)[0],
        explanation=page,
    )


def _built_in(code: str, name: str, severity: Severity, about: str) -> RuleCard:
    page = page_of(code, about)
    return RuleCard(code, name, severity.value, Basis.ALAT.value, (), (), "0.1.0", about, page)
