"""The operations report: from the Administrator Infrastruktur dan Aplikasi to the Penanggung jawab."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.render.document import Item, Metric
from pipeline.render.documents.availability_watch import cards_of
from pipeline.render.documents.chapters.applications import applications_of, developments, performance
from pipeline.render.documents.chapters.figures import (
    NIL,
    nil_sentence,
    records_of,
    share,
    share_metric,
)
from pipeline.render.documents.chapters.monitoring import coverage, downtime
from pipeline.render.documents.chapters.recovery import events
from pipeline.render.documents.chapters.releases import each_release
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.chapters.utilisation import utilisation
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.evaluation import report_of
from pipeline.render.documents.operations_assets import assets, infrastructure_of, third_parties
from pipeline.render.documents.operations_targets import targets
from pipeline.render.documents.operations_work import access, escalations, maintenance
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
from pipeline.render.table import Column, Entry, Table
from pipeline.wording import angka, bagian

KIND = Kind(
    name="laporan-operasional",
    title="Laporan Operasional Infrastruktur dan Aplikasi",
    letter="operasional_infrastruktur_aplikasi",
    clauses=("L1.T1.5.3", "L1.T1.5.1", "L2.1.2.4.p1b", "L2.2.2.1.T8.2.1", "L2.2.3.p3a"),
    readings=(
        "target.melekat",
        "ketersediaan.rumus",
        "rpo_rto.batas",
        "drp.status",
        "rto.mulai_akhir",
        "peran.pemetaan",
        "peran.pihak_ketiga",
        "laporan.penerima",
    ),
    records=("aplikasi", "infrastruktur", "pemantauan", "pemulihan", "rilis", "laporan"),
    purpose=(
        "Laporan ini menunjukkan aset, target pengoperasian, pemantauan, gangguan yang dieskalasi, "
        "pemeliharaan, rilis, dan pemulihan infrastruktur dan aplikasi yang menyelenggarakan layanan. "
        "Edisi publik menghitung komponen infrastruktur; edisi internal menyebut namanya."
    ),
)


def operations(dossier: Dossier, scope: Scope) -> Draft | None:
    """The report; None where the services stand on nothing that is known and nothing was handed over."""
    report = report_of(dossier, scope) if for_opd(scope) else None
    if report is None:
        return None
    known = applications_of(report, report.services) or infrastructure_of(report)
    return draft(report, KIND, tuple(_sections(report))) if known or letters(report, KIND.letter) else None


def _sections(report: Report) -> Iterator[Section]:
    yield section(report, "Ringkasan", _summary(report))
    yield section(report, "Aset dan konfigurasi", assets(report), "L2.2.3.p3a", "L1.T1.4.3")
    yield section(report, "Pengelolaan akses", access(report, KIND), "L1.T1.3.1", "L1.T1.5.1")
    yield section(report, "Target pengoperasian", targets(report), "L2.1.2.4.p1b", "L2.1.2.4.p1c")
    yield section(report, "Pemantauan", _monitoring(report), "L2.2.2.1.T8.2.1", "L2.2.3.p3b")
    yield section(
        report,
        "Anomali dan eskalasi",
        _disturbances(report),
        "L2.2.2.1.T8.2.2",
        "L2.2.1.2.T6.3.2",
        "L2.2.1.2.T6.3.3",
        "L2.2.1.2.T6.3.4",
    )
    yield section(report, "Pemeliharaan", maintenance(report), "L2.a2")
    yield section(report, "Rilis dan pengembangan", _releases(report), "L2.2.2.3.p1")
    yield section(report, "Pemulihan bencana", _recovery(report), "L2.2.2.2.p1")
    yield section(report, "Pihak ketiga", third_parties(report))
    yield section(report, "Analisis dan tindak lanjut", analysis(report, KIND))
    roles = (
        "administrator infrastruktur dan aplikasi",
        "penanggung jawab pengelola infrastruktur dan aplikasi",
    )
    yield delivery(report, KIND, roles, "L1.T1.5.3")


def _summary(report: Report) -> Iterator[Block]:
    found = report.recap
    yield Block(
        "fakta",
        [
            Item("Layanan", f"{angka(len(report.services))} layanan" if report.services else None, empty=NIL),
            Item("Aplikasi", f"{angka(len(applications_of(report, report.services)))} aplikasi"),
            Item("Komponen infrastruktur", f"{angka(len(infrastructure_of(report)))} komponen"),
        ],
    )
    yield Block(
        "metrik",
        [
            share_metric(
                report,
                "Bulan mencapai target",
                found.availability.months.met,
                found.availability.months.judged,
                "bulan layanan dinilai",
            ),
            Metric(
                "Aduan yang dieskalasi",
                angka(len(found.complaints.escalated)) if len(found.complaints.escalated) else NIL,
                f"dari {angka(len(found.complaints.handling.total))} aduan",
                href=records_of(report, found.complaints.escalated.records),
            ),
            share_metric(
                report,
                "Rilis sesuai rencana",
                found.releases.releases.met,
                found.releases.releases.judged,
                "rilis dinilai",
            ),
        ],
    )


def _monitoring(report: Report) -> Iterator[Block]:
    if not report.recap.availability.rows:
        yield Block("nihil", "Belum ada data: tidak ada catatan pemantauan untuk periode ini.")
        return
    yield Block("fakta", coverage(report))
    yield Block("tabel", downtime(report))
    yield from utilisation(report)
    own = applications_of(report, report.services)
    if own:
        yield performance(report, own)


def _disturbances(report: Report) -> Iterator[Block]:
    found = report.recap.availability
    cards = cards_of(report)
    handled = bagian(len(found.anomalies_handled), len(found.anomalies))
    yield Block("kalimat", f"Anomali ditangani: {handled}, dari {angka(len(cards))} catatan pemantauan.")
    yield from escalations(report)


def _releases(report: Report) -> Iterator[Block]:
    if len(report.recap.releases.releases.total):
        yield Block("tabel", each_release(report))
    else:
        yield Block("nihil", nil_sentence(["rilis layanan pada periode ini"]))
    yield from developments(report)


def _recovery(report: Report) -> Iterator[Block]:
    """Events and readiness by verdict; lengths and limits of recovery only inside."""
    found = report.recap.recovery
    if len(found.bound):
        ready = bagian(len(found.ready), len(found.bound))
        yield Block("kalimat", f"RPO, RTO, dan DRP lengkap: {ready} layanan yang wajib.")
    rows: list[tuple[Entry, ...]] = [
        (label, share(report, rpo.met, rpo.judged), share(report, rto.met, rto.judged))
        for label, rpo, rto in (
            ("Pemulihan bencana", found.rpo, found.rto),
            ("Uji DRP", found.drills_rpo, found.drills_rto),
        )
        if len(rpo.total) or len(rto.total)
    ]
    if found.nil:
        yield Block("nihil", nil_sentence(["kejadian bencana pada periode ini"]))
    if found.rows and report.dossier.inside:
        yield Block("tabel", events(report))
    if rows:
        columns = (
            Column("Kejadian", width=40),
            Column("RPO terpenuhi", "angka"),
            Column("RTO terpenuhi", "angka"),
        )
        yield Block("tabel", Table(caption="Pemulihan menurut hasil", columns=columns, rows=tuple(rows)))
