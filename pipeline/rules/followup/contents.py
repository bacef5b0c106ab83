"""The rules about follow-ups, by hand, in the order of the regulation's clauses; the tool's own come last."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.followup import claims, nothing_done

RULES: tuple[Rule, ...] = (
    claims.follow_up_of_nothing,
    claims.done_without_proof,
    claims.follow_ups_contradict,
    claims.follow_up_late,
    nothing_done.item_not_taken_up,
)
