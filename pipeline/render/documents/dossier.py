"""All that documents are made from, and what a builder hands back: a template, its values, its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal, Protocol, TypeVar, runtime_checkable

from pipeline.law.law import Law
from pipeline.model.assessment import RegionAssessment
from pipeline.model.case import World
from pipeline.model.dependency import Dependencies
from pipeline.model.disagreement import Disagreement
from pipeline.model.fact import Measured
from pipeline.model.lean import dataclass, field
from pipeline.model.periods import Period
from pipeline.model.promises import ByKind
from pipeline.model.provenance import Provenance
from pipeline.model.recap import Recap
from pipeline.model.region import Office, Service
from pipeline.model.result import CheckResult
from pipeline.model.rule import RuleCard
from pipeline.render.page import Page, Sheet, Site
from pipeline.render.pdf_job import Attached

REGION = ""
INSIDE_ONLY = "hanya pada edisi internal"
"""What stands in the public edition where the records hold something that is not for the public."""

Edition = Literal["publik", "internal"]
_T_co = TypeVar("_T_co", covariant=True)


@runtime_checkable
class ByOffice(Protocol[_T_co]):
    """Things in a line of which those of one OPD can be had without a look at the others."""

    def of(self, opd: str) -> Sequence[_T_co]:
        """Those of an OPD, in order."""
        ...


def of_office(line: Sequence[_T_co], opd: str) -> Sequence[_T_co]:
    """The part of a line in which all that an OPD has stands; all of it for REGION."""
    return line.of(opd) if opd != REGION and isinstance(line, ByOffice) else line


@dataclass(frozen=True, slots=True)
class Origin:
    """Which records a document was made from.

    Attributes:
        commit: The last commit that touched what such a document may be made from, as people quote it; ""
            outside git. It names the document's own state: later commits, of others' tickets, do not.
        sidik: SHA-256 of their content.
        komit: Full id of that commit.
        changed: Whether something of it differs on disk.
    """

    commit: str = ""
    sidik: str = ""
    komit: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that is late or due soon; who has to do it stays with those who keep the records.

    Attributes:
        opd: The OPD that has to do it.
        what: A machine word, as in `spbe due`.
        id: Id of the record, or of what a periodical duty is about.
        record: Full name of the record, "" where it is still to be written.
        href: Where it can be read.
        deadline: The instant, or the last day.
        late: Whether it has passed.
        clauses: What asks for it.
        message: One sentence.
    """

    opd: str
    what: str
    id: str
    record: str
    href: str
    deadline: datetime | date
    late: bool
    clauses: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A region judged and measured: what every document of one edition is made from.

    What an edition may not show is not in its dossier: no builder has to remember to leave it out.

    Attributes:
        site: What all pages share.
        world: Catalogue, cards and facts.
        law: The regulation with this region's readings and calendars.
        result: The findings.
        left_out: Documents that their schema refused: they are in no figure.
        periods: The periods that reports are made for, latest end last.
        levels: The assessment of each year, the latest last.
        beside: The assessments by further indicators that the region uses, by indicator and year.
        recaps: By OPD id (REGION for all together) and the period's text.
        measured: Facts by service "opd/id", in order of `mulai`.
        monitored: Those of monitoring alone: no ticket is unpacked for them.
        kept: By service "opd/id" and kind of record: what became of its promises; no ticket is unpacked.
        unconfirmed: By service "opd/id": how many of its tickets were solved and never confirmed.
        lists: By full name of a record: the list in which it stands, "" where it stands in none.
        due: What is late or due soon; see `of_office`.
        disagreements: Where monitoring, complaints and releases tell different stories.
        rules: Every code the tool can print.
        answers: Clause id to the ways in which it is met (skema, aturan, ukuran, dokumen, …).
        origins: By OPD id (REGION for all together).
        dependencies: What stands on what; empty in the public edition.
        forms: By kind of record: what its electronic form is made of; none in the public edition.
        edition: For whom it is; neither holds what identifies those who ask or complain.
        inner: The same region for the internal edition; None where there is no other edition.
    """

    site: Site
    world: World
    law: Law
    result: CheckResult
    left_out: int = 0
    periods: tuple[Period, ...] = ()
    levels: Mapping[int, RegionAssessment] = field(default_factory=dict)
    beside: Mapping[tuple[str, int], RegionAssessment] = field(default_factory=dict)
    recaps: Mapping[tuple[str, str], Recap] = field(default_factory=dict)
    measured: Mapping[str, tuple[Measured, ...]] = field(default_factory=dict)
    monitored: Mapping[str, tuple[Measured, ...]] = field(default_factory=dict)
    kept: Mapping[str, ByKind] = field(default_factory=dict)
    unconfirmed: Mapping[str, int] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    due: Sequence[Due] = ()
    disagreements: Sequence[Disagreement] = ()
    rules: tuple[RuleCard, ...] = ()
    answers: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    dependencies: Dependencies = field(default_factory=Dependencies)
    forms: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    edition: Edition = "publik"
    inner: Dossier | None = None

    @property
    def inside(self) -> bool:
        """Whether documents made from it are for those who run the services only."""
        return self.edition == "internal"

    @property
    def offices(self) -> list[Office]:
        """All OPDs, in order of id."""
        return list(self.world.region.offices.values())

    @property
    def year(self) -> int:
        """The latest assessed year."""
        return max(self.levels, default=self.site.as_of.year)

    def origin(self, opd: str = REGION) -> Origin:
        """Which records a document of an OPD (or the region) was made from."""
        return self.origins.get(opd, Origin())

    def services(self, opd: str) -> list[Service]:
        """The services of an OPD; of all for REGION."""
        region = self.world.region
        return region.services_of(opd) if opd else list(region.services.values())


@dataclass(frozen=True, slots=True)
class Scope:
    """What one document is about.

    Attributes:
        opd: An OPD's id; REGION for the region as a whole.
        service: "opd/id" of a service; "" where it is about more than one.
        period: The period it covers; None where it has none.
        year: The year it assesses; None where it assesses none.
        record: Full name "opd/jenis/id" of the record it is made from; "" where it is made from many.
    """

    opd: str = REGION
    service: str = ""
    period: Period | None = None
    year: int | None = None
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page or document before it is rendered.

    Attributes:
        template: Name of the template.
        sheet: Its place and title; `sheet.pdf` names the PDF, "" where there is none.
        values: What the template prints, by name.
        attachments: Files to put inside the PDF.
        provenance: What the PDF says of its own making; None where it says nothing.
    """

    template: str
    sheet: Sheet
    values: Mapping[str, Any]
    attachments: tuple[Attached, ...] = ()
    provenance: Provenance | None = None


