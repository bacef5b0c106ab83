"""Which readings the figures of a report rest on: only those that something was counted by."""

from __future__ import annotations

from pipeline.render.documents.chapters.report import Report

_ALWAYS = (
    "evaluasi.satuan_layanan",
    "evaluasi.target_bab",
    "evaluasi.lima_bab",
    "evaluasi.nihil",
    "periode",
    "waktu.berlaku",
)
_TICKETS = (
    "batas.tabel2_tabel4_ketat",
    "jam.tabel2_tabel4",
    "jam.jeda",
    "jam.akhir",
    "jam.tanpa_konfirmasi",
    "tabel2.publik_normal",
    "tiket.batal_duplikat",
    "tiket.klasifikasi_saat",
    "tiket.dibuka_kembali",
)
_REQUESTS = ("tabel4.permintaan", "tiket.permintaan_menjadi_aduan", "kepuasan.skala")
_COMPLAINTS = (
    "jam.mulai_aduan",
    "jam.respons_pertama",
    "jam.respons_dihitung",
    "dampak.sebagian",
    "tiket.banyak_layanan",
)
_RECOVERY = ("drp.status", "rpo_rto.batas", "rto.mulai_akhir")
_SLA = ("sla.banding_tabel2", "sla.jam_kerja", "sla.t12_", "sla.t13_")


def readings_behind(report: Report) -> tuple[str, ...]:
    """Keys of readings, or their beginnings."""
    recap = report.recap
    requests, complaints = len(recap.requests.tickets.total), len(recap.complaints.handling.total)
    wanted = (
        (_TICKETS, requests or complaints),
        (_REQUESTS, requests),
        (_COMPLAINTS, complaints),
        (("ketersediaan.rumus",), len(recap.availability.rows)),
        (_RECOVERY, len(recap.recovery.bound) or len(recap.recovery.rows)),
        (_SLA, len(recap.sla.tickets)),
    )
    return (*_ALWAYS, *(key for keys, number in wanted if number for key in keys))
