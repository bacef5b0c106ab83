"""One thing that is late or due soon, and how far ahead one looks."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.lean import dataclass
from pipeline.model.moments import start_of_day
from pipeline.model.region import Service

_WITHIN = re.compile(r"([0-9]{1,4})([hdw])")
_HOURS = {"h": 1, "d": 24, "w": 168}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do.

    Attributes:
        opd: The OPD that has to do it.
        layanan: Id of the service it is about; None where it is about none in particular.
        jenis: Kind of the record that shows it, or that is still to be written.
        id: Id of that record; of a periodical duty the id of what it is about.
        apa: What is due, a machine word: "respons", "tabel2", "katalog", "sla_respons", "sla_pendampingan",
            "sla_selesai", "estimasi", "tindak_lanjut", "masa_berlaku" or "berkala".
        tenggat: The instant, or the last day.
        terlambat: Whether it has passed.
        siapa: Those who have to do it, as "opd/person" or as written.
        klausul: What asks for it.
        pesan: One sentence, in Indonesian.
    """

    opd: str
    layanan: str | None
    jenis: str
    id: str
    apa: str
    tenggat: datetime | date
    terlambat: bool
    siapa: tuple[str, ...]
    klausul: tuple[str, ...]
    pesan: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """Who looks, from when, and how far.

    Attributes:
        world: The region.
        law: The regulation.
        within: How far ahead.
    """

    world: World
    law: Law
    within: timedelta

    @property
    def zone(self) -> ZoneInfo:
        """The region's zone."""
        return self.world.region.zone

    @property
    def today(self) -> date:
        """The day of judgement in the region's zone."""
        return self.world.as_of.astimezone(self.zone).date()

    @property
    def horizon(self) -> datetime:
        """The last instant that is looked at."""
        return self.world.as_of + self.within

    @property
    def last_day(self) -> date:
        """The last day that begins by then."""
        return self.horizon.astimezone(self.zone).date()

    def sees(self, at: datetime) -> bool:
        """Whether an instant lies before the horizon or on it."""
        return at <= self.horizon

    def service(self, name: str) -> Service | None:
        """A service by "opd/id"."""
        return self.world.region.services.get(name)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which things are wanted; None takes all.

    Attributes:
        opd: Those of one OPD.
        service: Those about one service, "id" or "opd/id".
    """

    opd: str | None = None
    service: str | None = None

    def take(self, item: Item) -> bool:
        """Whether a thing is wanted."""
        if self.opd is not None and item.opd != self.opd:
            return False
        return self.service is None or self.service in (item.layanan, f"{item.opd}/{item.layanan}")


def parse_within(text: str) -> timedelta | None:
    """Reads 12h, 7d or 2w; None for anything else."""
    match = _WITHIN.fullmatch(text)
    return timedelta(hours=int(match[1]) * _HOURS[match[2]]) if match else None


def instant_of(deadline: datetime | date, zone: ZoneInfo) -> datetime:
    """A deadline as an instant to sort by; a last day ends with it."""
    if isinstance(deadline, datetime):
        return deadline
    return start_of_day(deadline + timedelta(days=1), zone)
