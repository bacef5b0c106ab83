"""What the planning book of an OPD and year is made from, and which records belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from pipeline.model.card import Card
from pipeline.model.document import Document, as_list, dig
from pipeline.model.lean import dataclass
from pipeline.model.lives import existed
from pipeline.model.moments import parse_date, parse_moment
from pipeline.model.periods import Period
from pipeline.model.region import Service
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.plan_parts import decided

_CENTRAL = "pusat"


@dataclass(frozen=True, slots=True)
class Book:
    """One OPD and one year.

    Attributes:
        dossier: The region.
        opd: Whose planning it is.
        year: The year it is about.
    """

    dossier: Dossier
    opd: str
    year: Period

    @property
    def last(self) -> datetime:
        """The year's last second, or the instant of judgement if that comes first."""
        end = self.year.bounds(self.dossier.world.region.zone)[1] - timedelta(seconds=1)
        return min(end, self.dossier.site.as_of)

    @property
    def services(self) -> list[Service]:
        """The OPD's services that existed in the year."""
        return [one for one in self.dossier.services(self.opd) if existed(one.document.data, self.year)]

    def applications(self) -> dict[str, Document]:
        """The OPD's applications and those that carry its services, by full name; none of the centre."""
        region = self.dossier.world.region
        found = {app.ref: app for app in region.applications.values() if app.opd == self.opd}
        for service in self.services:
            for ref in as_list(service.document.data.get("aplikasi")):
                app = region.component(ref, service.opd)
                if app is not None and app.jenis == "aplikasi":
                    found[app.ref] = app
        own = {ref: app for ref, app in found.items() if app.data.get("pengelola") != _CENTRAL}
        return dict(sorted(own.items()))

    def records(self, kind: str) -> list[Card]:
        """The OPD's records of a kind made in the year, in order of date."""
        known = [card for card in self.dossier.world.index.counted_for(self.opd, kind) if self.made(card)]
        found = [card for card in known if (day := _day(card)) is None or day >= self.year.first]
        return sorted(found, key=lambda card: (str(card.data.get("tanggal", "")), card.ref))

    def made(self, card: Card) -> bool:
        """Whether a record had been made by the year's end and the instant of judgement."""
        moment = parse_moment(card.data.get("tanggal"), self.dossier.world.region.zone)
        return moment is None or moment.at <= self.last

    def needs(self, service: Service) -> Card | None:
        """The last list of needs of a service made by the year's end; one of an earlier year still holds."""
        cards = self.dossier.world.index.about(service.ref, "kebutuhan")
        known = [card for card in cards if self.made(card)]
        return max(known, key=lambda card: (str(card.data.get("tanggal", "")), card.ref), default=None)

    def policies(self) -> list[Card]:
        """The policies that bind the OPD in the year, whoever keeps them."""
        cards = [card for card in self.dossier.world.index.of("kebijakan") if self.made(card)]
        bound = [card for card in cards if card.opd == self.opd or self._bound(card)]
        return sorted(
            (card for card in bound if self._in_force(card)),
            key=lambda card: (str(card.data.get("tanggal", "")), card.ref),
        )

    def _bound(self, card: Card) -> bool:
        return self.opd in {str(ref).split("/")[-1] for ref in as_list(card.data.get("berlaku_untuk"))}

    def _in_force(self, card: Card) -> bool:
        until = parse_date(dig(card.data, "berlaku", "sampai"))
        return until is None or until >= self.year.first

    def agreed(self, block: object) -> bool:
        """Whether an act was a yes by the instant of judgement."""
        return decided(self.dossier, block) is True

    def target_of(self, application: Document) -> Mapping[str, Any] | None:
        """The management target of an application for the year: its own, else one without a period."""
        blocks = [one for one in as_list(application.data.get("target_pengelolaan")) if isinstance(one, dict)]
        own = [one for one in blocks if str(one.get("periode", ""))[:4] == self.year.text]
        return next(iter(own or [one for one in blocks if "periode" not in one]), None)


def _day(card: Card) -> date | None:
    return parse_date(str(card.data.get("tanggal", ""))[:10])
