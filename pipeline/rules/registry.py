"""All rules, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule

RULES: tuple[Rule, ...] = ()
