"""The electronic forms of the internal edition: a page a kind, and the list that leads to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pipeline.model.card import TICKET_KINDS
from pipeline.render import forge
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft
from pipeline.render.page import Crumb, Sheet
from pipeline.render.table import Cell, Column, Entry, Table

INDEX = "internal/formulir/index.html"
_ABOVE = (
    places.HOME_CRUMB,
    Crumb("Dokumen", places.DOCUMENTS),
    Crumb("Edisi internal", "internal/index.html"),
)
_SAYS = (
    "Formulir diisi di peramban dan menghasilkan berkas untuk repositori catatan. "
    "Halamannya tidak mengirim dan tidak menyimpan apa pun."
)


def form_pages(dossier: Dossier) -> list[Draft]:
    """The list of forms and a page for each; none where the edition has no forms."""
    if not dossier.forms:
        return []
    return [_index(dossier), *(_page(dossier, kind) for kind in dossier.forms)]


def form_page(kind: str, opd: str = "") -> str:
    """The form of a kind, with an OPD chosen already."""
    return f"internal/formulir/{kind}.html" + (f"#opd-{opd}" if opd else "")


def form_cards(dossier: Dossier, *, tickets: bool) -> list[dict[str, str]]:
    """The forms for a list of cards: those of tickets, or all others."""
    wanted = (kind for kind in dossier.forms if (kind in TICKET_KINDS) == tickets)
    schemas = ((kind, dossier.forms[kind]["skema"]) for kind in wanted)
    return [
        {"judul": str(schema["title"]), "uraian": str(schema["description"]), "href": form_page(kind)}
        for kind, schema in schemas
    ]


def _index(dossier: Dossier) -> Draft:
    kinds = [kind for kind in dossier.forms if kind in TICKET_KINDS]
    columns = (Column("OPD"), *(Column(_title(dossier.forms[kind])) for kind in kinds))
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (
            Cell(office.singkatan, note=office.nama),
            *(Cell(f"{kind} {office.singkatan}", form_page(kind, office.id)) for kind in kinds),
        )
        for office in dossier.offices
    )
    table = Table(
        caption="Formulir tiket menurut OPD",
        columns=columns,
        rows=rows,
        note="OPD yang menyimpan berkasnya sudah terpilih.",
        empty="Belum ada OPD dalam katalog.",
    )
    sheet = Sheet(
        path=INDEX,
        title="Formulir elektronik",
        section=places.DOCUMENTS,
        crumbs=_ABOVE,
        summary=_SAYS,
        edition=dossier.edition,
    )
    values = {
        "pernyataan": (_SAYS,),
        "tiket": form_cards(dossier, tickets=True),
        "lain": form_cards(dossier, tickets=False),
        "tabel_opd": table,
    }
    return Draft(template="pages/daftar-formulir.html", sheet=sheet, values=values)


def _page(dossier: Dossier, kind: str) -> Draft:
    form, place = dossier.forms[kind], forge.new_file(dossier.site)
    title = _title(form)
    sheet = Sheet(
        path=form_page(kind),
        title=f"Formulir {title[:1].lower()}{title[1:]}",
        section=places.DOCUMENTS,
        crumbs=(*_ABOVE, Crumb("Formulir elektronik", INDEX)),
        summary=_SAYS,
        edition=dossier.edition,
    )
    values = {
        "uraian": form["skema"]["description"],
        "jenis": kind,
        "tiket": kind in TICKET_KINDS,
        "opd": [(office.id, office.nama) for office in dossier.offices],
        "formulir": {**form, "repositori": asdict(place) if place else None},
    }
    return Draft(template="pages/formulir.html", sheet=sheet, values=values)


def _title(form: Mapping[str, Any]) -> str:
    return str(form["skema"]["title"])
