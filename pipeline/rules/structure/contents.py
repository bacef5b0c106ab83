"""The rules about roles and appointments, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.structure import appointments, empty_role, offices

RULES: tuple[Rule, ...] = (
    empty_role.empty_role,
    empty_role.service_without_holder,
    offices.position_unknown,
    offices.two_holders,
    appointments.third_party,
    appointments.appointment_missing,
    appointments.appointed_by_other,
    appointments.appointed_after_start,
    offices.leader_is_owner,
    offices.tenure_backwards,
)
