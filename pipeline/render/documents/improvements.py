"""The dossier of improvements: what was asked, what was done, how it was and is, and what moved."""

from __future__ import annotations

from pipeline.model.difference import Figure
from pipeline.model.improvement import Improvement, Improvements
from pipeline.render.document import Head, Item, Letterhead
from pipeline.render.documents.dossier import Draft
from pipeline.render.page import Sheet, Site
from pipeline.render.table import Column, Entry, Table
from pipeline.wording import angka, tanggal

TITLE = "Perbaikan Manajemen Layanan SPBE"
_SAYS = (
    "Disusun dari dua keadaan repositori yang dinilai pada saat yang sama. Yang tercantum hanya butir yang "
    "selesai dengan bukti pada keadaan kedua dan belum selesai pada keadaan pertama."
)
_MOST = 200


def improvement_draft(site: Site, found: Improvements, path: str) -> Draft:
    """The document.

    Args:
        site: What pages say of the later state.
        found: What was improved.
        path: Name of the file it becomes, for its metadata.
    """
    base, head = found.difference.base, found.difference.head
    values = {
        "surat": Letterhead(pemda=site.pemda),
        "kepala": Head(
            jenis="Berkas perbaikan",
            tentang=TITLE,
            lingkup=site.pemda,
            periode=f"komit {base[:12]} sampai {head[:12] or 'berkas di disk'}",
            dinilai_pada=site.as_of,
            dasar=(site.regulation,),
            commit=head[:12] or site.short_commit,
            paket=site.pack,
            pernyataan=(_SAYS,),
        ),
        "butir": [
            (f"{one.name}: {one.what}", items_of(one, found.figures_of(one.opd))) for one in found.items
        ],
        "terbuka": f"{angka(found.waiting)} butir lain masih terbuka.",
        "angka": _figures(found.difference.figures),
        "dokumen": found.difference.documents[:_MOST],
    }
    sheet = Sheet(path=f"{path}.html", pdf=f"{path}.pdf", title=TITLE, owner=site.pemda, summary=_SAYS)
    return Draft(template="pages/berkas-perbaikan.html", sheet=sheet, values=values)


def items_of(one: Improvement, figures: tuple[Figure, ...]) -> list[Item]:
    """One improvement as a list of label and words; what the records do not say is said to be missing."""
    asked = f"{one.source.split('/', 1)[1]} butir {one.item}: {one.asked}"
    return [
        Item("Yang meminta", asked),
        Item("Selesai", tanggal(one.done)),
        Item("Semula", " ".join(one.before) or None, empty="tidak diterangkan pada bukti"),
        Item("Sekarang", " ".join(one.after) or None, empty="tidak diterangkan pada bukti"),
        Item(
            "Dokumen yang ditunjuk bukti", "; ".join(one.documents) or None, empty="tidak disebut pada bukti"
        ),
        Item(
            "Angka OPD yang bergerak",
            "; ".join(moved(figure) for figure in figures) or None,
            empty="tidak ada",
        ),
        Item("Rekaman", ", ".join(one.records)),
    ]


def moved(figure: Figure) -> str:
    """A figure before and after."""
    name = figure.name.replace("_", " ")
    return f"{name}: {figure.before or 'belum ada'} menjadi {figure.after or 'tidak ada'}"


def _figures(figures: tuple[Figure, ...]) -> Table:
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (one.opd or "seluruh daerah", one.name.replace("_", " "), one.before or "–", one.after or "–")
        for one in figures[:_MOST]
    )
    return Table(
        caption="Angka yang bergerak",
        columns=(
            Column("OPD", width=20),
            Column("Angka", width=40),
            Column("Semula", width=20),
            Column("Sekarang", width=20),
        ),
        rows=rows,
        total=len(figures) if len(figures) > _MOST else None,
        empty="Tidak ada angka yang bergerak.",
    )
