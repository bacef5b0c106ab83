"""Perencanaan: needs, infrastructure policy, coordination."""

from __future__ import annotations

from datetime import date
from typing import Any

from tools.sample.catalogue.forms import Doc
from tools.sample.catalogue.index import ADM_INFRA, ADM_LAYANAN, PJ_LAYANAN, SERVICES, Service, holder
from tools.sample.texts.needs import NEEDS
from tools.sample.workspace import Workspace

_DRAFTED, _STATED, _AGREED = date(2025, 1, 14), date(2025, 1, 17), date(2025, 1, 22)
_LINKS = (
    "Menjadi awal alur layanan; hasilnya dipakai langkah berikutnya.",
    "Memakai hasil langkah pertama dan berakhir pada pengguna.",
)


def planning_into(space: Workspace) -> None:
    """Files kebutuhan, kebijakan and koordinasi."""
    counts: dict[str, int] = {}
    for service_id in NEEDS:
        service = SERVICES[service_id]
        counts[service.opd] = counts.get(service.opd, 0) + 1
        space.record(service.opd, _need(service, f"KBT-2025-{counts[service.opd]:03d}"))
    for opd, docs in (*POLICIES.items(), *COORDINATION.items()):
        for doc in docs:
            space.record(opd, doc)


def _need(service: Service, id_: str) -> Doc:
    aim, processes, technology = NEEDS[service.id]
    wants = [want for _, _, wanted in processes for want in wanted]
    return {
        "jenis": "kebutuhan",
        "id": id_,
        "layanan": service.id,
        "tanggal": _DRAFTED.isoformat(),
        "tujuan_layanan": aim,
        "proses_bisnis": [_process(place, *process) for place, process in enumerate(processes)],
        "daftar_kebutuhan": wants,
        "desain_layanan": f"{service.nama} diakses lewat kanal dalam katalog; tiket dicatat di aplikasi tiket, "
        "ditangani administrator layanan, dan diteruskan kepada tim infrastruktur bila perlu.",
        "teknologi": technology,
        "mekanisme_evaluasi": "Pemantauan bulanan, reviu gangguan triwulanan, dan evaluasi setiap semester.",
        "mekanisme_pemeliharaan": "Pemeliharaan rutin pada jadwal target pengoperasian; perubahan lewat rilis.",
        "disusun_oleh": holder(service.opd, ADM_LAYANAN, service.id, _DRAFTED),
        "pernyataan_infrastruktur": {
            "oleh": holder(service.opd, ADM_INFRA, service.id, _STATED),
            "waktu": _STATED.isoformat(),
            "teknologi_sesuai": True,
            "pemeliharaan_sesuai": True,
            "catatan": "Sesuai standar pusat data; kapasitas tersedia sampai akhir tahun.",
        },
        "persetujuan": {
            "oleh": holder(service.opd, PJ_LAYANAN, service.id, _AGREED),
            "waktu": _AGREED.isoformat(),
            "keputusan": "disetujui",
            "nomor": f"{service.opd.upper()}/{id_}",
        },
    }


def _process(place: int, nama: str, finding: str, wants: tuple[str, ...]) -> Doc:
    return {"nama": nama, "analisis": finding, "hubungan": _LINKS[min(place, 1)], "kebutuhan": list(wants)}


def _policy(id_: str, tanggal: str, judul: str, about: tuple[str, str], **more: Any) -> Doc:
    plan: Doc = {
        "jenis": "kebijakan",
        "id": id_,
        "tanggal": tanggal,
        "lingkup": "infrastruktur",
        "judul": judul,
    }
    return plan | {"usulan": about[0], "rencana_pemeliharaan": about[1]} | more


def _yes(oleh: str, waktu: str, nomor: str = "") -> Doc:
    return {"oleh": oleh, "waktu": waktu, "keputusan": "disetujui"} | ({"nomor": nomor} if nomor else {})


