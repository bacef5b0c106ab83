"""One item that somebody asked for, beside the records that say what was done about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.assess.inquiry import Inquiry
from pipeline.model.assessment import FollowUp
from pipeline.model.card import Card
from pipeline.model.moments import parse_date
from pipeline.model.periods import parse_period


def records_of(inquiry: Inquiry) -> list[Card]:
    """What was done about items, as far as it is not left out."""
    every = inquiry.world.index.of("tindak_lanjut")
    return [card for card in every if not inquiry.contradicted(card.document)]


def follow_up(card: Card, item: Mapping[str, Any], records: list[Card], inquiry: Inquiry) -> FollowUp:
    """An item of a document with what became of it.

    Args:
        card: The document that asks for it.
        item: The item there.
        records: From `records_of`.
        inquiry: Who asks.
    """
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
    return day if proven and day is not None and day <= inquiry.today else None
