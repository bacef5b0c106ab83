"""The maturity report of an OPD or the region for a year: matrix, ladder, what blocks the next level."""

from __future__ import annotations

from typing import Any

from pipeline.law.saying import weight_words
from pipeline.model.assessment import Assessment, RegionAssessment
from pipeline.render.charts.levels import levels
from pipeline.render.document import Head, Item, Metric
from pipeline.render.documents.chapters.report import MATURITY
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.followups import task_table
from pipeline.render.documents.frontmatter import Title, document_sheet, head, letterhead, period_words
from pipeline.render.documents.maturity_beside import beside_table
from pipeline.render.documents.maturity_defence import defence_facts, standing_table, task_rows
from pipeline.render.documents.maturity_evidence import Evidence, cell_table, matrix_chart
from pipeline.render.documents.maturity_ladder import (
    alternative_table,
    criteria,
    ladder_chart,
    level_names,
    to_do,
)
from pipeline.render.documents.maturity_records import (
    application_table,
    evaluation_table,
    improvement_tasks,
    review_table,
)
from pipeline.render.documents.maturity_region import office_table, silent_offices
from pipeline.render.documents.notes import about, finding_rows, reading_rows
from pipeline.render.documents.verdicts import verdict_table
from pipeline.wording import angka, daftar

TEMPLATE = "pages/laporan-maturitas.html"
STATEMENT = "Penilaian mandiri indikatif, bukan nilai resmi"
_CLAUSES = ("L2.3.mat", "P1.7", "P3.2", "P3.3", "L2.3.app", "L3.p1b", "L3.p1c")
_READINGS = ("maturitas.", "evaluasi.lima_bab", "evaluasi.nihil")
_KINDS = (
    "evaluasi",
    "reviu",
    "tindak_lanjut",
    "pernyataan_aplikasi",
    "layanan",
    "aplikasi",
    "kebutuhan",
    "drp",
)


def maturity(dossier: Dossier, scope: Scope) -> Draft | None:
    """The report; None where the OPD is not assessed in the year."""
    assessed = dossier.levels.get(scope.year or 0)
    if assessed is None:
        return None
    if not scope.opd:
        return _draft(dossier, scope, _region_values(dossier, scope, assessed))
    own = assessed.of(scope.opd)
    return None if own is None else _draft(dossier, scope, _office_values(dossier, own))


def _draft(dossier: Dossier, scope: Scope, values: dict[str, Any]) -> Draft:
    title = f"Laporan Maturitas Manajemen Layanan SPBE {period_words(scope)}"
    rows, total = finding_rows(dossier, about(scope.opd, _KINDS))
    return Draft(
        template=TEMPLATE,
        sheet=document_sheet(dossier, scope, MATURITY, title),
        values={
            "surat": letterhead(dossier, scope.opd),
            "kepala": _head(dossier, scope),
            "pernyataan_utama": STATEMENT,
            "pilihan_tafsir": reading_rows(dossier, _READINGS, scope.opd),
            "temuan_laporan": rows,
            "jumlah_temuan": total,
            "indikator_lain": beside_table(dossier, scope),
            **values,
        },
    )


def _head(dossier: Dossier, scope: Scope) -> Head:
    return head(
        dossier,
        scope,
        Title(
            jenis="Laporan Maturitas",
            tentang="Tingkat Kematangan Manajemen Layanan SPBE",
            clauses=_CLAUSES,
            pernyataan=tuple(_statements(dossier)),
        ),
    )


def _statements(dossier: Dossier) -> list[str]:
    """What must stand on the first page."""
    table = dossier.law.maturity
    said = [f"{STATEMENT}. Indikator {table.indicator}."]
    if table.status == "tidak_resmi":
        said.append(f"Rumusan tingkat: {table.sumber}.")
    return said


