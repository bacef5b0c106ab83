"""The SLA's clocks (Tabel 12 and 13, on-site assistance): judged beside the regulation's, never instead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from pipeline.measure.terms import Terms
from pipeline.measure.ticketevents import Events
from pipeline.model.case import Case
from pipeline.model.document import Data, as_list
from pipeline.model.durations import parse_duration
from pipeline.model.lean import dataclass
from pipeline.model.moments import start_of_day
from pipeline.model.region import Service

NEXT_WORKING_DAY = "hari_kerja_berikutnya"
IN_OFFICE_HOURS = "jam_kerja"
OUTSIDE_THEM = "luar_jam_kerja"
ON_SITE = "pendampingan"


@dataclass(frozen=True, slots=True)
class Due:
    """A row of an SLA, applied.

    Attributes:
        deadline: The last instant in time (with a strict row the first too late); None where no row applies.
        strict: Whether the deadline itself is too late.
        clauses: What gives the row.
    """

    deadline: datetime | None = None
    strict: bool = False
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a service's SLA says of one ticket.

    Attributes:
        in_term: Whether the ticket was reported while the SLA held.
        in_hours: Whether it was reported in office hours.
        response: Tabel 12, rows 1 and 2.
        onsite: Tabel 12, row 3; None where nobody went there or no row speaks of it.
        offered: Tabel 12, row 3, whether or not somebody went there; None where no row speaks of it.
        solution: Tabel 13.
        ended: What ends Tabel 13: the solution, or the confirmation (reading B09).
    """

    in_term: bool
    in_hours: bool
    response: Due
    onsite: Due | None
    offered: Due | None
    solution: Due
    ended: datetime | None


def agreement_of(case: Case, terms: Terms, events: Events) -> Agreement | None:
    """The SLA of a ticket's service, applied; None where there is none (reading B01)."""
    block = block_of(case.service, terms)
    if block is None:
        return None
    urgency = case.document.data.get("urgensi")
    in_hours = terms.calendar.is_open(events.start)
    row = row_of(block, "kecepatan_respon", urgency, IN_OFFICE_HOURS if in_hours else OUTSIDE_THEM)
    offered = row_of(block, "kecepatan_respon", urgency, ON_SITE)
    onsite = offered if events.onsite else None
    if onsite is not None and in_hours and terms.reading("sla.t12_pendampingan") == "menggantikan-baris-1":
        row = onsite
    by_user = terms.reading("sla.t13_akhir") == "konfirmasi"
    return Agreement(
        in_term=in_term(block, terms, events.day),
        in_hours=in_hours,
        response=_due(row, terms, events),
        onsite=_due(onsite, terms, events) if onsite is not None else None,
        offered=_due(offered, terms, events) if offered is not None else None,
        solution=_due(row_of(block, "waktu_penyelesaian", urgency, None), terms, events),
        ended=events.confirmed if by_user else events.solution,
    )


def block_of(service: Service | None, terms: Terms) -> Data | None:
    """The service's SLA, with the example's tables wherever it is silent; None where it has none."""
    own = service.document.data.get("sla") if service else None
    reading = terms.reading("sla.kedudukan")
    if reading == "tidak-dipakai" or (own is None and reading != "selalu-berlaku"):
        return None
    return {**terms.sla_example(), **(own or {})}


def in_term(block: Data, terms: Terms, reported: date) -> bool:
    """Whether a ticket of a day was reported while the SLA held, its last day included (reading B10)."""
    term = block.get("berlaku")
    if not isinstance(term, Mapping) or terms.reading("sla.lingkup") == "semua-tiket":
        return True
    # Dates in one writing sort as their texts do; the schema lets no other through.
    day = reported.isoformat()
    return str(term.get("mulai", day)) <= day <= str(term.get("sampai", day))


def row_of(block: Data, part: str, urgency: Any, condition: str | None) -> Data | None:
    """The first row of a part of the SLA for an urgency and a condition (None: any)."""
    if urgency is None:
        return None
    for row in as_list(block.get(part)):
        if urgency in as_list(row.get("urgensi")) and condition in (None, row.get("kondisi")):
            found: Data = row
            return found
    return None


def _due(row: Data | None, terms: Terms, events: Events) -> Due:
    if row is None:
        return Due()
    clauses = tuple(as_list(row.get("klausul")))
    return Due(_deadline(row, terms, events), row.get("operator") == "lt", clauses)


def _deadline(row: Data, terms: Terms, events: Events) -> datetime | None:
    """The instant that a row names for a ticket (readings B04, B05)."""
    if row.get("maksimal") == NEXT_WORKING_DAY:
        return _next_working_day(terms, events)
    seconds = seconds_of(str(row.get("maksimal")))
    if seconds is None:
        return None
    if row.get("kondisi") == IN_OFFICE_HOURS and terms.reading("sla.t12_jam") == "jam-kerja":
        return terms.calendar.add_working_seconds(events.start, seconds)
    return events.start + timedelta(seconds=seconds)


def _next_working_day(terms: Terms, events: Events) -> datetime | None:
    reading = terms.reading("sla.t12_hari_berikutnya")
    if reading == "tanggal-berikutnya-harfiah":
        return terms.calendar.add_working_days(events.start, 1)
    closing = terms.calendar.close_of_next_opened_day(events.start)
    if closing is None or reading != "akhir-hari-kalender":
        return closing
    # The last whole second of the day: the deadline itself is still in time.
    zone = terms.law.zone
    following = closing.astimezone(zone).date() + timedelta(days=1)
    return start_of_day(following, zone) - timedelta(seconds=1)


@lru_cache(maxsize=256)
def seconds_of(text: str) -> int | None:
    """The length that a row names; None where it names none, as the next working day."""
    duration = parse_duration(text)
    return int(duration.seconds) if duration and duration.seconds is not None else None
