"""Dinas Kesehatan: the structure and two services."""

from __future__ import annotations

from tools.sample.catalogue import forms as f
from tools.sample.catalogue.forms import Doc

_YANKES = "Bidang Pelayanan Kesehatan"
_BY_LESTARI = ("lestari-p", "2024-12-27", "800.1/941/2024")
_BY_ARIF = ("diskominfo/arif-b", "2024-12-27", "800.1/915/2024")

OPD: Doc = {
    "jenis": "opd",
    "id": "dinkes",
    "nama": "Dinas Kesehatan",
    "singkatan": "Dinkes",
    "penyedia_layanan": True,
    "struktur": {
        "pimpinan": f.official(
            ("ambar-s", "Ambar Sulistyo"),
            "Kepala Dinas",
            "II.b",
            "Dinas Kesehatan",
            sifat="definitif",
            mulai="2021-06-01",
        ),
        "penanggung_jawab_layanan": f.official(
            ("lestari-p", "Lestari Puspitasari"),
            "Kepala Bidang Pelayanan Kesehatan",
            "III.b",
            _YANKES,
            sifat="definitif",
            mulai="2022-10-03",
        ),
        "penanggung_jawab_infrastruktur_aplikasi": {"orang": "diskominfo/arif-b", "mulai": "2024-06-03"},
        "administrator_layanan": [
            f.member(
                ("hana-m", "Hana Maharani"),
                "Koordinator PSC 119",
                "PSC 119",
                _BY_LESTARI,
                layanan=["psc-119"],
            ),
            f.member(
                ("dodi-r", "Dodi Rahmanto"),
                "Petugas ruang kendali",
                "PSC 119",
                _BY_LESTARI,
                layanan=["psc-119"],
            ),
            f.member(
                ("putri-l", "Putri Lestiani"),
                "Petugas ruang kendali",
                "PSC 119",
                _BY_LESTARI,
                layanan=["psc-119"],
            ),
            f.member(
                ("aris-f", "Aris Firmansyah"),
                "Administrator Kesehatan Ahli Muda",
                _YANKES,
                _BY_LESTARI,
                layanan=["antrean-puskesmas", "psc-119"],
            ),
            f.member(
                ("wulan-d", "Wulan Damayanti"),
                "Perekam Medis Terampil",
                _YANKES,
                _BY_LESTARI,
                layanan=["antrean-puskesmas"],
            ),
        ],
        "administrator_infrastruktur_aplikasi": [
            f.lent("diskominfo/fajar-n", _BY_ARIF),
            f.lent("diskominfo/seno-a", ("diskominfo/arif-b", "2024-05-02", "800.1/341/2024")),
            f.member(
                ("eko-b", "Eko Budi Santosa"),
                "Teknisi gerbang telepon",
                "Tim pendukung",
                _BY_ARIF,
                status="pihak_ketiga",
                instansi="PT Suara Siaga Contoh",
            ),
        ],
    },
}

LAYANAN: list[Doc] = [
    {
        "id": "psc-119",
        "nama": "PSC 119 Tegal Siaga",
        "deskripsi": "Penerimaan panggilan kegawatdaruratan medis, pengiriman ambulans terdekat, dan pemberitahuan ke "
        "rumah sakit rujukan melalui ruang kendali terpadu.",
        "cara_akses": [
            {"kanal": "telepon", "alamat": "119"},
            {"kanal": "aplikasi", "alamat": "Tegal Siaga di toko aplikasi"},
        ],
        "target_ketersediaan": 99.0,
        "kontak_bantuan": f.contact("psc@dinkes.tegalkab.example", "(0283) 000-1309"),
        "shift": "24x7",
        "target_pelayanan": "20 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "publik",
        "klasifikasi": "kritis",
        "mulai": "2019-11-12",
        "permintaan": [
            f.wish(
                "akun-faskes",
                "Akun fasilitas kesehatan jejaring",
                "16 jam",
                True,
                pemberi_persetujuan=["lestari-p"],
            ),
            f.wish("rekap-kasus", "Rekap kasus bagi fasilitas kesehatan", "20 jam"),
            f.wish("uji-panggilan", "Uji panggilan dan koordinasi kegiatan", "12 jam"),
        ],
        "rpo": "15 menit",
        "rto": "2 jam",
        "drp": "DRP-PSC-2025",
        "aplikasi": ["tegal-siaga"],
        "infrastruktur": ["gerbang-telepon"],
        "penetapan_target": f.targets_set("ambar-s", "2025-01-08", ["lestari-p"], "400.7/004/2025"),
        "penetapan_pengoperasian": f.operation_set(
            "hana-m", "lestari-p", "2025-01-10", ("ambar-s", "2025-01-08"), "400.7/005/2025"
        ),
        "arsitektur": {"kode": "RAL.02.02.001", "domain": "Kesehatan"},
    },
    {
        "id": "antrean-puskesmas",
        "nama": "Antrean Daring Puskesmas",
        "deskripsi": "Pengambilan nomor antrean, jadwal dokter, dan pengingat kunjungan di 29 puskesmas.",
        "cara_akses": [
            {"kanal": "web", "alamat": "https://antrean.tegalkab.example"},
            {"kanal": "aplikasi", "alamat": "Antrean Puskesmas Tegal di toko aplikasi"},
        ],
        "target_ketersediaan": 98.5,
        "kontak_bantuan": f.contact("antrean@dinkes.tegalkab.example", "(0283) 000-1302"),
        "shift": "sabtu",
        "target_pelayanan": "32 jam",
        "ketersediaan": {
            "jam": dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu"), "05:00-20:00"),
            "status": "tersedia",
        },
        "kelompok": "publik",
        "klasifikasi": "esensial",
        "mulai": "2021-08-17",
        "permintaan": [
            f.wish("akun-pasien", "Penggabungan akun pasien dan keluarga", "16 jam"),
            f.wish("ubah-jadwal", "Perubahan jadwal poli", "24 jam"),
            f.wish(
                "poli-baru", "Penambahan poli atau dokter", "32 jam", True, pemberi_persetujuan=["lestari-p"]
            ),
        ],
        "aplikasi": ["antrean"],
        "penetapan_target": f.targets_set("ambar-s", "2025-01-08", ["lestari-p"], "400.7/004/2025"),
        "penetapan_pengoperasian": f.operation_set(
            "aris-f", "lestari-p", "2025-01-10", ("ambar-s", "2025-01-08"), "400.7/006/2025"
        ),
        "arsitektur": {"kode": "RAL.02.02.002", "domain": "Kesehatan"},
    },
]
