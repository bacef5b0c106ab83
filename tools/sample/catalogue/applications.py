"""The applications behind the services, with their targets, assets and configuration."""

from __future__ import annotations

from tools.sample.catalogue.forms import Doc, managed

_HOSTED = [
    "diskominfo/klaster-server",
    "diskominfo/basis-data",
    "diskominfo/tembok-api",
    "diskominfo/internet",
]
_LOCAL = [part.split("/")[1] for part in _HOSTED]


def _app(
    id_: str, nama: str, about: str, layanan: list[str], people: tuple[str, str, str], **more: object
) -> Doc:
    doc: Doc = {
        "id": id_,
        "nama": nama,
        "deskripsi": about,
        "pengelola": "opd",
        "status": "operasional",
        "mulai": "2021-01-04",
        "layanan": layanan or None,
        "arsitektur": {"kode": f"RAA.{id_}", "domain": "Aplikasi"},
        "metodologi": "scrum",
        "target_pengelolaan": managed(*people, _plans(nama), _budget(id_)),
        "aset": {
            "pemilik": "Pemerintah Kabupaten Tegal",
            "repositori": f"https://git.tegalkab.example/aplikasi/{id_}",
            "lisensi": "milik pemerintah daerah",
            "lokasi": "Pusat Data Kabupaten Tegal",
            "diperbarui": "2025-12-05",
        },
        "konfigurasi": _setup("2.4.1", "2025-12-05"),
        "bergantung_pada": _HOSTED,
        "target_ketersediaan": 99.5,
        "pengembang": "internal",
    }
    return doc | more


def _plans(nama: str) -> tuple[str, str, str, str]:
    return (
        f"Penyempurnaan alur {nama} berdasarkan masukan pengguna tahun lalu, dituangkan dalam rancangan layar dan data.",
        "Penerapan bertahap per dua minggu di lingkungan uji sebelum lingkungan operasional.",
        "Uji fungsional dan uji beban setiap rilis, uji keamanan sekali setahun oleh tim persandian.",
        "Tambalan keamanan bulanan, pemeriksaan log mingguan, dan uji pulih cadangan dua kali setahun.",
    )


def _setup(versi: str, diperbarui: str) -> Doc:
    parts = ["Nginx 1.24", "PHP 8.2", "PostgreSQL 15"]
    return {"versi": versi, "komponen": parts, "diperbarui": diperbarui}


def _budget(id_: str) -> str:
    return f"APBD 2025, Rp{40 + 5 * (len(id_) % 7)} juta"


_KOMINFO = ("dian-p", "arif-b", "2025-01-10")
_CAPIL = ("bayu-k", "yoga-s", "2025-01-10")
_IZIN = ("ika-n", "diskominfo/arif-b", "2025-01-14")
_SEHAT = ("aris-f", "diskominfo/arif-b", "2025-01-14")
_PAJAK = ("agus-w", "diskominfo/arif-b", "2025-02-04")
_ASN = ("bimo-s", "diskominfo/arif-b", "2025-01-16")

