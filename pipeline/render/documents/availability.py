"""The availability report of an OPD and period: target, attainment, trend, causes, chances, monitoring."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.render.document import Item, Metric
from pipeline.render.documents.availability_disagreements import disagreeing
from pipeline.render.documents.availability_trend import days_of, longest_outages, trends
from pipeline.render.documents.availability_watch import anomalies, chances, changes, objects, tools
from pipeline.render.documents.chapters.availability import missed_months, strips
from pipeline.render.documents.chapters.figures import NIL, count, service_states, share_metric
from pipeline.render.documents.chapters.monitoring import downtime
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.chapters.utilisation import utilisation
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.evaluation import report_of
from pipeline.render.documents.periodic import (
    Kind,
    Section,
    analysis,
    delivery,
    draft,
    for_opd,
    letters,
    section,
)

KIND = Kind(
    name="laporan-ketersediaan",
    title="Laporan Ketersediaan Layanan",
    letter="ketersediaan_layanan",
    clauses=("L2.2.2.1.T8.1.4", "L2.2.2.1.p1a", "L2.2.2.1.p4", "L2.1.1.2.k7"),
    readings=(
        "ketersediaan.rumus",
        "katalog.k7_k11",
        "pemantauan.",
        "evaluasi.satuan_layanan",
        "peran.pemetaan",
    ),
    records=("pemantauan", "laporan"),
    purpose=(
        "Laporan ini menunjukkan apakah setiap layanan tersedia sebagaimana dijanjikan, apa yang "
        "menguranginya, dan apa yang dapat ditingkatkan. Semua angka dihitung dari catatan pemantauan di "
        "repositori."
    ),
)
_FORMULAS = {
    "kecualikan-pemeliharaan-terencana": (
        "Pencapaian = (waktu teramati − gangguan tak terencana) ÷ waktu teramati × 100. "
        "Pemeliharaan terencana tidak mengurangi pencapaian, tetapi tetap dicantumkan."
    ),
}
_EVERYTHING = (
    "Pencapaian = (waktu teramati − gangguan) ÷ waktu teramati × 100. Gangguan tak terencana dan "
    "pemeliharaan terencana sama-sama mengurangi pencapaian."
)


def availability(dossier: Dossier, scope: Scope) -> Draft | None:
    """The report; the public edition counts components, the internal one names them.

    None where nothing was monitored.
    """
    report = _report(dossier, scope)
    return draft(report, KIND, tuple(_sections(report, named=dossier.inside))) if report else None


def _report(dossier: Dossier, scope: Scope) -> Report | None:
    report = report_of(dossier, scope) if for_opd(scope) else None
    if report is None or not (report.recap.availability.rows or letters(report, KIND.letter)):
        return None
    return report


def _sections(report: Report, *, named: bool) -> Iterator[Section]:
    monitored = bool(report.recap.availability.rows)
    yield section(report, "Ringkasan", _summary(report))
    yield section(
        report,
        "Pencapaian ketersediaan",
        _attained(report),
        "L2.2.2.1.p1a",
        "L2.2.2.1.k1",
        "L2.2.2.1.k4",
        "L2.2.2.1.T8.1.4",
    )
    yield section(report, "Utilisasi", _use(report), "L2.2.2.1.k3")
    yield section(report, "Tren ketersediaan", trends(report), "L2.2.2.1.k5")
    if monitored:
        yield section(report, "Ketersediaan menurut hari", days_of(report))
    causes = [*missed_months(report), *longest_outages(report)]
    yield section(report, "Penyebab tidak tercapai", causes, "L2.2.2.1.k5")
    yield section(report, "Peluang peningkatan", chances(report), "L2.2.2.1.k6")
    yield section(
        report,
        "Alat dan cakupan komponen",
        tools(report, named=named),
        "L2.2.2.1.p2a",
        "L2.2.2.1.T8.1.1",
    )
    yield section(
        report,
        "Objek pemantauan",
        objects(report, named=named),
        "L2.2.2.1.a1",
        "L2.2.2.1.a2",
        "L2.2.2.1.a3",
        "L2.2.2.1.a4",
    )
    yield section(
        report,
        "Anomali dan penanganan",
        anomalies(report, named=named),
        "L2.2.2.1.p2b",
        "L2.2.2.1.p2c",
        "L2.2.2.1.T8.1.2",
    )
    yield section(report, "Perubahan layanan akibat gangguan", changes(report), "L2.2.2.1.p1b")
    yield section(report, "Pemantauan, aduan, dan rilis yang tidak cocok", disagreeing(report))
    yield section(report, "Analisis dan tindak lanjut", analysis(report, KIND))
    roles = ("penyedia layanan (administrator layanan)", "penanggung jawab penyedia layanan")
    yield delivery(report, KIND, roles, "L2.2.2.1.T8.1.4")


def _summary(report: Report) -> Iterator[Block]:
    found = report.recap.availability
    if not found.rows:
        yield Block("nihil", "Belum ada data: tidak ada catatan pemantauan untuk periode ini.")
        return
    watched = {row.service for row in found.rows}
    silent = [service.nama for service in report.services if service.document.ref not in watched]
    yield Block("metrik", _metrics(report))
    yield Block(
        "fakta",
        [
            Item("Layanan dipantau", f"{len(watched)} dari {len(report.services)} layanan"),
            Item("Tidak dipantau", "; ".join(silent) or None, empty=NIL),
            Item("Catatan pemantauan", count(report, found.months.total).text),
        ],
    )


def _metrics(report: Report) -> list[Metric]:
    found = report.recap.availability
    return [
        share_metric(
            report, "Layanan mencapai target", found.services.met, found.services.judged, "layanan dinilai"
        ),
        share_metric(
            report, "Bulan mencapai target", found.months.met, found.months.judged, "bulan layanan dinilai"
        ),
        share_metric(report, "Anomali ditangani", found.anomalies_handled, len(found.anomalies), "anomali"),
    ]


def _attained(report: Report) -> Iterator[Block]:
    start = report.period.bounds(report.dossier.world.region.zone)[0]
    chosen = report.law.reading("ketersediaan.rumus", report.scope.opd, start)
    yield Block("kalimat", _FORMULAS.get(chosen, _EVERYTHING))
    if not report.recap.availability.rows:
        yield Block("nihil", "Belum ada data.")
        return
    yield Block("tabel", strips(report).value.table)
    yield Block("tabel", downtime(report))
    states = [("Target ketersediaan", report.recap.availability.services)]
    yield Block("tabel", service_states(report, "Layanan menurut pencapaian target", states))


def _use(report: Report) -> Iterator[Block]:
    yield from utilisation(report)
