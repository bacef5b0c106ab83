"""The front page: where the region stands, what is late, what ends soon, what the data cover."""

from __future__ import annotations

from pipeline.model.finding import Severity
from pipeline.render.charts.levels import levels
from pipeline.render.document import Metric
from pipeline.render.documents import places
from pipeline.render.documents.deadlines import DAYS, due_of, pressing_table, soon_table, summary_table
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Shelf
from pipeline.render.documents.offices import SELF_ASSESSED, office_table
from pipeline.render.documents.promises import MOST, kept_metrics, kept_table
from pipeline.render.documents.standing import chapter_chart, chapter_table, coverage_table, top_level
from pipeline.render.page import Sheet
from pipeline.wording import angka


def home_page(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    """The front page."""
    assessed = dossier.levels.get(dossier.year)
    counts = assessed.distribution if assessed else {}
    ladder = {rung.level: counts.get(rung.level, 0) for rung in dossier.law.maturity.ladder}
    values = {
        "angka": [*kept_metrics(dossier, dossier.services(REGION)), *_metrics(dossier)],
        "janji": kept_table(dossier, most=MOST),
        "cari": places.SEARCH,
        "segera": soon_table(dossier),
        "sebaran": levels(f"OPD menurut level kematangan, {dossier.year}", ladder),
        "pernyataan_level": SELF_ASSESSED,
        "bab": [chapter_table(dossier, REGION, period) for period in dossier.periods],
        "gambar_bab": [chapter_chart(dossier, REGION, period) for period in dossier.periods[:1]],
        "tenggat": summary_table(dossier),
        "terlambat": pressing_table(dossier),
        "cakupan": coverage_table(dossier),
        "tabel_opd": office_table(dossier),
        "jumlah_dokumen": len(shelf),
        "tidak_dihitung": dossier.left_out,
        "galat": dossier.result.count(Severity.ERROR),
        "tempat": {
            "katalog": places.CATALOGUE,
            "temuan": places.FINDINGS,
            "tenggat": places.DEADLINES,
            "rekaman": places.RECORDS,
            "dokumen": places.DOCUMENTS,
            "aturan": places.RULES,
            "glosarium": places.GLOSSARY,
        },
    }
    sheet = Sheet(
        path=places.HOME,
        title="Manajemen Layanan SPBE",
        section=places.HOME,
        summary=f"Katalog, capaian, dan kematangan layanan SPBE {dossier.site.pemda}.",
    )
    return [Draft(template="pages/beranda.html", sheet=sheet, values=values)]


def _metrics(dossier: Dossier) -> list[Metric]:
    assessed = dossier.levels.get(dossier.year)
    services, result = dossier.services(REGION), dossier.result
    overdue = len(due_of(dossier, late=True))
    offices = {service.opd for service in services}
    level = f"{assessed.level} dari {top_level(dossier)}" if assessed else "–"
    among = (
        f"terendah dari {angka(len(assessed.opd))} OPD penyedia layanan, {dossier.year}" if assessed else ""
    )
    found = result.count(Severity.ERROR) + result.count(Severity.WARNING)
    soon = len(due_of(dossier, late=False))
    return [
        Metric("Layanan", angka(len(services)), f"dari {angka(len(offices))} OPD", href=places.CATALOGUE),
        Metric("Level kematangan daerah", level, among),
        Metric("Terlambat", angka(overdue), "tiket, tindak lanjut, kewajiban", href=places.DEADLINES),
        Metric("Jatuh tempo", angka(soon), f"dalam {DAYS} hari", href=places.DEADLINES),
        Metric("Temuan", angka(found), f"dalam {angka(result.documents)} dokumen", href=places.FINDINGS),
    ]
