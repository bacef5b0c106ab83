"""The catalogue of a region, whole and in memory: its OPDs, services, applications and components."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.model.document import Data, Document, as_list
from pipeline.model.lean import dataclass, field
from pipeline.model.moments import Moment, parse_date
from pipeline.model.people import Person, Tenure

DATED_FIELDS = ("klasifikasi", "kelompok", "target_pelayanan", "target_ketersediaan", "rpo", "rto")


@dataclass(frozen=True, slots=True)
class Office:
    """One OPD.

    Attributes:
        document: Its catalogue document.
        tenures: All entries of its `struktur`, in the order written.
    """

    document: Document
    tenures: tuple[Tenure, ...] = ()

    @property
    def id(self) -> str:
        """The OPD's id."""
        return self.document.id

    @property
    def nama(self) -> str:
        """The OPD's full name."""
        return str(self.document.data.get("nama", self.id))

    @property
    def singkatan(self) -> str:
        """The OPD's short name."""
        return str(self.document.data.get("singkatan", self.id))

    @property
    def provides(self) -> bool:
        """Whether it provides services (`penyedia_layanan`, true unless said otherwise)."""
        return self.document.data.get("penyedia_layanan", True) is not False

    def holders(
        self, role: str, when: Moment | None = None, layanan: str | None = None
    ) -> tuple[Person, ...]:
        """Who holds a role at a moment (None: ever) for a service (None: any)."""
        entries = (t for t in self.tenures if t.role == role and t.holds(when, layanan))
        return tuple(dict.fromkeys(t.person for t in entries if t.person is not None))

    def named(self, role: str, when: Moment | None = None, layanan: str | None = None) -> bool:
        """Whether `struktur` names somebody for a role then, be it a person who is not known."""
        return any(t.role == role and t.holds(when, layanan) for t in self.tenures)


@dataclass(frozen=True, slots=True)
class Service:
    """One layanan of the catalogue.

    Attributes:
        document: Its catalogue document.
        zone: The region's time zone.
        known: What was worked out of this very document before, by what it was worked out for.
    """

    document: Document
    zone: ZoneInfo
    known: dict[tuple[object, ...], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def opd(self) -> str:
        """The OPD whose catalogue it stands in."""
        return self.document.opd

    @property
    def id(self) -> str:
        """The service's id."""
        return self.document.id

    @property
    def ref(self) -> str:
        """The name "opd/id", unique among services."""
        return f"{self.opd}/{self.id}"

    @property
    def nama(self) -> str:
        """The service's name."""
        return str(self.document.data.get("nama", self.id))

    def held(self, name: str, at: datetime | date) -> Any:
        """The value of a dated field (DATED_FIELDS) as it held at an instant or on a day (reading A19).

        `riwayat` entries hold up to and including their `sampai`; the earliest that has not ended
        by then speaks; where it is silent on the field, the next later value does.
        """
        day = at.astimezone(self.zone).date() if isinstance(at, datetime) else at
        data = self.document.data
        if "riwayat" not in data:
            return data.get(name)
        for entry in self._former():
            until = parse_date(entry.get("sampai"))
            if until is not None and day <= until and name in entry:
                return entry[name]
        return self.document.data.get(name)

    def _former(self) -> list[Data]:
        return sorted(self.document.data.get("riwayat", ()), key=lambda entry: str(entry.get("sampai", "")))

    def request(self, butir: str | None) -> Data | None:
        """The entry of the list of requests with that id."""
        return next((b for b in self.document.data.get("permintaan", ()) if b.get("id") == butir), None)


Needs = tuple[tuple[str, Document], ...]
_FOUNDATIONS = ("aplikasi", "infrastruktur", "bergantung_pada")


@dataclass(frozen=True, slots=True)
class Region:
    """All that `catalog/` says.

    Attributes:
        pemda: The region's own document; None while it is missing.
        zone: The declared time zone.
        offices: By OPD id, in order of id.
        services: By "opd/id".
        applications: By "opd/id".
        components: Infrastructure by "opd/id".
        people: By "opd/id".
        refused: OPD and kind of catalogue documents that are there but could not be used: what they say is
            not known. The kind is "" where the file could not even be read.
        tenures: Who held which role for what, as far as it was looked up before (see `rules.authority`).
    """

    pemda: Document | None
    zone: ZoneInfo
    offices: Mapping[str, Office] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    applications: Mapping[str, Document] = field(default_factory=dict)
    components: Mapping[str, Document] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    refused: frozenset[tuple[str, str]] = frozenset()
    _needs: dict[int, tuple[Document, Needs]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    tenures: dict[tuple[str, ...], tuple[Tenure, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def may_hold(self, kind: str, *opds: str) -> bool:
        """Whether a document of a kind may stand in a file that was refused, in some OPDs (none given: any).

        A file that could not be read may hold any kind, but an OPD's own document stands in `opd.yaml`.
        """
        kinds = (kind,) if kind == "opd" else (kind, "")
        return any(name in kinds and (not opds or opd in opds) for opd, name in self.refused)

    @property
    def kominfo(self) -> str:
        """Id of the OPD for communications and informatics, "" while undeclared."""
        return str(self.pemda.data.get("opd_kominfo", "")) if self.pemda else ""

    def documents(self) -> Iterator[Document]:
        """Every catalogue document, the region's own first."""
        if self.pemda is not None:
            yield self.pemda
        yield from (office.document for office in self.offices.values())
        yield from (service.document for service in self.services.values())
        yield from self.applications.values()
        yield from self.components.values()

    def services_of(self, opd: str) -> list[Service]:
        """The services in one OPD's catalogue, in order of id."""
        return [service for service in self.services.values() if service.opd == opd]

    def service(self, ref: object, opd: str) -> Service | None:
        """The service that a reference written in `opd` names."""
        return self.services.get(self.full(ref, opd, "layanan"))

    def person(self, ref: object, opd: str) -> Person | None:
        """The person that a reference written in `opd` names."""
        return self.people.get(self.full(ref, opd, "orang"))

    def component(self, ref: object, opd: str) -> Document | None:
        """The application or infrastructure that a reference written in `opd` names."""
        for kind, known in (("aplikasi", self.applications), ("infrastruktur", self.components)):
            found = known.get(self.full(ref, opd, kind))
            if found is not None:
                return found
        return None

    def needs(self, document: Document) -> Needs:
        """The applications and components that a document itself names as what it stands on, by full name."""
        # Many rules ask for each of them. By the object: a former version may have named others.
        kept = self._needs.get(id(document))
        if kept is not None and kept[0] is document:
            return kept[1]
        named = (ref for field in _FOUNDATIONS for ref in as_list(document.data.get(field)))
        found = (self.component(ref, document.opd) for ref in named)
        needs = tuple((part.ref, part) for part in found if part is not None)
        self._needs[id(document)] = (document, needs)
        return needs

    def full(self, ref: object, opd: str, kind: str) -> str:
        """A reference to a known kind, written in `opd`, as "opd/id"; "" where it names another kind."""
        parts = ref.split("/") if isinstance(ref, str) else []
        if len(parts) == 3:
            return f"{parts[0]}/{parts[2]}" if parts[1] == kind else ""
        if len(parts) == 2:
            return f"{opd}/{parts[1]}" if parts[0] == kind else ref_text(parts)
        return f"{opd}/{parts[0]}" if parts else ""


def ref_text(parts: list[str]) -> str:
    """The parts of a reference as one text."""
    return "/".join(parts)
