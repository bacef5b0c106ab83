"""The rules about targets, class and continuity, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.targets import (
    class_contradicted,
    continuity,
    drp_duty,
    looser_than_table,
    not_regulated,
    setting_operation,
    setting_targets,
    weaker_application,
)

RULES: tuple[Rule, ...] = (
    looser_than_table.looser_than_table,
    looser_than_table.working_days_may_exceed,
    not_regulated.own_target_not_set,
    setting_targets.target_not_set,
    setting_targets.target_set_by_other,
    setting_targets.target_without_coordination,
    not_regulated.table_silent,
    class_contradicted.class_contradicted,
    class_contradicted.tolerance_unlike_class,
    continuity.continuity_missing,
    drp_duty.drp_missing,
    drp_duty.drp_not_in_force,
    drp_duty.drp_with_other_figures,
    weaker_application.weaker_application,
    setting_operation.operation_drafted_by_other,
    setting_operation.operation_not_set,
    setting_operation.operation_set_by_other,
    setting_operation.operation_before_coordination,
    setting_operation.operation_without_coordination,
    continuity.recovery_slower_than_service,
)
