"""Which services and components run on a day, and what they stand on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date, datetime

from pipeline.model.document import Data, Document
from pipeline.model.lives import first_day
from pipeline.model.moments import parse_date
from pipeline.model.region import Office, Region, Service

_NOT_RUNNING = frozenset({"rencana", "dihentikan"})


def today(region: Region, as_of: datetime) -> date:
    """The day of judgement in the region's zone."""
    return as_of.astimezone(region.zone).date()


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
    yield from (part for _, part in region.needs(document))


def foundation(region: Region, *documents: Document) -> dict[str, Document]:
    """All that services or components stand on, directly or not, by full name, in order of discovery."""
    found: dict[str, Document] = {}
    own = {document.ref for document in documents}
    waiting = deque(needed for document in documents for needed in region.needs(document))
    while waiting:
        name, part = waiting.popleft()
        if name not in found and name not in own:
            found[name] = part
            waiting.extend(region.needs(part))
    return found
