"""Badan Pendapatan Daerah: the structure and two services."""

from __future__ import annotations

from tools.sample.catalogue import forms as f
from tools.sample.catalogue.forms import Doc

_PBB = "Bidang PBB-P2 dan BPHTB"
_PAD = "Bidang Pajak Daerah Lainnya"
_BY_SLAMET = ("slamet-r", "2024-12-27", "800.1/951/2024")
_BY_NINA = ("nina-h", "2024-12-27", "800.1/952/2024")
_BY_ARIF = ("diskominfo/arif-b", "2024-12-27", "800.1/916/2024")

OPD: Doc = {
    "jenis": "opd",
    "id": "bapenda",
    "nama": "Badan Pendapatan Daerah",
    "singkatan": "Bapenda",
    "penyedia_layanan": True,
    "struktur": {
        "pimpinan": f.official(
            ("gunawan-t", "Gunawan Tirtayasa"),
            "Kepala Badan",
            "II.b",
            "Badan Pendapatan Daerah",
            sifat="definitif",
            mulai="2022-02-01",
        ),
        "penanggung_jawab_layanan": [
            f.official(
                ("slamet-r", "Slamet Riyanto"),
                "Kepala Bidang PBB-P2 dan BPHTB",
                "III.b",
                _PBB,
                sifat="definitif",
                mulai="2021-01-04",
                layanan=["pbb-daring"],
            ),
            f.official(
                ("nina-h", "Nina Herlina"),
                "Kepala Bidang Pajak Daerah Lainnya",
                "III.b",
                _PAD,
                sifat="definitif",
                mulai="2023-04-03",
                layanan=["esptpd"],
            ),
        ],
        "penanggung_jawab_infrastruktur_aplikasi": {"orang": "diskominfo/arif-b", "mulai": "2024-06-03"},
        "administrator_layanan": [
            f.member(
                ("agus-w", "Agus Wijayanto"), "Pengelola Data PBB", _PBB, _BY_SLAMET, layanan=["pbb-daring"]
            ),
            f.member(("tutik-s", "Tutik Sumarni"), "Penilai Pajak", _PBB, _BY_SLAMET, layanan=["pbb-daring"]),
            f.member(("ferry-a", "Ferry Ardianto"), "Pemeriksa Pajak", _PAD, _BY_NINA, layanan=["esptpd"]),
        ],
        "administrator_infrastruktur_aplikasi": [
            f.lent("diskominfo/lukman-h", _BY_ARIF),
            f.member(
                ("hafid-z", "Hafid Zulkarnain"),
                "Pengelola server pajak",
                "Tim pendukung",
                _BY_ARIF,
                status="pihak_ketiga",
                instansi="PT Data Pajak Contoh",
            ),
        ],
    },
}

LAYANAN: list[Doc] = [
    {
        "id": "pbb-daring",
        "nama": "PBB-P2 Daring",
        "deskripsi": "Pemeriksaan tagihan, pembayaran, salinan SPPT, dan mutasi objek Pajak Bumi dan Bangunan Perdesaan "
        "dan Perkotaan.",
        "cara_akses": [
            {"kanal": "web", "alamat": "https://pbb.tegalkab.example"},
            {"kanal": "loket", "alamat": "Kantor Bapenda, loket PBB-P2"},
        ],
        "target_ketersediaan": 98.5,
        "kontak_bantuan": f.contact("pbb@bapenda.tegalkab.example", "(0283) 000-1401"),
        "shift": "sabtu",
        "target_pelayanan": "34 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "publik",
        "klasifikasi": "esensial",
        "mulai": "2017-01-02",
        "riwayat": [
            {
                "sampai": "2025-06-30",
                "klasifikasi": "normal",
                "target_pelayanan": "60 jam",
                "target_ketersediaan": 97.5,
                "perubahan": "PRB-2025-001",
            }
        ],
        "permintaan": [
            f.wish(
                "salinan-sppt",
                "Salinan SPPT",
                "24 jam",
                riwayat=[{"sampai": "2025-06-30", "target": "48 jam"}],
            ),
            f.wish(
                "mutasi",
                "Mutasi objek dan subjek pajak",
                "34 jam",
                riwayat=[{"sampai": "2025-06-30", "target": "60 jam"}],
            ),
            f.wish(
                "cek-bayar",
                "Penelusuran pembayaran",
                "12 jam",
                riwayat=[{"sampai": "2025-06-30", "target": "24 jam"}],
            ),
        ],
        "aplikasi": ["pbb"],
        "penetapan_target": f.targets_set("gunawan-t", "2025-06-26", ["slamet-r"], "900.1/118/2025"),
        "penetapan_pengoperasian": f.operation_set(
            "agus-w", "slamet-r", "2025-06-30", ("gunawan-t", "2025-06-26"), "900.1/121/2025"
        ),
        "arsitektur": {"kode": "RAL.05.02.001", "domain": "Keuangan Daerah"},
    },
    {
        "id": "esptpd",
        "nama": "Pelaporan Pajak Daerah Elektronik",
        "deskripsi": "Pelaporan SPTPD pajak restoran, hotel, hiburan, dan parkir oleh wajib pajak.",
        "cara_akses": [{"kanal": "web", "alamat": "https://esptpd.tegalkab.example"}],
        "target_ketersediaan": 97.5,
        "kontak_bantuan": f.contact("pajak@bapenda.tegalkab.example", "(0283) 000-1405"),
        "shift": "kantor",
        "target_pelayanan": "72 jam",
        "ketersediaan": {"jam": "24x7", "status": "terbatas"},
        "kelompok": "publik",
        "klasifikasi": "normal",
        "mulai": "2019-05-02",
        "permintaan": [
            f.wish("akun-wp", "Akun wajib pajak", "48 jam"),
            f.wish("pembetulan", "Pembetulan SPTPD", "72 jam", True, pemberi_persetujuan=["nina-h"]),
            f.wish("bantuan-lapor", "Bantuan pelaporan", "24 jam"),
        ],
        "aplikasi": ["esptpd-web"],
        "penetapan_target": f.targets_set("gunawan-t", "2025-01-14", ["nina-h"], "900.1/009/2025"),
        "arsitektur": {"kode": "RAL.05.02.002", "domain": "Keuangan Daerah"},
    },
]
