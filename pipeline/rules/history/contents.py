"""The rules about the past of records, as git holds it."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.history import deleted, entries, gaps, hands, promises, rewritten, undecided

RULES: tuple[Rule, ...] = (
    rewritten.closed_record_rewritten,
    deleted.record_deleted,
    rewritten.judged_value_edited,
    promises.promise_weakened,
    entries.entered_late,
    entries.entered_before_evaluation,
    hands.approved_by_another_hand,
    gaps.months_without_records,
    undecided.past_undecided,
)
