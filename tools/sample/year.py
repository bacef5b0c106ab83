"""All tickets of the sample region, numbered, with the file each one goes into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tools.sample import cases, waiting
from tools.sample.catalogue.index import SERVICES
from tools.sample.clock import AS_OF, quarter
from tools.sample.complaints import complaints
from tools.sample.majors import majors
from tools.sample.requests import requests
from tools.sample.tickets import Ticket, number

# Desks that keep one file a month (several documents in it), and desks that keep a register.
_MONTHLY = {("permintaan", "pbb-daring"), ("aduan", "lapor-bupati")}
_REGISTERS = {("permintaan", "adminduk-daring"), ("aduan", "presensi-asn")}


@dataclass(frozen=True, slots=True)
class Year:
    """What happened.

    Attributes:
        tickets: Every permintaan and aduan, in order of recording.
        mayor: The aduan behind each outage, by (service, start of the outage).
        corrected: The closed aduan whose confirmation was first typed wrong.
        feature: The request from which a change came.
    """

    tickets: list[Ticket]
    mayor: dict[tuple[str, datetime], Ticket]
    corrected: Ticket
    feature: Ticket

    def of(self, service: str, jenis: str, months: range, year: int = 2025) -> list[Ticket]:
        """The tickets of a service whose clocks start in those months."""
        return [
            ticket
            for ticket in self.tickets
            if (ticket.service.id, ticket.jenis, ticket.start.year) == (service, jenis, year)
            and ticket.start.month in months
        ]


def happened() -> Year:
    """The year of the sample region, always the same."""
    mayor = majors()
    usual = [ticket for service in SERVICES.values() for ticket in (*requests(service), *complaints(service))]
    scripted = [
        *cases.boundaries(),
        *cases.repeats(),
        *cases.lebaran(),
        *cases.escalations(),
        *cases.letters(),
        *cases.from_review(),
        *waiting.rerouted(),
        *waiting.unfinished(),
        *waiting.pending(),
    ]
    feature = waiting.feature_request()
    twice = cases.duplicates(
        [ticket for ticket in usual if ticket.doc["status"] in ("ditutup", "dikonfirmasi")][20::55]
    )
    tickets = number([*usual, *scripted, *mayor.values(), *twice, feature])
    for ticket in tickets:
        ticket.filing = _filing(ticket)
    return Year(tickets, mayor, _corrected(tickets), feature)


def _filing(ticket: Ticket) -> str:
    key = (ticket.jenis, ticket.service.id)
    month = f"{ticket.recorded.year}-{ticket.recorded.month:02d}"
    if key in _MONTHLY:
        return f"{month}-{ticket.service.id}"
    if key in _REGISTERS and ticket.recorded.month % 2 == 0 and ticket.recorded < AS_OF:
        return f"REG-{ticket.jenis[:3].upper()}-{month}"
    return ""


def _corrected(tickets: list[Ticket]) -> Ticket:
    return next(
        ticket
        for ticket in tickets
        if (ticket.jenis, ticket.service.id, ticket.doc["status"]) == ("aduan", "akta-daring", "ditutup")
        and quarter(ticket.start.month) == 2
        and not ticket.late
    )
