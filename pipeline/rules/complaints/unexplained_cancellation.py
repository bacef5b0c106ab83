"""Complaints taken out of the count without a reason or without the ticket they duplicate."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.tickets import CANCELLED, judged


@rule(
    "ADU017",
    "complaint-cancelled-unexplained",
    "L2.2.1.2.k9",
    severity=ERROR,
    kinds=("aduan",),
    may=lambda seen: seen.get("status") in CANCELLED,
)
def unexplained_cancellation(case: Case, law: Law) -> Iterator[Breach]:
    """Aduan dibatalkan, diduplikatkan, atau dinyatakan di luar lingkup tanpa keterangan.

    Ketentuan:
        Formulir aduan menyebut sampai di mana penanganannya. Status batal, duplikat, dan bukan_lingkup
        mengeluarkan tiket dari hitungan target, karena itu alasan dan pemutusnya harus tertulis.

    Alasan:
        Membatalkan tanpa keterangan adalah cara termudah menyembunyikan aduan yang terlambat. Jumlahnya
        selalu dicetak dalam laporan.

    Melanggar:
        status: batal
        # pembatalan kosong

    Patuh:
        status: duplikat
        pembatalan: {alasan: Dilaporkan dua kali, oleh: adm-loket, duplikat_dari: ADU-2025-0010}

    Cara memenuhi:
        Isi `pembatalan` (alasan, oleh); untuk duplikat sebut juga `duplikat_dari`.
    """
    status = case.get("status")
    if status not in CANCELLED or judged(case, law) is None:
        return
    if case.get("pembatalan") is None:
        yield case.breach(
            "status",
            message=f"Status `{status}` mensyaratkan `pembatalan` (alasan dan oleh siapa), tetapi kosong.",
            help="Isi `pembatalan: {alasan: …, oleh: …}`.",
        )
    elif status == "duplikat" and case.get("pembatalan", "duplikat_dari") is None:
        yield case.breach(
            "pembatalan",
            message="Aduan dinyatakan duplikat, tetapi tidak disebut duplikat dari tiket yang mana.",
            help="Isi `pembatalan.duplikat_dari` dengan id tiket yang ditangani.",
        )
