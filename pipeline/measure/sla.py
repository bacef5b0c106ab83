"""The SLA's clocks (Tabel 12 and 13, on-site assistance): judged beside the regulation's, never instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from pipeline.law.law import Law
from pipeline.measure.ticketevents import Events
from pipeline.model.case import Case
from pipeline.model.document import Data, as_list
from pipeline.model.durations import parse_duration
from pipeline.model.moments import parse_date, start_of_day

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
        solution: Tabel 13.
        ended: What ends Tabel 13: the solution, or the confirmation (reading B09).
    """

    in_term: bool
    in_hours: bool
    response: Due
    onsite: Due | None
    solution: Due
    ended: datetime | None


def agreement_of(case: Case, law: Law, events: Events) -> Agreement | None:
    """The SLA of a ticket's service, applied; None where there is none (reading B01)."""
    block = _block(case, law, events.start)
    if block is None:
        return None
    start, urgency = events.start, case.get("urgensi")
    in_hours = law.calendar(case.opd).is_open(start)
    row = _row(block, "kecepatan_respon", urgency, IN_OFFICE_HOURS if in_hours else OUTSIDE_THEM)
    onsite = _row(block, "kecepatan_respon", urgency, ON_SITE) if events.onsite else None
    replaced = law.reading("sla.t12_pendampingan", case.opd, start) == "menggantikan-baris-1"
    if onsite is not None and in_hours and replaced:
        row = onsite
    by_user = law.reading("sla.t13_akhir", case.opd, start) == "konfirmasi"
    return Agreement(
        in_term=_in_term(block, case, law, start),
        in_hours=in_hours,
        response=_due(row, case, law, start),
        onsite=_due(onsite, case, law, start) if onsite is not None else None,
        solution=_due(_row(block, "waktu_penyelesaian", urgency, None), case, law, start),
        ended=events.confirmed if by_user else events.solution,
    )


def _block(case: Case, law: Law, start: datetime) -> Data | None:
    """The service's SLA, with the example's tables wherever it is silent."""
    own = case.service.document.data.get("sla") if case.service else None
    reading = law.reading("sla.kedudukan", case.opd, start)
    if reading == "tidak-dipakai" or (own is None and reading != "selalu-berlaku"):
        return None
    return {**_example(law, start.astimezone(law.zone).date()), **(own or {})}


@lru_cache(maxsize=1024)
def _example(law: Law, day: date) -> Mapping[str, object]:
    """Tabel 11-14 of a day; the same for every ticket reported on it."""
    return law.sla_defaults(start_of_day(day, law.zone))


def _in_term(block: Data, case: Case, law: Law, start: datetime) -> bool:
    """Whether a ticket was reported while the SLA held, its last day included (reading B10)."""
    term = block.get("berlaku")
    if not isinstance(term, Mapping) or law.reading("sla.lingkup", case.opd, start) == "semua-tiket":
        return True
    day = start.astimezone(case.region.zone).date()
    first, last = parse_date(term.get("mulai")), parse_date(term.get("sampai"))
    return (first is None or first <= day) and (last is None or day <= last)


def _row(block: Data, part: str, urgency: Any, condition: str | None) -> Data | None:
    if urgency is None:
        return None
    for row in as_list(block.get(part)):
        if urgency in as_list(row.get("urgensi")) and condition in (None, row.get("kondisi")):
            found: Data = row
            return found
    return None


def _due(row: Data | None, case: Case, law: Law, start: datetime) -> Due:
    if row is None:
        return Due()
    clauses = tuple(as_list(row.get("klausul")))
    return Due(_deadline(row, case, law, start), row.get("operator") == "lt", clauses)


def _deadline(row: Data, case: Case, law: Law, start: datetime) -> datetime | None:
    """The instant that a row names for a ticket (readings B04, B05)."""
    if row.get("maksimal") == NEXT_WORKING_DAY:
        return _next_working_day(case, law, start)
    duration = parse_duration(row.get("maksimal"))
    if duration is None or duration.seconds is None:
        return None
    seconds = int(duration.seconds)
    in_office_hours = law.reading("sla.t12_jam", case.opd, start) == "jam-kerja"
    if row.get("kondisi") == IN_OFFICE_HOURS and in_office_hours:
        return law.calendar(case.opd).add_working_seconds(start, seconds)
    return start + timedelta(seconds=seconds)


def _next_working_day(case: Case, law: Law, start: datetime) -> datetime | None:
    calendar, zone = law.calendar(case.opd), case.region.zone
    reading = law.reading("sla.t12_hari_berikutnya", case.opd, start)
    if reading == "tanggal-berikutnya-harfiah":
        return calendar.add_working_days(start, 1)
    closing = calendar.close_of_next_opened_day(start)
    if closing is None or reading != "akhir-hari-kalender":
        return closing
    # The last whole second of the day: the deadline itself is still in time.
    following = closing.astimezone(zone).date() + timedelta(days=1)
    return start_of_day(following, zone) - timedelta(seconds=1)
