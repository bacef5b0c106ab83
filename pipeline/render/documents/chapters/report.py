"""One evaluation report before it is printed: whose, of which period, from which figures and records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from pipeline.law.law import Law
from pipeline.model.card import Card, Index
from pipeline.model.fact import Measured
from pipeline.model.lean import dataclass
from pipeline.model.lives import existed
from pipeline.model.periods import Period
from pipeline.model.recap import Recap
from pipeline.model.region import Service
from pipeline.render.document import Cited
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier, Scope
from pipeline.render.documents.frontmatter import office_name
from pipeline.render.table import Table

# The names of the two reports in the register, and so in their paths.
EVALUATION = "laporan-evaluasi"
MATURITY = "laporan-maturitas"
BlockKind = Literal["kalimat", "nihil", "subjudul", "metrik", "fakta", "tabel", "grafik", "gambar", "daftar"]


def has_report(dossier: Dossier, opd: str, period: Period) -> bool:
    """Whether there is something to report on: the OPD provided services then, or something was measured."""
    office = dossier.world.region.offices.get(opd)
    provided = office is not None and office.provides and existed(office.document.data, period)
    return opd == REGION or provided or bool(services_then(dossier, opd, period))


def services_then(dossier: Dossier, opd: str, period: Period) -> list[Service]:
    """The services of an OPD (of all for REGION) that the figures of a period are about."""
    recap = dossier.recaps.get((opd, period.text))
    counted = {name for name, _ in recap.requests.by_service} if recap else set()
    return [one for one in dossier.services(opd) if one.document.ref in counted]


@dataclass(frozen=True, slots=True)
class Block:
    """One thing a chapter shows.

    Attributes:
        kind: Which part prints it.
        value: What that part takes: a sentence, a `Table`, a `Chart`, metrics, items.
        paper: Of a picture: the tables to print below it, where its own is too wide for a page.
    """

    kind: BlockKind
    value: Any
    paper: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What people wrote about a chapter.

    Attributes:
        origin: Whose words they are, and of which period.
        href: The record.
        hambatan: What stood in the way.
        peluang: What could be better.
    """

    origin: str
    href: str
    hambatan: str
    peluang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One chapter.

    Attributes:
        anchor: Where it stands.
        heading: Its heading, in the regulation's words.
        mark: What the tool says of a chapter that it added; "" for an obligatory one.
        clauses: What it rests on.
        target: What its recapitulation measures against; "" where that is not one thing.
        recap: a. The recapitulation.
        voices: b. What people wrote.
        said: b. The same of several OPDs side by side; None for one OPD.
        silent: Whose analysis is missing, in a sentence; "" where nobody's is.
        follow_ups: c. What is to be done; None where nobody wrote anything.
    """

    anchor: str
    heading: str
    mark: str
    clauses: tuple[Cited, ...]
    target: str
    recap: tuple[Block, ...]
    voices: tuple[Voice, ...]
    said: Table | None
    silent: str
    follow_ups: Table | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What all parts of one report are made from.

    Attributes:
        dossier: The region.
        scope: OPD (or REGION) and period.
        period: The period.
        recap: Its figures.
        services: Its services, in order of name.
        facts: What was measured of them, by full name of the record; recoveries and releases of several
            services stand under the first.
        evaluations: The evaluations written about the period, by OPD, the earliest first.
    """

    dossier: Dossier
    scope: Scope
    period: Period
    recap: Recap
    services: tuple[Service, ...]
    facts: Mapping[str, Measured]
    evaluations: Mapping[str, tuple[Card, ...]]

    @property
    def is_region(self) -> bool:
        """Whether it is the region's."""
        return self.scope.opd == REGION

    @property
    def law(self) -> Law:
        """The regulation."""
        return self.dossier.law

    @property
    def index(self) -> Index:
        """All records."""
        return self.dossier.world.index

    def cards(self, kind: str) -> Iterator[Card]:
        """The records of a kind, among them all that have to do with what the report is about."""
        return self.index.of(kind) if self.is_region else self.index.around(self.scope.opd, kind)

    @property
    def today(self) -> date:
        """The day of judgement, in the region's zone."""
        return self.dossier.site.as_of.astimezone(self.dossier.world.region.zone).date()

    @property
    def offices(self) -> list[str]:
        """The OPDs it speaks of: its own, or all that provide services."""
        if not self.is_region:
            return [self.scope.opd]
        known = (office.id for office in self.dossier.offices)
        return [opd for opd in known if has_report(self.dossier, opd, self.period)]

    def services_of(self, opd: str) -> list[Service]:
        """Those of its services that one OPD provides."""
        return [service for service in self.services if service.opd == opd]

    def recap_of(self, opd: str) -> Recap:
        """The figures of one OPD for the same period."""
        return self.dossier.recaps.get((opd, self.period.text), Recap())

    def service_name(self, full: str) -> str:
        """The name of a service "opd/layanan/id"."""
        opd, _, service = full.split("/")
        found = self.dossier.world.region.services.get(f"{opd}/{service}")
        return found.nama if found else service

    def office(self, opd: str) -> str:
        """The short name of an OPD, for tables."""
        found = self.dossier.world.region.offices.get(opd)
        return found.singkatan if found else opd

    def office_full(self, opd: str) -> str:
        """The full name of an OPD."""
        return office_name(self.dossier, opd)

    def place(self, ref: str) -> str:
        """Where a record can be read."""
        return places.record_place(ref, self.index)
