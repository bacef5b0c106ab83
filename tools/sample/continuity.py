"""Recovery plans and the one night on which a plan was needed."""

from __future__ import annotations

from tools.sample.catalogue.forms import Doc
from tools.sample.outages import POWER, POWER_FAILURE
from tools.sample.workspace import Workspace
from tools.sample.year import Year


def continuity_into(space: Workspace, year: Year) -> None:
    """Files drp and pemulihan."""
    for opd, docs in PLANS.items():
        for doc in docs:
            space.record(opd, {"jenis": "drp", **doc}, int(doc["id"][-4:]))
    space.record("diskominfo", _recovery(year))


def _yes(oleh: str, waktu: str, nomor: str) -> Doc:
    return {"oleh": oleh, "waktu": waktu, "keputusan": "disetujui", "nomor": nomor}


_DEFINED = {
    "memadai": "Fungsi utama dapat dipakai sebagian besar pengguna dari lokasi atau jalur cadangan.",
    "normal": "Seluruh fungsi berjalan di lokasi utama dan data telah selaras.",
}
_BACK = [
    "Selaraskan data dari cadangan",
    "Pindahkan kembali ke lokasi utama",
    "Uji fungsi bersama pengguna",
    "Umumkan layanan normal",
]


def _centre(version: tuple[str, str, str], condition: str, fitness: str, **more: object) -> Doc:
    doc: Doc = {
        "id": version[0],
        "versi": version[1],
        "disusun_oleh": "fajar-n",
        "layanan": [
            {"layanan": "jip", "rpo": "1 jam", "rto": "4 jam"},
            {"layanan": "tte", "rpo": "1 jam", "rto": "4 jam"},
            {"layanan": "disdukcapil/pemanfaatan-data", "rpo": "4 jam", "rto": "12 jam"},
        ],
        "asesmen": {
            "kondisi_fisik": condition,
            "kelayakan_fungsi": fitness,
            "tanggal": version[2],
            "oleh": "fajar-n",
        },
        "definisi": _DEFINED,
        "analisis": "Titik lemah ialah catu daya; kehilangan data kecil karena replikasi setiap 15 menit.",
        "kondisi_bencana": [
            "Catu daya pusat data hilang lebih dari lima belas menit",
            "Kebakaran atau banjir di ruang server",
            "Serangan yang mengunci data pada lebih dari satu server",
        ],
        "aktivasi": {
            "pemicu": "Keputusan penanggung jawab infrastruktur dan aplikasi atas laporan petugas jaga.",
            "langkah": [
                "Amankan orang dan ruang",
                "Nyalakan genset dan matikan beban tidak penting",
                "Pulihkan jaringan, penyimpanan, basis data, lalu aplikasi kritis",
                "Kabari OPD dan pimpinan",
            ],
            "penanggung_jawab": "arif-b",
        },
        "normalisasi": _BACK,
        "rpo": "1 jam",
        "rto": "4 jam",
    }
    return doc | more


