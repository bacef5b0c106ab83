"""The region's review of a year by the PD for communications and informatics (Pasal 4)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.lean import replace
from pipeline.model.periods import Period
from pipeline.render.documents.chapters.figures import NIL
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.chapters.summary import results_table
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Scope
from pipeline.render.documents.evaluation import report_of
from pipeline.render.documents.periodic import Kind, Section, draft, section
from pipeline.render.documents.regionreview_agreement import consistency, consultation, coordination
from pipeline.render.documents.regionreview_findings import approvals, recommendations, reviews_of
from pipeline.render.documents.regionreview_register import register
from pipeline.render.documents.standing import chapter_table
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import bagian, periode

KIND = Kind(
    name="reviu-pemda",
    title="Reviu Penyelenggaraan Layanan SPBE",
    letter="",
    clauses=("P3.1", "P4.1", "P4.2", "L2.1.p1b", "L2.2.3.p2", "L2.3.a3", "L3.p1b"),
    readings=("evaluasi.", "maturitas.", "periode", "persetujuan.kominfo", "perencanaan.koordinasi"),
    records=("reviu", "pengembangan", "koordinasi", "opd"),
    purpose=(
        "Reviu ini mencakup semua perangkat daerah penyedia layanan: siapa yang sudah dan belum memenuhi, "
        "apa yang tidak sejalan antar-PD, dan apa yang harus diperbaiki oleh siapa sampai kapan. Angka "
        "dijumlahkan dari semua PD; persentase tidak pernah dirata-ratakan."
    ),
)
_NAMES = {"rpo": "RPO", "rto": "RTO", "drp": "DRP"}
_MOST_CRITICAL = 40


def region_review(dossier: Dossier, scope: Scope) -> Draft | None:
    """The review of a year; None where nothing was counted for any period of that year."""
    period = period_of(dossier, scope.year) if scope.opd == REGION else None
    found = report_of(dossier, Scope(REGION, period=period)) if period else None
    if found is None:
        return None
    report = replace(found, scope=Scope(REGION, year=scope.year))
    return draft(report, KIND, tuple(_sections(report)), reviews_of(report))


def period_of(dossier: Dossier, year: int | None) -> Period | None:
    """The longest counted period of a year: the whole year where it was counted."""
    own = [period for period in dossier.periods if period.first.year == year]
    return max(own, key=lambda period: (len(period.months), period.first), default=None)


def _sections(report: Report) -> Iterator[Section]:
    yield section(report, "Daftar PD penyedia layanan", register(report), "P3.1", "P1.4", "L1.p1a")
    yield section(report, "Rekapitulasi lima bab", _recapitulation(report), "L2.3.a3")
    yield section(
        report, "Layanan yang wajib siap pulih", _critical(report), "L2.1.2.1.a1.d", "L2.1.2.1.a1.e"
    )
    yield section(report, "Persetujuan aplikasi", approvals(report), "L2.2.3.p2")
    yield section(report, "Koordinasi perencanaan", coordination(report), "L2.1.p1b")
    yield section(report, "Konsistensi antar-PD", consistency(report), "L3.p1b")
    yield section(report, "Temuan dan rekomendasi", recommendations(report), "P4.1")
    yield section(report, "Konsultasi kementerian", consultation(report), "P4.2")


def _recapitulation(report: Report) -> Iterator[Block]:
    said = periode(report.period.text)
    yield Block("kalimat", f"Dihitung untuk {said[:1].lower()}{said[1:]}." if said.isdigit() else f"{said}.")
    yield Block("tabel", chapter_table(report.dossier, REGION, report.period))
    yield Block("tabel", results_table(report))


def _critical(report: Report) -> Iterator[Block]:
    """Whether each service whose class demands it is prepared, the unprepared first; no lengths of time."""
    found = report.recap.recovery
    if not len(found.bound):
        yield Block("nihil", "Nihil: tidak ada layanan yang kelasnya mewajibkan RPO, RTO, dan DRP.")
        return
    lacking = dict(found.lacking)
    names = sorted(found.bound.records, key=lambda name: (name in found.ready.records, name))
    rows = tuple(
        (
            Cell(report.service_name(name), report.place(name)),
            report.office(name.split("/", maxsplit=1)[0]),
            *(_has(name, lacking[what].records if what in lacking else ()) for what in _NAMES),
        )
        for name in names[:_MOST_CRITICAL]
    )
    columns = (
        Column("Layanan", width=40),
        Column("PD", width=20),
        *(Column(label, "status") for label in _NAMES.values()),
    )
    ready = bagian(len(found.ready), len(found.bound))
    note = f"Lengkap: {ready} layanan. DRP ada bila disetujui, ditetapkan, dan masih berlaku."
    yield Block(
        "tabel",
        Table(
            caption="Kesiapan pulih layanan yang kelasnya mewajibkannya",
            columns=columns,
            rows=rows,
            total=len(names),
            note=note,
            empty=NIL,
        ),
    )


def _has(name: str, lacking: tuple[str, ...]) -> Entry:
    return Cell("", badge="kosong" if name in lacking else "terisi")
