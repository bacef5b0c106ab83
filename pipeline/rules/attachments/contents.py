"""The rules about attached files, by hand; all of them are the tool's own."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.attachments import content, files, offered

RULES: tuple[Rule, ...] = (
    files.attachment_unusable,
    files.attachment_of_other_bytes,
    files.attachment_says_part_and_whole,
    content.attachment_without_text,
    content.attachment_not_as_told,
    content.attachment_is_draft,
    offered.evidence_outside_window,
    offered.claim_without_matrix,
    offered.evidence_unsigned,
    offered.evidence_for_nothing,
)
