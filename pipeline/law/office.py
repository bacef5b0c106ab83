"""Calendars from plain data: the pack's default hours and decrees, then what a region and an OPD declare."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from pipeline.law.dated import ALWAYS
from pipeline.law.feasts import DayNote
from pipeline.law.hours import WEEKDAYS, Layer, Plan, Spans, Special, Week
from pipeline.law.plain import day, entries, mapping, text
from pipeline.model.document import Data
from pipeline.model.durations import parse_hours
from pipeline.model.lean import replace

ROUND_THE_CLOCK = "24x7"
JOINT_LEAVE = "cuti_bersama"
WHOLE_DAY: Spans = ((0, 86400),)


def read_plan(document: Data) -> Plan:
    """The calendar of a pack (`kalender.yaml`)."""
    return Plan(
        layers=(replace(read_layer(document), weeks=_dated_weeks(document)),),
        decreed={
            year: decreed_year(row)
            for row in entries(document, "hari_libur")
            if (year := _year(row)) is not None
        },
        country=text(document, "pustaka", "negara"),
        joint_leave_open=document.get("cuti_bersama") == "hari_kerja",
    )


def read_layer(calendar: Data, dasar: str = "") -> Layer:
    """What a `kalender` block of a region or an OPD says."""
    hours = calendar.get("jam_kerja")
    weeks = (Week(ALWAYS, days, dasar),) if (days := week_days(hours)) is not None else ()
    return Layer(
        weeks=weeks,
        closed=_notes(calendar, "libur_tambahan"),
        opened=_notes(calendar, "hari_kerja_tambahan"),
        specials=tuple(s for row in entries(calendar, "jam_khusus") if (s := special_of(row)) is not None),
    )


def week_days(hours: Any) -> tuple[Spans, ...] | None:
    """Hours from Monday to Sunday; None where they cannot be read."""
    if hours == ROUND_THE_CLOCK:
        return (WHOLE_DAY,) * len(WEEKDAYS)
    if not isinstance(hours, Mapping) or not hours:
        return None
    days = [parse_hours(hours[name]) if name in hours else () for name in WEEKDAYS]
    known = [spans for spans in days if spans is not None]
    return tuple(known) if len(known) == len(WEEKDAYS) and hours.keys() <= set(WEEKDAYS) else None


def decreed_year(row: Data) -> dict[date, DayNote]:
    """The holidays of one year that the pack lists whole."""
    source = text(row, "dasar")
    found: dict[date, DayNote] = {}
    for item in entries(row, "hari"):
        when = day(item, "tanggal")
        if when is not None:
            joint = text(item, "jenis") == JOINT_LEAVE
            found[when] = DayNote(text(item, "keterangan"), text(item, "dasar") or source, joint_leave=joint)
    return found


def always_closed(plan: Plan, start: date, days: int) -> bool:
    """Whether a plan opens on none of so many days from `start` on."""
    return not any(plan.decide(start + timedelta(days=n)).spans for n in range(days))


def _year(row: Data) -> int | None:
    year = row.get("tahun")
    return int(str(year)) if str(year).isdecimal() else None


def _dated_weeks(document: Data) -> tuple[Week, ...]:
    weeks = [
        Week(day(row, "mulai") or ALWAYS, days, text(row, "dasar"))
        for row in entries(document, "jam_kerja")
        if (days := week_days(row.get("minggu"))) is not None
    ]
    return tuple(sorted(weeks, key=lambda week: week.mulai))


def _notes(calendar: Data, name: str) -> dict[date, DayNote]:
    return {
        when: DayNote(text(row, "keterangan") or name.replace("_", " "), text(row, "dasar"))
        for row in entries(calendar, name)
        if (when := day(row, "tanggal")) is not None
    }


def special_of(row: Data) -> Special | None:
    """Special hours; None where they cannot be read or end before they begin."""
    first, last, hours = day(row, "mulai"), day(row, "sampai"), week_days(mapping(row, "jam_kerja"))
    if first is None or last is None or hours is None or last < first:
        return None
    named = {n: spans for n, spans in enumerate(hours) if WEEKDAYS[n] in row["jam_kerja"]}
    return Special(first, last, named, text(row, "dasar"))
