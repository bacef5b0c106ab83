"""What levels 4 and 5 ask beside the matrix: application, review, complete evaluation, improvements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pipeline.assess.inquiry import Inquiry, all_items
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
        late=tuple(item for item in items if item.overdue(_today(inquiry))),
    )


def _declarations(inquiry: Inquiry) -> Iterator[Card]:
    """Declarations by the kominfo PD that name the OPD with a share above nothing (reading F10)."""
    for card in inquiry.world.index.of("pernyataan_aplikasi"):
        period = parse_period(card.data.get("periode"))
        made = parse_date(str(card.data.get("tanggal", ""))[:10])
        if period is None or made is None or made > _today(inquiry) or not inquiry.is_by_kominfo(card):
            continue
        if card.ref in inquiry.without:
            continue
        if period.first.year <= inquiry.year < period.after.year + (period.after.month > 1):
            shares = (row for row in card.data.get("opd_dinyatakan", ()) if isinstance(row, Mapping))
            if any(str(row.get("opd")) == inquiry.opd and row.get("cakupan", 0) > 0 for row in shares):
                yield card


def _follow_ups(inquiry: Inquiry) -> Iterator[FollowUp]:
    records = [card for card in inquiry.world.index.of("tindak_lanjut") if card.ref not in inquiry.without]
    for card in inquiry.world.index.of("evaluasi", "reviu"):
        made = parse_date(str(card.data.get("tanggal", ""))[:10])
        if made is None or made > _today(inquiry):
            continue
        for item in all_items(card):
            if _concerns(card, item, inquiry):
                yield _follow_up(card, item, records, inquiry)


def _concerns(card: Card, item: Mapping[str, Any], inquiry: Inquiry) -> bool:
    """Whether an item is the OPD's to do."""
    if card.jenis == "evaluasi":
        return card.document.opd == inquiry.opd
    named = item.get("opd") or card.data.get("opd_direviu")
    return inquiry.opd in [str(name).split("/")[-1] for name in as_list(named)] or (
        named is None and card.document.opd == inquiry.opd
    )


def _follow_up(card: Card, item: Mapping[str, Any], records: list[Card], inquiry: Inquiry) -> FollowUp:
    own = [record for record in records if _answers(record, card, item, inquiry)]
    done = [day for record in own if (day := _finished_on(record, inquiry)) is not None]
    period, made = parse_period(card.data.get("periode")), parse_date(str(card.data.get("tanggal", ""))[:10])
    years = {day.year for day in (period.first if period else None, made) if day is not None}
    return FollowUp(
        source=card.ref,
        item=str(item.get("id", "")),
        due=parse_date(item.get("tenggat")),
        done=min(done) if done else None,
        records=tuple(record.ref for record in own),
        of_year=inquiry.year in years,
        uraian=str(item.get("uraian", "")),
        owner=str(item.get("penanggung_jawab", "")),
    )


def _answers(record: Card, card: Card, item: Mapping[str, Any], inquiry: Inquiry) -> bool:
    origin = record.data.get("dari", {})
    if origin.get("butir") != item.get("id"):
        return False
    named = inquiry.world.index.find(origin.get(card.jenis), record.document.opd, card.jenis)
    return any(found.ref == card.ref for found in named)


def _finished_on(record: Card, inquiry: Inquiry) -> date | None:
    """The day of a finished improvement; a plan, or a claim without proof of what came after, never does."""
    day = parse_date(record.data.get("selesai"))
    shown = any(proof.get("keadaan") != "sebelum" for proof in record.data.get("bukti") or ())
    proven = record.data.get("status") == "selesai" and shown
    return day if proven and day is not None and day <= _today(inquiry) else None


def _counts_as_finished(item: FollowUp, inquiry: Inquiry) -> bool:
    return item.done is not None and (item.of_year or item.done.year == inquiry.year)


def _today(inquiry: Inquiry) -> date:
    return inquiry.world.as_of.astimezone(inquiry.world.region.zone).date()
