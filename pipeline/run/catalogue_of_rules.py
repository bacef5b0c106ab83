"""Every code the tool can print, whichever stage prints it: for listings and explanations."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.check.words import CODES as SHAPE_CODES
from pipeline.law.codes import CODES as PACK_CODES
from pipeline.link.codes import CODES as REFERENCE_CODES
from pipeline.load.codes import CODES as READING_CODES
from pipeline.rules.registry import RULES


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule or built-in check as listings show it.

    Attributes:
        code: Identity.
        name: Kebab-case name.
        severity: error, warning or info.
        basis: regulasi or alat.
        clauses: Clause ids.
        kinds: Kinds it looks at; empty for any document or the region.
        since: Version that brought it.
        summary: One line.
        explanation: The whole page.
    """

    code: str
    name: str
    severity: str
    basis: str
    clauses: tuple[str, ...]
    kinds: tuple[str, ...]
    since: str
    summary: str
    explanation: str


def all_rules() -> list[RuleCard]:
    """All codes: reading, shape, references, pack, then the rules in clause order."""
    built_in = [*READING_CODES, *SHAPE_CODES, *REFERENCE_CODES, *PACK_CODES]
    cards = [_built_in(code, name, about) for code, name, about in built_in]
    for rule in RULES:
        page = rule.explanation
        summary = page.split("\n", 1)[0]
        cards.append(
            RuleCard(
                rule.code, rule.name, rule.severity.value, rule.basis.value, rule.clauses, rule.kinds, rule.since, summary, page
            )
        )
    return cards


def _built_in(code: str, name: str, about: str) -> RuleCard:
    return RuleCard(code, name, "error", "alat", (), (), "0.1.0", about, about)
