"""What the applications stand on: data centre, network, servers, databases, third parties."""

from __future__ import annotations

from tools.sample.catalogue.forms import Doc

_DC = "Pusat data Diskominfo, Slawi"
_OWNER = "Pemerintah Kabupaten Tegal"


def _part(id_: str, nama: str, tipe: str, target: float, **more: object) -> Doc:
    start: Doc = {
        "id": id_,
        "nama": nama,
        "tipe": tipe,
        "status": "operasional",
        "target_ketersediaan": target,
    }
    return start | {"lokasi": _DC, "pemilik": _OWNER} | more


def _backup(jadwal: str, cakupan: int, terakhir: str, restored: str) -> Doc:
    return {
        "jadwal": jadwal,
        "lokasi": "Ruang cadangan Mal Pelayanan Publik, Slawi",
        "luar_lokasi": True,
        "cakupan": cakupan,
        "terakhir": terakhir,
        "uji_pulih_terakhir": restored,
    }


INFRASTRUKTUR: dict[str, list[Doc]] = {
    "diskominfo": [
        _part(
            "pusat-data",
            "Pusat Data Kabupaten Tegal",
            "pusat_data",
            99.99,
            mulai="2016-05-02",
            redundan=True,
            pemeliharaan={
                "jadwal": "pemeriksaan UPS dan pendingin setiap triwulan",
                "terakhir": "2025-12-09",
            },
        ),
        _part(
            "klaster-server",
            "Klaster server virtual",
            "server",
            99.97,
            mulai="2021-03-01",
            redundan=True,
            bergantung_pada=["pusat-data"],
            pemeliharaan={"jadwal": "tambalan sistem operasi setiap bulan", "terakhir": "2025-12-28"},
            pencadangan=_backup("salinan mesin virtual setiap malam", 100, "2026-01-15 01:30", "2025-11-18"),
        ),
        _part(
            "penyimpanan",
            "Penyimpanan jaringan (SAN)",
            "penyimpanan",
            99.97,
            mulai="2021-03-01",
            redundan=True,
            bergantung_pada=["pusat-data"],
            pencadangan=_backup("replikasi setiap 15 menit", 100, "2026-01-15 07:45", "2025-11-18"),
        ),
        _part(
            "basis-data",
            "Klaster basis data",
            "basis_data",
            99.9,
            mulai="2021-03-01",
            redundan=True,
            bergantung_pada=["klaster-server", "penyimpanan"],
            pencadangan=_backup(
                "log transaksi setiap 15 menit, penuh setiap malam", 100, "2026-01-15 07:45", "2025-11-18"
            ),
        ),
        _part(
            "tembok-api",
            "Tembok api dan pengimbang beban",
            "keamanan",
            99.97,
            mulai="2022-01-10",
            redundan=True,
            bergantung_pada=["pusat-data"],
        ),
        _part(
            "jaringan-intra",
            "Jaringan serat optik antarkantor",
            "jaringan",
            99.97,
            mulai="2016-05-02",
            redundan=True,
            lokasi="54 kantor OPD dan 18 kecamatan",
            bergantung_pada=["pusat-data"],
            pemeliharaan={"jadwal": "pemeriksaan jalur setiap semester", "terakhir": "2025-10-21"},
        ),
        _part(
            "internet",
            "Akses internet dua penyedia",
            "layanan_pihak_ketiga",
            99.8,
            mulai="2020-01-01",
            redundan=True,
            lokasi="Slawi",
            pemilik="PT Jaring Nusa Contoh dan PT Lintas Data Contoh",
            penyedia_hosting="PT Jaring Nusa Contoh",
        ),
        _part(
            "penghubung",
            "Sistem Penghubung Layanan Pemerintah",
            "sistem_penghubung",
            99.95,
            mulai="2022-06-01",
            redundan=True,
            bergantung_pada=["klaster-server"],
        ),
    ],
    "dinkes": [
        _part(
            "gerbang-telepon",
            "Gerbang telepon 119",
            "layanan_pihak_ketiga",
            99.95,
            mulai="2019-11-12",
            redundan=True,
            lokasi="Ruang kendali PSC 119",
            pemilik="PT Suara Siaga Contoh",
            penyedia_hosting="PT Suara Siaga Contoh",
        ),
    ],
    "bapenda": [
        _part(
            "server-pajak",
            "Server aplikasi pajak daerah",
            "server",
            99.5,
            mulai="2018-02-01",
            redundan=False,
            lokasi="Kantor Bapenda, ruang server",
            pemeliharaan={"jadwal": "dua kali setahun", "terakhir": "2025-07-12"},
            pencadangan={
                "jadwal": "setiap malam",
                "lokasi": "Kantor Bapenda",
                "luar_lokasi": False,
                "cakupan": 80,
                "terakhir": "2026-01-14 23:00",
                "uji_pulih_terakhir": "2024-03-20",
            },
        ),
        _part(
            "mesin-lama",
            "Server SISMIOP lama",
            "server",
            95,
            mulai="2011-01-03",
            redundan=False,
            lokasi="Kantor Bapenda, ruang server",
            status="dihentikan",
            berakhir="2025-08-31",
        ),
    ],
    "kecamatan-slawi": [
        _part(
            "wifi-kecamatan",
            "Jaringan nirkabel kantor kecamatan",
            "jaringan",
            97,
            mulai="2022-03-01",
            lokasi="Kantor Kecamatan Slawi",
        ),
    ],
}
