"""The hours in 2025 in which a whole service was down: planned here once, told by tickets and by monitoring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tools.sample.catalogue.index import SERVICES
from tools.sample.clock import at, month_days

POWER_FAILURE = at("2025-08-23 19:42")


@dataclass(frozen=True, slots=True)
class Outage:
    """One service, wholly down.

    Attributes:
        service: Its id.
        mulai: When it went down.
        selesai: When it came back.
        gejala: What users saw.
        penyebab: What it was.
        komponen: The part that failed.
        terencana: Announced maintenance.
    """

    service: str
    mulai: datetime
    selesai: datetime
    gejala: str
    penyebab: str
    komponen: str = ""
    terencana: bool = False


def _down(service: str, when: str, gejala: str, penyebab: str, komponen: str = "") -> Outage:
    start, _, length = when.partition(" +")
    hours, mins = (int(part) for part in length.split(":"))
    began = at(start)
    own = SERVICES[service].data.get("aplikasi", ["wifi-kecamatan"])[0]
    return Outage(
        service, began, began + timedelta(hours=hours, minutes=mins), gejala, penyebab, komponen or own
    )


UNPLANNED: tuple[Outage, ...] = (
    _down(
        "adminduk-daring", "2025-01-21 08:02 +1:18", "Seluruh halaman layanan kependudukan menampilkan kesalahan server.",
        "Sertifikat keamanan pengimbang beban habis masa berlakunya.",
    ),
    _down(
        "antrean-puskesmas", "2025-02-03 06:45 +2:05", "Aplikasi antrean tidak dapat dibuka di semua puskesmas saat loket dibuka.",
        "Basis data menolak sambungan baru setelah pembaruan malam sebelumnya.",
    ),
    _down(
        "jip", "2025-02-11 09:12 +1:53", "Semua kantor kehilangan jaringan, telepon internet ikut mati.",
        "Switch inti berhenti bekerja setelah pembaruan perangkat lunaknya.", "jaringan-intra",
    ),
    _down(
        "perizinan-daring", "2025-03-04 09:00 +8:30", "Laman perizinan tidak dapat dibuka pemohon maupun petugas.",
        "Ruang basis data aplikasi perizinan penuh dan layanan berhenti.",
    ),
    _down(
        "tte", "2025-03-20 10:05 +2:35", "Tidak ada dokumen yang dapat ditandatangani, portal menolak semua permintaan.",
        "Sambungan ke penerbit sertifikat terputus karena kunci antarmuka kedaluwarsa.",
    ),
    _down(
        "adminduk-daring", "2025-04-08 07:25 +8:45", "Hari pertama sesudah libur Lebaran, seluruh layanan kependudukan tidak dapat diakses.",
        "Lonjakan pengajuan menghabiskan sambungan basis data, disusul kerusakan satu tabel antrean.",
    ),
    _down(
        "presensi-asn", "2025-04-08 07:05 +2:25", "Presensi masuk gagal bagi semua pegawai pada hari pertama sesudah libur.",
        "Server aplikasi kehabisan memori karena rekap libur dijalankan bersamaan.",
    ),
    _down(
        "pbb-daring", "2025-04-30 09:10 +1:50", "Pemeriksaan tagihan PBB tidak dapat dibuka di laman dan di loket.",
        "Layanan web pada server pajak berhenti setelah kehabisan berkas sementara.",
    ),
    _down(
        "surel-dinas", "2025-05-06 08:10 +3:20", "Surel dinas tidak dapat dibuka dan tidak menerima surat.",
        "Partisi antrean surat penuh.",
    ),
    _down(
        "info-investasi", "2025-05-17 10:30 +46:50", "Laman potensi investasi menampilkan halaman kosong.",
        "Pembaruan otomatis mematikan modul peta.",
    ),
    _down(
        "psc-119", "2025-06-07 01:15 +0:37", "Aplikasi ruang kendali tidak dapat dibuka, panggilan diterima tanpa peta.",
        "Layanan peta berhenti setelah pergantian kunci.",
    ),
    _down(
        "lapor-bupati", "2025-06-18 19:10 +1:45", "Aplikasi dan laman Lapor Bupati tidak dapat diakses.",
        "Serangan permintaan beruntun membuat seluruh proses aplikasi sibuk.",
    ),
    _down(
        "akta-daring", "2025-07-14 10:00 +4:30", "Layanan akta tidak dapat diakses pada hari pertama masuk sekolah.",
        "Penyimpanan arsip akta terlepas dari server setelah dimulai ulang.",
    ),
    _down(
        "esptpd", "2025-07-15 10:20 +6:25", "e-SPTPD tidak dapat dibuka pada hari terakhir pelaporan.",
        "Server pajak mati karena catu daya rusak.",
    ),
    _down(
        "presensi-asn", "2025-07-31 16:00 +2:20", "Presensi pulang gagal bagi semua pegawai.",
        "Basis data terkunci oleh rekap akhir bulan.",
    ),
    _down(
        "pemanfaatan-data", "2025-09-09 13:00 +2:10", "Semua verifikasi data kependudukan dari OPD gagal.",
        "Penghubung ke basis data kependudukan berhenti setelah pergantian kata sandi.",
    ),
    _down(
        "antrean-puskesmas", "2025-09-15 05:50 +4:20", "Pendaftaran antrean gagal di seluruh puskesmas sejak pagi.",
        "Rilis perubahan jadwal memuat kesalahan pada pembukaan pendaftaran.",
    ),
    _down(
        "kenaikan-pangkat", "2025-09-29 09:30 +5:30", "Aplikasi usul kenaikan pangkat tidak dapat dibuka sehari sebelum penutupan.",
        "Ruang penyimpanan unggahan penuh.",
    ),
    _down(
        "pbb-daring", "2025-09-30 08:45 +6:45", "PBB daring tidak dapat diakses pada hari jatuh tempo.",
        "Server pajak kelebihan beban dan berulang kali dimulai ulang.", "server-pajak",
    ),
    _down(
        "tte", "2025-10-02 08:30 +0:40", "Portal TTE tidak dapat dibuka.", "Proses portal berhenti setelah tambalan keamanan.",
    ),
    _down(
        "psc-119", "2025-10-11 22:40 +0:45", "Ruang kendali tidak menerima panggilan aplikasi sama sekali.",
        "Penyedia gerbang telepon melakukan pemindahan jalur tanpa pemberitahuan.", "gerbang-telepon",
    ),
    _down(
        "perizinan-daring", "2025-10-20 08:15 +4:30", "Setelah versi baru dipasang, laman perizinan menolak semua pengguna.",
        "Pengaturan sesi pada versi 5.0.1 tidak cocok dengan pengimbang beban.",
    ),
    _down(
        "jip", "2025-11-14 13:20 +0:42", "Jaringan semua kantor putus sesaat lalu tersendat.",
        "Perulangan jalur di gedung sekretariat membanjiri switch inti.", "jaringan-intra",
    ),
    _down(
        "adminduk-daring", "2025-12-01 07:40 +0:51", "Layanan kependudukan tidak dapat diakses.",
        "Proses aplikasi tidak menyala kembali setelah pemeliharaan akhir pekan.",
    ),
)  # fmt: skip

# How long each service needed after the power failure in the data centre; the network came first.
_AFTER_POWER = {
    "jip": "3:08", "tte": "4:38", "adminduk-daring": "3:53", "psc-119": "0:49", "perizinan-daring": "4:02",
    "akta-daring": "4:10", "pemanfaatan-data": "5:28", "lapor-bupati": "3:40", "surel-dinas": "4:20",
    "antrean-puskesmas": "4:55", "presensi-asn": "3:50", "info-investasi": "6:10", "kenaikan-pangkat": "6:00",
}  # fmt: skip

POWER: tuple[Outage, ...] = tuple(
    _down(
        service,
        f"2025-08-23 19:42 +{length}",
        f"{SERVICES[service].nama} tidak dapat diakses sama sekali sejak pukul 19.42.",
        "Panel listrik pusat data terbakar; UPS habis sebelum genset tersambung.",
        "pusat-data" if SERVICES[service].opd == "diskominfo" else "diskominfo/pusat-data",
    )
    for service, length in _AFTER_POWER.items()
)

_UPKEEP = {
    "jip": (1, 4, 7, 10), "tte": (2, 5, 9, 11), "adminduk-daring": (1, 3, 6, 9, 11), "psc-119": (5, 12),
    "perizinan-daring": (2, 6, 10), "presensi-asn": (1, 6, 11), "antrean-puskesmas": (3, 7, 12), "surel-dinas": (4, 9),
    "lapor-bupati": (2, 10), "akta-daring": (5, 11), "pemanfaatan-data": (3, 9), "info-investasi": (6,),
}  # fmt: skip


def planned(service: str) -> list[Outage]:
    """The announced maintenance of a service: the fourth Sunday of some months, after midnight."""
    return [_maintenance(service, month) for month in _UPKEEP.get(service, ())]


def _maintenance(service: str, month: int) -> Outage:
    sundays = [
        day
        for day in range(1, month_days(month) + 1)
        if at(f"2025-{month:02d}-{day:02d} 00:00").weekday() == 6
    ]
    began = at(f"2025-{month:02d}-{sundays[3]:02d} 00:15")
    length = timedelta(minutes=40 + 7 * (month % 5))
    return Outage(service, began, began + length, "", "Pemeliharaan terencana", "", terencana=True)


def outages(service: str) -> list[Outage]:
    """All of a service's outages of the year, in order."""
    failed = [item for item in (*UNPLANNED, *POWER) if item.service == service]
    return sorted([*failed, *planned(service)], key=lambda item: item.mulai)
