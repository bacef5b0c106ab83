"""The region itself: its calendar and the regulation it stands under."""

from __future__ import annotations

from tools.sample.catalogue.forms import Doc

PEMDA: Doc = {
    "jenis": "pemda",
    "id": "kabupaten-tegal",
    "nama": "Pemerintah Kabupaten Tegal",
    "provinsi": "Jawa Tengah",
    "ibu_kota": "Slawi",
    "kepala_daerah": "Bupati",
    "peraturan": "perbup-tegal-10-2024",
    "zona_waktu": "Asia/Jakarta",
    "opd_kominfo": "diskominfo",
    "kalender": {
        "jam_kerja": {
            "senin": "07:30-16:00",
            "selasa": "07:30-16:00",
            "rabu": "07:30-16:00",
            "kamis": "07:30-16:00",
            "jumat": "07:30-16:30",
        },
        "libur_tambahan": [
            {
                "tanggal": "2025-08-18",
                "keterangan": "Cuti bersama Hari Kemerdekaan",
                "dasar": "Keputusan Bersama 3 Menteri Nomor 933 Tahun 2025, Nomor 1 Tahun 2025, dan Nomor 3 Tahun 2025",
            },
            {
                "tanggal": "2026-01-01",
                "keterangan": "Tahun Baru 2026",
                "dasar": "Keputusan Bersama 3 Menteri tentang Hari Libur Nasional dan Cuti Bersama Tahun 2026",
            },
        ],
        "jam_khusus": [
            {
                "mulai": "2025-03-01",
                "sampai": "2025-03-30",
                "jam_kerja": {
                    "senin": "08:00-15:00",
                    "selasa": "08:00-15:00",
                    "rabu": "08:00-15:00",
                    "kamis": "08:00-15:00",
                    "jumat": "08:00-15:30",
                },
                "dasar": "Surat Edaran Bupati tentang Jam Kerja ASN pada Bulan Ramadan 1446 H",
            }
        ],
    },
    # Every version of the generator writes the whole year anew: these commits are no history of record keeping.
    # A copy in a repository of its own begins with another commit, and is judged.
    "riwayat_git": {
        "dikecualikan": {
            "komit_pertama": "b996730edfe805839bce3e82e2d0034b433a15aa",
            "alasan": "Contoh ini ditulis ulang seluruhnya oleh pembuatnya; komitnya bukan riwayat pencatatan.",
        },
    },
    "situs": {
        "alamat": "https://layanan.tegalkab.example",
        "repositori": "https://git.tegalkab.example/spbe/manajemen-layanan",
    },
}
