"""One page to find anything: services, OPDs, documents, rules, clauses, readings and words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.lean import dataclass
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Shelf
from pipeline.render.documents.frontmatter import covered_words, office_name
from pipeline.render.documents.records import record_lists
from pipeline.render.page import Sheet
from pipeline.wording import angka


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that can be found.

    Attributes:
        kind: Machine word of what it is.
        name: What it is called.
        href: Where it stands.
        about: What else it can be found by, shown below the name.
    """

    kind: str
    name: str
    href: str
    about: str = ""


KINDS = (
    ("layanan", "Layanan"),
    ("opd", "Perangkat daerah"),
    ("dokumen", "Dokumen"),
    ("rekaman", "Daftar rekaman"),
    ("aturan", "Aturan"),
    ("klausul", "Klausul"),
    ("tafsir", "Tafsir"),
)


def search_page(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    """The page that lists all of it; with the script, what fits the words."""
    hits = list(_hits(dossier, shelf))
    sheet = Sheet(
        path=places.SEARCH,
        title="Cari",
        section=places.SEARCH,
        crumbs=(places.HOME_CRUMB,),
        summary=f"Cari di antara {angka(len(hits))} layanan, dokumen, aturan, dan klausul.",
    )
    values = {
        "bagian": [
            (word, label, [hit for hit in hits if hit.kind == word])
            for word, label in KINDS
            if any(hit.kind == word for hit in hits)
        ],
        "jenis": KINDS,
        "jumlah": len(hits),
    }
    return [Draft(template="pages/cari.html", sheet=sheet, values=values)]


def _hits(dossier: Dossier, shelf: Shelf) -> Iterator[Hit]:
    for service in dossier.services(REGION):
        said = str(service.document.data.get("deskripsi", ""))
        owner = office_name(dossier, service.opd)
        yield Hit("layanan", service.nama, places.service_page(service.ref), f"{owner}. {said}"[:240])
    for office in dossier.offices:
        yield Hit("opd", office.nama, places.office_page(office.id), office.singkatan)
    for entry in shelf:
        sheet = entry.draft.sheet
        told = covered_words(entry.scope, sheet.title)
        owner = office_name(dossier, entry.scope.opd)
        yield Hit("dokumen", ", ".join(part for part in (entry.kind.title, told) if part), sheet.path, owner)
    for found in record_lists(dossier):
        yield Hit("rekaman", found.title, found.path, office_name(dossier, found.opd))
    yield from _law(dossier)


def _law(dossier: Dossier) -> Iterator[Hit]:
    for rule in dossier.rules:
        yield Hit("aturan", f"{rule.code}: {rule.summary}", places.rule_page(rule.code))
    for clause in dossier.law.clauses.values():
        yield Hit("klausul", clause.sitasi, places.clause_place(clause.id), f"{clause.ringkas} [{clause.id}]")
    for reading in dossier.law.readings.values():
        yield Hit("tafsir", reading.judul, places.reading_place(reading.kunci), reading.kunci)
