"""The rules about reviews of incidents, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.incidentreview import contents_of_review, recurrence

RULES: tuple[Rule, ...] = (
    contents_of_review.reviewed_by_another_role,
    contents_of_review.root_cause_missing,
    contents_of_review.incident_outside_review,
    contents_of_review.told_to_no_provider,
    recurrence.recurrence_not_seen,
    recurrence.incident_review_overdue,
)
