"""What the catalogue promised for a ticket, as it held when the ticket was reported (reading A19)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from pipeline.law.values import Limit
from pipeline.measure.clock import Clock
from pipeline.measure.terms import Terms
from pipeline.measure.ticketevents import Events
from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.durations import Duration, parse_duration
from pipeline.model.moments import parse_date
from pipeline.model.region import Service

# The catalogue's field 10, and the act that sets it.
_CLAUSES = ("L2.1.1.2.k10", "L2.1.1.1.p1a")


def promise_of(case: Case, terms: Terms, events: Events, clock: Clock) -> Limit | None:
    """The limit that the catalogue promises: the butir's for a permintaan, the service's for an aduan.

    It is compared as Tabel 2 is (reading A02). A promise in working days ends at closing time of the last.
    """
    service = case.service
    data = case.document.data
    text = promised(service, case.document.jenis, data.get("butir"), events.day) if service else None
    duration = _length(text) if isinstance(text, str) else None
    if duration is None:
        return None
    operator = "le" if terms.reading("batas.tabel2_tabel4_ketat") == "inklusif" else "lt"
    if duration.seconds is not None:
        return _elapsed(int(duration.seconds), operator)
    deadline = terms.calendar.add_working_days(events.start, duration.working_days or 0)
    # In the clock's own seconds: what office hours do not count passes no deadline either.
    return Limit(clock.count(events.start, deadline), operator, _CLAUSES) if deadline else None


def in_working_days(text: object) -> bool:
    """Whether a promise is a number of working days, so that its length depends on when it is given."""
    duration = _length(text) if isinstance(text, str) else None
    return duration is not None and duration.seconds is None


def promised(service: Service, kind: str, butir: Any, day: date) -> object:
    """What the catalogue promises in its own words: the service's target, or that of a butir."""
    if kind == "aduan":
        return service.held("target_pelayanan", day)
    entry = service.request(butir)
    return _held(entry, day) if entry else None


def _held(butir: Data, day: date) -> object:
    for entry in sorted(butir.get("riwayat", ()), key=lambda entry: str(entry.get("sampai", ""))):
        until = parse_date(entry.get("sampai"))
        if until is not None and day <= until and "target" in entry:
            return entry["target"]
    return butir.get("target")


@lru_cache(maxsize=1024)
def _elapsed(seconds: int, operator: str) -> Limit:
    """The limit of a promise in hours by the clock."""
    return Limit(seconds, operator, _CLAUSES)


@lru_cache(maxsize=1024)
def _length(text: str) -> Duration | None:
    """A promise as a length; a catalogue writes few different ones."""
    return parse_duration(text)
