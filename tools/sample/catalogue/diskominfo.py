"""Dinas Komunikasi dan Informatika: the structure and four services."""

from __future__ import annotations

from tools.sample.catalogue import forms as f
from tools.sample.catalogue.forms import Doc

_EGOV = "Bidang Layanan e-Government"
_IKP = "Bidang Informasi dan Komunikasi Publik"
_TIK = "Bidang Infrastruktur TIK dan Persandian"
_BY_YUNI = ("yuni-a", "2024-12-27", "800.1/911/2024")
_BY_ARIF = ("arif-b", "2024-12-27", "800.1/912/2024")

OPD: Doc = {
    "jenis": "opd",
    "id": "diskominfo",
    "nama": "Dinas Komunikasi dan Informatika",
    "singkatan": "Diskominfo",
    "penyedia_layanan": True,
    "struktur": {
        "pimpinan": [
            f.official(
                ("wisnu-h", "Wisnu Hardana"),
                "Kepala Dinas",
                "II.b",
                "Dinas Komunikasi dan Informatika",
                sifat="definitif",
                mulai="2023-02-01",
                sampai="2025-05-31",
            ),
            f.official(
                ("ratna-k", "Ratna Kusumaningtyas"),
                "Plt. Kepala Dinas (Sekretaris Dinas)",
                "III.a",
                "Sekretariat Dinas",
                sifat="plt",
                mulai="2025-06-01",
                sampai="2025-09-14",
            ),
            f.official(
                ("bagas-p", "Bagas Prasetyo Utomo"),
                "Kepala Dinas",
                "II.b",
                "Dinas Komunikasi dan Informatika",
                sifat="definitif",
                mulai="2025-09-15",
            ),
        ],
        "penanggung_jawab_layanan": [
            f.official(
                ("yuni-a", "Yuni Astarina"),
                "Kepala Bidang Layanan e-Government",
                "III.b",
                _EGOV,
                sifat="definitif",
                mulai="2022-03-01",
                layanan=["jip", "tte", "surel-dinas"],
            ),
            f.official(
                ("hendro-s", "Hendro Setyawan"),
                "Kepala Bidang Informasi dan Komunikasi Publik",
                "III.b",
                _IKP,
                sifat="definitif",
                mulai="2021-08-02",
                layanan=["lapor-bupati"],
            ),
        ],
        "penanggung_jawab_infrastruktur_aplikasi": [
            f.official(
                ("arif-b", "Arif Budiarto"),
                "Kepala Bidang Infrastruktur TIK dan Persandian",
                "III.b",
                _TIK,
                sifat="definitif",
                mulai="2022-03-01",
            ),
        ],
        "administrator_layanan": [
            f.member(
                ("dian-p", "Dian Pramesti"),
                "Pranata Komputer Ahli Muda",
                _EGOV,
                _BY_YUNI,
                layanan=["tte", "surel-dinas"],
            ),
            f.member(
                ("rizal-m", "Rizal Mahendra"),
                "Pranata Komputer Ahli Pertama",
                _EGOV,
                _BY_YUNI,
                layanan=["jip", "surel-dinas"],
            ),
            f.member(
                ("intan-l", "Intan Larasati"),
                "Pengelola Layanan Operasional",
                _EGOV,
                _BY_YUNI,
                layanan=["jip", "tte", "surel-dinas"],
            ),
            f.member(
                ("nova-s", "Nova Setiani"),
                "Pranata Humas Ahli Muda",
                _IKP,
                ("hendro-s", "2024-12-27", "800.1/913/2024"),
                layanan=["lapor-bupati"],
            ),
            f.member(
                ("galih-w", "Galih Wicaksono"),
                "Pranata Humas Ahli Pertama",
                _IKP,
                ("hendro-s", "2024-12-27", "800.1/913/2024"),
                layanan=["lapor-bupati"],
            ),
        ],
        "administrator_infrastruktur_aplikasi": [
            f.member(
                ("fajar-n", "Fajar Nugroho"), "Pranata Komputer Ahli Muda", _TIK, _BY_ARIF, status="pejabat"
            ),
            f.member(("lukman-h", "Lukman Hakim"), "Pranata Komputer Terampil", _TIK, _BY_ARIF),
            f.member(("seno-a", "Seno Aji"), "Sandiman Ahli Pertama", _TIK, _BY_ARIF),
            f.member(
                ("teguh-w", "Teguh Widodo"),
                "Teknisi pemeliharaan jaringan",
                "Tim pendukung",
                _BY_ARIF,
                status="pihak_ketiga",
                instansi="PT Jaring Nusa Contoh",
                sampai="2025-12-31",
            ),
        ],
    },
}

