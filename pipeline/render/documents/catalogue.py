"""The catalogue of services: one document per OPD and one for the region, an index, a page per service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model.document import Data
from pipeline.model.region import Office, Service
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Parts, Scope, Shelf
from pipeline.render.documents.frontmatter import Title, document_sheet, head, letterhead, office_name
from pipeline.render.documents.notes import about, finding_rows, reading_rows
from pipeline.render.documents.promises import kept_metrics, kept_table
from pipeline.render.documents.services import READINGS, ServiceView, service_view
from pipeline.render.page import Crumb, Sheet
from pipeline.render.table import Cell, Column, Table
from pipeline.wording import angka, daftar

NAME = "katalog"
# A page and a half each: more would make a volume that nobody prints, and no press holds.
MOST_IN_PRINT = 150
CLAUSES = ("L2.1.1.2.p1a", "L2.1.1.2.p2", "L2.1.1.1.p1a")
_KINDS = ("layanan",)


def catalogue(dossier: Dossier, scope: Scope) -> Draft | None:
    """The catalogue of an OPD, or of all; an OPD that provides none has none."""
    offices = _offices(dossier, scope)
    parts = [part for office in offices if (part := _part(dossier, office))["layanan"]]
    if not parts:
        return None
    owner = office_name(dossier, scope.opd)
    title = f"Katalog Layanan SPBE {owner}"
    rows, total = finding_rows(dossier, about(scope.opd, _KINDS))
    values = {
        "surat": letterhead(dossier, scope.opd),
        "kepala": head(
            dossier, scope, Title(jenis="Katalog Layanan", tentang=f"Layanan SPBE {owner}", clauses=CLAUSES)
        ),
        "bagian": parts,
        "tunggal": scope.opd != REGION,
        "ringkas": _brief(parts) if scope.opd == REGION else [],
        "tanpa_katalog": missing(dossier) if scope.opd == REGION else [],
        "tautan_resmi": official_link(dossier),
        "dasar_tautan": cited_words(dossier, "L2.1.1.2.p3"),
        "temuan": rows,
        "jumlah_temuan": total,
        "pilihan": reading_rows(dossier, READINGS, scope.opd),
    }
    return Draft(
        template="pages/katalog-dokumen.html",
        sheet=document_sheet(dossier, scope, NAME, title),
        values=values,
    )


def _whole(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    return [_index(dossier, [service_view(dossier, service) for service in dossier.services(REGION)], shelf)]


def _providers(dossier: Dossier) -> list[str]:
    return list(dict.fromkeys(service.opd for service in dossier.services(REGION)))


def _each(dossier: Dossier, _shelf: Shelf, opd: str) -> Iterator[Draft]:
    for service in dossier.world.region.services_of(opd):
        yield _page(dossier, service, service_view(dossier, service))


def missing(dossier: Dossier) -> list[Item]:
    """The service-providing OPDs without any entry ("belum menyediakan katalog")."""
    lacking = [office for office in dossier.offices if office.provides and not dossier.services(office.id)]
    return [
        Item(office.singkatan, None, empty="belum menyediakan katalog", note=office.nama)
        for office in lacking
    ]


def official_link(dossier: Dossier) -> tuple[str, str]:
    """Name and address of the catalogue as the regulation prints them; ("", "") where it prints none."""
    links = dossier.law.about.get("tautan", ())
    first: Data = next((link for link in links if "L2.1.1.2.p3" in link.get("klausul", ())), {})
    return str(first.get("nama", "")), str(first.get("alamat", ""))


def cited_words(dossier: Dossier, *clauses: str) -> str:
    """Clauses as the pack in force cites them, in a sentence; "" where it has none of them."""
    return daftar([dossier.law.cite(name) for name in dossier.law.own(*clauses)])


def _offices(dossier: Dossier, scope: Scope) -> list[Office]:
    return [office for office in dossier.offices if scope.opd in (REGION, office.id)]


def _part(dossier: Dossier, office: Office) -> dict[str, Any]:
    return {
        "id": office.id,
        "nama": office.nama,
        "singkatan": office.singkatan,
        "href": places.office_page(office.id),
        "layanan": [service_view(dossier, service) for service in dossier.services(office.id)],
    }


def _brief(parts: list[dict[str, Any]]) -> list[Table]:
    """Instead of what is too much to print: the services of each OPD, whose own catalogue has all of it."""
    if sum(len(part["layanan"]) for part in parts) <= MOST_IN_PRINT:
        return []
    columns = (Column("Layanan", width=45), Column("Kelas"), Column("Berubah terakhir"))
    return [
        Table(
            caption=part["nama"],
            columns=columns,
            rows=tuple(
                (Cell(view.nama, view.href, note=view.deskripsi[:160]), view.kelas, _last(view))
                for view in part["layanan"]
            ),
            id=f"opd-{part['id']}",
        )
        for part in parts
    ]


def _last(view: ServiceView) -> str:
    return f"berakhir {view.ended}" if view.ended else view.changed or "–"


def _index(dossier: Dossier, views: list[ServiceView], shelf: Shelf) -> Draft:
    offices = [office for office in dossier.offices if any(view.opd == office.id for view in views)]
    documents = {entry.scope.opd: entry.draft.sheet for entry in shelf if entry.kind.name == NAME}
    law = dossier.law
    values = {
        "jumlah": f"{angka(len(views))} layanan dari {angka(len(offices))} OPD",
        "bagian": [
            {
                "nama": office.nama,
                "href": places.office_page(office.id),
                "dokumen": documents.get(office.id),
                "layanan": [view for view in views if view.opd == office.id],
            }
            for office in offices
        ],
        "pilihan_opd": [(office.id, office.singkatan) for office in offices],
        "pilihan_kelompok": [(str(word), law.label("kelompok", word)) for word in law.vocabulary("kelompok")],
        "pilihan_klasifikasi": [
            (str(word), law.label("klasifikasi", word)) for word in law.vocabulary("klasifikasi")
        ],
        "tanpa_katalog": missing(dossier),
        "tautan_resmi": official_link(dossier),
        "dasar_katalog": cited_words(dossier, "P3.1", "L2.1.1.2.p2"),
        "dasar_tautan": cited_words(dossier, "L2.1.1.2.p3"),
        "dokumen": documents.get(REGION),
        "janji": kept_table(dossier),
    }
    sheet = Sheet(
        path=places.CATALOGUE,
        title="Katalog layanan",
        section=places.CATALOGUE,
        crumbs=(places.HOME_CRUMB,),
        summary=f"Semua layanan SPBE {dossier.site.pemda}: {values['jumlah']}.",
    )
    return Draft(template="pages/katalog.html", sheet=sheet, values=values)


def _page(dossier: Dossier, service: Service, view: ServiceView) -> Draft:
    rows, total = finding_rows(dossier, about(service=service.ref))
    sheet = Sheet(
        path=view.href,
        title=view.nama,
        section=places.CATALOGUE,
        crumbs=(places.HOME_CRUMB, Crumb("Katalog", places.CATALOGUE)),
        summary=view.deskripsi[:200],
        owner=view.penyedia,
    )
    values = {
        "layanan": view,
        "opd_href": places.office_page(service.opd) if service.opd in dossier.world.region.offices else "",
        "angka": kept_metrics(dossier, [service]),
        "sumber": places.source(dossier.site, service.document.path, service.document.line),
        "sunting": places.mend(dossier.site, service.document.path),
        "temuan": rows,
        "jumlah_temuan": total,
        "pilihan": reading_rows(dossier, READINGS, service.opd),
    }
    return Draft(template="pages/layanan.html", sheet=sheet, values=values)


SERVICES = Parts(_whole, _providers, _each)
"""The index of all services, and a page for each."""
catalogue_pages = SERVICES.pages
