"""What levels 4 and 5 ask beside the matrix: application, review, complete evaluation, improvements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.assess.inquiry import Inquiry, all_items
from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.moments import parse_date
from pipeline.model.periods import parse_period

# The five obligatory chapters; the schema demands b and c of each, and a is computed: fifteen elements.
CHAPTERS = ("permintaan_layanan", "penanganan_gangguan", "pemantauan_pemeliharaan", "pemulihan", "rilis")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One item that an evaluation or a review asks for, with what became of it.

    Attributes:
        source: Full name of the evaluation or review.
        item: Id of the item there.
        due: Its due date, None where it has none.
        done: The day it was finished with proof, None while it is not.
        records: Full names of the follow-up records.
        of_year: Whether its source is of the assessed year.
        uraian: What is to be done.
        owner: Who is to do it, as written.
    """

    source: str
    item: str
    due: date | None
    done: date | None
    records: tuple[str, ...]
    of_year: bool
    uraian: str = ""
    owner: str = ""

    def overdue(self, today: date) -> bool:
        """Whether it is not finished past its due date."""
        return self.done is None and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions above the matrix, each with its evidence.

    Attributes:
        applications: Declarations of the kominfo PD that the service-management application is in use.
        pasal4: Reviews under Pasal 4 that cover the OPD.
        planning: Reviews of planning by its own Penanggung jawab.
        evaluations: Complete evaluation reports.
        follow_ups: Every item with its state.
        finished: Items finished with proof in time to count.
        late: Items past their due date.
    """

    applications: tuple[str, ...]
    pasal4: tuple[str, ...]
    planning: tuple[str, ...]
    evaluations: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...]
    finished: tuple[FollowUp, ...]
    late: tuple[FollowUp, ...]


def conditions_of(inquiry: Inquiry) -> Conditions:
    """The conditions of one OPD and year."""
    reviews = inquiry.reviews()
    items = tuple(_follow_ups(inquiry))
    evaluations = inquiry.of_year("evaluasi")
    return Conditions(
        applications=tuple(card.ref for card in _declarations(inquiry)),
        pasal4=tuple(card.ref for card in reviews if inquiry.is_by_kominfo(card)),
        planning=tuple(card.ref for card in reviews if not inquiry.is_by_kominfo(card)),
        evaluations=tuple(card.ref for card in evaluations if is_complete(card)),
        follow_ups=items,
        finished=tuple(item for item in items if _counts_as_finished(item, inquiry)),
        late=tuple(item for item in items if item.overdue(_today(inquiry))),
    )


def is_complete(card: Card) -> bool:
    """Whether an evaluation has all fifteen elements: five chapters with three substances each."""
    chapters = card.data.get("bab", {})
    wanted = ("hambatan", "peluang", "tindak_lanjut")
    return all(all(chapters.get(name, {}).get(part) for part in wanted) for name in CHAPTERS)


def _declarations(inquiry: Inquiry) -> Iterator[Card]:
    """Declarations by the kominfo PD that name the OPD with a share above nothing (reading F10)."""
    for card in inquiry.world.index.of("pernyataan_aplikasi"):
        period = parse_period(card.data.get("periode"))
        made = parse_date(str(card.data.get("tanggal", ""))[:10])
        if period is None or made is None or made > _today(inquiry) or not inquiry.is_by_kominfo(card):
            continue
        if period.first.year <= inquiry.year < period.after.year + (period.after.month > 1):
            shares = (row for row in card.data.get("opd_dinyatakan", ()) if isinstance(row, Mapping))
            if any(str(row.get("opd")) == inquiry.opd and row.get("cakupan", 0) > 0 for row in shares):
                yield card


def _follow_ups(inquiry: Inquiry) -> Iterator[FollowUp]:
    records = list(inquiry.world.index.of("tindak_lanjut"))
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
    """The day of a finished improvement; a plan, or a claim without proof, never counts (reading F12)."""
    day = parse_date(record.data.get("selesai"))
    proven = record.data.get("status") == "selesai" and bool(record.data.get("bukti"))
    return day if proven and day is not None and day <= _today(inquiry) else None


def _counts_as_finished(item: FollowUp, inquiry: Inquiry) -> bool:
    return item.done is not None and (item.of_year or item.done.year == inquiry.year)


def _today(inquiry: Inquiry) -> date:
    return inquiry.world.as_of.astimezone(inquiry.world.region.zone).date()