def _office_values(dossier: Dossier, own: Assessment) -> dict[str, Any]:
    evidence = Evidence(dossier, own)
    tasks = improvement_tasks(dossier, own)
    return {
        "wilayah": None,
        "angka_utama": _metrics(dossier, own),
        "matriks": matrix_chart(evidence),
        "sel": cell_table(evidence),
        "tangga": ladder_chart(evidence),
        "kriteria": criteria(evidence),
        "penghambat": to_do(evidence),
        "tingkat_berikut": own.next_level,
        "lain": alternative_table(evidence),
        "dipertahankan": defence_facts(evidence),
        "keadaan": standing_table(evidence),
        "tugas": task_rows(own, dossier.law),
        "aplikasi": application_table(dossier, own),
        "reviu": review_table(dossier, own),
        "evaluasi": evaluation_table(dossier, own),
        "jawaban_penilai": verdict_table(dossier, own),
        "tindak_lanjut": task_table(dossier, "Butir tindak lanjut", tasks, source=True),
    }


def _metrics(dossier: Dossier, own: Assessment) -> list[Metric]:
    cells = [cell for row in own.matrix.values() for cell in row.values()]
    met = sum(cell.met for cell in cells)
    found = own.conditions
    names = level_names(dossier.law.maturity)
    top = max(names, default=own.level)
    spread = f"{len(own.matrix)} tahap, {len(dossier.law.maturity.processes)} proses"
    done, late, total = len(found.finished), len(found.late), len(found.follow_ups)
    return [
        Metric(f"Tingkat {own.year}", f"Level {own.level}", f"dari {top}; indikatif"),
        Metric("Sel terisi", f"{angka(met)} dari {angka(len(cells))}", spread),
        Metric(
            "Perbaikan selesai", angka(done) if done else "nihil", f"dari {angka(total)} butir tindak lanjut"
        ),
        Metric("Tindak lanjut terlambat", angka(late) if late else "nihil", f"dari {angka(total)} butir"),
    ]


def _region_values(dossier: Dossier, scope: Scope, assessed: RegionAssessment) -> dict[str, Any]:
    names = level_names(dossier.law.maturity)
    counts = {level: assessed.distribution.get(level, 0) for level in names}
    title = f"Sebaran tingkat OPD penyedia layanan, {assessed.year}"
    silent = silent_offices(dossier, assessed)
    return {
        "wilayah": _region_facts(dossier, assessed, silent),
        "sebaran": levels(title, counts, names),
        "opd": office_table(dossier, assessed, scope),
        "angka_utama": _region_metrics(assessed, silent, max(names, default=1)),
    }


def _region_metrics(assessed: RegionAssessment, silent: list[str], top: int) -> list[Metric]:
    lowest = sum(1 for one in assessed.opd if one.level == assessed.level)
    total = len(assessed.opd)
    return [
        Metric(f"Tingkat {assessed.year}", f"Level {assessed.level}", f"dari {top}; indikatif"),
        Metric("OPD dinilai", angka(total), "seluruh OPD penyedia layanan"),
        Metric("OPD pada tingkat itu", angka(lowest) if lowest else "nihil", f"dari {angka(total)} OPD"),
        Metric("OPD tanpa catatan", angka(len(silent)) if silent else "nihil", f"dari {angka(total)} OPD"),
    ]


def _region_facts(dossier: Dossier, assessed: RegionAssessment, silent: list[str]) -> list[Item]:
    law, region = dossier.law, dossier.world.region
    reading = law.readings.get("maturitas.satuan")
    chosen = law.reading("maturitas.satuan", at=dossier.world.as_of)
    how = reading.pilihan.get(chosen, chosen) if reading else "terendah dari seluruh OPD"
    lowest = [region.offices[one.opd].nama for one in assessed.opd if one.level == assessed.level]
    return [
        Item("Tingkat daerah", f"Level {assessed.level}", note=how),
        Item("Dapat dipertahankan", f"Level {assessed.holds}", note=weight_words(law)),
        Item("OPD pada tingkat itu", daftar(lowest) or None, empty="nihil"),
        Item(
            "OPD tanpa catatan",
            daftar([region.offices[opd].nama for opd in silent]) or None,
            empty="nihil",
            note="Tanpa catatan pada tahun ini, tingkatnya 1.",
        ),
    ]
