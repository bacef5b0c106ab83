"""Runs the rules: each breach gets its rule's identity and becomes a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from pipeline.law.law import Law
from pipeline.model.case import Case, World
from pipeline.model.finding import Finding
from pipeline.model.rule import WORDS, Breach, Rule
from pipeline.rules.corrections.waivers import waiver_unused
from pipeline.rules.declare import OverCase
from pipeline.rules.registry import RULES


def judge(case: Case, law: Law) -> Iterator[Finding]:
    """What the rules for its kind find in one document."""
    document = case.document
    data = document.data
    for rule, check in _asked(document.jenis, tuple(data), *map(_word, map(data.get, WORDS))):
        for breach in check(case, law):
            yield finding_of(rule, breach, breach.document or document.ref)


def judge_world(world: World, law: Law) -> Iterator[Finding]:
    """What the rules about the region as a whole find."""
    for rule in rules_for(""):
        yield from judge_by(rule, world, law)


def judge_by(rule: Rule, world: World, law: Law) -> Iterator[Finding]:
    """What one rule about the region finds."""
    if rule.check is not None:
        for breach in rule.check(world, law):
            yield finding_of(rule, breach, breach.document)


def judge_waivers(world: World, found: Iterable[Finding], law: Law) -> Iterator[Finding]:
    """The waivers that cover nothing, once everything else is found."""
    for breach in waiver_unused.check(replace(world, found=tuple(found)), law) if waiver_unused.check else ():
        yield finding_of(waiver_unused, breach, breach.document)


@cache
def rules_for(kind: str) -> tuple[Rule, ...]:
    """The rules that look at a kind ("": at the region), in clause order."""
    return tuple(rule for rule in RULES if (kind in rule.kinds if kind else not rule.kinds))


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


@lru_cache(maxsize=4096)
def _asked(kind: str, fields: tuple[str, ...], *words: str) -> tuple[tuple[Rule, OverCase], ...]:
    """The rules that a document of a kind with these fields may break; forms are filled in few ways.

    Args:
        kind: Of the document.
        fields: All that it has.
        words: What stands in those of WORDS, "" for no word.
    """
    seen = dict.fromkeys(fields, "") | {name: word for name, word in zip(WORDS, words, strict=True) if word}
    return tuple((rule, rule.check) for rule in rules_for(kind) if rule.check is not None and rule.asks(seen))


def finding_of(rule: Rule, breach: Breach, document: str) -> Finding:
    """A breach with the identity and weight of its rule."""
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        pointer=breach.pointer,
        message=breach.message,
        help=breach.help,
        clauses=breach.clauses or rule.clauses,
        basis=rule.basis,
        document=document,
    )
