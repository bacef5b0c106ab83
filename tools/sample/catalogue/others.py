"""Kecamatan Slawi, which has only begun, and the Inspektorat, which provides no service."""

from __future__ import annotations

from tools.sample.catalogue import forms as f
from tools.sample.catalogue.forms import Doc

KECAMATAN: Doc = {
    "jenis": "opd",
    "id": "kecamatan-slawi",
    "nama": "Kecamatan Slawi",
    "singkatan": "Kec. Slawi",
    "penyedia_layanan": True,
    "struktur": {
        "pimpinan": f.official(
            ("imam-s", "Imam Santosa"),
            "Camat Slawi",
            "III.a",
            "Kecamatan Slawi",
            sifat="definitif",
            mulai="2023-01-09",
        ),
        "penanggung_jawab_layanan": f.official(
            ("maya-a", "Maya Anggraeni"),
            "Kepala Seksi Pelayanan",
            "IV.a",
            "Seksi Pelayanan",
            sifat="definitif",
            mulai="2022-06-01",
        ),
        "penanggung_jawab_infrastruktur_aplikasi": {"orang": "diskominfo/arif-b", "mulai": "2024-09-02"},
        "administrator_layanan": [
            f.member(
                ("sri-m", "Sri Mulyani Rahayu"),
                "Pengelola Administrasi Pelayanan",
                "Seksi Pelayanan",
                ("maya-a", "2024-09-02", "100.3/112/2024"),
            ),
        ],
        "administrator_infrastruktur_aplikasi": [
            f.lent("diskominfo/lukman-h", ("diskominfo/arif-b", "2024-09-02", "800.1/719/2024")),
        ],
    },
}

KECAMATAN_LAYANAN: list[Doc] = [
    {
        "id": "surat-kecamatan",
        "nama": "Surat Pengantar dan Legalisasi Kecamatan",
        "deskripsi": "Pengajuan surat pengantar dan legalisasi melalui formulir daring; dokumen diambil atau dikirim ke desa.",
        "cara_akses": [
            {"kanal": "lainnya", "alamat": "formulir daring di laman kecamatan"},
            {"kanal": "loket", "alamat": "Kantor Kecamatan Slawi, ruang pelayanan"},
        ],
        "target_ketersediaan": 95,
        "kontak_bantuan": f.contact("pelayanan@slawi.tegalkab.example", "(0283) 000-1601"),
        "shift": "kantor",
        "target_pelayanan": "3 hari kerja",
        "ketersediaan": {"jam": f.OFFICE, "status": "tersedia"},
        "kelompok": "publik",
        "klasifikasi": "normal",
        "mulai": "2024-09-02",
        "permintaan": [
            f.wish("surat-pengantar", "Surat pengantar", "2 hari kerja"),
            f.wish("legalisasi", "Legalisasi dokumen", "1 hari kerja"),
        ],
        "infrastruktur": ["wifi-kecamatan"],
        "arsitektur": {"kode": "RAL.01.01.001", "domain": "Pemerintahan Umum"},
    },
]

INSPEKTORAT: Doc = {
    "jenis": "opd",
    "id": "inspektorat",
    "nama": "Inspektorat",
    "singkatan": "Inspektorat",
    "penyedia_layanan": False,
    "struktur": {
        "pimpinan": f.official(
            ("suryo-b", "Suryo Baskoro"),
            "Inspektur",
            "II.b",
            "Inspektorat",
            sifat="definitif",
            mulai="2021-11-01",
        ),
    },
}
