"""The rules about monitoring, by hand, in the order of the regulation's clauses; the tool's own come last."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.monitoring import availability, coverage, disagreeing, handling, periods

RULES: tuple[Rule, ...] = (
    coverage.component_not_monitored,
    coverage.object_not_monitored,
    coverage.monitored_without_tool,
    coverage.monitored_by_another_role,
    availability.stated_availability_differs,
    availability.shortfall_unexplained,
    availability.impossible_outage,
    handling.anomaly_not_handled,
    handling.service_change_not_reported,
    periods.monitored_twice,
    periods.months_not_monitored,
    disagreeing.outage_without_complaint,
    disagreeing.complaint_without_outage,
    disagreeing.complaints_after_release,
)
