"""A gallery of every part with believable data of Kabupaten Tegal, for tests and for looking at."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from pipeline.render import document as doc
from pipeline.render.page import Crumb, Sheet, Site
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import durasi, persen, waktu
from tests.unit.render.pictures import AS_OF, SERVICES, ZONE, charts, points

GALLERY = {"galeri.html": Path(__file__).with_name("galeri.html").read_text("utf-8")}


def site() -> Site:
    return Site(
        pemda="Pemerintah Kabupaten Tegal",
        as_of=AS_OF,
        zone=ZONE,
        commit="b9967308f1c2d3e4a5b6c7d8e9f0a1b2c3d4e5f6",
        regulation="Peraturan Bupati Tegal Nomor 10 Tahun 2024",
        pack="perbup-tegal-10-2024 versi 2025-06-01",
        coverage="612 catatan dari 7 OPD, 1 Januari sampai 31 Desember 2025",
        tool="spbe 0.1.0",
        address="https://spbe.tegalkab.example/",
        repository="https://git.tegalkab.example/spbe/catatan",
    )


def sheet(path: str = "dokumen/galeri.html") -> Sheet:
    return Sheet(
        path=path,
        title="Laporan Evaluasi Layanan SPBE Dinas Komunikasi dan Informatika Semester II 2025",
        section="dokumen/index.html",
        crumbs=(Crumb("Beranda", "index.html"), Crumb("Dokumen", "dokumen/index.html")),
        summary="Semua bagian dokumen dengan data contoh.",
        pdf="dokumen/galeri.pdf",
        owner="Dinas Komunikasi dan Informatika",
        edition="internal",
    )


def tables() -> dict[str, Table]:
    heads = (
        Column("Layanan", width=40),
        Column("Dinilai", "angka"),
        Column("Tercapai", "angka"),
        Column("Median (j:m:d)", "angka"),
        Column("Terlama (j:m:d)", "angka"),
    )
    rows: list[tuple[Entry, ...]] = [
        (Cell(SERVICES[0], "katalog/index.html"), "45", "41", durasi(5025), durasi(93909)),
        (SERVICES[3], "1.204", "987", durasi(16200), Cell(durasi(812345), badge="")),
        (Cell(SERVICES[4], note="tidak ada kejadian pada periode ini"), "0", "–", None, None),
    ]
    monthly = [
        (
            f"{p.name}",
            persen(99.5),
            None if p.value is None else persen(p.value, batas=Fraction(995, 10)),
            Cell("", badge=_verdict(p.value)),
        )
        for p in points()
    ]
    return {
        "aduan": Table(
            caption="Aduan menurut layanan",
            columns=heads,
            rows=tuple(rows),
            foot=("Jumlah", "1.249", "1.028", "", ""),
            note="Satuan: tiket; waktu jam:menit:detik.",
        ),
        "bulanan": Table(
            caption="Ketersediaan per bulan",
            columns=(
                Column("Bulan"),
                Column("Target", "angka"),
                Column("Capaian", "angka"),
                Column("Hasil", "status"),
            ),
            rows=tuple(monthly),
        ),
        "tiket": _tickets(),
        "kosong_tabel": Table(
            caption="Aktivasi DRP",
            columns=(Column("Bencana"),),
            rows=(),
            empty="Nihil: tidak ada bencana pada periode ini.",
        ),
    }


def _verdict(value: Fraction | None) -> str:
    if value is None:
        return "tidak_dinilai"
    return "tercapai" if value >= Fraction(995, 10) else "tidak_tercapai"


def _tickets() -> Table:
    columns = (
        Column("Tiket", "kode", 12),
        Column("Layanan", width=25),
        Column("Dampak"),
        Column("Dilaporkan", "waktu"),
        Column("Respons", "angka"),
        Column("Pelayanan", "angka"),
        Column("Hasil", "status"),
    )
    start = datetime(2025, 7, 1, 7, 31, tzinfo=ZONE)
    words = ("tercapai", "tercapai", "tidak_tercapai", "berjalan", "tercapai", "dikecualikan")
    rows = [
        (
            Cell(f"ADU-2025-{i:04d}", "#tiket"),
            SERVICES[i % 6],
            "Mayor" if i % 4 == 0 else "Minor",
            Cell(waktu(start + timedelta(hours=37 * i)), sort=(start + timedelta(hours=37 * i)).isoformat()),
            durasi(61 * i * i % 5000),
            durasi(7919 * i % 300000),
            Cell("", badge=words[i % 6]),
        )
        for i in range(1, 61)
    ]
    return Table(
        caption="Tiket aduan Semester II 2025",
        columns=columns,
        rows=tuple(rows),
        total=3012,
        filter=True,
        more="data/fakta.csv",
        id="daftar-tiket",
    )


def head() -> doc.Head:
    return doc.Head(
        jenis="Laporan",
        tentang="Evaluasi Manajemen Layanan SPBE Semester II Tahun 2025",
        nomor="555/0123/2026",
        tanggal=date(2026, 1, 12),
        periode="Semester II 2025 (1 Juli sampai 31 Desember 2025)",
        lingkup="Dinas Komunikasi dan Informatika, 6 layanan",
        dinilai_pada=AS_OF,
        dasar=("Peraturan Bupati Tegal Nomor 10 Tahun 2024, Lampiran Bab II 2.3 dan Tabel 15",),
        commit="b9967308f1",
        sidik="sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        paket="perbup-tegal-10-2024 versi 2025-06-01",
        edisi="Internal",
        status="lengkap",
        pernyataan=("Laporan lengkap: 15 dari 15 unsur tersedia.",),
    )


def findings() -> list[doc.FindingRow]:
    cited = doc.Cited("L2.2.1.2.k14", "Lampiran Bab II 2.2.1.2 isian 14", "wajib", "aturan/index.html")
    return [
        doc.FindingRow(
            code="ADU012",
            severity="warning",
            message="Aduan ADU-2025-0117 ditutup sebelum dikonfirmasi pelapor.",
            help="Isi dikonfirmasi, atau jelaskan di kendala mengapa pelapor tidak dapat dihubungi.",
            place="records/diskominfo/aduan/2025/ADU-2025-0117.yaml:41:1",
            clauses=(cited,),
            href="aturan/index.html",
        ),
        doc.FindingRow(
            code="PTU004",
            severity="info",
            message="Periode pemantauan Desember 2025 belum teramati penuh.",
            place="records/diskominfo/pemantauan/2025/2025-12.yaml:3:10",
            regulation=False,
        ),
    ]


def readings() -> list[doc.ReadingRow]:
    return [
        doc.ReadingRow(
            kunci="batas.tabel2_tabel4_ketat",
            judul="Batas Tabel 2 dan Tabel 4",
            nilai="ketat",
            default=True,
            tampil="Target Tabel 2 dan Tabel 4 dibaca ketat: tepat pada batas berarti tidak tercapai.",
        ),
        doc.ReadingRow(
            kunci="jam.tabel2_tabel4",
            judul="Jam yang dihitung",
            nilai="jam-kerja",
            default=False,
            tampil="Waktu dihitung menurut jam kerja.",
            alasan="kesepakatan layanan internal",
            oleh="Bupati Tegal",
        ),
    ]


def items() -> list[doc.Item]:
    return [
        doc.Item("Nama layanan", "Surat Elektronik Dinas", source="L2.1.1.2.k1"),
        doc.Item(
            "Cara akses",
            "https://surel.tegalkab.example",
            "https://surel.tegalkab.example",
            source="L2.1.1.2.k6",
        ),
        doc.Item("Target ketersediaan", "99,50 %", source="L2.1.1.2.k7", note="ditetapkan 2 Januari 2025"),
        doc.Item("Berkas panjang", "records/diskominfo/pemantauan/2025/" + "a" * 120 + ".yaml"),
        doc.Item("Rilis terakhir", None, source="isian alat", empty="nihil"),
        doc.Item("DRP", "ditetapkan 3 Maret 2025", badge="ditetapkan"),
    ]


def boxes() -> list[doc.Signature]:
    return [
        doc.Signature(
            peran="Disusun oleh",
            jabatan="Administrator Layanan",
            nama="Siti Rahmawati, S.Kom.",
            tanggal=date(2026, 1, 10),
            tempat="Slawi",
        ),
        doc.Signature(
            peran="Menetapkan",
            jabatan="Kepala Dinas Komunikasi dan Informatika",
            nama="Drs. Bambang Wijaya, M.Si.",
            tanggal=date(2026, 1, 12),
            tempat="Slawi",
            keputusan="ditetapkan",
            atas_nama="Bupati Tegal",
            dasar="Keputusan Nomor 555/0123/2026",
        ),
        doc.Signature(peran="Menyetujui", jabatan="Penanggung Jawab Pengelola Infrastruktur dan Aplikasi"),
    ]


def metrics() -> list[doc.Metric]:
    return [
        doc.Metric("Target pelayanan tercapai", "82,3 %", "1.028 dari 1.249 tiket dinilai"),
        doc.Metric("Waktu tanggap tercapai", "95,2 %", "20 dari 21 aduan"),
        doc.Metric("Ketersediaan terendah", "99,496 %", "target 99,50 %", "tidak_tercapai"),
        doc.Metric("Tingkat maturitas", "3", "penilaian mandiri", href="dokumen/index.html"),
    ]


PROSE = (
    "Gangguan terbanyak terjadi pada malam hari dan akhir pekan, ketika tidak ada petugas jaga; tujuh "
    "dari sembilan keterlambatan Surat Elektronik Dinas berasal dari penyimpanan yang penuh.\n\nPenambahan "
    "kapasitas sudah direncanakan dalam anggaran perubahan, dan jadwal jaga bergilir mulai berlaku "
    "pada Februari 2026. <script>alert(1)</script>"
)


def values() -> dict[str, Any]:
    return {
        "surat": doc.Letterhead(
            pemda="Pemerintah Kabupaten Tegal",
            opd="Dinas Komunikasi dan Informatika",
            lines=("Jalan Doktor Soetomo Nomor 1, Slawi, Jawa Tengah 52417",),
        ),
        "kepala": head(),
        "bab": SECTIONS,
        "angka": metrics(),
        "teks": PROSE,
        "gambar": charts(),
        **tables(),
        "klausul": [findings()[0].clauses[0]],
        "butir": items(),
        "temuan": findings(),
        "pilihan": readings(),
        "kotak": boxes(),
        "kata_lencana": [
            "tercapai",
            "tidak_tercapai",
            "berjalan",
            "tidak_diatur",
            "tidak_sah",
            "lengkap",
            "entah_apa",
        ],
    }


SECTIONS = (
    ("ringkasan", "Ringkasan"),
    ("gangguan", "Evaluasi Penyelenggaraan Penanganan Gangguan"),
    ("ketersediaan", "Evaluasi Pemantauan dan Pemeliharaan Layanan"),
    ("tiket", "Perjalanan satu tiket"),
    ("maturitas", "Maturitas"),
    ("temuan", "Temuan"),
    ("tafsir", "Pilihan tafsir yang dipakai"),
    ("persetujuan", "Persetujuan"),
    ("lampiran", "Lampiran: daftar tiket"),
)
