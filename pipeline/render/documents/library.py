"""The list of documents: what can be read and downloaded, by kind, then by whose it is."""

from __future__ import annotations

from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft, Shelf, Shelved
from pipeline.render.documents.frontmatter import covered_words, office_name
from pipeline.render.page import Sheet
from pipeline.wording import angka

DATA = (
    ("data/facts.csv", "Tabel fakta (CSV)", "setiap waktu, batas, dan hasil, satu baris per kejadian"),
    ("data/facts.json", "Tabel fakta (JSON)", "sama, dengan jenis datanya"),
    ("data/maturity.json", "Level kematangan (JSON)", "matriks, kriteria, bukti, dan penghambat"),
    ("data/findings.json", "Temuan (JSON)", "seperti keluaran spbe check"),
)


def library_page(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    """The list of all documents and data files."""
    kinds: dict[str, list[Shelved]] = {}
    for entry in shelf:
        kinds.setdefault(entry.kind.name, []).append(entry)
    values = {
        "jenis": [
            {
                "id": name,
                "judul": entries[0].kind.title,
                "tentang": entries[0].kind.about,
                "butir": [_line(dossier, entry) for entry in entries],
            }
            for name, entries in kinds.items()
        ],
        "pilihan_jenis": [(name, entries[0].kind.title) for name, entries in kinds.items()],
        "pilihan_opd": [(office.id, office.singkatan) for office in dossier.offices],
        "jumlah": angka(len(shelf)),
        "data": DATA,
    }
    sheet = Sheet(
        path=places.DOCUMENTS,
        title="Dokumen",
        section=places.DOCUMENTS,
        crumbs=(places.HOME_CRUMB,),
        summary=f"{len(shelf)} dokumen untuk dibaca dan diunduh.",
    )
    return [Draft(template="pages/daftar-dokumen.html", sheet=sheet, values=values)]


def _line(dossier: Dossier, entry: Shelved) -> dict[str, str]:
    service = dossier.world.region.services.get(entry.scope.service)
    return {
        "nama": service.nama if service else office_name(dossier, entry.scope.opd),
        "periode": covered_words(entry.scope, entry.draft.sheet.title),
        "opd": entry.scope.opd,
        "href": entry.draft.sheet.path,
        "pdf": entry.draft.sheet.pdf,
    }