_SET = f.targets_set("wisnu-h", "2025-01-06", ["yuni-a"], "500.12/001/2025")
_SET_LAPOR = f.targets_set("wisnu-h", "2025-01-06", ["hendro-s"], "500.12/001/2025")
_PHONE = "(0283) 000-1001"

LAYANAN: list[Doc] = [
    {
        "id": "jip",
        "nama": "Jaringan Intra Pemerintah Daerah",
        "deskripsi": "Sambungan jaringan tertutup antarkantor Pemerintah Kabupaten Tegal beserta akses internet "
        "terkelola dan VPN, tempat seluruh aplikasi pemerintahan daerah berjalan.",
        "cara_akses": [
            {"kanal": "lainnya", "alamat": "titik jaringan di setiap kantor OPD dan kecamatan"},
            {"kanal": "aplikasi", "alamat": "https://vpn.tegalkab.example"},
        ],
        "target_ketersediaan": 99.0,
        "kontak_bantuan": f.contact("noc@tegalkab.example", _PHONE),
        "shift": "24x7",
        "target_pelayanan": "10 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "administrasi_pemerintahan",
        "klasifikasi": "kritis",
        "mulai": 2016,
        "permintaan": [
            f.wish(
                "aktivasi-port",
                "Aktivasi titik jaringan kantor",
                "8 jam",
                True,
                pemberi_persetujuan=["yuni-a"],
            ),
            f.wish("akun-vpn", "Pembuatan dan pengaturan ulang akun VPN", "6 jam"),
            f.wish(
                "buka-akses",
                "Pembukaan akses alamat aplikasi",
                "10 jam",
                True,
                pemberi_persetujuan=["yuni-a"],
            ),
            f.wish("bantuan-perangkat", "Bantuan konfigurasi perangkat jaringan kantor", "10 jam"),
        ],
        "rpo": "1 jam",
        "rto": "4 jam",
        "drp": "DRP-PUSATDATA-2-2025",
        "aplikasi": ["pantau-jaringan"],
        "infrastruktur": ["jaringan-intra", "internet"],
        "penetapan_target": _SET,
        "penetapan_pengoperasian": f.operation_set(
            "rizal-m", "yuni-a", "2025-01-08", ("wisnu-h", "2025-01-06"), "500.12/005/2025"
        ),
        "arsitektur": {"kode": "RAL.07.02.001", "domain": "Komunikasi dan Informatika"},
    },
    {
        "id": "tte",
        "nama": "Sertifikat dan Tanda Tangan Elektronik",
        "deskripsi": "Penerbitan, pengelolaan, dan pencabutan sertifikat elektronik bagi pejabat dan pegawai, serta "
        "penandatanganan dokumen dinas secara elektronik.",
        "cara_akses": [{"kanal": "web", "alamat": "https://tte.tegalkab.example"}],
        "target_ketersediaan": 99.0,
        "kontak_bantuan": f.contact("tte@tegalkab.example", _PHONE),
        "shift": "lebar",
        "target_pelayanan": "11 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "administrasi_pemerintahan",
        "klasifikasi": "kritis",
        "mulai": "2020-07-01",
        "permintaan": [
            f.wish(
                "penerbitan",
                "Penerbitan sertifikat elektronik",
                "10 jam",
                True,
                pemberi_persetujuan=["yuni-a"],
                persyaratan=["surat rekomendasi kepala OPD", "alamat surel dinas yang aktif"],
            ),
            f.wish("ganti-frasa-sandi", "Pengaturan ulang frasa sandi", "4 jam"),
            f.wish(
                "pencabutan",
                "Pencabutan sertifikat elektronik",
                "4 jam",
                True,
                pemberi_persetujuan=["yuni-a"],
            ),
            f.wish("bantuan-tte", "Bantuan penandatanganan dokumen", "8 jam"),
            f.wish("usul-fitur", "Usul penambahan fitur portal", "11 jam"),
            f.wish(
                "tanda-tangan-massal",
                "Pembukaan fitur tanda tangan massal",
                "11 jam",
                True,
                mulai="2025-06-16",
            ),
        ],
        "rpo": "1 jam",
        "rto": "4 jam",
        "drp": "DRP-PUSATDATA-2-2025",
        "aplikasi": ["tte-portal"],
        "penetapan_target": _SET,
        "penetapan_pengoperasian": f.operation_set(
            "dian-p", "yuni-a", "2025-01-08", ("wisnu-h", "2025-01-06"), "500.12/006/2025"
        ),
        "arsitektur": {"kode": "RAL.07.02.002", "domain": "Komunikasi dan Informatika"},
    },
    {
        "id": "surel-dinas",
        "nama": "Surel Dinas",
        "deskripsi": "Kotak surat elektronik resmi bagi OPD, pejabat, dan pegawai pada domain pemerintah daerah.",
        "cara_akses": [{"kanal": "web", "alamat": "https://surel.tegalkab.example"}],
        "target_ketersediaan": 98.0,
        "kontak_bantuan": f.contact("bantuan@tegalkab.example", _PHONE),
        "shift": "kantor",
        "target_pelayanan": "60 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "administrasi_pemerintahan",
        "klasifikasi": "normal",
        "mulai": 2014,
        "permintaan": [
            f.wish("akun-baru", "Pembuatan akun surel", "48 jam", True, pemberi_persetujuan=["yuni-a"]),
            f.wish("ganti-sandi", "Pengaturan ulang kata sandi", "24 jam"),
            f.wish("tambah-kuota", "Penambahan kuota kotak surat", "72 jam"),
        ],
        "aplikasi": ["surel"],
        "penetapan_target": _SET,
        "penetapan_pengoperasian": f.operation_set(
            "rizal-m", "yuni-a", "2025-01-08", ("wisnu-h", "2025-01-06"), "500.12/007/2025"
        ),
        "arsitektur": {"kode": "RAL.07.02.003", "domain": "Komunikasi dan Informatika"},
    },
    {
        "id": "lapor-bupati",
        "nama": "Lapor Bupati: Kanal Aspirasi dan Pengaduan Masyarakat",
        "deskripsi": "Kanal tunggal untuk menyampaikan aspirasi dan pengaduan kepada Pemerintah Kabupaten Tegal, "
        "meneruskannya kepada OPD yang berwenang, dan memantau tindak lanjutnya.",
        "cara_akses": [
            {"kanal": "web", "alamat": "https://lapor.tegalkab.example"},
            {"kanal": "aplikasi", "alamat": "Lapor Bupati di toko aplikasi"},
        ],
        "target_ketersediaan": 98.5,
        "kontak_bantuan": f.contact("lapor@tegalkab.example", "(0283) 000-1008"),
        "shift": "sabtu",
        "target_pelayanan": "30 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "publik",
        "klasifikasi": "esensial",
        "mulai": "2019-03-01",
        "permintaan": [
            f.wish("perkembangan", "Informasi perkembangan laporan", "24 jam"),
            f.wish("rahasiakan-identitas", "Perahasiaan identitas pelapor", "12 jam"),
            f.wish(
                "akun-opd",
                "Akun pengelola laporan bagi OPD",
                "30 jam",
                True,
                pemberi_persetujuan=["hendro-s"],
            ),
        ],
        "aplikasi": ["lapor"],
        "penetapan_target": _SET_LAPOR,
        "penetapan_pengoperasian": f.operation_set(
            "nova-s", "hendro-s", "2025-01-08", ("wisnu-h", "2025-01-07"), "500.12/008/2025"
        ),
        "arsitektur": {"kode": "RAL.07.01.001", "domain": "Komunikasi dan Informatika"},
    },
]
