"""The rules about policies, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.policy import approvals, coordination, drafting

RULES: tuple[Rule, ...] = (
    drafting.policy_drafted_by_another_role,
    drafting.policy_drafted_by_infrastructure,
    drafting.plan_of_upkeep_missing,
    approvals.policy_approved_by_another_role,
    approvals.policy_holds_unapproved,
    approvals.policy_approved_before_drafted,
    coordination.policy_without_coordination,
)
