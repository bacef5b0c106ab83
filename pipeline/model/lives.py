"""When something of the catalogue existed, by its `mulai` and `berakhir`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.model.document import Data
from pipeline.model.moments import parse_date
from pipeline.model.periods import Period, parse_period


def first_day(value: object) -> date | None:
    """The first day that a date or a year means."""
    day = parse_date(value)
    if day is not None:
        return day
    period = parse_period(value)
    return period.first if period else None


def lived(data: Data, months: Iterable[str]) -> frozenset[str]:
    """Those of some months "2025-03" on a day of which it existed."""
    spans = ((month, parse_period(month)) for month in months)
    return frozenset(month for month, span in spans if span and existed(data, span))


def existed(data: Data, period: Period) -> bool:
    """Whether a service, application, component or OPD existed on at least one day of a period."""
    begin, end = first_day(data.get("mulai")), parse_date(data.get("berakhir"))
    return (begin is None or begin < period.after) and (end is None or period.first <= end)
