"""Which services and components run on a day, and what they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from pipeline.model.document import Data, Document, as_list
from pipeline.model.moments import parse_date
from pipeline.model.periods import parse_period
from pipeline.model.region import Office, Region, Service

_NOT_RUNNING = frozenset({"rencana", "dihentikan"})


def today(region: Region, as_of: datetime) -> date:
    """The day of judgement in the region's zone."""
    return as_of.astimezone(region.zone).date()


def first_day(value: object) -> date | None:
    """The first day that a date or a year means."""
    day = parse_date(value)
    if day is not None:
        return day
    period = parse_period(value)
    return period.first if period else None


def runs(data: Data, day: date) -> bool:
    """Whether a service, application, component or OPD with `mulai` and `berakhir` runs on a day."""
    begin, end = first_day(data.get("mulai")), parse_date(data.get("berakhir"))
    begun = begin is None or begin <= day
    return begun and (end is None or day <= end) and data.get("status") not in _NOT_RUNNING


def providers(region: Region, day: date) -> list[tuple[Office, list[Service]]]:
    """The service-providing OPDs that have running services, each with them."""
    found = []
    for office in region.offices.values():
        if office.provides and runs(office.document.data, day):
            services = [one for one in region.services_of(office.id) if runs(one.document.data, day)]
            if services:
                found.append((office, services))
    return found


def parts(region: Region, document: Document) -> Iterator[Document]:
    """The applications and components that a document itself names as what it stands on."""
    for field in ("aplikasi", "infrastruktur", "bergantung_pada"):
        for ref in as_list(document.data.get(field)):
            found = region.component(ref, document.opd)
            if found is not None:
                yield found


def foundation(region: Region, document: Document) -> dict[str, Document]:
    """All that a service or component stands on, directly or not, by full name, in order of discovery."""
    found: dict[str, Document] = {}
    waiting = list(parts(region, document))
    while waiting:
        part = waiting.pop(0)
        if part.ref not in found and part.ref != document.ref:
            found[part.ref] = part
            waiting.extend(parts(region, part))
    return found
