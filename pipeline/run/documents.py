"""The register of documents and pages: a new document is one builder, one template, and one line here."""

from __future__ import annotations

from pipeline.render.documents.availability import availability
from pipeline.render.documents.catalogue import SERVICES, catalogue
from pipeline.render.documents.changeplan import change_plan
from pipeline.render.documents.complaints import complaints
from pipeline.render.documents.deadlines import due_page
from pipeline.render.documents.dependency import dependency_map
from pipeline.render.documents.dossier import DocumentKind, Pages, Parts
from pipeline.render.documents.drp import recovery_plan
from pipeline.render.documents.evaluation import evaluation
from pipeline.render.documents.figures import figures_page
from pipeline.render.documents.findings import findings_page
from pipeline.render.documents.glossary import glossary_page
from pipeline.render.documents.home import home_page
from pipeline.render.documents.ledger import ledger_pages
from pipeline.render.documents.library import library_page
from pipeline.render.documents.maturity import maturity
from pipeline.render.documents.offices import OFFICES
from pipeline.render.documents.operations import operations
from pipeline.render.documents.planning import planning
from pipeline.render.documents.provision import provision
from pipeline.render.documents.records import RECORDS
from pipeline.render.documents.regionreview import region_review
from pipeline.render.documents.releaseplan import release_plan
from pipeline.render.documents.rulebook import rule_pages
from pipeline.render.documents.search import search_page
from pipeline.render.documents.sla import sla
from pipeline.render.documents.structure import structure

DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind(
        name="katalog",
        title="Katalog layanan",
        about="Sebelas isian setiap layanan, daftar permintaan, target, dan waktu menanggapi.",
        scopes=("region", "opd"),
        build=catalogue,
        editions=("publik", "internal"),
        signed=False,
    ),
    DocumentKind(
        name="sla",
        title="Kesepakatan tingkat layanan (SLA)",
        about="Batas respon dan penyelesaian per urgensi, di samping target peraturan.",
        scopes=("opd",),
        build=sla,
    ),
    DocumentKind(
        name="laporan-evaluasi",
        title="Laporan evaluasi",
        about="Lima bab yang harus ada dan dua bab tambahan: rekapitulasi, analisa, dan tindak lanjut.",
        scopes=("region", "opd"),
        build=evaluation,
        per="period",
        editions=("publik", "internal"),
    ),
    DocumentKind(
        name="laporan-ketersediaan",
        title="Laporan ketersediaan layanan",
        about="Target, pencapaian, tren, penyebab, peluang, dan cakupan pemantauan setiap layanan.",
        scopes=("opd",),
        build=availability,
        per="period",
        editions=("publik", "internal"),
    ),
    DocumentKind(
        name="laporan-penanganan-aduan",
        title="Laporan penanganan aduan",
        about="Jumlah, capaian, tiket lewat batas, kelengkapan formulir, penyebab, dan reviu berkala.",
        scopes=("opd",),
        build=complaints,
        per="period",
    ),
    DocumentKind(
        name="laporan-operasional",
        title="Laporan operasional infrastruktur dan aplikasi",
        about="Aset, akses, target pengoperasian, pemantauan, eskalasi, pemeliharaan, rilis, dan pemulihan.",
        scopes=("opd",),
        build=operations,
        per="period",
        editions=("publik", "internal"),
    ),
    DocumentKind(
        name="laporan-penyelenggaraan",
        title="Laporan penyelenggaraan layanan",
        about="Ringkasan untuk pimpinan: capaian, keputusan yang diminta, dan tindak lanjut.",
        scopes=("opd",),
        build=provision,
        per="period",
    ),
    DocumentKind(
        name="laporan-maturitas",
        title="Laporan maturitas",
        about="Tingkat kematangan dengan bukti setiap sel dan penghambatnya; penilaian mandiri indikatif.",
        scopes=("region", "opd"),
        build=maturity,
        per="year",
    ),
    DocumentKind(
        name="reviu-pemda",
        title="Reviu penyelenggaraan layanan SPBE",
        about="Semua PD penyedia layanan: register, rekapitulasi, konsistensi, temuan, dan rekomendasi.",
        scopes=("region",),
        build=region_review,
        per="year",
    ),
    DocumentKind(
        name="drp",
        title="Rencana pemulihan bencana (DRP)",
        about="Edisi internal: layanan, RPO dan RTO, asesmen, langkah, persetujuan, dan riwayat kejadian.",
        scopes=("opd",),
        build=recovery_plan,
        per="record",
        records="drp",
        editions=("internal",),
    ),
    DocumentKind(
        name="rencana-rilis",
        title="Rencana rilis",
        about="Pemicu, pengembangan, rencana, persetujuan, pelaksanaan, pengujian, pengumuman satu rilis.",
        scopes=("opd",),
        build=release_plan,
        per="record",
        records="rilis",
    ),
    DocumentKind(
        name="rencana-perubahan",
        title="Rencana perubahan layanan",
        about="Kelas, faktor, peninjauan, dampak, risiko, penetapan, dan penyampaian satu perubahan layanan.",
        scopes=("opd",),
        build=change_plan,
        per="record",
        records="perubahan",
        editions=("publik", "internal"),
    ),
    DocumentKind(
        name="dokumen-perencanaan",
        title="Dokumen perencanaan",
        about="Kebutuhan, kebijakan, target, analisis, reviu, dan koordinasi setahun, dengan persetujuannya.",
        scopes=("opd",),
        build=planning,
        per="year",
        editions=("publik", "internal"),
    ),
    DocumentKind(
        name="ketergantungan",
        title="Peta ketergantungan",
        about="Edisi internal: yang dibutuhkan setiap layanan, dan yang ikut berhenti bersamanya.",
        scopes=("region", "service"),
        build=dependency_map,
        editions=("internal",),
        signed=False,
    ),
    DocumentKind(
        name="struktur",
        title="Struktur penyelenggara",
        about="Pemegang setiap peran, bagan organisasi yang digambar ulang, dan pemetaan sebutan peran.",
        scopes=("opd",),
        build=structure,
        signed=False,
    ),
)
"""Documents, in the order in which lists show them."""

PAGES: tuple[Pages | Parts, ...] = (
    home_page,
    SERVICES,
    OFFICES,
    library_page,
    rule_pages,
    ledger_pages,
    figures_page,
    due_page,
    findings_page,
    RECORDS,
    glossary_page,
    search_page,
)
"""Pages of the site that are no documents."""
