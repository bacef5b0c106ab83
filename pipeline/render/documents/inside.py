"""The list of the internal edition: what those who run the services may read beside the public site."""

from __future__ import annotations

from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft, Shelf, Shelved
from pipeline.render.documents.forms import INDEX as FORMS
from pipeline.render.documents.forms import form_cards
from pipeline.render.documents.frontmatter import covered_words, office_name
from pipeline.render.documents.reviewdesk import PLACE as REVIEW_DESK
from pipeline.render.page import Crumb, Sheet
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka

INDEX = "internal/index.html"
_SAYS = (
    "Edisi internal memuat besaran RPO dan RTO, isi rencana pemulihan bencana (DRP), dan nama komponen. "
    "Identitas pemohon dan pelapor tidak ada pada edisi mana pun."
)
_KEEP = "Folder `internal/` tidak untuk diterbitkan; situs publik tidak menautkannya."


def inside_page(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    """The list of all internal documents; no page of the public edition leads to it."""
    rows: tuple[tuple[Entry, ...], ...] = tuple(_row(dossier, entry) for entry in shelf)
    columns = (
        Column("Dokumen", width=30),
        Column("OPD", width=30),
        Column("Periode atau hal"),
        Column("PDF"),
    )
    table = Table(
        caption="Dokumen edisi internal",
        columns=columns,
        rows=rows,
        note=f"{angka(len(rows))} dokumen; dokumen lain sama isinya dengan edisi publik.",
        id="daftar-internal",
        filter=True,
    )
    sheet = Sheet(
        path=INDEX,
        title="Edisi internal",
        section=places.DOCUMENTS,
        crumbs=(places.HOME_CRUMB, Crumb("Dokumen", places.DOCUMENTS)),
        summary=_SAYS,
        edition=dossier.edition,
    )
    values = {
        "pernyataan": (_SAYS, _KEEP),
        "tabel_dokumen": table,
        "meja": REVIEW_DESK,
        "formulir_tiket": form_cards(dossier, tickets=True),
        "daftar_formulir": FORMS if dossier.forms else "",
    }
    return [Draft(template="pages/daftar-internal.html", sheet=sheet, values=values)]


def _row(dossier: Dossier, entry: Shelved) -> tuple[Entry, ...]:
    sheet = entry.draft.sheet
    return (
        Cell(entry.kind.title, sheet.path),
        office_name(dossier, entry.scope.opd),
        covered_words(entry.scope, sheet.title) or "–",
        Cell("PDF", sheet.pdf) if sheet.pdf else "–",
    )
