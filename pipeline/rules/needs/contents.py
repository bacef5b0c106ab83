"""The rules about needs, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.needs import approval, drafting, infrastructure_statement

RULES: tuple[Rule, ...] = (
    drafting.needs_drafted_by_another_role,
    infrastructure_statement.fitness_stated_by_another_role,
    infrastructure_statement.approved_without_fitness,
    approval.needs_approved_by_another_role,
    approval.running_on_unapproved_needs,
)
