"""What the assessor of one OPD may ask of the records: services, applications, reviews, acts of approval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pipeline.law.law import Law
from pipeline.model.card import CATALOGUE_KINDS, Card, Index, full_name
from pipeline.model.case import World
from pipeline.model.dating import belongs_to, happened
from pipeline.model.document import Document, as_list, dig
from pipeline.model.lean import dataclass, field
from pipeline.model.moments import Moment, parse_date, parse_moment
from pipeline.model.region import Service

Subject = Service | Document | None
"""A unit that needs evidence: a service, an application, or None for the OPD itself."""


class Counted:
    """Which records count for which OPD: one walk over those of a kind, and only names are kept."""

    __slots__ = ("_index", "_names", "_only")

    def __init__(self, index: Index, only: str = "") -> None:
        """Takes the records, and the one OPD that is asked about ("" for any)."""
        self._index = index
        self._only = only
        self._names: dict[str, dict[str, list[str]]] = {}

    def of(self, opd: str, *kinds: str) -> Iterator[Card]:
        """The records of some kinds that count for an OPD, in the index's order."""
        for kind in kinds:
            if kind not in self._names:
                self._names[kind] = self._found(kind)
            yield from (self._index.cards[name] for name in self._names[kind].get(opd, ()))

    def _found(self, kind: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in self._index.told(kind):
            keeper, own = one.home
            # A ticket is about one service at most.
            several = {name.split("/")[0] for name in one.services} if isinstance(one, Card) else set()
            homes = several or {one.opd}
            for opd in homes if not self._only else homes & {self._only}:
                found.setdefault(opd, []).append(full_name(keeper, kind, own.casefold()))
        return found


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One OPD in one year before its assessor.

    Attributes:
        world: The region.
        law: The regulation.
        opd: Id of the OPD.
        year: The assessed year; evidence must be of it.
        without: Records that contradict themselves, by full name, with the fields that errors stand in.
        attest: Whether signed files count where records are silent.
        counted: The records by OPD, where more than one is asked about; None to look through all of them.
    """

    world: World
    law: Law
    opd: str
    year: int
    without: Mapping[str, frozenset[str]] = field(default_factory=dict)
    attest: bool = False
    counted: Counted | None = None

    @property
    def last_day(self) -> date:
        """The last day that counts: the year's end, or the day of judgement if that comes first."""
        today = self.world.as_of.astimezone(self.world.region.zone).date()
        return min(date(self.year, 12, 31), today)

    def services(self) -> list[Service]:
        """The OPD's services that were in the catalogue during the year."""
        return [
            service for service in self.world.region.services_of(self.opd) if self._active(service.document)
        ]

    def applications(self) -> list[Document]:
        """The applications that carry the OPD's services, whoever keeps them."""
        found = {
            document.ref: document
            for service in self.services()
            for ref in as_list(service.document.data.get("aplikasi"))
            if (document := self.world.region.component(ref, service.opd)) is not None
        }
        return [document for _, document in sorted(found.items())]

    def cards(self, *kinds: str) -> list[Card]:
        """The records of some kinds that count for the OPD and had been made by the last day."""
        zone = self.world.region.zone
        counted = self.counted or Counted(self.world.index, self.opd)
        cards = (card for card in counted.of(self.opd, *kinds) if not self.contradicted(card.document))
        return [card for card in cards if happened(card.document, self.last_day, zone)]

    def of_year(self, *kinds: str) -> list[Card]:
        """Like `cards`, but only of the assessed year."""
        zone = self.world.region.zone
        return [card for card in self.cards(*kinds) if belongs_to(card.document, self.year, zone)]

    @property
    def today(self) -> date:
        """The day of judgement in the region's zone."""
        return self.world.as_of.astimezone(self.world.region.zone).date()

    def reviews(self) -> list[Card]:
        """Reviews of the year that cover the OPD: Pasal 4 by the kominfo PD, or of planning by its own."""
        zone = self.world.region.zone
        made = (card for card in self.world.index.of("reviu") if happened(card.document, self.last_day, zone))
        made = (card for card in made if not self.contradicted(card.document))
        return [card for card in made if self._reviewed_by(card) and belongs_to_year(card, self.year, zone)]

    def contradicted(self, document: Document, fields: tuple[str, ...] = ()) -> bool:
        """Whether a record's own errors make it no evidence of what some of its fields say.

        A record of what happened stands or falls as one. A catalogue document says many things: an error in
        one of them leaves the others standing.
        """
        wrong = self.without.get(document.ref)
        if wrong is None or document.jenis not in CATALOGUE_KINDS:
            return wrong is not None
        return not wrong.isdisjoint(fields)

    def is_by_kominfo(self, card: Card) -> bool:
        """Whether a record was made by somebody of the kominfo PD."""
        person = self.world.region.person(card.data.get("oleh"), card.document.opd)
        return person is not None and person.opd == self.world.region.kominfo

    def approved(self, document: Document, path: str) -> Moment | None:
        """When a block of approval became valid: a yes, by then, of somebody who may give it."""
        blocks = as_list(dig(document.data, *path.split(".")))
        moments = [self._valid(document, path, block) for block in blocks]
        given = [moment for moment in moments if moment is not None]
        return max(given, key=lambda moment: moment.at) if given and len(given) == len(blocks) else None

    def _valid(self, document: Document, path: str, block: Any) -> Moment | None:
        if not isinstance(block, Mapping) or block.get("keputusan", "disetujui") != "disetujui":
            return None
        when = parse_moment(block.get("waktu"), self.world.region.zone)
        if when is None or when.day > self.last_day:
            return None
        return when if self._may(document, path, block, when) else None

    def _may(self, document: Document, path: str, block: Mapping[str, Any], when: Moment) -> bool:
        approval = self.law.approval(f"{document.jenis}.{path}")
        person = self.world.region.person(block.get("oleh"), document.opd)
        if approval is None or person is None:
            return person is not None
        homes = dict.fromkeys((self.opd, document.opd, *_spanned(document)))
        if approval.peran == "opd_kominfo":
            return person.opd == self.world.region.kominfo
        offices = [self.world.region.offices[home] for home in homes if home in self.world.region.offices]
        return any(person in office.holders(approval.peran, when) for office in offices)

    def _active(self, document: Document) -> bool:
        began, ended = document.data.get("mulai"), parse_date(document.data.get("berakhir"))
        first = parse_date(began) or parse_date(f"{began}-01-01")
        return (first is None or first <= self.last_day) and (ended is None or ended.year >= self.year)

    def _reviewed_by(self, card: Card) -> bool:
        named = [str(name).split("/")[-1] for name in as_list(card.data.get("opd_direviu"))]
        if self.is_by_kominfo(card):
            return self.opd in named
        return card.document.opd == self.opd and (not named or self.opd in named)


def _spanned(document: Document) -> Iterator[str]:
    """The other OPDs whose services a document covers: each approves a plan that spans them."""
    for entry in as_list(document.data.get("layanan")):
        name = entry.get("layanan") if isinstance(entry, Mapping) else entry
        if isinstance(name, str) and "/" in name:
            yield name.split("/")[0]


def belongs_to_year(card: Card, year: int, zone: Any) -> bool:
    """Whether a review was held in the year, or is about it."""
    held = parse_moment(card.data.get("tanggal"), zone)
    return belongs_to(card.document, year, zone) or (held is not None and held.day.year == year)


def all_items(card: Card) -> Iterator[Mapping[str, Any]]:
    """The follow-up items that an evaluation or review asks for."""
    if card.jenis == "reviu":
        yield from card.data.get("temuan", ())
    for chapter in card.data.get("bab", {}).values():
        if isinstance(chapter, Mapping):
            yield from chapter.get("tindak_lanjut", ())