APLIKASI: dict[str, list[Doc]] = {
    "diskominfo": [
        _app(
            "pantau-jaringan",
            "Pantau Jaringan",
            "Pemantauan perangkat dan lalu lintas jaringan intra.",
            ["jip"],
            _KOMINFO,
            mulai="2019-02-01",
            metodologi="prototyping",
            bergantung_pada=_LOCAL,
            konfigurasi={
                "versi": "5.1.0",
                "komponen": ["Zabbix 7.0", "MariaDB 10.11"],
                "diperbarui": "2025-10-21",
            },
        ),
        _app(
            "tte-portal",
            "Portal TTE",
            "Portal penerbitan sertifikat dan penandatanganan dokumen.",
            ["tte"],
            _KOMINFO,
            mulai="2020-07-01",
            bergantung_pada=_LOCAL,
            konfigurasi={
                "versi": "2.1.0",
                "komponen": ["Nginx 1.24", "Node 20", "PostgreSQL 15"],
                "diperbarui": "2025-06-14",
            },
        ),
        _app(
            "surel",
            "Surel Dinas",
            "Server surat elektronik dan antarmuka webnya.",
            ["surel-dinas"],
            _KOMINFO,
            mulai="2014-03-03",
            metodologi="sdlc",
            bergantung_pada=_LOCAL,
            target_ketersediaan=99,
            konfigurasi={
                "versi": "10.0.8",
                "komponen": ["Postfix 3.7", "Dovecot 2.3", "Rspamd 3.8"],
                "diperbarui": "2025-09-02",
            },
        ),
        _app(
            "lapor",
            "Lapor Bupati",
            "Penerimaan, penerusan, dan pemantauan tindak lanjut laporan masyarakat.",
            ["lapor-bupati"],
            ("nova-s", "arif-b", "2025-01-10"),
            mulai="2019-03-01",
            bergantung_pada=_LOCAL,
            konfigurasi=_setup("2.3.4", "2025-06-18"),
            target_ketersediaan=99,
        ),
        _app(
            "tiket-layanan",
            "Tiket Layanan SPBE",
            "Sistem Aplikasi Manajemen Layanan SPBE: pencatatan permintaan dan aduan.",
            [],
            _KOMINFO,
            mulai="2024-06-03",
            bergantung_pada=_LOCAL,
            target_ketersediaan=99.5,
        ),
    ],
    "disdukcapil": [
        _app(
            "adminduk",
            "Adminduk Tegal",
            "Pengajuan dan penerbitan dokumen kependudukan.",
            ["adminduk-daring"],
            _CAPIL,
            mulai="2020-04-01",
            bergantung_pada=[*_HOSTED, "diskominfo/penghubung"],
            metodologi="scrum",
            konfigurasi={
                "versi": "3.2.0",
                "komponen": ["Nginx 1.24", "Laravel 11", "PostgreSQL 15"],
                "diperbarui": "2025-09-20",
            },
        ),
        _app(
            "akta",
            "Akta Daring",
            "Pengajuan dan penerbitan akta pencatatan sipil.",
            ["akta-daring"],
            _CAPIL,
            mulai="2021-01-04",
            target_ketersediaan=99,
            konfigurasi=_setup("2.5.0", "2025-05-24"),
        ),
        _app(
            "gerbang-data",
            "Gerbang Data Kependudukan",
            "Gerbang verifikasi data kependudukan bagi OPD.",
            ["pemanfaatan-data"],
            _CAPIL,
            mulai="2022-06-01",
            target_ketersediaan=99,
            bergantung_pada=[*_HOSTED, "diskominfo/penghubung"],
        ),
    ],
    "dpmptsp": [
        _app(
            "simpel-izin",
            "SIMPEL Izin",
            "Pengajuan, verifikasi, dan penerbitan izin.",
            ["perizinan-daring"],
            _IZIN,
            mulai="2018-09-03",
            pengembang="eksternal",
            target_ketersediaan=99,
            metodologi="agile",
            konfigurasi={
                "versi": "5.0.1",
                "komponen": ["Nginx 1.24", "Yii 2", "MariaDB 10.11"],
                "diperbarui": "2025-10-19",
            },
        ),
        _app(
            "peta-investasi",
            "Peta Investasi",
            "Peta potensi dan ketersediaan lahan.",
            ["info-investasi"],
            _IZIN,
            mulai="2022-02-01",
            target_ketersediaan=98.5,
        ),
    ],
    "dinkes": [
        _app(
            "tegal-siaga",
            "Tegal Siaga",
            "Penerimaan panggilan, pengiriman ambulans, dan pemberitahuan rujukan.",
            ["psc-119"],
            ("hana-m", "diskominfo/arif-b", "2025-01-14"),
            mulai="2019-11-12",
        ),
        _app(
            "antrean",
            "Antrean Puskesmas",
            "Nomor antrean, jadwal, dan pengingat kunjungan.",
            ["antrean-puskesmas"],
            _SEHAT,
            mulai="2021-08-17",
            target_ketersediaan=99,
        ),
    ],
    "bapenda": [
        _app(
            "pbb",
            "PBB-P2 Daring",
            "Tagihan, pembayaran, dan mutasi objek PBB-P2.",
            ["pbb-daring"],
            _PAJAK,
            mulai="2017-01-02",
            pengembang="eksternal",
            metodologi="waterfall",
            konfigurasi=_setup("4.1.0", "2025-06-29"),
            target_ketersediaan=99.2,
            bergantung_pada=["server-pajak", "diskominfo/internet"],
        ),
        _app(
            "esptpd-web",
            "e-SPTPD",
            "Pelaporan pajak daerah oleh wajib pajak.",
            ["esptpd"],
            _PAJAK,
            mulai="2019-05-02",
            pengembang="eksternal",
            metodologi="waterfall",
            target_ketersediaan=98.5,
            bergantung_pada=["server-pajak", "diskominfo/internet"],
        ),
    ],
    "bkpsdm": [
        _app(
            "presensi",
            "Presensi Tegal",
            "Pencatatan kehadiran dan rekap tambahan penghasilan.",
            ["presensi-asn"],
            _ASN,
            mulai="2020-01-02",
            target_ketersediaan=99,
        ),
        _app(
            "pangkat",
            "e-Pangkat",
            "Unggah dan verifikasi berkas usul kenaikan pangkat.",
            ["kenaikan-pangkat"],
            _ASN,
            mulai="2021-02-01",
            target_ketersediaan=98.5,
        ),
    ],
}
