"""The rules about evaluation, by hand, in the order of the regulation's clauses; the tool's own come last."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.evaluation import empty_element, missed_services, overdue_evaluation, report

RULES: tuple[Rule, ...] = (
    report.evaluated_before_period,
    report.added_chapter_missing,
    report.not_sent_to_kominfo,
    report.evaluated_by_outsider,
    missed_services.missed_service_not_discussed,
    missed_services.obstacle_not_explained,
    empty_element.element_empty,
    report.follow_up_id_doubled,
    report.evaluated_before_end,
    report.due_before_report,
    overdue_evaluation.evaluation_overdue,
)
