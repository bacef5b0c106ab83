"""The rules about recovery, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.recovery import activation, after_use, copies, plan_authority, plan_figures

RULES: tuple[Rule, ...] = (
    plan_authority.plan_drafted_by_another_role,
    plan_authority.plan_approved_by_another_role,
    plan_authority.plan_set_by_another_role,
    plan_authority.plan_in_force_unauthorised,
    plan_authority.plan_set_before_approved,
    plan_figures.plan_laxer_than_catalogue,
    plan_figures.plan_differs_from_catalogue,
    plan_figures.plan_expired,
    activation.recovery_times_contradict,
    activation.activated_by_another_role,
    activation.activated_plan_unfit,
    activation.activated_plan_not_set,
    activation.activation_names_no_plan,
    after_use.not_evaluated_after_use,
    after_use.not_set_again,
    after_use.set_again_by_another_role,
    after_use.set_again_too_early,
    copies.no_copy_elsewhere,
    copies.copied_in_part,
    copies.restore_not_tried,
    copies.copy_held_by_host,
)
