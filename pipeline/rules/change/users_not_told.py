"""A change that began without users being told."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import judged, refused
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.telling import when


@rule("PRB004", "users-not-told-of-change", "L2.1.2.5.p2a", severity=WARNING, kinds=("perubahan",))
def users_not_told_of_change(case: Case, law: Law) -> Iterator[Breach]:
    """Perubahan layanan sudah berjalan, tetapi penyampaiannya kepada pengguna belum dicatat.

    Ketentuan:
        Perubahan prosedur atau waktu layanan disampaikan kepada pengguna, disesuaikan dengan kelas
        layanannya.

    Alasan:
        Pengguna yang tidak tahu akan datang pada jam atau tempat yang lama.

    Melanggar:
        jadwal: {mulai: 2024-12-01}
        # tanpa `penyampaian`

    Patuh:
        jadwal: {mulai: 2024-12-01}
        penyampaian: {kanal: [web, loket], waktu: 2024-11-25, isi: Mulai Desember loket pindah.}

    Cara memenuhi:
        Beri tahu pengguna, lalu catat kanal, waktu, dan isinya di `penyampaian`.
    """
    start = case.past("jadwal", "mulai")
    if start is None or not judged(law, start):
        return
    if refused(case, "persetujuan") or refused(case, "penetapan"):
        return
    told = case.get("penyampaian")
    if told is None or (case.get("penyampaian", "waktu") and case.past("penyampaian", "waktu") is None):
        yield case.breach(
            "penyampaian" if told else "jadwal",
            message=f"Perubahan berjalan sejak {when(start, case)}, tetapi pengguna belum diberi tahu.",
            help="Beri tahu pengguna, lalu isi `penyampaian` (kanal, waktu, isi).",
        )