Build = Callable[[Dossier, Scope], Draft | None]
"""Makes one document; None where there is nothing to make it from."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One line of the register of documents.

    Attributes:
        name: Short name, part of its path.
        title: What it is called in lists.
        about: One sentence: what it holds and for whom.
        scopes: For whom it is made: the region, each OPD, each service.
        build: Makes it.
        per: Made once, once a period, once an assessed year, or once a record.
        records: The kind of record that it is made from, where it is made once a record.
        editions: For whom it is made; the internal edition only where it says more.
        signed: Whether somebody signs it, so that its PDF keeps a place for an electronic signature.
    """

    name: str
    title: str
    about: str
    scopes: tuple[Literal["region", "opd", "service"], ...]
    build: Build
    per: Literal["once", "period", "year", "record"] = "once"
    records: str = ""
    editions: tuple[Edition, ...] = ("publik",)
    signed: bool = True


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document that was made, where lists can find it."""

    kind: DocumentKind
    scope: Scope
    draft: Draft


Shelf = tuple[Shelved, ...]
Pages = Callable[[Dossier, Shelf], Iterable[Draft]]
"""Makes pages of the site, which may list every document."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Pages of the site in parts that know nothing of one another: together they are all of them.

    Attributes:
        whole: Makes those about the region.
        offices: The OPDs that have some.
        each: Makes those of one OPD.
    """

    whole: Pages
    offices: Callable[[Dossier], Iterable[str]]
    each: Callable[[Dossier, Shelf, str], Iterable[Draft]]

    def pages(self, dossier: Dossier, shelf: Shelf) -> Iterator[Draft]:
        """All of them, one by one."""
        yield from self.whole(dossier, shelf)
        for opd in self.offices(dossier):
            yield from self.each(dossier, shelf, opd)


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a build is wanted.

    Attributes:
        only: "html", "pdf" or "data"; "" for all.
        opd: Documents of this OPD only; "" for all.
    """

    only: Literal["", "html", "pdf", "data"] = ""
    opd: str = ""

    def wants(self, part: Literal["html", "pdf", "data"]) -> bool:
        """Whether a part of the build is wanted."""
        return self.only in ("", part)


@dataclass(frozen=True, slots=True)
class Rendered:
    """Everything that a build writes, computed.

    Attributes:
        pages: Pages, PDFs and assets.
        html: How many HTML pages.
        pdf: How many PDFs.
        failures: What a document failed on, one line each.
        remarks: What a reader of a PDF may miss, one line each.
    """

    pages: tuple[Page, ...]
    html: int = 0
    pdf: int = 0
    failures: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
