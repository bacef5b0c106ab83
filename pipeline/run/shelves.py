"""Tickets in small: what a batch found out about those that stand alone, packed until one is asked for."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import Any

from pipeline.link.cards import slim
from pipeline.load.plainly import plain_content
from pipeline.model.card import Card, Reference, Start
from pipeline.model.document import Document, Row
from pipeline.model.fact import COLUMNS, Fact, Measured
from pipeline.model.lean import dataclass, fields, replace
from pipeline.run.aside import Aside, Packed, whole

Ticket = tuple[Card, tuple[Measured, ...]]
# In no file name, and in no id that a schema accepts.
_BETWEEN = "\0"
# The name of a folder may be none of any encoding.
_CODED = ("utf-8", "surrogatepass")
# How a pickle begins, and nothing that was compressed.
_PICKLED = b"\x80"
_columns = attrgetter(*COLUMNS)
# By position, the columns of instants and of numbers: pickled as they are they would take most of the time.
_TIMES, _NUMBERS = (
    tuple(number for number, column in enumerate(fields(Fact)) if word in str(column.type))
    for word in ("datetime", "Number")
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The stand-alone tickets of one batch, in order of place.

    Attributes:
        number: How many they are.
        names: Their full names "opd/jenis/id", one text.
        packed: Documents and facts, for `unpacked`; nothing where tickets are judged again when asked for.
        silent: Positions of those that nothing was measured of.
        singled: Position and card of those that others may have to do with: they name a record or a paper,
            or say that a whole service is down.
        homes: The first document of each OPD among them, cut to its name.
        months: (OPD, month) in which one of them began, by the OPD for which it counts.
        begun: When each began, for `starts_of`.
        sums: What rules about the region ask of all of them (see `sums_of`); b"" where it was not noted.
    """

    number: int = 0
    names: Packed = b""
    packed: Packed = b""
    silent: frozenset[int] = frozenset()
    singled: tuple[tuple[int, Card], ...] = ()
    homes: tuple[Document, ...] = ()
    months: frozenset[tuple[str, str]] = frozenset()
    begun: Packed = b""
    sums: Packed = b""

    @property
    def refs(self) -> tuple[str, ...]:
        """The full names of the tickets."""
        return tuple(whole(self.names).decode(*_CODED).split(_BETWEEN)) if self.number else ()

    def __len__(self) -> int:
        """How many tickets there are."""
        return self.number

    def small(self) -> Shelf:
        """The same shelf as it is kept from one run to the next: compressed."""
        raw = whole(self.packed)
        return replace(self, packed=zlib.compress(raw, 1) if raw.startswith(_PICKLED) else raw)

    def laid(self, aside: Aside) -> Shelf:
        """The same shelf, its bytes where there is room for them."""
        parts = (self.names, self.packed, self.begun, self.sums)
        names, packed, begun, sums = map(aside.put, map(whole, parts))
        return replace(self, names=names, packed=packed, begun=begun, sums=sums)


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


def pack(tickets: Iterable[Judged], *, as_lines: bool = False) -> bytes:
    """Documents and facts as bytes: a twentieth of what they take as objects.

    Args:
        tickets: Of one batch.
        as_lines: Whether documents wait as their own lines, where they have some, and uncompressed: packed in
            a fifth of the time, and read once more when one is asked for.
    """
    plain = pickle.dumps([_plain_ticket(one, as_lines=as_lines) for one in tickets], protocol=5)
    return plain if as_lines else zlib.compress(plain, 1)


def joined(refs: Iterable[str]) -> bytes:
    """Full names as one text, a third of what they take apart."""
    return _BETWEEN.join(refs).encode(*_CODED)


def unpacked(packed: Packed) -> list[Ticket]:
    """The cards and facts of a shelf."""
    opened = Opened(packed)
    return [(opened.card(number), opened.measured(number)) for number in range(len(opened))]


