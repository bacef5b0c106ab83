"""What the catalogue promised for a ticket, as it held when the ticket was reported (reading A19)."""

from __future__ import annotations

from datetime import datetime

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.clock import Clock
from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.durations import parse_duration
from pipeline.model.moments import parse_date
from pipeline.model.region import Service

# The catalogue's field 10, and the act that sets it.
_CLAUSES = ("L2.1.1.2.k10", "L2.1.1.1.p1a")


def promise_of(case: Case, law: Law, start: datetime, clock: Clock) -> Limit | None:
    """The limit that the catalogue promises: the butir's for a permintaan, the service's for an aduan.

    It is compared as Tabel 2 is (reading A02). A promise in working days ends at closing time of the last.
    """
    text = _promised(case, start)
    duration = parse_duration(text) if text is not None else None
    if duration is None:
        return None
    operator = "le" if law.reading("batas.tabel2_tabel4_ketat", case.opd, start) == "inklusif" else "lt"
    if duration.seconds is not None:
        return Limit(int(duration.seconds), operator, _CLAUSES)
    deadline = law.calendar(case.opd).add_working_days(start, duration.working_days or 0)
    # In the clock's own seconds: what office hours do not count passes no deadline either.
    return Limit(clock.count(start, deadline), operator, _CLAUSES) if deadline else None


def _promised(case: Case, start: datetime) -> object:
    service = case.service
    if service is None:
        return None
    if case.document.jenis == "aduan":
        return service.held("target_pelayanan", start)
    butir = service.request(case.get("butir"))
    return _held(butir, service, start) if butir else None


def _held(butir: Data, service: Service, start: datetime) -> object:
    if "riwayat" not in butir:
        return butir.get("target")
    day = start.astimezone(service.zone).date()
    for entry in sorted(butir["riwayat"], key=lambda entry: str(entry.get("sampai", ""))):
        until = parse_date(entry.get("sampai"))
        if until is not None and day <= until and "target" in entry:
            return entry["target"]
    return butir.get("target")
