"""A ticket while it is being made: what it says, and whom it points at before numbers are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from tools.sample.catalogue.forms import Doc
from tools.sample.catalogue.index import ADM_INFRA, ADM_LAYANAN, PJ_LAYANAN, Service, holder, holders
from tools.sample.clock import HOLIDAYS
from tools.sample.dice import Dice
from tools.sample.texts import shared

FRIDAY = 4
PREFIX = {"aduan": "ADU", "permintaan": "PMT"}


@dataclass(slots=True, eq=False)
class Ticket:
    """One permintaan or aduan.

    Attributes:
        jenis: "permintaan" or "aduan".
        service: Whose it is.
        start: When its clocks start.
        doc: Its fields; times are `datetime`, other tickets are `Ticket` until it is written.
        late: Which of its targets it missed: "respons", "pelayanan".
        id: Its number, "" until all are sorted.
        filing: "" for a file of its own, else the name of the file it shares.
    """

    jenis: str
    service: Service
    start: datetime
    doc: Doc = field(default_factory=dict)
    late: set[str] = field(default_factory=set)
    id: str = ""
    filing: str = ""

    @property
    def recorded(self) -> datetime:
        """When the desk wrote it down."""
        moment: datetime = self.doc["dicatat" if self.jenis == "aduan" else "diajukan"]
        return moment

    def ref(self, opd: str) -> str:
        """How a record of that OPD refers to it."""
        return self.id if opd == self.service.opd else f"{self.service.opd}/{self.id}"


def number(tickets: Iterable[Ticket]) -> list[Ticket]:
    """The tickets in order of recording, each with its number within OPD, kind and year."""
    ordered = sorted(tickets, key=lambda ticket: (ticket.recorded, ticket.service.id))
    counts: dict[tuple[str, str, int], int] = {}
    for ticket in ordered:
        key = (ticket.service.opd, ticket.jenis, ticket.recorded.year)
        counts[key] = counts.get(key, 0) + 1
        ticket.id = f"{PREFIX[ticket.jenis]}-{key[2]}-{counts[key]:04d}"
    return ordered


def desk(dice: Dice, service: Service, day: date) -> str:
    """A member of the service's desk on that day."""
    return dice.pick(holders(service.opd, ADM_LAYANAN, service.id, day))


def engineer(dice: Dice, service: Service, day: date) -> str:
    """A member of the infrastructure team on that day."""
    return dice.pick(holders(service.opd, ADM_INFRA, service.id, day))


def owner(service: Service, day: date) -> str:
    """The penanggung jawab layanan on that day."""
    return holder(service.opd, PJ_LAYANAN, service.id, day)


def late_start(start: datetime) -> tuple[str, ...]:
    """Why a ticket that came while the desk was closed was late: holiday, weekend or evening."""
    if start.date() in HOLIDAYS:
        return shared.LATE_HOLIDAY
    return shared.LATE_WEEKEND if start.weekday() > FRIDAY else shared.LATE_EVENING


def pseudonym(dice: Dice, people: tuple[tuple[str, str], ...], words: str) -> Doc:
    """Who asks: mostly a pseudonym, now and then an invented name with an invented address."""
    kategori, stem = dice.weighted([(person, 3.0 / (place + 1)) for place, person in enumerate(people)])
    serial = dice.whole(1, 480)
    if dice.chance(0.06):
        contact = f"contoh{serial:03d}@contoh.example"
        return {"nama": f"Contoh Pengguna {serial:03d}", "kontak": contact, "kategori": kategori}
    name = stem.format(kec=words) if "{kec}" in stem else stem
    return {"samaran": f"{name}-{serial:03d}", "kategori": kategori}
