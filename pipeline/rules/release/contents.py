"""The rules about releases, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.release import approval, outcome, reasons

RULES: tuple[Rule, ...] = (
    outcome.users_not_told_of_release,
    reasons.reason_unproved,
    approval.released_before_approval,
    approval.submitted_by_another_role,
    outcome.release_ends_before_start,
    outcome.too_few_kinds_of_test,
    outcome.problems_not_evaluated,
    outcome.result_not_reported,
    approval.checked_by_another_role,
    approval.approved_unchecked,
    reasons.unapproved_development_released,
)
