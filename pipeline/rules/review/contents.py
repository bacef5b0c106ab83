"""The rules about reviews, by hand, in the order of the regulation's clauses; the tool's own come last."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.review import contents_of_review, overdue_review

RULES: tuple[Rule, ...] = (
    contents_of_review.reviewed_by_another_opd,
    contents_of_review.planning_reviewed_by_another_role,
    contents_of_review.review_contradicts_itself,
    contents_of_review.whole_review_partial,
    overdue_review.review_by_kominfo_overdue,
    overdue_review.planning_review_overdue,
)
