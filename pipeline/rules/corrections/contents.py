"""The rules about corrections and waivers; none of them rests on a clause."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.corrections import closed_records, waivers

RULES: tuple[Rule, ...] = (
    closed_records.correction_of_open_record,
    closed_records.correction_unapproved,
    closed_records.correction_approved_by_another_role,
    closed_records.correction_disagrees,
    waivers.waiver_unauthorised,
    waivers.waiver_expired,
    waivers.waiver_of_the_unwaivable,
    waivers.waiver_unused,
)
