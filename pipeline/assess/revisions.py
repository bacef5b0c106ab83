"""What assessors sent back, and what became of it; open until a follow-up closes it with proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.assess.followups import follow_up, records_of
from pipeline.assess.inquiry import Inquiry
from pipeline.model.assessment import FollowUp
from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.moments import parse_date

KIND = "asesmen"
REVISE = "revisi"


def revisions_of(inquiry: Inquiry) -> tuple[FollowUp, ...]:
    """Every revision that an OPD has been asked for by the day of judgement, of whatever year."""
    return tuple(_revisions(inquiry))


def verdicts_on(inquiry: Inquiry) -> Iterator[tuple[Card, Mapping[str, Any]]]:
    """Each answer of an assessor that concerns an OPD, with the document that holds it."""
    for card in inquiry.world.index.of(KIND):
        made = parse_date(card.data.get("tanggal"))
        if made is not None and made > inquiry.today:
            continue
        for item in as_list(card.data.get("butir")):
            named = str(item.get("opd") or card.document.opd).split("/")[-1]
            if named == inquiry.opd:
                yield card, item


def _revisions(inquiry: Inquiry) -> Iterator[FollowUp]:
    records = records_of(inquiry)
    for card, item in verdicts_on(inquiry):
        if item.get("putusan") == REVISE:
            yield follow_up(card, {**item, "uraian": item.get("catatan", "")}, records, inquiry)
