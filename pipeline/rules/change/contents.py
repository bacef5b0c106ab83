"""The rules about changes, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.change import (
    acts_before_start,
    catalogue_disagrees,
    empty_review,
    transfer,
    users_not_told,
)

RULES: tuple[Rule, ...] = (
    acts_before_start.change_set_by_another_role,
    acts_before_start.change_approved_by_another_role,
    acts_before_start.change_began_unauthorised,
    users_not_told.users_not_told_of_change,
    transfer.transfer_leads_nowhere,
    empty_review.review_says_nothing,
    empty_review.risk_says_nothing,
    catalogue_disagrees.catalogue_contradicts_change,
    catalogue_disagrees.change_without_values,
    catalogue_disagrees.removed_service_still_listed,
)
