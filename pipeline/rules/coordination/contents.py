"""The rules about acts by one hand, reports and coordination, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.coordination import one_hand, parties, reports

RULES: tuple[Rule, ...] = (
    reports.report_from_another_role,
    reports.report_to_another_role,
    parties.coordination_without_its_parties,
    parties.planned_without_kominfo,
    parties.declared_by_outsider,
    reports.received_before_sent,
    reports.reports_overdue,
    one_hand.drafted_and_approved_by_one_hand,
)
