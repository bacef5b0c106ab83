"""Badan Kepegawaian dan Pengembangan Sumber Daya Manusia: the structure and two services."""

from __future__ import annotations

from tools.sample.catalogue import forms as f
from tools.sample.catalogue.forms import Doc

_INFORMASI = "Bidang Pengadaan, Pemberhentian, dan Informasi Kepegawaian"
_MUTASI = "Bidang Mutasi dan Promosi"
_BY_KARTIKA = ("kartika-d", "2024-12-27", "800.1/961/2024")
_BY_SUPRI = ("supri-y", "2024-12-27", "800.1/962/2024")
_BY_ARIF = ("diskominfo/arif-b", "2024-12-27", "800.1/917/2024")

OPD: Doc = {
    "jenis": "opd",
    "id": "bkpsdm",
    "nama": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "singkatan": "BKPSDM",
    "penyedia_layanan": True,
    "struktur": {
        "pimpinan": f.official(
            ("mujiono-a", "Mujiono Adisaputra"),
            "Kepala Badan",
            "II.b",
            "Badan Kepegawaian dan PSDM",
            sifat="definitif",
            mulai="2020-09-01",
        ),
        "penanggung_jawab_layanan": [
            f.official(
                ("kartika-d", "Kartika Dewanti"),
                "Kepala Bidang Pengadaan, Pemberhentian, dan Informasi",
                "III.b",
                _INFORMASI,
                sifat="definitif",
                mulai="2021-03-01",
                layanan=["presensi-asn"],
            ),
            f.official(
                ("supri-y", "Supriyadi"),
                "Kepala Bidang Mutasi dan Promosi",
                "III.b",
                _MUTASI,
                sifat="definitif",
                mulai="2022-08-01",
                layanan=["kenaikan-pangkat"],
            ),
        ],
        "penanggung_jawab_infrastruktur_aplikasi": {"orang": "diskominfo/arif-b", "mulai": "2024-06-03"},
        "administrator_layanan": [
            f.member(
                ("retno-p", "Retno Palupi"),
                "Analis SDM Aparatur",
                _INFORMASI,
                _BY_KARTIKA,
                layanan=["presensi-asn"],
            ),
            f.member(
                ("bimo-s", "Bimo Satrio"),
                "Pranata Komputer Terampil",
                _INFORMASI,
                _BY_KARTIKA,
                layanan=["presensi-asn"],
            ),
            f.member(
                ("erna-w", "Erna Widiastuti"),
                "Analis SDM Aparatur",
                _MUTASI,
                _BY_SUPRI,
                layanan=["kenaikan-pangkat"],
            ),
        ],
        "administrator_infrastruktur_aplikasi": [
            f.lent("diskominfo/fajar-n", _BY_ARIF),
            f.lent("diskominfo/lukman-h", _BY_ARIF),
        ],
    },
}

LAYANAN: list[Doc] = [
    {
        "id": "presensi-asn",
        "nama": "Presensi Elektronik ASN",
        "deskripsi": "Pencatatan kehadiran pegawai melalui ponsel dan mesin di kantor sebagai dasar penghitungan "
        "tambahan penghasilan.",
        "cara_akses": [
            {"kanal": "aplikasi", "alamat": "Presensi Tegal di toko aplikasi"},
            {"kanal": "web", "alamat": "https://presensi.tegalkab.example"},
        ],
        "target_ketersediaan": 98.5,
        "kontak_bantuan": f.contact("presensi@bkpsdm.tegalkab.example", "(0283) 000-1501"),
        "shift": "kantor",
        "target_pelayanan": "44 jam",
        "ketersediaan": {
            "jam": dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu"), "05:30-21:00"),
            "status": "tersedia",
        },
        "kelompok": "administrasi_pemerintahan",
        "klasifikasi": "esensial",
        "mulai": "2020-01-02",
        "permintaan": [
            f.wish("ganti-perangkat", "Pengaturan ulang perangkat presensi", "24 jam"),
            f.wish("koreksi", "Koreksi data kehadiran", "44 jam", True, pemberi_persetujuan=["kartika-d"]),
            f.wish("lokasi", "Penambahan lokasi presensi", "44 jam", True, pemberi_persetujuan=["kartika-d"]),
            f.wish("cara-pakai", "Bantuan penggunaan aplikasi", "24 jam"),
        ],
        "aplikasi": ["presensi"],
        "penetapan_target": f.targets_set("mujiono-a", "2025-01-13", ["kartika-d"], "800.1/071/2025"),
        "penetapan_pengoperasian": f.operation_set(
            "retno-p", "kartika-d", "2025-01-15", ("mujiono-a", "2025-01-13"), "800.1/074/2025"
        ),
        "arsitektur": {"kode": "RAL.09.01.001", "domain": "Kepegawaian"},
    },
    {
        "id": "kenaikan-pangkat",
        "nama": "Usul Kenaikan Pangkat Elektronik",
        "deskripsi": "Pengunggahan, verifikasi, dan pelacakan usul kenaikan pangkat pegawai pada masa pengusulan.",
        "cara_akses": [{"kanal": "web", "alamat": "https://pangkat.tegalkab.example"}],
        "target_ketersediaan": 97.5,
        "kontak_bantuan": f.contact("mutasi@bkpsdm.tegalkab.example", "(0283) 000-1503"),
        "shift": "kantor",
        "target_pelayanan": "70 jam",
        "ketersediaan": {
            "jam": f.OFFICE,
            "status": "tersedia",
            "masa": [
                {"mulai": "2025-02-03", "sampai": "2025-03-27"},
                {"mulai": "2025-08-01", "sampai": "2025-09-30"},
            ],
        },
        "kelompok": "administrasi_pemerintahan",
        "klasifikasi": "normal",
        "mulai": "2021-02-01",
        "permintaan": [
            f.wish("verifikasi-berkas", "Verifikasi ulang berkas usul", "70 jam"),
            f.wish(
                "perbaikan-data",
                "Perbaikan data riwayat pangkat",
                "60 jam",
                True,
                pemberi_persetujuan=["supri-y"],
            ),
        ],
        "aplikasi": ["pangkat"],
        "penetapan_target": f.targets_set("mujiono-a", "2025-01-13", ["supri-y"], "800.1/072/2025"),
        "penetapan_pengoperasian": f.operation_set(
            "erna-w", "supri-y", "2025-01-15", ("mujiono-a", "2025-01-13"), "800.1/075/2025"
        ),
        "arsitektur": {"kode": "RAL.09.01.002", "domain": "Kepegawaian"},
    },
]
