"""The SLA's clocks (Tabel 12 and 13, on-site assistance): judged beside the regulation's, never instead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.ticketevents import Events
from pipeline.measure.verdicts import judge_deadline
from pipeline.model.case import Case
from pipeline.model.document import Data, as_list
from pipeline.model.durations import parse_duration
from pipeline.model.fact import Verdict
from pipeline.model.moments import parse_date, seconds_between, start_of_day

NEXT_WORKING_DAY = "hari_kerja_berikutnya"
HOUR = 3600


def sla_columns(case: Case, law: Law, events: Events, gate: Verdict | None) -> dict[str, Any]:
    """The `sla_*` columns of a ticket; empty where its service has no SLA (reading B01)."""
    block = agreement(case, law)
    if block is None:
        return {}
    urgency = case.get("urgensi")
    overruled = gate or (None if _in_term(block, case, events.start) else Verdict.TIDAK_DINILAI)
    columns = _response(case, law, events, block, urgency)
    columns |= _solution(case, law, events, block, urgency)
    for name in columns:
        if overruled and name.endswith("_hasil") and columns[name] is not None:
            columns[name] = overruled
    if events.contradictory:
        columns["sla_selesai_jam"] = None
    return columns


def agreement(case: Case, law: Law) -> Data | None:
    """The service's SLA, with the example's tables wherever it is silent."""
    own = case.service.document.data.get("sla") if case.service else None
    reading = law.reading("sla.kedudukan", case.opd)
    if reading == "tidak-dipakai" or (own is None and reading != "selalu-berlaku"):
        return None
    return {**law.sla_defaults(), **(own or {})}


def _in_term(block: Data, case: Case, start: datetime) -> bool:
    term = block.get("berlaku")
    if not isinstance(term, Mapping):
        return True
    day = start.astimezone(case.region.zone).date()
    first, last = parse_date(term.get("mulai")), parse_date(term.get("sampai"))
    return (first is None or first <= day) and (last is None or day <= last)


def _response(case: Case, law: Law, events: Events, block: Data, urgency: Any) -> dict[str, Any]:
    open_hours = law.calendar(case.opd).is_open(events.start)
    row = _row(block, "kecepatan_respon", urgency, "jam_kerja" if open_hours else "luar_jam_kerja")
    onsite = _row(block, "kecepatan_respon", urgency, "pendampingan")
    was_onsite = case.get("pendampingan") is not None and onsite is not None
    if was_onsite and law.reading("sla.t12_pendampingan", case.opd) == "menggantikan-baris-1":
        row = onsite
    deadline = _deadline(row, case, law, events.start)
    verdict = judge_deadline(deadline, events.response, case.as_of)
    if deadline is not None and events.response is None and events.closed is not None:
        verdict = Verdict.TIDAK_TERCAPAI
    columns: dict[str, Any] = {"sla_respons_batas": deadline, "sla_respons_hasil": verdict}
    columns["dasar_sla"] = _clauses(row)
    if was_onsite:
        until = _deadline(onsite, case, law, events.start)
        columns["sla_pendampingan_batas"] = until
        columns["sla_pendampingan_hasil"] = judge_deadline(until, events.onsite, case.as_of)
        columns["dasar_sla"] += _clauses(onsite)
    return columns


def _solution(case: Case, law: Law, events: Events, block: Data, urgency: Any) -> dict[str, Any]:
    row = _row(block, "waktu_penyelesaian", urgency, None)
    deadline = _deadline(row, case, law, events.start)
    by_confirmation = law.reading("sla.t13_akhir", case.opd) == "konfirmasi"
    done = events.confirmed if by_confirmation else events.solution
    limit = Limit(seconds_between(events.start, deadline), "le") if deadline else None
    taken = None if done is None else Fraction(seconds_between(events.start, done), HOUR)
    return {
        "sla_selesai_batas": deadline,
        "sla_selesai_batas_jam": Fraction(limit.seconds, HOUR) if limit else None,
        "sla_selesai_jam": taken,
        "sla_selesai_hasil": judge_deadline(deadline, done, case.as_of),
    }


def _row(block: Data, part: str, urgency: Any, condition: str | None) -> Data | None:
    for row in as_list(block.get(part)):
        if urgency in as_list(row.get("urgensi")) and condition in (None, row.get("kondisi")):
            found: Data = row
            return found
    return None


def _clauses(row: Data | None) -> tuple[str, ...]:
    return tuple(as_list(row.get("klausul"))) if row else ()


def _deadline(row: Data | None, case: Case, law: Law, start: datetime) -> datetime | None:
    """The last instant that is still in time (readings B04, B05)."""
    if row is None:
        return None
    if row.get("maksimal") == NEXT_WORKING_DAY:
        return _next_working_day(case, law, start)
    duration = parse_duration(row.get("maksimal"))
    if duration is None or duration.seconds is None:
        return None
    seconds = int(duration.seconds)
    if row.get("kondisi") == "jam_kerja" and law.reading("sla.t12_jam", case.opd) == "jam-kerja":
        return law.calendar(case.opd).add_working_seconds(start, seconds)
    return start + timedelta(seconds=seconds)


def _next_working_day(case: Case, law: Law, start: datetime) -> datetime | None:
    calendar, zone = law.calendar(case.opd), case.region.zone
    reading = law.reading("sla.t12_hari_berikutnya", case.opd)
    if reading == "tanggal-berikutnya-harfiah":
        return calendar.add_working_days(start, 1)
    closing = calendar.close_of_next_opened_day(start)
    if closing is None or reading != "akhir-hari-kalender":
        return closing
    following = closing.astimezone(zone).date() + timedelta(days=1)
    return start_of_day(following, zone) - timedelta(seconds=1)
