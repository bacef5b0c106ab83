"""The OPDs: an overview, and a page for each with level, figures, services, documents and records."""

from __future__ import annotations

from pipeline.model.card import Card
from pipeline.model.finding import Severity
from pipeline.model.region import Office
from pipeline.render.charts.ladder import Step, ladder
from pipeline.render.charts.svg import Chart
from pipeline.render.document import Metric
from pipeline.render.documents import places
from pipeline.render.documents.agreements import agreements
from pipeline.render.documents.deadlines import due_of, pressing_table, soon_table, summary_table
from pipeline.render.documents.dossier import Dossier, Draft, Parts, Shelf, Shelved
from pipeline.render.documents.frontmatter import covered_words
from pipeline.render.documents.notes import about
from pipeline.render.documents.promises import kept_table
from pipeline.render.documents.records import title as list_title
from pipeline.render.documents.services import ServiceView, service_view
from pipeline.render.documents.standing import assessment_of, chapter_table, top_level
from pipeline.render.page import Crumb, Sheet
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar

SELF_ASSESSED = "Penilaian mandiri indikatif, bukan nilai resmi."


def _offices(dossier: Dossier) -> list[str]:
    return list(dossier.world.region.offices)


def _each(dossier: Dossier, shelf: Shelf, opd: str) -> list[Draft]:
    return [_page(dossier, dossier.world.region.offices[opd], shelf)]


def office_table(dossier: Dossier) -> Table:
    """All OPDs with level, services, what is late and what was found."""
    columns = (
        Column("OPD"),
        Column("Level", "angka"),
        Column("Layanan", "angka"),
        Column("Terlambat", "angka"),
        Column("Temuan", "angka"),
    )
    rows = tuple(_row(dossier, office) for office in dossier.offices)
    return Table(
        caption="Perangkat daerah",
        columns=columns,
        rows=rows,
        id="daftar-opd",
        filter=True,
        note=f"Level tahun {dossier.year}. {SELF_ASSESSED} Temuan: galat dan peringatan tanpa pengecualian.",
        empty="Belum ada OPD dalam katalog.",
    )


def _row(dossier: Dossier, office: Office) -> tuple[Entry, ...]:
    services = dossier.services(office.id)
    level = assessment_of(dossier, office.id)
    overdue, found = len(due_of(dossier, office.id, late=True)), weighty(dossier, office.id)
    lacking = (
        Cell("belum menyediakan katalog", sort="0") if office.provides else Cell("bukan penyedia", sort="0")
    )
    return (
        Cell(office.singkatan, places.office_page(office.id), note=office.nama),
        Cell(str(level.level), sort=str(level.level)) if level else Cell("tidak dinilai", sort="0"),
        Cell(angka(len(services)), sort=str(len(services))) if services else lacking,
        Cell(angka(overdue) if overdue else "nihil", sort=str(overdue)),
        Cell(angka(found) if found else "nihil", sort=str(found)),
    )


def weighty(dossier: Dossier, opd: str) -> int:
    """Unwaived errors and warnings of an OPD."""
    found = about(opd).of(dossier.result)
    return sum(1 for finding in found if not finding.waived and finding.severity is not Severity.INFO)


def _index(dossier: Dossier, _shelf: Shelf) -> list[Draft]:
    sheet = Sheet(
        path=places.OFFICES,
        title="Perangkat daerah",
        section=places.OFFICES,
        crumbs=(places.HOME_CRUMB,),
        summary=f"{len(dossier.offices)} perangkat daerah {dossier.site.pemda}.",
    )
    return [Draft(template="pages/daftar-opd.html", sheet=sheet, values={"tabel_opd": office_table(dossier)})]


