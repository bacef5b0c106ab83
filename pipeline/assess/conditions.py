"""What levels 4 and 5 ask beside the matrix: application, review, complete evaluation, improvements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.assess.followups import follow_up, records_of
from pipeline.assess.inquiry import Inquiry, all_items
from pipeline.assess.revisions import revisions_of
from pipeline.law.completeness import is_complete
from pipeline.model.assessment import Conditions, FollowUp
from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.moments import parse_date
from pipeline.model.periods import parse_period


def conditions_of(inquiry: Inquiry) -> Conditions:
    """The conditions of one OPD and year."""
    reviews = inquiry.reviews()
    items = tuple(_follow_ups(inquiry))
    evaluations = inquiry.of_year("evaluasi")
    return Conditions(
        applications=tuple(card.ref for card in _declarations(inquiry)),
        pasal4=tuple(card.ref for card in reviews if inquiry.is_by_kominfo(card)),
        planning=tuple(card.ref for card in reviews if not inquiry.is_by_kominfo(card)),
        evaluations=tuple(
            card.ref for card in evaluations if is_complete(inquiry.law.maturity, card.data.get("bab", {}))
        ),
        follow_ups=items,
        finished=tuple(item for item in items if _counts_as_finished(item, inquiry)),
        late=tuple(item for item in items if item.overdue(inquiry.today)),
        revisions=revisions_of(inquiry),
    )


def _declarations(inquiry: Inquiry) -> Iterator[Card]:
    """Declarations by the kominfo PD that name the OPD with a share above nothing (reading F10)."""
    for card in inquiry.world.index.of("pernyataan_aplikasi"):
        period = parse_period(card.data.get("periode"))
        made = parse_date(str(card.data.get("tanggal", ""))[:10])
        if period is None or made is None or made > inquiry.today or not inquiry.is_by_kominfo(card):
            continue
        if inquiry.contradicted(card.document):
            continue
        if period.first.year <= inquiry.year < period.after.year + (period.after.month > 1):
            shares = (row for row in card.data.get("opd_dinyatakan", ()) if isinstance(row, Mapping))
            if any(str(row.get("opd")) == inquiry.opd and row.get("cakupan", 0) > 0 for row in shares):
                yield card


def _follow_ups(inquiry: Inquiry) -> Iterator[FollowUp]:
    records = records_of(inquiry)
    for card in inquiry.world.index.of("evaluasi", "reviu"):
        made = parse_date(str(card.data.get("tanggal", ""))[:10])
        if made is None or made > inquiry.today:
            continue
        for item in all_items(card):
            if _concerns(card, item, inquiry):
                yield follow_up(card, item, records, inquiry)


def _concerns(card: Card, item: Mapping[str, Any], inquiry: Inquiry) -> bool:
    """Whether an item is the OPD's to do."""
    if card.jenis == "evaluasi":
        return card.document.opd == inquiry.opd
    named = item.get("opd") or card.data.get("opd_direviu")
    return inquiry.opd in [str(name).split("/")[-1] for name in as_list(named)] or (
        named is None and card.document.opd == inquiry.opd
    )


def _counts_as_finished(item: FollowUp, inquiry: Inquiry) -> bool:
    return item.done is not None and (item.of_year or item.done.year == inquiry.year)
