"""Tickets in small: what a batch found out about those that stand alone, packed until one is asked for."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from operator import attrgetter
from typing import Any

from pipeline.link.cards import slim
from pipeline.model.card import Card, Reference, Start
from pipeline.model.document import Document, Row
from pipeline.model.fact import COLUMNS, Fact, Measured, Verdict

Ticket = tuple[Card, tuple[Measured, ...]]
_columns = attrgetter(*COLUMNS)
_AS_IT_IS = frozenset({int, str, bool, float, tuple})
_TIME, _FRACTION, _VERDICT, _OTHER = "@", "/", "!", "?"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The stand-alone tickets of one batch, in order of place.

    Attributes:
        refs: Their full names "opd/jenis/id".
        packed: Documents and facts, for `unpacked`.
        silent: Positions of those that nothing was measured of.
        singled: Position and card of those that others may have to do with: they name a record or a paper,
            or say that a whole service is down.
        homes: The first document of each OPD among them, cut to its name.
        months: (OPD, month) in which one of them began, by the OPD for which it counts.
        begun: When each began, for `starts_of`.
    """

    refs: tuple[str, ...] = ()
    packed: bytes = b""
    silent: frozenset[int] = frozenset()
    singled: tuple[tuple[int, Card], ...] = ()
    homes: tuple[Document, ...] = ()
    months: frozenset[tuple[str, str]] = frozenset()
    begun: bytes = b""


@dataclass(frozen=True, slots=True)
class Judged:
    """A ticket that has been judged alone.

    Attributes:
        document: The whole of it.
        services: "opd/id" of the services it is about.
        pending: References that only all records can resolve.
        measured: Its facts.
    """

    document: Document
    services: tuple[str, ...]
    pending: tuple[Reference, ...]
    measured: tuple[Measured, ...]

    @property
    def card(self) -> Card:
        """What the others may know of it."""
        return Card(slim(self.document), self.services, self.pending)


def pack(tickets: Iterable[Judged]) -> bytes:
    """Documents and facts as bytes: a twentieth of what they take as objects."""
    plain = [_plain_ticket(one) for one in tickets]
    return zlib.compress(pickle.dumps(plain, protocol=5), 1)


def unpacked(packed: bytes) -> list[Ticket]:
    """The cards and facts of a shelf."""
    return [_ticket(*plain) for plain in pickle.loads(zlib.decompress(packed))]  # noqa: S301  our own bytes


def pack_starts(starts: Iterable[Start]) -> bytes:
    """When tickets began, as bytes: so many small things take five times the room as objects."""
    plain = [(one.ref, one.path, one.place, one.row, one.opd, one.day) for one in starts]
    return zlib.compress(pickle.dumps(plain, protocol=5), 1)


def starts_of(shelf: Shelf) -> list[Start]:
    """When each ticket of a shelf began, in its order."""
    return [Start(*plain) for plain in pickle.loads(zlib.decompress(shelf.begun))]  # noqa: S301  our own bytes


def _plain_ticket(ticket: Judged) -> tuple[Any, ...]:
    one = ticket.document
    row = (one.row.number, tuple(sorted(one.row.own))) if one.row else None
    place = (one.path, one.index, one.line, one.data, one.opd, row)
    return (place, ticket.services, ticket.pending, [_plain_fact(measured) for measured in ticket.measured])


def _plain_fact(measured: Measured) -> tuple[Any, ...]:
    values = [
        (number, value if type(value) in _AS_IT_IS else _plain(value))
        for number, value in enumerate(_columns(measured.fact))
        if value is not None
    ]
    return (values, tuple(sorted(measured.notes)), measured.extras)


def _plain(value: object) -> tuple[Any, ...]:
    if type(value) is datetime and value.tzinfo is UTC:
        return (_TIME, value.timestamp())
    if type(value) is Fraction:
        return (_FRACTION, value.numerator, value.denominator)
    return (_VERDICT, value.value) if type(value) is Verdict else (_OTHER, value)


def _ticket(place: Sequence[Any], services: Any, pending: Any, rows: Iterable[Sequence[Any]]) -> Ticket:
    path, index, line, data, opd, row = place
    document = Document(path, index, line, data, opd, Row(row[0], frozenset(row[1])) if row else None)
    measured = tuple(_measured(document, *parts) for parts in rows)
    return Judged(document, services, pending, measured).card, measured


def _measured(
    behind: Document, values: Iterable[tuple[int, Any]], notes: Iterable[str], extras: Any
) -> Measured:
    columns = {COLUMNS[number]: _meant(value) for number, value in values}
    return Measured(Fact(**columns), behind, frozenset(notes), extras)


def _meant(value: Any) -> Any:
    if type(value) is not tuple or not value or value[0] not in (_TIME, _FRACTION, _VERDICT, _OTHER):
        return value
    kind, *rest = value
    if kind == _TIME:
        return datetime.fromtimestamp(rest[0], UTC)
    if kind == _FRACTION:
        return Fraction(rest[0], rest[1])
    return Verdict(rest[0]) if kind == _VERDICT else rest[0]
