"""Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu: the structure and two services."""

from __future__ import annotations

from tools.sample.catalogue import forms as f
from tools.sample.catalogue.forms import Doc

_PERIZINAN = "Bidang Penyelenggaraan Perizinan"
_PM = "Bidang Penanaman Modal"
_BY_HERU = ("heru-c", "2024-12-27", "800.1/931/2024")
_BY_RINI = ("rini-y", "2024-12-27", "800.1/932/2024")
_BY_ARIF = ("diskominfo/arif-b", "2024-12-27", "800.1/914/2024")

OPD: Doc = {
    "jenis": "opd",
    "id": "dpmptsp",
    "nama": "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    "singkatan": "DPMPTSP",
    "penyedia_layanan": True,
    "nama_lama": [{"nama": "Badan Pelayanan Perizinan Terpadu", "sampai": "2016-12-31"}],
    "struktur": {
        "pimpinan": f.official(
            ("anggoro-d", "Anggoro Dewanto"),
            "Kepala Dinas",
            "II.b",
            "Dinas Penanaman Modal dan PTSP",
            sifat="definitif",
            mulai="2023-07-03",
        ),
        "penanggung_jawab_layanan": [
            f.official(
                ("heru-c", "Heru Cahyono"),
                "Kepala Bidang Penyelenggaraan Perizinan",
                "III.b",
                _PERIZINAN,
                sifat="definitif",
                mulai="2022-03-01",
                layanan=["perizinan-daring"],
            ),
            f.official(
                ("rini-y", "Rini Yuliarti"),
                "Kepala Bidang Penanaman Modal",
                "III.b",
                _PM,
                sifat="definitif",
                mulai="2020-01-06",
                layanan=["info-investasi"],
            ),
        ],
        "penanggung_jawab_infrastruktur_aplikasi": {"orang": "diskominfo/arif-b", "mulai": "2024-06-03"},
        "administrator_layanan": [
            f.member(
                ("ika-n", "Ika Novitasari"),
                "Penata Perizinan Ahli Muda",
                _PERIZINAN,
                _BY_HERU,
                layanan=["perizinan-daring"],
            ),
            f.member(
                ("rudi-s", "Rudi Susanto"),
                "Penata Perizinan Ahli Pertama",
                _PERIZINAN,
                _BY_HERU,
                layanan=["perizinan-daring"],
            ),
            f.member(
                ("vina-o", "Vina Oktaviani"),
                "Analis Penanaman Modal",
                _PM,
                _BY_RINI,
                layanan=["info-investasi"],
            ),
        ],
        "administrator_infrastruktur_aplikasi": [
            f.lent("diskominfo/lukman-h", _BY_ARIF),
            f.lent("diskominfo/seno-a", _BY_ARIF),
            f.member(
                ("ari-m", "Ari Maulana"),
                "Pengembang aplikasi perizinan",
                "Tim pendukung",
                _BY_ARIF,
                status="pihak_ketiga",
                instansi="CV Solusi Izin Contoh",
            ),
        ],
    },
}

LAYANAN: list[Doc] = [
    {
        "id": "perizinan-daring",
        "nama": "Perizinan dan Nonperizinan Daring",
        "deskripsi": "Pengajuan izin praktik, izin reklame, dan surat keterangan nonperizinan yang menjadi kewenangan "
        "kabupaten, dengan pelacakan berkas dan izin bertanda tangan elektronik.",
        "cara_akses": [
            {"kanal": "web", "alamat": "https://izin.tegalkab.example"},
            {"kanal": "loket", "alamat": "Mal Pelayanan Publik Slawi, loket 8"},
        ],
        "target_ketersediaan": 98.5,
        "kontak_bantuan": f.contact("izin@dpmptsp.tegalkab.example", "(0283) 000-1201"),
        "shift": "sabtu",
        "target_pelayanan": "35 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "publik",
        "klasifikasi": "esensial",
        "mulai": "2018-09-03",
        "permintaan": [
            f.wish(
                "izin-praktik",
                "Izin praktik tenaga kesehatan",
                "35 jam",
                True,
                pemberi_persetujuan=["heru-c"],
            ),
            f.wish(
                "izin-reklame", "Izin penyelenggaraan reklame", "35 jam", True, pemberi_persetujuan=["heru-c"]
            ),
            f.wish("keterangan", "Surat keterangan nonperizinan", "24 jam"),
            f.wish("bantuan-pengajuan", "Bantuan pengisian permohonan", "12 jam"),
            f.wish("cetak-izin", "Pencetakan izin fisik di loket", "24 jam", berakhir="2025-06-30"),
        ],
        "rpo": "12 jam",
        "rto": "24 jam",
        "drp": "DRP-PERIZINAN-2023",
        "aplikasi": ["simpel-izin"],
        "penetapan_target": f.targets_set("anggoro-d", "2025-01-09", ["heru-c", "rini-y"], "500.16/003/2025"),
        "penetapan_pengoperasian": f.operation_set(
            "ika-n", "heru-c", "2025-01-13", ("anggoro-d", "2025-01-09"), "500.16/004/2025"
        ),
        "arsitektur": {"kode": "RAL.03.07.001", "domain": "Penanaman Modal"},
    },
    {
        "id": "info-investasi",
        "nama": "Informasi Potensi Investasi",
        "deskripsi": "Peta dan data potensi investasi Kabupaten Tegal serta pendampingan bagi calon penanam modal.",
        "cara_akses": [
            {"kanal": "web", "alamat": "https://investasi.tegalkab.example"},
            {"kanal": "loket", "alamat": "Kantor DPMPTSP, ruang konsultasi investasi"},
        ],
        "target_ketersediaan": 97.5,
        "kontak_bantuan": f.contact("investasi@dpmptsp.tegalkab.example", "(0283) 000-1205"),
        "shift": "kantor",
        "target_pelayanan": "5 hari kerja",
        "ketersediaan": {"jam": f.OFFICE_SATURDAY, "status": "tersedia"},
        "kelompok": "publik",
        "klasifikasi": "normal",
        "mulai": "2022-02-01",
        "permintaan": [
            f.wish("data-potensi", "Data potensi dan profil lahan", "3 hari kerja"),
            f.wish("pendampingan", "Pendampingan calon penanam modal", "5 hari kerja"),
        ],
        "aplikasi": ["peta-investasi"],
        "penetapan_target": f.targets_set("anggoro-d", "2025-01-09", ["heru-c", "rini-y"], "500.16/003/2025"),
        "penetapan_pengoperasian": f.operation_set(
            "vina-o", "rini-y", "2025-01-13", ("anggoro-d", "2025-01-09"), "500.16/005/2025"
        ),
        "arsitektur": {"kode": "RAL.03.07.002", "domain": "Penanaman Modal"},
    },
]
