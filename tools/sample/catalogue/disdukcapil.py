"""Dinas Kependudukan dan Pencatatan Sipil: the structure and three services."""

from __future__ import annotations

from tools.sample.catalogue import forms as f
from tools.sample.catalogue.forms import Doc

_DAFDUK = "Bidang Pelayanan Pendaftaran Penduduk"
_CAPIL = "Bidang Pelayanan Pencatatan Sipil"
_PIAK = "Bidang Pengelolaan Informasi Administrasi Kependudukan"
_BY_ENDAH = ("endah-r", "2024-12-27", "800.1/921/2024")
_BY_TRI = ("tri-h", "2024-12-27", "800.1/922/2024")
_BY_YOGA = ("yoga-s", "2024-12-27", "800.1/923/2024")

OPD: Doc = {
    "jenis": "opd",
    "id": "disdukcapil",
    "nama": "Dinas Kependudukan dan Pencatatan Sipil",
    "singkatan": "Disdukcapil",
    "penyedia_layanan": True,
    "struktur": {
        "pimpinan": f.official(
            ("sulastri-w", "Sulastri Widyawati"),
            "Kepala Dinas",
            "II.b",
            "Dinas Kependudukan dan Pencatatan Sipil",
            sifat="definitif",
            mulai="2022-01-03",
        ),
        "penanggung_jawab_layanan": [
            f.official(
                ("endah-r", "Endah Retnowati"),
                "Kepala Bidang Pelayanan Pendaftaran Penduduk",
                "III.b",
                _DAFDUK,
                sifat="definitif",
                mulai="2021-02-01",
                layanan=["adminduk-daring"],
            ),
            f.official(
                ("tri-h", "Tri Harjanto"),
                "Kepala Bidang Pelayanan Pencatatan Sipil",
                "III.b",
                _CAPIL,
                sifat="definitif",
                mulai="2022-05-09",
                layanan=["akta-daring", "pemanfaatan-data"],
            ),
        ],
        "penanggung_jawab_infrastruktur_aplikasi": f.official(
            ("yoga-s", "Yoga Saputra"),
            "Kepala Bidang PIAK",
            "III.b",
            _PIAK,
            sifat="definitif",
            mulai="2020-11-02",
        ),
        "administrator_layanan": [
            f.member(
                ("lilis-k", "Lilis Kurniasih"),
                "Operator SIAK",
                _DAFDUK,
                _BY_ENDAH,
                layanan=["adminduk-daring"],
            ),
            f.member(
                ("wahyu-p", "Wahyu Purnomo"), "Operator SIAK", _DAFDUK, _BY_ENDAH, layanan=["adminduk-daring"]
            ),
            f.member(
                ("siti-z", "Siti Zulaikha"),
                "Administrator Database Kependudukan",
                _DAFDUK,
                _BY_ENDAH,
                layanan=["adminduk-daring"],
                sampai="2025-08-31",
            ),
            f.member(
                ("mega-f", "Mega Fitriani"),
                "Administrator Database Kependudukan",
                _DAFDUK,
                ("endah-r", "2025-09-01", "800.1/187/2025"),
                layanan=["adminduk-daring"],
            ),
            f.member(
                ("nurul-a", "Nurul Aini"),
                "Pengelola Dokumen Pencatatan Sipil",
                _CAPIL,
                _BY_TRI,
                layanan=["akta-daring", "pemanfaatan-data"],
            ),
            f.member(
                ("joko-t", "Joko Triyono"),
                "Verifikator Pencatatan Sipil",
                _CAPIL,
                _BY_TRI,
                layanan=["akta-daring", "pemanfaatan-data"],
            ),
        ],
        "administrator_infrastruktur_aplikasi": [
            f.member(
                ("bayu-k", "Bayu Kristanto"), "Pranata Komputer Ahli Muda", _PIAK, _BY_YOGA, status="pejabat"
            ),
            f.lent("diskominfo/fajar-n", _BY_YOGA),
            f.lent("diskominfo/lukman-h", _BY_YOGA),
        ],
    },
}

_CONTACT = f.contact("layanan@disdukcapil.tegalkab.example", "(0283) 000-1101")

