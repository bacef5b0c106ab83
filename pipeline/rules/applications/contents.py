"""The rules about applications, by hand, in clause order; the tool's own come last."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.applications import (
    analysis,
    assets,
    foundations,
    kominfo_approval,
    phases,
    services_not_told,
    targets,
)

RULES: tuple[Rule, ...] = (
    targets.without_plans,
    targets.plans_missing,
    targets.aspects_missing,
    targets.target_unsigned,
    analysis.principles_missing,
    analysis.developed_without_analysis,
    analysis.analysed_after_development,
    kominfo_approval.approved_outside_kominfo,
    kominfo_approval.developed_without_kominfo,
    assets.assets_not_recorded,
    phases.phase_ends_before_start,
    phases.phases_out_of_order,
    foundations.single_point_of_failure,
    foundations.promise_beyond_chain,
    foundations.unused_component,
    services_not_told.affected_service_not_told,
)