POLICIES: dict[str, list[Doc]] = {
    "diskominfo": [
        _policy(
            "KBJ-2025-001",
            "2025-01-15",
            "Pendayagunaan dan pemeliharaan pusat data bersama",
            (
                "Seluruh aplikasi OPD ditempatkan di pusat data bersama; server di kantor OPD dihentikan bertahap sampai 2027.",
                "UPS dan pendingin diperiksa setiap triwulan; genset diuji setiap bulan; tambalan server Minggu keempat pukul 00.00-03.00; uji pulih cadangan Mei dan November.",
            ),
            berlaku={"mulai": "2025-02-01", "sampai": "2026-12-31"},
            infrastruktur=["pusat-data", "klaster-server", "penyimpanan", "basis-data"],
            berlaku_untuk=["diskominfo", "disdukcapil", "dpmptsp", "dinkes", "bkpsdm"],
            disusun_oleh="rizal-m",
            persetujuan_usulan=_yes("arif-b", "2025-01-24", "555/041/2025"),
            persetujuan_rencana=_yes("arif-b", "2025-01-29", "555/046/2025"),
            koordinasi={
                "dengan": ["yuni-a", "hendro-s"],
                "waktu": "2025-01-21",
                "hasil": "Jadwal pemeliharaan disepakati di luar jam layanan dan diumumkan tiga hari sebelumnya.",
            },
        ),
        _policy(
            "KBJ-2025-002",
            "2025-09-08",
            "Catu daya dan pengambilalihan pusat data sesudah kejadian Agustus",
            (
                "Panel listrik dipisah menjadi dua jalur dan genset menyala sendiri dalam lima belas detik.",
                "Uji pindah jalur listrik setiap bulan; pemeriksaan panel oleh tenaga bersertifikat dua kali setahun.",
            ),
            berlaku={"mulai": "2025-10-01", "sampai": "2026-12-31"},
            infrastruktur=["pusat-data"],
            layanan=["jip", "tte"],
            disusun_oleh="intan-l",
            persetujuan_usulan=_yes("arif-b", "2025-09-16", "555/402/2025"),
            persetujuan_rencana=_yes("arif-b", "2025-09-23", "555/409/2025"),
            koordinasi={
                "dengan": ["yuni-a"],
                "waktu": "2025-09-12",
                "hasil": "Pekerjaan panel dilakukan Minggu dini hari.",
            },
        ),
    ],
    "disdukcapil": [
        _policy(
            "KBJ-2025-001",
            "2025-01-20",
            "Pemakaian penghubung basis data kependudukan",
            (
                "Akses ke basis data kependudukan hanya lewat sistem penghubung dengan kunci per aplikasi.",
                "Kunci diganti setiap enam bulan; catatan akses diperiksa setiap bulan; uji pulih salinan dua kali setahun.",
            ),
            berlaku={"mulai": "2025-02-01", "sampai": "2025-12-31"},
            layanan=["adminduk-daring", "pemanfaatan-data"],
            disusun_oleh="nurul-a",
            persetujuan_usulan=_yes("yoga-s", "2025-01-27", "470/031/2025"),
            persetujuan_rencana=_yes("yoga-s", "2025-01-30", "470/034/2025"),
            koordinasi={
                "dengan": ["endah-r", "tri-h"],
                "waktu": "2025-01-23",
                "hasil": "Penggantian kunci dilakukan Minggu.",
            },
        ),
    ],
}


def _met(when: str, pokok: str, pihak: list[str], hasil: str, rujukan: list[str]) -> Doc:
    id_, tanggal = when.split(" ")
    doc: Doc = {"jenis": "koordinasi", "id": id_, "tanggal": tanggal}
    doc |= {"pihak": pihak, "pokok": pokok, "hasil": hasil}
    return doc | ({"rujukan": rujukan} if rujukan else {})


COORDINATION: dict[str, list[Doc]] = {
    "diskominfo": [
        _met(
            "KRD-2025-001 2025-01-06",
            "target_pelayanan",
            ["wisnu-h", "yuni-a", "hendro-s"],
            "Target pelayanan empat layanan disepakati di bawah batas Tabel 2.",
            ["layanan/jip", "layanan/tte", "layanan/surel-dinas", "layanan/lapor-bupati"],
        ),
        _met(
            "KRD-2025-002 2025-01-21",
            "infrastruktur",
            ["arif-b", "yuni-a", "hendro-s"],
            "Jadwal pemeliharaan pusat data tidak berbenturan dengan masa puncak layanan.",
            ["kebijakan/KBJ-2025-001"],
        ),
        _met(
            "KRD-2025-003 2025-02-13",
            "perencanaan",
            ["wisnu-h", "disdukcapil", "dpmptsp", "dinkes", "bapenda", "bkpsdm", "kecamatan-slawi"],
            "Semua OPD menyampaikan daftar layanan; Kecamatan Slawi diminta menyusun target dan rencana.",
            [],
        ),
        _met(
            "KRD-2025-004 2025-07-09",
            "konsultasi_kementerian",
            ["ratna-k", "Kementerian PANRB"],
            "Penilaian mandiri indikator 28 memakai sembilan sel dengan bukti tahun berjalan.",
            [],
        ),
    ],
    "disdukcapil": [
        _met(
            "KRD-2025-001 2025-01-07",
            "target_pelayanan",
            ["sulastri-w", "endah-r", "tri-h"],
            "Janji pencetakan KTP elektronik dipercepat mulai Mei.",
            ["layanan/adminduk-daring"],
        ),
        _met(
            "KRD-2025-002 2025-01-23",
            "infrastruktur",
            ["yoga-s", "endah-r", "tri-h", "diskominfo"],
            "Penghubung memakai dua server dan dipantau bersama.",
            ["kebijakan/KBJ-2025-001"],
        ),
    ],
    "dpmptsp": [
        _met(
            "KRD-2025-001 2025-01-09",
            "target_pengoperasian",
            ["anggoro-d", "heru-c", "rini-y"],
            "Target pengoperasian dua layanan disepakati.",
            ["layanan/perizinan-daring", "layanan/info-investasi"],
        ),
    ],
    "dinkes": [
        _met(
            "KRD-2025-001 2025-01-08",
            "target_pelayanan",
            ["ambar-s", "lestari-p", "diskominfo/arif-b"],
            "PSC 119 tetap kritis; jalur telepon cadangan diusulkan.",
            ["layanan/psc-119"],
        ),
    ],
    "bapenda": [
        _met(
            "KRD-2025-001 2025-06-24",
            "target_pelayanan",
            ["gunawan-t", "slamet-r"],
            "PBB-P2 Daring menjadi esensial mulai Juli; janji layanan diperketat.",
            ["layanan/pbb-daring"],
        ),
    ],
    "bkpsdm": [
        _met(
            "KRD-2025-001 2025-01-13",
            "target_pelayanan",
            ["mujiono-a", "kartika-d", "supri-y"],
            "Target pelayanan dua layanan kepegawaian disepakati.",
            ["layanan/presensi-asn", "layanan/kenaikan-pangkat"],
        ),
    ],
}