LAYANAN: list[Doc] = [
    {
        "id": "adminduk-daring",
        "nama": "Administrasi Kependudukan Daring",
        "deskripsi": "Pengurusan kartu keluarga, KTP elektronik, surat pindah, dan kartu identitas anak secara daring, "
        "dari pengajuan sampai dokumen bertanda tangan elektronik diterima warga.",
        "cara_akses": [
            {"kanal": "web", "alamat": "https://adminduk.tegalkab.example"},
            {"kanal": "aplikasi", "alamat": "Adminduk Tegal di toko aplikasi"},
            {"kanal": "loket", "alamat": "Mal Pelayanan Publik Slawi, loket 1-4"},
        ],
        "target_ketersediaan": 99.0,
        "kontak_bantuan": _CONTACT,
        "shift": "lebar",
        "target_pelayanan": "22 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "publik",
        "klasifikasi": "kritis",
        "mulai": "2020-04-01",
        "permintaan": [
            f.wish(
                "kk",
                "Penerbitan dan perubahan kartu keluarga",
                "20 jam",
                persyaratan=["buku nikah atau akta lahir"],
            ),
            f.wish(
                "ktp-el",
                "Pencetakan ulang KTP elektronik",
                "22 jam",
                riwayat=[{"sampai": "2025-04-30", "target": "24 jam"}],
            ),
            f.wish("pindah", "Surat keterangan pindah", "20 jam"),
            f.wish("kia", "Kartu identitas anak", "22 jam"),
            f.wish("aktivasi-akun", "Aktivasi akun pemohon", "8 jam"),
        ],
        "rpo": "1 jam",
        "rto": "6 jam",
        "drp": "DRP-ADMINDUK-2025",
        "aplikasi": ["adminduk"],
        "penetapan_target": f.targets_set(
            "sulastri-w", "2025-01-07", ["endah-r", "tri-h"], "400.12/002/2025"
        ),
        "penetapan_pengoperasian": f.operation_set(
            "lilis-k", "endah-r", "2025-01-09", ("sulastri-w", "2025-01-07"), "400.12/004/2025"
        ),
        "arsitektur": {"kode": "RAL.02.12.001", "domain": "Administrasi Kependudukan"},
    },
    {
        "id": "akta-daring",
        "nama": "Akta Pencatatan Sipil Daring",
        "deskripsi": "Penerbitan, perbaikan, dan legalisasi akta kelahiran, kematian, dan perkawinan secara daring.",
        "cara_akses": [
            {"kanal": "web", "alamat": "https://akta.tegalkab.example"},
            {"kanal": "loket", "alamat": "Mal Pelayanan Publik Slawi, loket 5"},
        ],
        "target_ketersediaan": 98.5,
        "kontak_bantuan": _CONTACT,
        "shift": "sabtu",
        "target_pelayanan": "34 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "publik",
        "klasifikasi": "esensial",
        "mulai": "2021-01-04",
        "permintaan": [
            f.wish("akta-lahir", "Akta kelahiran", "32 jam"),
            f.wish("akta-kematian", "Akta kematian", "24 jam"),
            f.wish("perbaikan-akta", "Perbaikan data akta", "34 jam", True, pemberi_persetujuan=["tri-h"]),
            f.wish("legalisasi", "Legalisasi akta", "16 jam"),
        ],
        "aplikasi": ["akta"],
        "penetapan_target": f.targets_set(
            "sulastri-w", "2025-01-07", ["endah-r", "tri-h"], "400.12/002/2025"
        ),
        "penetapan_pengoperasian": f.operation_set(
            "nurul-a", "tri-h", "2025-01-09", ("sulastri-w", "2025-01-07"), "400.12/005/2025"
        ),
        "arsitektur": {"kode": "RAL.02.12.002", "domain": "Administrasi Kependudukan"},
    },
    {
        "id": "pemanfaatan-data",
        "nama": "Pemanfaatan Data Kependudukan bagi OPD",
        "deskripsi": "Pemberian hak akses verifikasi data kependudukan kepada OPD melalui sistem penghubung layanan.",
        "cara_akses": [{"kanal": "aplikasi", "alamat": "sistem penghubung layanan pemerintah daerah"}],
        "target_ketersediaan": 98.5,
        "kontak_bantuan": _CONTACT,
        "shift": "kantor",
        "target_pelayanan": "44 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "administrasi_pemerintahan",
        "klasifikasi": "esensial",
        "mulai": "2022-06-01",
        "permintaan": [
            f.wish(
                "hak-akses",
                "Pemberian hak akses verifikasi data",
                "44 jam",
                True,
                pemberi_persetujuan=["tri-h"],
            ),
            f.wish("tambah-elemen", "Penambahan elemen data", "44 jam", True, pemberi_persetujuan=["tri-h"]),
            f.wish("ganti-kunci", "Penggantian kunci akses", "16 jam"),
        ],
        "rpo": "4 jam",
        "rto": "12 jam",
        "drp": "diskominfo/DRP-PUSATDATA-2-2025",
        "aplikasi": ["gerbang-data"],
        "penetapan_target": f.targets_set(
            "sulastri-w", "2025-01-07", ["endah-r", "tri-h"], "400.12/002/2025"
        ),
        "penetapan_pengoperasian": f.operation_set(
            "joko-t", "tri-h", "2025-01-09", ("sulastri-w", "2025-01-07"), "400.12/006/2025"
        ),
        "arsitektur": {"kode": "RAL.02.12.003", "domain": "Administrasi Kependudukan"},
    },
]
