"""All that the documents of one evidence pack are made from."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.law.crosswalk import Use, codes_of
from pipeline.law.indicator import EvidenceClass
from pipeline.law.law import Law
from pipeline.law.maturity import RungCriterion
from pipeline.law.saying import status_lines
from pipeline.model.assessment import Assessment, FollowUp, RegionAssessment, Standing
from pipeline.model.card import Card, full_name
from pipeline.model.coverage import Coverage
from pipeline.model.lean import dataclass, field
from pipeline.model.paper import Paper
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier, Scope
from pipeline.render.documents.frontmatter import office_name
from pipeline.wording import angka

LABEL = "Penilaian mandiri indikatif, bukan nilai resmi evaluasi SPBE."
FEW = 5
NOT_SET = "belum ditetapkan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """One OPD, or the region, before an assessor by one indicator.

    Attributes:
        dossier: The region, internal edition.
        law: With the indicator.
        scope: The OPD (REGION for all) and the year.
        region: The region's assessment by the indicator.
        coverage: What is covered by which records, of every OPD in scope.
        follow_ups: Every item that evaluations and reviews ask for, with its OPD.
        papers: The files beside their records, of every OPD in scope.
        names: Place of a file in the pack by its hash.
        former: The assessment of the latest year that assessors have answered; None where they never did.
    """

    dossier: Dossier
    law: Law
    scope: Scope
    region: RegionAssessment
    coverage: tuple[Coverage, ...]
    follow_ups: tuple[tuple[str, FollowUp], ...] = ()
    papers: tuple[Paper, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    former: RegionAssessment | None = None

    @property
    def year(self) -> int:
        """The assessed year."""
        return self.region.year

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The OPDs in scope."""
        return tuple(one for one in self.region.opd if self.scope.opd in (REGION, one.opd))

    @property
    def level(self) -> int:
        """The level that holds."""
        if self.scope.opd == REGION:
            return self.region.holds
        return next((one.defence.level for one in self.assessments), 1)

    @property
    def owner(self) -> str:
        """The OPD's or the region's name."""
        return office_name(self.dossier, self.scope.opd)

    @property
    def short_name(self) -> str:
        """The indicator as people call it: its name up to the first comma, else its id."""
        table = self.law.maturity
        return table.nama.split(",", maxsplit=1)[0] or table.indicator

    def of_class(self, kelas: str) -> tuple[Coverage, ...]:
        """The coverage that is handed in under a class, in the pack's order."""
        return tuple(one for one in self.coverage if one.kelas == kelas)

    def criteria(self) -> list[tuple[int, RungCriterion]]:
        """Every criterion with its level."""
        return [(rung.level, one) for rung in self.law.maturity.ladder for one in rung.criteria]

    def asked_by(self, criterion: RungCriterion) -> tuple[Coverage, ...]:
        """What a criterion asks for, OPD by OPD."""
        codes = set(codes_of(criterion, self.law.maturity))
        return tuple(one for one in self.coverage if one.kode in codes)

    def standings(self, criterion: str) -> list[Standing]:
        """How a criterion stands, in each OPD in scope."""
        every = (standing for one in self.assessments for standing in one.defence.standings)
        return [standing for standing in every if standing.id == criterion]

    def card(self, ref: str) -> Card | None:
        """The card of a record by its full name."""
        parts = ref.split("#", maxsplit=1)[0].split("/")
        if len(parts) != 3:
            return None
        return self.dossier.world.index.cards.get(full_name(parts[0], parts[1], parts[2].casefold()))

    def place(self, ref: str) -> str:
        """Where a record can be read: its file in the repository, else its place on the site."""
        card = self.card(ref)
        source = places.source(self.dossier.site, card.document.path, card.document.line) if card else ""
        return source or places.record_place(ref, self.dossier.world.index)

    def short(self, ref: str) -> str:
        """A record's kind and id, with its OPD where it is not the pack's own."""
        parts = ref.split("/")
        return "/".join(parts[1:]) if parts[0] == self.scope.opd else ref

    def statements(self) -> tuple[str, ...]:
        """What must stand on the first page of each document."""
        return (LABEL, *status_lines(self.law, self.year))

    def used_for(self, uses: Iterable[Use]) -> str:
        """Which criteria ask for something, in one line."""
        return "; ".join(f"{use.indicator} level {use.level} ({use.criterion})" for use in uses)


def few(packet: Packet, records: tuple[str, ...]) -> str:
    """The first records by name, and how many more."""
    named = ", ".join(packet.short(ref) for ref in records[:FEW])
    rest = len(records) - FEW
    return f"{named}, dan {angka(rest)} lainnya" if rest > 0 else named


def classes(law: Law) -> tuple[EvidenceClass, ...]:
    """The classes of evidence; a pack that names none hands everything in as one file."""
    return law.maturity.portal.kelas or (EvidenceClass("", "Bukti", "a"),)


def file_name(law: Law, huruf: str) -> str:
    """The name that the portal wants for a file."""
    pattern = law.maturity.portal.berkas
    name = pattern.replace("{huruf}", huruf) if "{huruf}" in pattern else f"bukti-{huruf}.pdf"
    plain = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "-_."))
    return plain if plain.endswith(".pdf") and not plain.startswith(".") else f"bukti-{huruf}.pdf"
