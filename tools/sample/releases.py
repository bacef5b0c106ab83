"""Applications at work: analyses, developments with kominfo's approval, releases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tools.sample.catalogue.forms import Doc
from tools.sample.workspace import Workspace


def releases_into(space: Workspace) -> None:
    """Files analisis_aplikasi, pengembangan and rilis."""
    for project in PROJECTS:
        for doc in (_analysis(project), _development(project)):
            space.record(project.opd, doc)
    for opd, docs in RELEASES.items():
        for doc in docs:
            space.record(opd, doc)


@dataclass(frozen=True, slots=True)
class Project:
    """One development of an application.

    Attributes:
        opd: Whose application.
        aplikasi: Its id.
        people: (drafter, approver of the analysis).
        dates: Analysis; kominfo's approval; start of each phase; end of the first three.
        approval: (person of the kominfo PD, number).
        why: (urgency, cost and benefit, implication, data).
        wants: Functional needs.
        scope: What is built.
        executor: internal, eksternal or gabungan.
        partner: The outside party.
    """

    opd: str
    aplikasi: str
    people: tuple[str, str]
    dates: tuple[str, ...]
    approval: tuple[str, str]
    why: tuple[str, str, str, str]
    wants: tuple[str, ...]
    scope: str
    executor: str = "internal"
    partner: str = ""


PROJECTS = (
    Project(
        "disdukcapil", "adminduk", ("bayu-k", "yoga-s"),
        ("2025-02-17", "2025-03-10", "2025-03-17", "2025-05-05", "2025-08-04", "2025-09-22", "2025-05-02", "2025-08-01", "2025-09-18"),
        ("diskominfo/wisnu-h", "555/088/2025"),
        (
            "Pengembalian berkas buram dan antrean dokumen menjadi sebab utama target terlewat.",
            "Biaya tenaga sendiri; manfaatnya mengurangi pengembalian dan kunjungan ulang warga.",
            "Petugas verifikasi memakai layar baru dan perlu pelatihan dua hari.",
            "Data tiket dua tahun terakhir dan wawancara dengan petugas loket.",
        ),
        ("pemeriksaan gambar saat unggah", "antrean dokumen yang dapat dipantau", "pengiriman ulang tautan oleh warga"),
        "Modul unggah, antrean dokumen, dan pengiriman tautan Adminduk Tegal versi 3.2.",
    ),
    Project(
        "diskominfo", "tte-portal", ("dian-p", "arif-b"),
        ("2025-03-24", "2025-04-14", "2025-04-16", "2025-04-28", "2025-05-26", "2025-06-16", "2025-04-25", "2025-05-23", "2025-06-12"),
        ("wisnu-h", "555/124/2025"),
        (
            "Penandatanganan satu per satu menghambat surat keputusan massal.",
            "Dikerjakan tim sendiri; menghemat waktu pejabat.",
            "Pengolah surat mendapat langkah pemeriksaan daftar.",
            "Permintaan OPD dan catatan waktu tanda tangan triwulan pertama.",
        ),
        ("tanda tangan beruntun dengan pratinjau", "batas jumlah dokumen", "catatan siapa menandatangani apa"),
        "Fitur tanda tangan massal Portal TTE versi 2.1.",
    ),
    Project(
        "dpmptsp", "simpel-izin", ("ika-n", "diskominfo/arif-b"),
        ("2025-05-19", "2025-06-16", "2025-06-23", "2025-08-04", "2025-09-15", "2025-10-20", "2025-08-01", "2025-09-12", "2025-10-17"),
        ("diskominfo/ratna-k", "555/207/2025"),
        (
            "Versi lama tidak didukung lagi dan pelacakan berkas sering salah.",
            "Pengembang luar dengan anggaran pemeliharaan; mengurangi aduan pelacakan.",
            "Alur persetujuan dan templat izin disusun ulang.",
            "Rekap aduan perizinan dan daftar izin yang terbit setahun.",
        ),
        ("pelacakan dengan nomor dan kode pemohon", "pencarian kode usaha", "pelimpahan paraf"),
        "Pembaruan kerangka dan modul pelacakan SIMPEL Izin versi 5.",
        "gabungan",
        "CV Solusi Izin Contoh",
    ),
)  # fmt: skip

_PRINCIPLES = {
    "efektivitas": "Menjawab sebab utama tiket dan dapat diukur dari jumlahnya.",
    "keterpaduan": "Memakai sistem penghubung dan tanda tangan elektronik yang sudah ada.",
    "kesinambungan": "Dikembangkan bertahap di atas aplikasi berjalan.",
    "efisiensi": "Tidak menambah server; memakai klaster bersama.",
    "akuntabilitas": "Setiap perubahan data tercatat pelakunya.",
    "interoperabilitas": "Pertukaran data memakai antarmuka terbuka.",
    "keamanan": "Diuji keamanannya sebelum rilis dan memakai hak akses berjenjang.",
}


def _analysis(project: Project) -> Doc:
    doc: Doc = {
        "jenis": "analisis_aplikasi",
        "id": "ANL-2025-001",
        "aplikasi": project.aplikasi,
        "tanggal": project.dates[0],
        "urgensi": project.why[0],
        "biaya_manfaat": project.why[1],
        "implikasi": project.why[2],
        "kebutuhan_fungsional": list(project.wants),
        "kebutuhan_nonfungsional": [
            "waktu muat paling lama tiga detik",
            "dapat dipakai di ponsel",
            "cadangan setiap 15 menit",
        ],
        "prinsip": _PRINCIPLES,
        "analisis_data": project.why[3],
        "persyaratan": [
            {"uraian": want, "ukuran": "lulus uji penerimaan tanpa catatan mayor"} for want in project.wants
        ],
        "pelaksana": project.executor,
        "pihak_eksternal": project.partner,
        "disusun_oleh": project.people[0],
        "disetujui_oleh": project.people[1],
    }
    return doc


def _development(project: Project) -> Doc:
    names = ("rancang_bangun", "implementasi", "pengujian", "pemeliharaan")
    outputs = (
        "Dokumen rancangan dan purwarupa",
        "Kode dan basis data di lingkungan uji",
        "Laporan uji dan perbaikan",
        "Pemeliharaan berjalan",
    )
    ends = (*project.dates[6:9], "")
    phases = [
        {"nama": name, "mulai": start, "selesai": end, "keluaran": output}
        for name, start, end, output in zip(names, project.dates[2:6], ends, outputs, strict=True)
    ]
    return {
        "jenis": "pengembangan",
        "id": "PGB-2025-001",
        "aplikasi": project.aplikasi,
        "kegiatan": "pengembangan",
        "ruang_lingkup": project.scope,
        "analisis": "ANL-2025-001",
        "metodologi": "agile" if project.partner else "scrum",
        "fase": phases,
        "persetujuan_kominfo": {
            "oleh": project.approval[0],
            "waktu": project.dates[1],
            "keputusan": "disetujui",
            "nomor": project.approval[1],
            "catatan": "Disetujui dengan syarat uji keamanan sebelum rilis.",
        },
        "kinerja": [
            {
                "ukuran": "waktu muat halaman utama",
                "target": "3 detik",
                "capaian": "1,9 detik",
                "periode": "2025-T4",
            }
        ],
    }


def _release(
    id_: str, what: tuple[str, str, str], people: tuple[str, str], when: tuple[str, ...], **more: Any
) -> Doc:
    """A release; `what` (layanan, aplikasi, versi), `people` (team, owner), `when` submission to announcement."""
    team, owner = people
    asked, checked, agreed, start, end, tested, told, answered, announced = when
    doc: Doc = {"jenis": "rilis", "id": id_, "layanan": what[0], "aplikasi": what[1], "versi": what[2]}
    doc |= {
        "sifat": "mengikat",
        "faktor": "internal",
        "pengajuan": {"oleh": team, "waktu": asked},
        "pengecekan": {
            "oleh": owner,
            "waktu": checked,
            "hasil": "Rencana, pengujian awal, dan rencana batal lengkap.",
        },
        "persetujuan": {"oleh": owner, "waktu": agreed, "keputusan": "disetujui"},
        "pelaksanaan": {"mulai": start, "selesai": end, "oleh": team, "hasil": "berhasil"},
        "pengujian": [
            {
                "jenis": "fungsional",
                "nama": "Alur utama dari pengajuan sampai selesai",
                "hasil": "lulus",
                "waktu": tested,
            },
            {"jenis": "kinerja", "nama": "Uji beban dua kali jam puncak", "hasil": "lulus", "waktu": tested},
        ],
        "evaluasi": {
            "permasalahan": "Tidak ada permasalahan berarti saat rilis.",
            "tindakan": "Dipantau selama tiga hari.",
        },
        "informasi": {"kepada": owner, "waktu": told},
        "umpan_balik": {
            "oleh": owner,
            "waktu": answered,
            "isi": "Hasil diterima; pemantauan dilanjutkan sepekan.",
        },
        "pengumuman": {
            "kanal": "laman layanan",
            "waktu": announced,
            "isi": f"Versi {what[2]} telah dipasang.",
        },
    }
    return doc | more


def _plan(scope: str, schedule: tuple[str, str], steps: list[str], undo: str, risk: str) -> Doc:
    return {
        "ruang_lingkup": scope,
        "jadwal": {"mulai": schedule[0], "selesai": schedule[1]},
        "langkah": steps,
        "risiko": risk,
        "rencana_batal": undo,
    }


_STEPS = [
    "cadangkan basis data",
    "pasang versi baru di satu server",
    "uji alur utama",
    "pasang di server lain",
    "buka layanan",
]
_UNDO = "Kembalikan versi sebelumnya dan basis data dari cadangan malam itu, paling lama tiga puluh menit."
_RISK = "Layanan berhenti lebih lama dari rencana."

RELEASES: dict[str, list[Doc]] = {
    "diskominfo": [
        _release(
            "RLS-2025-001", ("tte", "tte-portal", "2.1.0"), ("fajar-n", "yuni-a"),
            ("2025-06-10 09:00", "2025-06-11 10:00", "2025-06-12 14:00", "2025-06-14 22:00", "2025-06-14 23:20", "2025-06-14 22:50",
             "2025-06-15 08:00", "2025-06-16 09:10", "2025-06-16 09:30"),
            alasan=["permintaan_perubahan", "pembangunan"], perubahan="PRB-2025-001", pengembangan="PGB-2025-001", pengguna_terdampak=1240,
            rencana=_plan("Fitur tanda tangan massal dengan pratinjau.", ("2025-06-14 22:00", "2025-06-15 00:30"), _STEPS, _UNDO, _RISK),
            evaluasi={"permasalahan": "Pratinjau dokumen panjang lambat pada server kedua.", "tindakan": "Memori proses pratinjau ditambah malam itu juga."},
        ),
        _release(
            "RLS-2025-002", ("lapor-bupati", "lapor", "2.3.4"), ("seno-a", "hendro-s"),
            ("2025-06-18 19:55", "2025-06-18 20:05", "2025-06-18 20:12", "2025-06-18 20:20", "2025-06-18 20:50", "2025-06-18 20:45",
             "2025-06-18 21:05", "2025-06-19 08:00", "2025-06-19 08:30"),
            alasan=["kehendak_penyedia"], faktor="eksternal", pengguna_terdampak="semua pengguna",
            darurat={"alasan": "Serangan permintaan beruntun membuat layanan tidak dapat diakses; pembatas laju harus segera dipasang."},
            rencana=_plan("Pembatas laju pada pintu masuk aplikasi.", ("2025-06-18 20:15", "2025-06-18 21:00"), ["pasang pembatas", "uji dari luar", "buka layanan"], "Lepas pembatas laju.", "Pengguna sah ikut dibatasi."),
            pengujian=[
                {"jenis": "keamanan", "nama": "Permintaan beruntun dari alamat uji ditolak", "hasil": "lulus", "waktu": "2025-06-18 20:42"},
                {"jenis": "fungsional", "nama": "Laporan baru dapat dikirim", "hasil": "lulus", "waktu": "2025-06-18 20:45"},
            ],
            evaluasi={"permasalahan": "Beberapa kantor di balik satu alamat sempat dibatasi.", "tindakan": "Alamat kantor dimasukkan dalam daftar longgar."},
        ),
    ],
    "disdukcapil": [
        _release(
            "RLS-2025-001", ("akta-daring", "akta", "2.5.0"), ("bayu-k", "tri-h"),
            ("2025-05-19 09:00", "2025-05-20 10:00", "2025-05-21 13:00", "2025-05-24 21:00", "2025-05-24 22:10", "2025-05-24 21:50",
             "2025-05-25 07:30", "2025-05-26 09:00", "2025-05-26 09:15"),
            alasan=["kehendak_penyedia"], sifat="inovasi", pengguna_terdampak="pemohon akta dan bidan mitra",
            rencana=_plan("Akun mitra bidan dan tanda wilayah otomatis.", ("2025-05-24 21:00", "2025-05-24 23:00"), _STEPS, _UNDO, _RISK),
        ),
        _release(
            "RLS-2025-002", ("adminduk-daring", "adminduk", "3.2.0"), ("bayu-k", "endah-r"),
            ("2025-09-12 09:30", "2025-09-15 10:00", "2025-09-17 15:00", "2025-09-20 22:00", "2025-09-21 00:10", "2025-09-20 23:30",
             "2025-09-21 07:30", "2025-09-22 08:45", "2025-09-22 09:00"),
            alasan=["pembangunan"], pengembangan="PGB-2025-001", pengguna_terdampak="seluruh pemohon",
            rencana=_plan("Pemeriksaan gambar saat unggah dan antrean dokumen baru.", ("2025-09-20 22:00", "2025-09-21 02:00"), _STEPS, _UNDO, _RISK),
            pengujian=[
                {"jenis": "fungsional", "nama": "Unggah foto dari enam ponsel", "hasil": "lulus", "waktu": "2025-09-20 22:50"},
                {"jenis": "kinerja", "nama": "Dua ratus unggahan bersamaan", "hasil": "lulus", "waktu": "2025-09-20 23:15"},
                {"jenis": "keamanan", "nama": "Unggahan berkas berbahaya ditolak", "hasil": "lulus", "waktu": "2025-09-20 23:30"},
            ],
            evaluasi={"permasalahan": "Antrean dokumen lama sempat terbaca dua kali.", "tindakan": "Antrean lama dikosongkan dan penomoran diperiksa."},
        ),
    ],
    "dpmptsp": [
        _release(
            "RLS-2025-001", ("perizinan-daring", "simpel-izin", "5.0.1"), ("ari-m", "heru-c"),
            ("2025-10-13 10:00", "2025-10-15 09:00", "2025-10-16 14:00", "2025-10-18 22:00", "2025-10-19 00:30", "2025-10-19 23:10",
             "2025-10-20 07:30", "2025-10-21 09:00", "2025-10-21 10:00"),
            alasan=["pembangunan"], pengembangan="PGB-2025-001", pengguna_terdampak="seluruh pemohon izin",
            rencana=_plan("Pembaruan kerangka dan modul pelacakan.", ("2025-10-18 22:00", "2025-10-19 02:00"), _STEPS, _UNDO, "Sesi pengguna tidak cocok dengan pengimbang beban."),
            pelaksanaan=[
                {"mulai": "2025-10-18 22:00", "selesai": "2025-10-19 00:30", "oleh": "ari-m", "hasil": "dibatalkan"},
                {"mulai": "2025-10-19 21:30", "selesai": "2025-10-19 23:25", "oleh": "ari-m", "hasil": "berhasil"},
            ],
            pengujian=[
                {"jenis": "fungsional", "nama": "Pengajuan izin praktik", "hasil": "gagal", "waktu": "2025-10-18 23:40"},
                {"jenis": "fungsional", "nama": "Pengajuan izin praktik (ulang)", "hasil": "lulus", "waktu": "2025-10-19 22:40"},
                {"jenis": "kompatibilitas", "nama": "Peramban ponsel dan komputer loket", "hasil": "lulus", "waktu": "2025-10-19 23:10"},
            ],
            evaluasi={
                "permasalahan": "Percobaan pertama dibatalkan karena migrasi data gagal; esok paginya sesi pengguna ditolak pengimbang beban.",
                "tindakan": "Migrasi diperbaiki, sesi dipindahkan ke penyimpanan bersama, daftar periksa rilis ditambah uji di balik pengimbang beban.",
            },
        ),
    ],
    "dinkes": [
        _release(
            "RLS-2025-001", ("antrean-puskesmas", "antrean", "2.4.1"), ("diskominfo/fajar-n", "lestari-p"),
            ("2025-09-08 10:00", "2025-09-09 09:00", "2025-09-10 13:00", "2025-09-14 20:00", "2025-09-14 21:00", "2025-09-14 20:50",
             "2025-09-14 21:30", "2025-09-15 13:00", "2025-09-16 08:00"),
            alasan=["kehendak_penyedia"], pengguna_terdampak="pasien 29 puskesmas",
            rencana=_plan("Pembukaan pendaftaran bertahap.", ("2025-09-14 20:00", "2025-09-14 22:00"), _STEPS, _UNDO, _RISK),
            evaluasi={"permasalahan": "Pendaftaran pagi berikutnya gagal karena jam pembukaan salah zona.", "tindakan": "Pengaturan jam diperbaiki dan uji pembukaan pagi ditambahkan."},
        ),
    ],
    "bapenda": [
        _release(
            "RLS-2025-001", ("pbb-daring", "pbb", "4.1.0"), ("diskominfo/lukman-h", "slamet-r"),
            ("2025-06-24 09:00", "2025-06-25 10:00", "2025-06-26 15:00", "2025-06-29 20:00", "2025-06-29 21:15", "2025-06-29 21:00",
             "2025-06-30 07:45", "2025-06-30 10:00", "2025-07-01 08:00"),
            alasan=["permintaan_perubahan"], perubahan="PRB-2025-001", pengguna_terdampak="wajib pajak",
            rencana=_plan("Batas waktu baru pada tiket dan penyimpanan sementara tagihan.", ("2025-06-29 20:00", "2025-06-29 22:00"), _STEPS, _UNDO, _RISK),
        ),
    ],
    "bkpsdm": [
        _release(
            "RLS-2025-001", ("presensi-asn", "presensi", "2.4.1"), ("diskominfo/lukman-h", "kartika-d"),
            ("2025-07-14 09:00", "2025-07-15 11:00", "2025-07-16 14:00", "2025-07-20 21:00", "2025-07-20 22:00", "2025-07-20 21:45",
             "2025-07-21 07:00", "2025-07-21 13:00", "2025-07-21 14:00"),
            alasan=["kehendak_penyedia"], pengguna_terdampak=9300,
            rencana=_plan("Perbaikan layar putih pada ponsel lama.", ("2025-07-20 21:00", "2025-07-20 23:00"), _STEPS, _UNDO, _RISK),
        ),
    ],
}  # fmt: skip
