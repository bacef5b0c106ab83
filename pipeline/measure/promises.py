"""What the catalogue promised for a ticket, as it held when the ticket was reported (reading A19)."""

from __future__ import annotations

from datetime import datetime

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.durations import parse_duration
from pipeline.model.moments import parse_date, seconds_between
from pipeline.model.region import Service

# The catalogue's field 10, and the act that sets it.
_CLAUSES = ("L2.1.1.2.k10", "L2.1.1.1.p1a")


def promise_of(case: Case, law: Law, start: datetime) -> Limit | None:
    """The limit that the catalogue promises: the butir's for a permintaan, the service's for an aduan."""
    service = case.service
    if service is None:
        return None
    if case.document.jenis == "aduan":
        return as_limit(service.held("target_pelayanan", start), case, law, start)
    butir = service.request(case.get("butir"))
    return as_limit(_held(butir, service, start), case, law, start) if butir else None


def as_limit(text: object, case: Case, law: Law, start: datetime) -> Limit | None:
    """A promised length as a strict limit; working days end at closing time of the last one."""
    duration = parse_duration(text)
    if duration is None:
        return None
    if duration.seconds is not None:
        return Limit(int(duration.seconds), "lt", _CLAUSES)
    deadline = law.calendar(case.opd).add_working_days(start, duration.working_days or 0)
    return Limit(seconds_between(start, deadline), "lt", _CLAUSES) if deadline else None


def _held(butir: Data, service: Service, start: datetime) -> object:
    day = start.astimezone(service.zone).date()
    former = sorted(butir.get("riwayat", ()), key=lambda entry: str(entry.get("sampai", "")))
    for entry in former:
        until = parse_date(entry.get("sampai"))
        if until is not None and day <= until:
            return entry.get("target")
    return butir.get("target")
