"""Whether one piece of evidence that the pack asks for a cell is there: for every unit that needs it."""

from __future__ import annotations

from datetime import date

from pipeline.assess.attesting import attesting, is_about
from pipeline.assess.inquiry import Inquiry, Subject
from pipeline.assess.tasks import task_of
from pipeline.law.maturity import Proof
from pipeline.model.assessment import Task
from pipeline.model.card import CATALOGUE_KINDS
from pipeline.model.dating import belongs_to
from pipeline.model.document import Document, as_list, dig
from pipeline.model.lean import dataclass, replace
from pipeline.model.moments import parse_date
from pipeline.model.periods import parse_period
from pipeline.model.region import Service

# Conditions about what the service's class demands; "kritis" is any of the three.
_BY_CLASS = {
    "kritis": frozenset({"rpo", "rto", "drp"}),
    "wajib_rpo": frozenset({"rpo"}),
    "wajib_rto": frozenset({"rto"}),
    "wajib_drp": frozenset({"drp"}),
}
# Documents of planning hold beyond their year as long as they are reviewed (reading F14).
_LASTING = frozenset({"kebutuhan", "kebijakan", "drp", "analisis_aplikasi", "perubahan"})


@dataclass(frozen=True, slots=True)
class Proven:
    """What was found for one piece of evidence.

    Attributes:
        evidence: Full names of the records.
        missing: What is missing, in Indonesian.
        covered: Units that have it.
        total: Units that need it.
        tasks: What is missing as things to do, one a unit.
        units: Unit -> the records that are it; a unit without any lacks it.
        holds: Whether a figure reaches what is asked of it; None where the units decide.
    """

    evidence: tuple[str, ...]
    missing: tuple[str, ...]
    covered: int
    total: int
    tasks: tuple[Task, ...] = ()
    units: tuple[tuple[str, tuple[str, ...]], ...] = ()
    holds: bool | None = None

    @property
    def met(self) -> bool:
        """Whether every unit that needs it has it, and there is one; of a figure, whether it is reached."""
        return 0 < self.total == self.covered if self.holds is None else self.holds


def prove(proof: Proof, inquiry: Inquiry) -> Proven | None:
    """The state of one piece of evidence; None where its condition does not arise.

    Evidence that is asked for in several years in a row is there for a unit only if it is in each of them.
    """
    units = _units(proof, inquiry)
    if proof.bila and not units:
        return None
    if not units:
        nothing = {"layanan": "layanan dalam katalog", "aplikasi": "aplikasi pendukung layanan"}
        lack = f"belum ada {nothing.get(proof.per, proof.teks)}"
        return Proven((), (lack,), 0, 0, (task_of(proof, inquiry, lack, None),))
    found = {name: _in_all_years(proof, inquiry, subject) for name, subject in units.items()}
    lacking = {name: _lacking(proof, name) for name, names in found.items() if not names}
    evidence = tuple(dict.fromkeys(name for names in found.values() for name in names))
    tasks = tuple(task_of(proof, inquiry, text, units[name]) for name, text in lacking.items())
    covered = len(found) - len(lacking)
    return Proven(evidence, tuple(lacking.values()), covered, len(found), tasks, tuple(found.items()))


def _in_all_years(proof: Proof, inquiry: Inquiry, subject: Subject) -> tuple[str, ...]:
    """The records of every year that counts; none where one of the years has none."""
    years = [replace(inquiry, year=inquiry.year - back) for back in range(proof.tahun)]
    each = [_for_unit(proof, then, subject) or attesting(proof, then, subject) for then in years]
    return tuple(dict.fromkeys(name for names in each for name in names)) if all(each) else ()


def _lacking(proof: Proof, unit: str) -> str:
    return f"{proof.teks}: {unit}" if unit else proof.teks


