"""The rules about requests, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.requests import (
    approvals,
    executor_without_role,
    item_of_catalogue,
    missing_for_status,
    not_judged,
    rerouting,
    status_contradiction,
    times_out_of_order,
    unexplained_miss,
)

RULES: tuple[Rule, ...] = (
    executor_without_role.executor_without_role,
    item_of_catalogue.item_missing,
    item_of_catalogue.item_unavailable,
    unexplained_miss.unexplained_miss,
    missing_for_status.dropped_unexplained,
    status_contradiction.status_contradiction,
    status_contradiction.circular_duplicate,
    rerouting.disruption_kept,
    rerouting.rerouted_to_nowhere,
    rerouting.rerouting_not_returned,
    missing_for_status.status_without_event,
    times_out_of_order.times_out_of_order,
    approvals.fulfilled_unapproved,
    approvals.approved_by_other,
    approvals.fulfilled_before_approval,
    missing_for_status.executor_missing,
    not_judged.before_regulation,
    status_contradiction.satisfaction_without_confirmation,
    not_judged.not_yet_happened,
)