PLANS: dict[str, list[Doc]] = {
    "diskominfo": [
        _centre(
            ("DRP-PUSATDATA-2025", "1", "2025-01-20"),
            "Ruang, pendingin, dan pemadam layak; panel listrik berumur sembilan tahun.",
            "UPS menahan beban lima belas menit; genset dinyalakan petugas.",
            evaluasi={
                "tanggal": "2025-08-29",
                "hasil": "TTE melewati RTO karena urutan penyalaan basis data keliru; urutan dan panel diperbaiki.",
            },
            persetujuan=[
                _yes("yuni-a", "2025-02-03", "555/051/2025"),
                _yes("disdukcapil/tri-h", "2025-02-04", "470/041/2025"),
            ],
            penetapan=_yes("arif-b", "2025-02-05", "555/053/2025"),
            berlaku={"mulai": "2025-02-05", "sampai": "2025-09-07"},
            uji=[
                {
                    "tanggal": "2025-05-25",
                    "rpo_capaian": "15 menit",
                    "rto_capaian": "3,5 jam",
                    "hasil": "Berhasil; genset perlu dinyalakan lebih cepat.",
                }
            ],
        ),
        _centre(
            ("DRP-PUSATDATA-2-2025", "2", "2025-08-27"),
            "Panel terbakar diganti sementara; panel dua jalur dipesan dan ruang lain layak.",
            "UPS menahan beban lima belas menit; genset otomatis dipasang bersama panel baru.",
            persetujuan=[
                _yes("yuni-a", "2025-09-04", "555/391/2025"),
                _yes("disdukcapil/tri-h", "2025-09-05", "470/288/2025"),
            ],
            penetapan=_yes("arif-b", "2025-09-08", "555/397/2025"),
            berlaku={"mulai": "2025-09-08", "sampai": "2027-09-07"},
            uji=[
                {
                    "tanggal": "2025-11-23",
                    "rpo_capaian": "15 menit",
                    "rto_capaian": "2 jam",
                    "hasil": "Berhasil dengan panel dua jalur dan urutan penyalaan baru.",
                }
            ],
        ),
    ],
    "disdukcapil": [
        {
            "id": "DRP-ADMINDUK-2025",
            "versi": "1",
            "disusun_oleh": "bayu-k",
            "layanan": ["adminduk-daring"],
            "asesmen": {
                "kondisi_fisik": "Aplikasi berada di pusat data Diskominfo; ruang cadangan di Mal Pelayanan Publik layak.",
                "kelayakan_fungsi": "Salinan mesin virtual dapat dinyalakan di ruang cadangan.",
                "tanggal": "2025-01-15",
                "oleh": "bayu-k",
            },
            "definisi": _DEFINED,
            "analisis": "Ketergantungan terbesar pada basis data dan penghubung; cadangan tersedia di lokasi kedua.",
            "kondisi_bencana": [
                "Pusat data tidak dapat dipakai lebih dari dua jam",
                "Basis data aplikasi rusak",
            ],
            "aktivasi": {
                "pemicu": "Perkiraan pulih melebihi dua jam.",
                "langkah": [
                    "Hentikan pengajuan baru",
                    "Nyalakan salinan di ruang cadangan",
                    "Arahkan alamat layanan",
                    "Umumkan pembatasan",
                ],
                "penanggung_jawab": "yoga-s",
            },
            "normalisasi": _BACK,
            "rpo": "1 jam",
            "rto": "6 jam",
            "persetujuan": _yes("endah-r", "2025-01-24", "470/028/2025"),
            "penetapan": _yes("yoga-s", "2025-01-27", "470/030/2025"),
            "berlaku": {"mulai": "2025-01-27", "sampai": "2027-01-26"},
        }
    ],
    "dinkes": [
        {
            "id": "DRP-PSC-2024",
            "versi": "1",
            "disusun_oleh": "diskominfo/seno-a",
            "layanan": ["psc-119"],
            "asesmen": {
                "kondisi_fisik": "Ruang kendali berada di lantai dua, listrik cadangan satu jam.",
                "kelayakan_fungsi": "Gerbang telepon satu penyedia.",
                "tanggal": "2024-05-06",
                "oleh": "diskominfo/seno-a",
            },
            "analisis": "Saluran telepon tunggal menjadi risiko terbesar.",
            "kondisi_bencana": ["Ruang kendali tidak dapat dipakai", "Gerbang telepon mati"],
            "aktivasi": {
                "langkah": ["Alihkan panggilan ke nomor siaga puskesmas", "Kabari rumah sakit"],
                "penanggung_jawab": "diskominfo/arif-b",
            },
            "normalisasi": _BACK[1:],
            "rpo": "15 menit",
            "rto": "2 jam",
            "persetujuan": _yes("lestari-p", "2024-05-27", "400.7/061/2024"),
            "penetapan": _yes("diskominfo/arif-b", "2024-06-01", "555/190/2024"),
            "berlaku": {"mulai": "2024-06-01", "sampai": "2025-05-31"},
        },
        {
            "id": "DRP-PSC-2025",
            "versi": "2",
            "disusun_oleh": "diskominfo/seno-a",
            "layanan": ["psc-119"],
            "asesmen": {
                "kondisi_fisik": "Ruang kendali lantai dua dan posko cadangan di puskesmas Slawi.",
                "kelayakan_fungsi": "Gerbang telepon dengan dua jalur; peta tersedia luring.",
                "tanggal": "2025-06-23",
                "oleh": "diskominfo/seno-a",
            },
            "definisi": _DEFINED,
            "analisis": "Sejak rencana lama berakhir 31 Mei layanan tidak memiliki DRP yang berlaku; gangguan 7 Juni ditangani tanpa rencana.",
            "kondisi_bencana": [
                "Ruang kendali tidak dapat dipakai",
                "Kedua jalur gerbang telepon mati",
                "Pusat data mati lebih dari lima belas menit",
            ],
            "aktivasi": {
                "pemicu": "Koordinator PSC melaporkan panggilan tidak dapat diterima.",
                "langkah": [
                    "Alihkan panggilan ke posko cadangan",
                    "Buka peta luring",
                    "Kabari rumah sakit dan puskesmas",
                ],
                "penanggung_jawab": "diskominfo/arif-b",
            },
            "normalisasi": _BACK[1:],
            "rpo": "15 menit",
            "rto": "2 jam",
            "persetujuan": _yes("lestari-p", "2025-07-17", "400.7/101/2025"),
            "penetapan": _yes("diskominfo/arif-b", "2025-07-21", "555/251/2025"),
            "berlaku": {"mulai": "2025-07-21", "sampai": "2027-07-20"},
            "uji": [
                {
                    "tanggal": "2025-10-25",
                    "rpo_capaian": "10 menit",
                    "rto_capaian": "2,5 jam",
                    "hasil": "Pengalihan panggilan berhasil, tetapi petugas posko terlambat datang sehingga RTO terlewati.",
                }
            ],
        },
    ],
    "dpmptsp": [
        {
            "id": "DRP-PERIZINAN-2023",
            "versi": "1",
            "disusun_oleh": "diskominfo/lukman-h",
            "layanan": ["perizinan-daring"],
            "asesmen": {
                "kondisi_fisik": "Server perizinan sudah dipindahkan ke pusat data.",
                "kelayakan_fungsi": "Cadangan harian tersedia.",
                "tanggal": "2023-11-13",
                "oleh": "diskominfo/lukman-h",
            },
            "analisis": "Kehilangan data satu malam masih dapat diterima.",
            "kondisi_bencana": ["Basis data perizinan rusak"],
            "aktivasi": {
                "langkah": ["Pulihkan cadangan terakhir", "Hubungi pemohon yang datanya hilang"],
                "penanggung_jawab": "diskominfo/arif-b",
            },
            "normalisasi": _BACK[2:],
            "rpo": "12 jam",
            "rto": "24 jam",
            "persetujuan": _yes("heru-c", "2023-12-18", "500.16/201/2023"),
            "penetapan": _yes("diskominfo/arif-b", "2023-12-27", "555/480/2023"),
            "berlaku": {"mulai": "2024-01-01", "sampai": "2025-12-31"},
        }
    ],
}


