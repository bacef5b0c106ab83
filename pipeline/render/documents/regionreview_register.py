"""The register of all PDs that provide services, those without records first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.model.assessment import Assessment
from pipeline.model.card import CATALOGUE_KINDS
from pipeline.model.finding import Severity
from pipeline.render.document import Metric
from pipeline.render.documents import places
from pipeline.render.documents.chapters.figures import NIL
from pipeline.render.documents.chapters.report import EVALUATION, MATURITY, Block, Report
from pipeline.render.documents.dossier import REGION, Scope
from pipeline.render.documents.evaluations import completeness
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, daftar, periode


def register(report: Report) -> Iterator[Block]:
    """Every PD that provides services: catalogue, records, evaluation, level, open findings."""
    offices, known = report.offices, report.dossier.offices
    rows = sorted(_rows(report), key=lambda entry: entry[0])
    levels = report.dossier.levels.get(report.scope.year or 0)
    listed = [opd for opd in offices if report.services_of(opd)]
    yield Block(
        "metrik",
        [
            Metric("PD penyedia layanan", angka(len(offices)), f"dari {angka(len(known))} PD terdaftar"),
            Metric("PD dengan katalog", angka(len(listed)), f"dari {angka(len(offices))} PD"),
            Metric(
                "Tingkat kematangan daerah",
                f"Level {levels.level}" if levels else "–",
                "tingkat terendah semua PD, penilaian mandiri",
                href=places.document(MATURITY, Scope(REGION, year=levels.year)) if levels else "",
            ),
        ],
    )
    columns = (
        Column("PD", width=25),
        Column("Layanan", "angka"),
        Column("Catatan", "angka"),
        Column("Laporan evaluasi terakhir"),
        Column("Unsur laporan", "angka"),
        Column("Tingkat", "angka"),
        Column("Temuan terbuka", "angka"),
    )
    note = "PD tanpa catatan lebih dulu. Temuan terbuka: galat dan peringatan yang tidak dikecualikan."
    table = Table(
        caption="Register PD penyedia layanan", columns=columns, rows=tuple(row for _, row in rows), note=note
    )
    yield Block("tabel", table)
    without = [report.office(opd) for opd in offices if opd not in listed]
    if without:
        yield Block("kalimat", f"Belum menyediakan katalog: {daftar(without)}.")


def _rows(report: Report) -> Iterator[tuple[tuple[bool, str], tuple[Entry, ...]]]:
    assessed = _assessments(report)
    records = _records(report)
    for opd in report.offices:
        number, name = records.get(opd, 0), report.office(opd)
        services = len(report.services_of(opd))
        level = assessed.get(opd)
        row: tuple[Entry, ...] = (
            Cell(name, places.office_page(opd)),
            angka(services) if services else NIL,
            angka(number) if number else NIL,
            _last_evaluation(report, opd),
            _elements(report, opd),
            Cell(str(level.level), places.document(MATURITY, Scope(opd, year=level.year))) if level else None,
            _findings(report, opd),
        )
        yield (number > 0, name), row


def _assessments(report: Report) -> dict[str, Assessment]:
    levels = report.dossier.levels.get(report.scope.year or 0)
    return {one.opd: one for one in levels.opd} if levels else {}


def _records(report: Report) -> dict[str, int]:
    """How many records each OPD has, the catalogue left out."""
    kinds = sorted(set(report.index.kinds) - CATALOGUE_KINDS)
    return Counter(one.opd for one in report.index.told(*kinds))


def _last_evaluation(report: Report, opd: str) -> Cell:
    cards = report.evaluations.get(opd, ())
    if not cards:
        return Cell("belum ada")
    own = places.document(EVALUATION, Scope(opd, period=report.period))
    return Cell(periode(str(cards[-1].data.get("periode", ""))), own)


def _elements(report: Report, opd: str) -> str:
    counted = bool(report.services_of(opd)) and (opd, report.period.text) in report.dossier.recaps
    found = completeness(report.dossier, opd, report.evaluations.get(opd, ()), report.period, counted=counted)
    return bagian(found.present, found.total)


def _findings(report: Report, opd: str) -> Cell:
    found = [
        finding
        for finding in report.dossier.result.findings
        if not finding.waived
        and finding.severity is not Severity.INFO
        and finding.document.split("/", maxsplit=1)[0] == opd
    ]
    return Cell(angka(len(found)), places.FINDINGS) if found else Cell(NIL)