def _units(proof: Proof, inquiry: Inquiry) -> dict[str, Subject]:
    """The units that need the evidence, by name; the OPD itself is ""."""
    if proof.per == "layanan":
        services = {service.id: service for service in inquiry.services()}
        return {name: service for name, service in services.items() if _needed(proof.bila, inquiry, service)}
    if proof.per == "aplikasi":
        own = [document for document in inquiry.applications() if document.data.get("pengelola") != "pusat"]
        return {document.id: document for document in own if _needed(proof.bila, inquiry, document)}
    return {"": None} if _needed(proof.bila, inquiry, None) else {}


def _needed(condition: str, inquiry: Inquiry, subject: Subject) -> bool:
    """Whether a condition of the pack's table arises for a unit."""
    if isinstance(subject, Service) and condition in _BY_CLASS:
        grade = str(subject.held("klasifikasi", inquiry.last_day))
        return not _BY_CLASS[condition].isdisjoint(inquiry.law.continuity(grade, inquiry.world.as_of).value)
    kinds = {"bencana": "pemulihan", "rilis": "rilis", "pembangunan": "pengembangan"}
    if condition in kinds:
        # What happened asks for evidence also where its record is no evidence itself.
        events = replace(inquiry, without={}).of_year(kinds[condition])
        return any(is_about(card.document, card.services, subject) for card in events)
    return True


def _for_unit(proof: Proof, inquiry: Inquiry, subject: Subject) -> tuple[str, ...]:
    """The records that are this evidence for one unit."""
    if isinstance(subject, Service) and "layanan" in proof.jenis:
        return (subject.document.ref,) if _fits(proof, inquiry, subject.document) else ()
    if isinstance(subject, Document) and "aplikasi" in proof.jenis:
        return (subject.ref,) if _fits(proof, inquiry, subject) else ()
    cards = inquiry.cards(*proof.jenis)
    return tuple(
        card.ref
        for card in cards
        if is_about(card.document, card.services, subject) and _fits(proof, inquiry, card.document)
    )


def _fits(proof: Proof, inquiry: Inquiry, document: Document) -> bool:
    """Whether a document has all that the evidence asks of it, in time."""
    if inquiry.contradicted(document, tuple(path.split(".")[0] for path in proof.ada)):
        return False
    dates = [inquiry.approved(document, path) for path in proof.ada if _is_act(document, path)]
    if any(moment is None for moment in dates):
        return False
    if any(dig(document.data, *path.split(".")) is None for path in proof.ada):
        return False
    if not all(chapter in document.data.get("bab", {}) for chapter in proof.bab):
        return False
    if not all(_is_for_year(inquiry, document, path) for path in proof.ada):
        return False
    acted_in_year = any(moment is not None and moment.day.year == inquiry.year for moment in dates)
    return acted_in_year or _fresh(inquiry, document, is_approved=bool(dates))


def _is_act(document: Document, path: str) -> bool:
    """Whether a path leads to an act of approval (or to a list of them)."""
    blocks = as_list(dig(document.data, *path.split(".")))
    return bool(blocks) and all(
        isinstance(block, dict) and "oleh" in block and "waktu" in block for block in blocks
    )


def _is_for_year(inquiry: Inquiry, document: Document, path: str) -> bool:
    """Whether a block that names its own period (one or a list) is for the assessed year."""
    blocks = [block for block in as_list(dig(document.data, *path.split("."))) if isinstance(block, dict)]
    periods = [parse_period(block["periode"]) for block in blocks if "periode" in block]
    first, last = date(inquiry.year, 1, 1), date(inquiry.year, 12, 31)
    return not periods or any(p is not None and p.first <= last and p.after > first for p in periods)


def _fresh(inquiry: Inquiry, document: Document, *, is_approved: bool) -> bool:
    """Whether a document is of the year, or a lasting one that was reviewed in it (reading F14)."""
    until = parse_date(dig(document.data, "berlaku", "sampai"))
    if until is not None and until < inquiry.last_day:
        return False
    if document.jenis in CATALOGUE_KINDS:
        return not is_approved or bool(inquiry.reviews())
    if belongs_to(document, inquiry.year, inquiry.world.region.zone):
        return True
    return document.jenis in _LASTING and bool(inquiry.reviews())