def _recovery(year: Year) -> Doc:
    back = {item.service: item.selesai for item in POWER}
    return {
        "jenis": "pemulihan",
        "id": "PLH-2025-001",
        "drp": "DRP-PUSATDATA-2025",
        "layanan": [
            {
                "layanan": "jip",
                "data_terakhir": "2025-08-23 19:40",
                "memadai": "2025-08-23 21:35",
                "pulih": back["jip"],
            },
            {
                "layanan": "tte",
                "data_terakhir": "2025-08-23 19:30",
                "memadai": "2025-08-23 23:10",
                "pulih": back["tte"],
            },
            {
                "layanan": "disdukcapil/pemanfaatan-data",
                "data_terakhir": "2025-08-23 19:30",
                "memadai": "2025-08-24 00:05",
                "pulih": back["pemanfaatan-data"],
            },
        ],
        "aduan": year.mayor["jip", POWER_FAILURE],
        "bencana": POWER_FAILURE,
        "data_terakhir": "2025-08-23 19:30",
        "aktivasi": "2025-08-23 20:05",
        "diaktifkan_oleh": "arif-b",
        "normalisasi": [
            "Genset tersambung lewat kabel sementara pukul 20.50",
            "Jaringan inti dan tembok api dinyalakan, lalu klaster basis data",
            "Aplikasi kritis diuji bersama petugas piket OPD",
            "Beban dikembalikan ke panel pengganti Minggu pagi",
        ],
        "penetapan_ulang": {"oleh": "arif-b", "waktu": "2025-09-08", "hasil": "direvisi"},
        "memadai": "2025-08-24 00:05",
        "pulih": back["pemanfaatan-data"],
        "uraian": "Panel listrik pusat data terbakar Sabtu malam; UPS habis lima belas menit kemudian dan genset harus disambung lewat "
        "kabel sementara. Tiga belas layanan berhenti, tiga di antaranya dipulihkan menurut DRP.",
        "evaluasi": "Jaringan dan pemanfaatan data pulih dalam RTO. TTE melewati RTO tiga puluh delapan menit karena basis data "
        "dinyalakan sebelum penyimpanan selesai diperiksa. Urutan penyalaan, panel dua jalur, dan genset otomatis menjadi perbaikan.",
    }
