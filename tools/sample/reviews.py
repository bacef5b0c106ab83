"""Reviews, an assessor's answer, the declaration of the ticket application, follow-ups, a correction, a waiver."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tools.sample.catalogue.forms import Doc
from tools.sample.clock import write
from tools.sample.evaluation import evaluation_id, item_id, writer
from tools.sample.texts.evaluation import EVALUATIONS
from tools.sample.tickets import owner
from tools.sample.workspace import Workspace
from tools.sample.year import Year

_STAGES = ("perencanaan", "operasional", "evaluasi")
_PROCESSES = ("pelayanan_pengguna", "pengoperasian_layanan", "pengelolaan_aplikasi")


def reviews_into(space: Workspace, year: Year) -> None:
    """Files reviu, asesmen, pernyataan_aplikasi, tindak_lanjut, koreksi and pengecualian."""
    for opd, doc in REVIEWS:
        space.record(opd, doc)
    space.record("diskominfo", ANSWER, year=2024)
    space.record("diskominfo", DECLARATION)
    counts: dict[str, int] = {}
    for opd, doc in [*_evaluation_follow_ups(), *REVIEW_FOLLOW_UPS, *ANSWER_FOLLOW_UPS]:
        counts[opd] = counts.get(opd, 0) + 1
        space.record(opd, {"jenis": "tindak_lanjut", "id": f"TLJ-2025-{counts[opd]:03d}", **doc})
    space.record("disdukcapil", _correction(year))
    space.record("kecamatan-slawi", WAIVER)


def _finding(id_: str, opd: str, uraian: str, rekomendasi: str, rest: tuple[str, str, str]) -> Doc:
    doc = {"id": id_, "opd": opd, "uraian": uraian, "rekomendasi": rekomendasi}
    return doc | dict(zip(("penanggung_jawab", "tenggat", "tahap"), rest, strict=True))


def _review(id_: str, cakupan: str, who: tuple[str, str], opds: list[str], **more: Any) -> Doc:
    doc: Doc = {"jenis": "reviu", "id": id_, "cakupan": cakupan, "periode": 2025, "opd_direviu": opds}
    return doc | {"tanggal": who[1], "oleh": who[0]} | more


REVIEWS: tuple[tuple[str, Doc], ...] = (
    (
        "diskominfo",
        _review(
            "RVU-2025-001",
            "menyeluruh",
            ("bagas-p", "2025-11-20"),
            ["diskominfo", "disdukcapil", "dpmptsp", "dinkes", "bapenda", "bkpsdm", "kecamatan-slawi"],
            lingkup=[{"tahap": stage, "proses": process} for stage in _STAGES for process in _PROCESSES],
            temuan=[
                _finding(
                    "RT-1",
                    "diskominfo",
                    "Daftar komponen beberapa aplikasi belum memuat versi.",
                    "Lengkapi versi sebelum akhir tahun.",
                    ("arif-b", "2025-12-31", "operasional"),
                ),
                _finding(
                    "RT-2",
                    "disdukcapil",
                    "DRP kependudukan belum pernah diuji.",
                    "Laksanakan uji dan catat hasilnya.",
                    ("disdukcapil/yoga-s", "2026-03-31", "operasional"),
                ),
                _finding(
                    "RT-3",
                    "dpmptsp",
                    "DRP perizinan berakhir pada akhir tahun.",
                    "Tetapkan pengganti sesuai arsitektur baru.",
                    ("dpmptsp/heru-c", "2026-03-31", "perencanaan"),
                ),
                _finding(
                    "RT-4",
                    "dinkes",
                    "Penggunaan aplikasi tiket belum dinyatakan.",
                    "Pindahkan pencatatan aduan ke aplikasi tiket.",
                    ("dinkes/lestari-p", "2026-02-27", "operasional"),
                ),
                _finding(
                    "RT-5",
                    "bapenda",
                    "Layanan pajak belum dipantau dan kebutuhan layanannya belum disusun.",
                    "Susun daftar kebutuhan dan mulai pemantauan bulanan.",
                    ("bapenda/slamet-r", "2026-03-31", "perencanaan"),
                ),
                _finding(
                    "RT-6",
                    "bkpsdm",
                    "Belum ada laporan evaluasi.",
                    "Susun evaluasi semester kedua.",
                    ("bkpsdm/kartika-d", "2026-01-30", "operasional"),
                ),
                _finding(
                    "RT-7",
                    "kecamatan-slawi",
                    "Target pelayanan belum ditetapkan camat.",
                    "Tetapkan target dan susun kebutuhan.",
                    ("kecamatan-slawi/imam-s", "2026-02-27", "perencanaan"),
                ),
            ],
            simpulan="Pelayanan pengguna berjalan di semua OPD; perencanaan dan evaluasi belum merata.",
        ),
    ),
    (
        "disdukcapil",
        _review(
            "RVU-2025-001",
            "perencanaan",
            ("endah-r", "2025-07-08"),
            ["disdukcapil"],
            dokumen_direviu=[
                "layanan/adminduk-daring",
                "kebutuhan/KBT-2025-001",
                "perubahan/PRB-2025-001",
                "drp/DRP-ADMINDUK-2025",
            ],
            lingkup=[{"tahap": "perencanaan", "proses": process} for process in _PROCESSES],
            temuan=[
                _finding(
                    "RT-1",
                    "disdukcapil",
                    "Syarat kartu identitas anak belum tercantum pada katalog.",
                    "Lengkapi syarat pada katalog.",
                    ("endah-r", "2025-09-30", "perencanaan"),
                )
            ],
            simpulan="Target masih sesuai; janji pencetakan KTP elektronik sudah diperketat.",
        ),
    ),
    (
        "dpmptsp",
        _review(
            "RVU-2025-001",
            "perencanaan",
            ("heru-c", "2025-08-19"),
            ["dpmptsp"],
            dokumen_direviu=[
                "layanan/perizinan-daring",
                "kebutuhan/KBT-2025-001",
                "analisis_aplikasi/ANL-2025-001",
            ],
            lingkup=[{"tahap": "perencanaan", "proses": process} for process in _PROCESSES],
            temuan=[],
            simpulan="Rencana versi 5 sejalan dengan kebutuhan; tidak ada temuan.",
        ),
    ),
)

DECLARATION: Doc = {
    "jenis": "pernyataan_aplikasi",
    "id": "PNY-2025-001",
    "nama": "Tiket Layanan SPBE",
    "alamat": "https://tiket.tegalkab.example",
    "periode": 2025,
    "opd_dinyatakan": [
        {"opd": "diskominfo", "cakupan": 100},
        {"opd": "disdukcapil", "cakupan": 96.5},
        {"opd": "dpmptsp", "cakupan": 91},
    ],
    "oleh": "bagas-p",
    "tanggal": "2025-12-18",
}

WAIVER: Doc = {
    "jenis": "pengecualian",
    "id": "PGC-2025-001",
    "aturan": "TGT005",
    "dokumen": ["layanan/surat-kecamatan"],
    "alasan": "Layanan baru berjalan setahun; data waktu penyelesaian dikumpulkan dahulu sebelum camat menetapkan target.",
    "persetujuan": {"oleh": "imam-s", "waktu": "2025-12-15", "keputusan": "disetujui"},
    "nomor": "100.3/188/2025",
    "berlaku_sampai": "2026-03-31",
}

# What became of each chapter's follow-up: (state, day finished, proof after); "" is a follow-up nobody has taken up.
_STATES: dict[tuple[str, int], tuple[tuple[str, str, str], ...]] = {
    ("diskominfo", 1): (
        ("selesai", "2025-09-26", "Jadwal piket Sabtu dan Minggu berlaku; permintaan akhir pekan ditangani pada hari yang sama."),
        ("selesai", "2025-09-12", "Tiket yang belum dibaca sepuluh menit diteruskan ke petugas kedua."),
        ("selesai", "2025-10-24", "Tiga pemantau luar di Bumijawa, Warureja, dan Margasari mengirim hasil setiap menit."),
        ("selesai", "2025-11-14", "Panel dua jalur terpasang dan genset menyala sendiri dalam dua belas detik."),
        ("selesai", "2025-09-05", "Daftar periksa rilis darurat dipakai semua pengelola aplikasi."),
        ("selesai", "2025-12-10", "Contoh penetapan target dibagikan pada rapat koordinasi."),
        ("selesai", "2025-12-19", "Versi komponen lima aplikasi tercatat."),
    ),
    ("diskominfo", 2): (("berjalan", "", ""), ("rencana", "", ""), ("rencana", "", ""), ("berjalan", "", "")),
    ("disdukcapil", 1): (
        ("selesai", "2025-09-19", "Dua verifikator cadangan bertugas setiap akhir pekan."),
        ("selesai", "2025-12-12", "Pembatas pengajuan per jam terpasang pada versi 3.2."),
        ("selesai", "2025-10-17", "Rekap harian membaca basis data salinan."),
        ("berjalan", "", ""),
        ("selesai", "2025-09-24", "Bidan mitra menerima kabar rilis lewat pesan."),
        ("rencana", "", ""),
        ("berjalan", "", ""),
    ),
    ("disdukcapil", 2): (("rencana", "", ""), ("berjalan", "", "")),
    ("dpmptsp", 1): (("berjalan", "", ""), ("berjalan", "", ""), ("rencana", "", ""), ("rencana", "", "")),
    ("dpmptsp", 2): (("rencana", "", ""),),
    ("dinkes", 1): (
        ("rencana", "", ""),
        ("selesai", "2025-10-20", "Uji panggilan dilakukan setiap pukul enam pagi."),
        ("selesai", "2025-10-13", "Pendaftaran dibuka bertahap per poli."),
        ("selesai", "2025-07-21", "DRP PSC versi kedua ditetapkan."),
        ("rencana", "", ""),
        ("berjalan", "", ""),
    ),
}  # fmt: skip
_BEFORE = "Keadaan sebelum: lihat hambatan pada bab yang sama."
_REFS = {
    ("diskominfo", 3): "kebijakan/KBJ-2025-002",
    ("dinkes", 3): "drp/DRP-PSC-2025",
    ("disdukcapil", 1): "rilis/RLS-2025-002",
}


def _evaluation_follow_ups() -> list[tuple[str, Doc]]:
    return [
        (opd, _follow_up(opd, half, place, state))
        for (opd, half), states in _STATES.items()
        for place, state in enumerate(states)
    ]


def _follow_up(opd: str, half: int, place: int, state: tuple[str, str, str]) -> Doc:
    status, done, proof = state
    doc: Doc = {
        "dari": {"evaluasi": evaluation_id(half), "butir": item_id(place)},
        "uraian": EVALUATIONS[opd, half][place][2],
        "status": status,
        "oleh": writer(opd, half),
    }
    if done:
        doc["selesai"] = done
        doc["bukti"] = [{"uraian": _BEFORE, "keadaan": "sebelum", "ref": f"evaluasi/{evaluation_id(half)}"}]
        doc["bukti"].append(_proof(opd, place, proof))
    return doc


def _proof(opd: str, place: int, proof: str) -> Doc:
    after: Doc = {"uraian": proof, "keadaan": "sesudah"}
    if (opd, place) in _REFS:
        return after | {"ref": _REFS[opd, place]}
    return after | {"tautan": f"https://git.tegalkab.example/bukti/{opd}/2025-tl-{place + 1}"}


REVIEW_FOLLOW_UPS: tuple[tuple[str, Doc], ...] = (
    (
        "diskominfo",
        {
            "dari": {"reviu": "RVU-2025-001", "butir": "RT-1"},
            "uraian": "Melengkapi versi komponen aplikasi.",
            "status": "selesai",
            "selesai": "2025-12-19",
            "bukti": [
                {
                    "uraian": "Konfigurasi lima aplikasi memuat versi komponen.",
                    "keadaan": "sesudah",
                    "ref": "aplikasi/tte-portal",
                }
            ],
            "oleh": "fajar-n",
        },
    ),
    (
        "disdukcapil",
        {
            "dari": {"reviu": "RVU-2025-001", "butir": "RT-1"},
            "uraian": "Melengkapi syarat pada katalog.",
            "status": "selesai",
            "selesai": "2025-09-22",
            "bukti": [
                {
                    "uraian": "Syarat ditampilkan sebelum unggah.",
                    "keadaan": "sesudah",
                    "ref": "layanan/adminduk-daring",
                }
            ],
            "oleh": "lilis-k",
        },
    ),
    (
        "bkpsdm",
        {
            "dari": {"reviu": "diskominfo/RVU-2025-001", "butir": "RT-6"},
            "uraian": "Menyusun evaluasi semester kedua.",
            "status": "berjalan",
            "oleh": "retno-p",
        },
    ),
    (
        "dinkes",
        {
            "dari": {"reviu": "diskominfo/RVU-2025-001", "butir": "RT-4"},
            "uraian": "Memindahkan pencatatan aduan ke aplikasi tiket.",
            "status": "rencana",
            "oleh": "aris-f",
        },
    ),
)


ANSWER: Doc = {
    "jenis": "asesmen",
    "id": "ASM-2024-001",
    "indikator": "permenpanrb-59-2020/28",
    "tahun": 2024,
    "tanggal": "2025-02-18",
    "penilai": "Tim asesor eksternal evaluasi SPBE 2024",
    "tingkat": 2,
    "butir": [
        {"id": "B-1", "kriteria": "L2.3.T15.2", "opd": "diskominfo", "putusan": "diterima"},
        {
            "id": "B-2",
            "kriteria": "L2.3.T15.3",
            "opd": "diskominfo",
            "putusan": "revisi",
            "catatan": "Laporan pemantauan belum mencakup seluruh layanan.",
        },
        {
            "id": "B-3",
            "kriteria": "L2.3.T15.3",
            "opd": "disdukcapil",
            "putusan": "revisi",
            "catatan": "Matriks cakupan tidak menyebut jumlah seluruh layanan.",
        },
        {
            "id": "B-4",
            "kriteria": "L2.3.T15.4.a",
            "opd": "dpmptsp",
            "putusan": "revisi",
            "catatan": "Penggunaan aplikasi tiket belum dinyatakan dengan dokumen bertanggal.",
        },
    ],
}

ANSWER_FOLLOW_UPS: tuple[tuple[str, Doc], ...] = (
    (
        "diskominfo",
        {
            "dari": {"asesmen": "ASM-2024-001", "butir": "B-2"},
            "uraian": "Memantau keempat layanan setiap bulan.",
            "status": "selesai",
            "selesai": "2025-06-30",
            "bukti": [
                {
                    "uraian": "Pemantauan 2024 hanya mencakup dua dari empat layanan.",
                    "keadaan": "sebelum",
                    "ref": "asesmen/ASM-2024-001",
                },
                {
                    "uraian": "Keempat layanan dipantau setiap bulan sejak Januari 2025.",
                    "keadaan": "sesudah",
                    "tautan": "https://git.tegalkab.example/bukti/diskominfo/2025-pemantauan",
                },
            ],
            "oleh": "fajar-n",
        },
    ),
    (
        "disdukcapil",
        {
            "dari": {"asesmen": "diskominfo/ASM-2024-001", "butir": "B-3"},
            "uraian": "Menyusun matriks cakupan dengan penyebutnya.",
            "status": "berjalan",
            "oleh": "lilis-k",
        },
    ),
)


def _correction(year: Year) -> Doc:
    ticket = year.corrected
    right = ticket.doc["dikonfirmasi"]
    day = ticket.doc["ditutup"].date() + timedelta(days=5)
    return {
        "jenis": "koreksi",
        "id": "KRK-2025-001",
        "terhadap": ticket,
        "tanggal": day.isoformat(),
        "oleh": "nurul-a",
        "alasan": "Jam konfirmasi salah ketik; pesan pelapor menunjukkan waktu yang benar.",
        "perubahan": [
            {"bidang": "dikonfirmasi", "semula": write(right + timedelta(hours=1)), "menjadi": write(right)}
        ],
        "persetujuan": {
            "oleh": owner(ticket.service, day),
            "waktu": (day + timedelta(days=1)).isoformat(),
            "keputusan": "disetujui",
        },
    }