class Opened:
    """A shelf taken down: of each ticket only what is asked for is made, and then kept."""

    __slots__ = ("_cards", "_documents", "_measured", "_plain")

    def __init__(self, packed: Packed) -> None:
        """Unpacks plain values."""
        self._plain: list[tuple[Any, ...] | None] = pickle.loads(_loose(packed))  # noqa: S301  our own bytes
        number = len(self._plain)
        self._documents: list[Document | None] = [None] * number
        self._cards: list[Card | None] = [None] * number
        self._measured: list[tuple[Measured, ...] | None] = [None] * number

    def __len__(self) -> int:
        """How many tickets it holds."""
        return len(self._plain)

    def card(self, number: int) -> Card:
        """The card of the ticket at a position."""
        known = self._cards[number]
        if known is None:
            _, services, pending, _ = self._of(number)
            known = self._cards[number] = Judged(self._document(number), services, pending, ()).card
            self._settle(number)
        return known

    def measured(self, number: int) -> tuple[Measured, ...]:
        """The facts of the ticket at a position."""
        known = self._measured[number]
        if known is None:
            document = self._document(number)
            known = tuple(_measured(document, *parts) for parts in self._of(number)[3])
            self._measured[number] = known
            self._settle(number)
        return known

    def _of(self, number: int) -> tuple[Any, ...]:
        plain = self._plain[number]
        if plain is None:
            raise LookupError(number)
        return plain

    def _document(self, number: int) -> Document:
        known = self._documents[number]
        if known is None:
            known = self._documents[number] = _document(self._of(number)[0])
        return known

    def _settle(self, number: int) -> None:
        """Lets go of what nobody can ask for any more."""
        if self._cards[number] is not None and self._measured[number] is not None:
            self._plain[number] = self._documents[number] = None


def _loose(packed: Packed) -> bytes:
    raw = whole(packed)
    return raw if raw.startswith(_PICKLED) else zlib.decompress(raw)


def pack_starts(starts: Iterable[Start], *, squeezed: bool = True) -> bytes:
    """When tickets began, as bytes: so many small things take five times the room as objects.

    Args:
        starts: Of one batch.
        squeezed: Whether they wait compressed, in a third of the room.
    """
    plain = pickle.dumps([tuple(one) for one in starts], protocol=5)
    return zlib.compress(plain, 1) if squeezed else plain


def starts_of(shelf: Shelf) -> list[Start]:
    """When each ticket of a shelf began, in its order."""
    return [Start(*plain) for plain in pickle.loads(_loose(shelf.begun))]  # noqa: S301  our own bytes


def _plain_ticket(ticket: Judged, *, as_lines: bool) -> tuple[Any, ...]:
    one = ticket.document
    row = (one.row.number, tuple(sorted(one.row.own))) if one.row else None
    held = one.source if as_lines and one.source and not one.folded else one.data
    place = (one.path, one.index, one.line, held, one.opd, row)
    return (place, ticket.services, ticket.pending, [_plain_fact(measured) for measured in ticket.measured])


def _plain_fact(measured: Measured) -> tuple[Any, ...]:
    row = list(_columns(measured.fact))
    for number in _TIMES:
        value = row[number]
        if type(value) is datetime and value.tzinfo is UTC:
            row[number] = value.timestamp()
    for number in _NUMBERS:
        value = row[number]
        if type(value) is Fraction:
            row[number] = value.as_integer_ratio()
    notes = measured.notes
    return (row, tuple(sorted(notes)) if len(notes) > 1 else tuple(notes), measured.extras)


def _document(place: Sequence[Any]) -> Document:
    path, index, line, held, opd, row = place
    data = plain_content(held) if isinstance(held, str) else held
    return Document(path, index, line, data, opd, Row(row[0], frozenset(row[1])) if row else None)


def _measured(behind: Document, row: list[Any], notes: Iterable[str], extras: Any) -> Measured:
    for number in _TIMES:
        value = row[number]
        if type(value) is float:
            row[number] = datetime.fromtimestamp(value, UTC)
    for number in _NUMBERS:
        value = row[number]
        if type(value) is tuple:
            row[number] = _ratio(*value)
    return Measured(Fact(**dict(zip(COLUMNS, row, strict=True))), behind, frozenset(notes), extras)


@lru_cache(maxsize=4096)
def _ratio(numerator: int, denominator: int) -> Fraction:
    """A fraction; a region's limits are few, and it takes its time to be made."""
    return Fraction(numerator, denominator)
