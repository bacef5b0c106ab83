"""Periods that the tool sets where the regulation says only "berkala" (F01), and when they ran out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, datetime

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import World
from pipeline.model.document import Data
from pipeline.model.lives import first_day
from pipeline.model.moments import parse_moment
from pipeline.model.region import Office, Service
from pipeline.wording import tanggal


def months_later(day: date, months: int) -> date:
    """The same day so many months later (negative: earlier), the last of a shorter month.

    What lies beyond the calendar is its last or first day: a regulation that is never in force begins there.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_due(done: Iterable[date], since: date, months: int) -> date | None:
    """The day by which the next one is due; None where nothing sets a period."""
    return months_later(max([since, *done]), months) if months > 0 else None


def run_out(done: Iterable[date], since: date, months: int, today: date) -> date | None:
    """The day by which the next one was due, where that has passed; None where nothing is due yet."""
    due = next_due(done, since, months)
    return due if due is not None and due < today else None


def beginning(law: Law, *blocks: Data) -> date:
    """From when a period counts: the regulation's first day, or the latest `mulai`."""
    starts = [first_day(block.get("mulai")) for block in blocks]
    return max([law.berlaku, *(start for start in starts if start is not None)])


def office_beginning(law: Law, office: Office, services: Iterable[Service]) -> date:
    """From when an OPD's periods count: since its first service runs, never before the regulation."""
    firsts = [first_day(service.document.data.get("mulai")) for service in services]
    oldest = min((day for day in firsts if day is not None), default=law.berlaku)
    return max(beginning(law, office.document.data), oldest)


def done_on(card: Card, world: World) -> date | None:
    """The day that `tanggal` of a periodic record names; None while it lies ahead."""
    moment = parse_moment(card.data.get("tanggal"), world.region.zone)
    return moment.day if moment is not None and moment.happened(world.as_of) else None


def interval(law: Law, name: str, opd: str, at: datetime) -> str:
    """A period in words, and whether it is the tool's default or somebody's choice (reading F01)."""
    chosen = law.chose_months(name, opd, at)
    return f"jarak {'pilihan daerah' if chosen else 'bawaan'} {law.months(name, opd, at)} bulan"


def told(done: Iterable[date], words: str, due: date) -> str:
    """The facts of an overdue period as a clause of a sentence."""
    latest = max(done, default=None)
    last = f"terakhir {tanggal(latest)}" if latest else "belum pernah dicatat"
    which = "berikutnya" if latest else "pertama"
    return f"{last}; menurut {words}, {which} paling lambat {tanggal(due)}"
