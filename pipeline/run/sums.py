"""What rules about a region ask of every ticket: noted while its batch judges it, so none is unpacked."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from pipeline.model.card import TICKET_KINDS
from pipeline.model.case import Case
from pipeline.model.region import Region
from pipeline.model.summed import Counted
from pipeline.rules.evaluation.missed import outcomes_of
from pipeline.rules.monitoring.disagreements import lasted
from pipeline.run.aside import whole
from pipeline.run.shelves import Shelf, Ticket

_KIND = "aduan"
# Folders of nothing but tickets, usually.
TICKETS = (*sorted(TICKET_KINDS), "register")


def asked_for(paths: Collection[str]) -> bool:
    """Whether sums will be asked for, as far as the paths of records or of their folders tell.

    That is where anything but tickets is kept. Noted in vain they cost a fortieth of the judging; where they
    are missing, each ticket is asked for, one after the other.
    """
    told = "/\n".join(paths) + "/"
    return sum(told.count(f"/{kind}/") for kind in TICKETS) < len(paths)


class Spans:
    """When complaints about one service were open.

    Attributes:
        starts: When each began, in seconds of POSIX.
        ends: When it ended; infinity where it runs.
        numbers: Which ticket it is.
    """

    __slots__ = ("ends", "numbers", "starts")

    def __init__(self) -> None:
        """Of none."""
        self.starts, self.ends, self.numbers = array("d"), array("d"), array("q")

    def add(self, span: tuple[float, float], number: int) -> None:
        """A further one."""
        self.starts.append(span[0])
        self.ends.append(span[1])
        self.numbers.append(number)

    def join(self, other: Spans, first: int) -> None:
        """Those of others, whose numbers count from `first`."""
        self.starts.extend(other.starts)
        self.ends.extend(other.ends)
        self.numbers.extend(first + number for number in other.numbers)

    def rows(self) -> Iterator[tuple[float, float, int]]:
        """Start, end and number of each."""
        return zip(self.starts, self.ends, self.numbers, strict=True)


class Sums:
    """The sums of some tickets.

    Attributes:
        lasted: By service.
        outcomes: By OPD and what is counted: from when each outcome was certain.
    """

    __slots__ = ("lasted", "outcomes")

    def __init__(self) -> None:
        """Of none."""
        self.lasted: dict[str, Spans] = {}
        self.outcomes: dict[tuple[str, Counted], array[float]] = {}

    def add(self, number: int, case: Case, services: Iterable[str]) -> None:
        """A further ticket, measured.

        Args:
            number: Which it is.
            case: The ticket.
            services: "opd/id" of those it is about.
        """
        span = lasted(case) if case.document.jenis == _KIND else None
        if span is not None:
            for name in services:
                self.spans(name).add(span, number)
        for row in case.measured:
            for opd, counted, known in outcomes_of(row, case.region.zone):
                self.certain(opd, counted).append(known.timestamp())

    def join(self, other: Sums, first: int) -> None:
        """Those of other tickets, whose numbers count from `first`."""
        for name, spans in other.lasted.items():
            self.spans(name).join(spans, first)
        for (opd, counted), known in other.outcomes.items():
            self.certain(opd, counted).extend(known)

    def spans(self, service: str) -> Spans:
        """Where the complaints about a service are noted."""
        found = self.lasted.get(service)
        if found is None:
            found = self.lasted[service] = Spans()
        return found

    def certain(self, opd: str, counted: Counted) -> array[float]:
        """Where outcomes of an OPD are noted."""
        found = self.outcomes.get((opd, counted))
        if found is None:
            found = self.outcomes[opd, counted] = array("d")
        return found

    def packed(self) -> bytes:
        """As bytes."""
        return pickle.dumps(self, protocol=5)


def sums_of(shelf: Shelf, tickets: Iterable[Ticket], region: Region, as_of: datetime) -> Sums:
    """The sums of a shelf; where they were not noted, its tickets are asked for.

    Args:
        shelf: The shelf.
        tickets: Those on it.
        region: The catalogue.
        as_of: The instant of judgement.
    """
    if shelf.sums:
        noted: Sums = pickle.loads(whole(shelf.sums))  # noqa: S301  our own bytes
        return noted
    return summed_up(tickets, region, as_of)


def summed_up(tickets: Iterable[Ticket], region: Region, as_of: datetime) -> Sums:
    """The sums of some tickets, numbered in their order."""
    found = Sums()
    for number, (card, measured) in enumerate(tickets):
        found.add(number, Case(card.document, region, as_of, measured=measured), card.services)
    return found