def _page(dossier: Dossier, office: Office, shelf: Shelf) -> Draft:
    views = [service_view(dossier, service) for service in dossier.services(office.id)]
    level = assessment_of(dossier, office.id)
    sheet = Sheet(
        path=places.office_page(office.id),
        title=office.nama,
        section=places.OFFICES,
        crumbs=(places.HOME_CRUMB, Crumb("Perangkat daerah", places.OFFICES)),
        summary=f"Layanan, capaian, dan dokumen {office.nama}.",
        owner=office.nama,
    )
    values = {
        "opd": {"nama": office.nama, "singkatan": office.singkatan, "penyedia": office.provides},
        "angka": _metrics(dossier, office, views),
        "tangga": level_chart(dossier, office) if level else None,
        "penghambat": list(level.blocking) if level else [],
        "level_berikut": level.next_level if level else None,
        "layanan": views,
        "bab": [chapter_table(dossier, office.id, period) for period in dossier.periods] if views else [],
        "tenggat": summary_table(dossier, office.id),
        "terlambat": pressing_table(dossier, office.id),
        "dokumen": _documents(shelf, office),
        "tanpa_sla": not any(agreements(dossier, office.id)) and bool(views),
        "rekaman": _lists(dossier, office),
        "temuan_href": places.FINDINGS,
        "sumber": places.source(dossier.site, office.document.path),
        "sunting": places.mend(dossier.site, office.document.path),
        "janji": kept_table(dossier, office.id) if views else None,
        "segera": soon_table(dossier, office.id),
    }
    return Draft(template="pages/opd.html", sheet=sheet, values=values)


def _metrics(dossier: Dossier, office: Office, views: list[ServiceView]) -> list[Metric]:
    level, found, overdue = (
        assessment_of(dossier, office.id),
        weighty(dossier, office.id),
        len(due_of(dossier, office.id, late=True)),
    )
    shown = f"{level.level} dari {top_level(dossier)}" if level else "–"
    note = f"tahun {dossier.year}, penilaian mandiri" if level else "bukan penyedia layanan, tidak dinilai"
    return [
        Metric("Level kematangan", shown, note),
        Metric("Layanan dalam katalog", angka(len(views)), _classes(dossier, views)),
        Metric("Terlambat", angka(overdue), "tiket, tindak lanjut, kewajiban", href=places.DEADLINES),
        Metric("Temuan", angka(found), "galat dan peringatan", href=places.FINDINGS),
    ]


def _classes(dossier: Dossier, views: list[ServiceView]) -> str:
    counted = [
        f"{angka(count)} {dossier.law.label('klasifikasi', word).lower()}"
        for word in dossier.law.vocabulary("klasifikasi")
        if (count := sum(1 for view in views if view.klasifikasi == word))
    ]
    return daftar(counted) or "belum menyediakan katalog"


def level_chart(dossier: Dossier, office: Office) -> Chart | None:
    """The ladder of an OPD's levels; None where it is not assessed."""
    level = assessment_of(dossier, office.id)
    if level is None:
        return None
    steps = [
        Step(
            level=rung.level,
            name="",
            met=all(criterion.met for criterion in level.criteria if criterion.level == rung.level),
            note="; ".join(
                lack
                for criterion in level.criteria
                if criterion.level == rung.level
                for lack in criterion.missing
            )[:300],
        )
        for rung in dossier.law.maturity.ladder
    ]
    return ladder(f"Level kematangan {office.singkatan} tahun {dossier.year}", level.level, steps)


def _documents(shelf: Shelf, office: Office) -> list[dict[str, str]]:
    return [document_line(entry) for entry in shelf if entry.scope.opd == office.id]


def document_line(entry: Shelved) -> dict[str, str]:
    """A document in a list: its kind, what it covers, and where it stands."""
    return {
        "judul": entry.kind.title,
        "periode": covered_words(entry.scope, entry.draft.sheet.title),
        "href": entry.draft.sheet.path,
        "pdf": entry.draft.sheet.pdf,
        "tentang": entry.kind.about,
    }


def _lists(dossier: Dossier, office: Office) -> list[tuple[str, str, int]]:
    grouped: dict[str, list[Card]] = {}
    for kind in places.LISTED_KINDS:
        for card in dossier.world.index.counted_for(office.id, kind):
            grouped.setdefault(places.record_list(card), []).append(card)
    return [(path, list_title(cards[0]), len(cards)) for path, cards in sorted(grouped.items())]


OFFICES = Parts(_index, _offices, _each)
"""The overview of all OPDs, and a page for each."""
office_pages = OFFICES.pages
