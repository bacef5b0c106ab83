"""What a request's status makes due (reading E02)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.tickets import CANCELLED, judged

_WORKED_ON = frozenset({"diproses", "dipenuhi", "dikonfirmasi"})
_CYCLE, _REFUSAL = ("L2.2.1.p2b",), ("L2.2.1.1.k5", "L2.2.1.p2b")
_EVENTS = {"dipenuhi": "L2.2.1.1.T5.2.2", "dikonfirmasi": "L2.2.1.1.k7"}


@rule(
    "PMT004",
    "request-executor-missing",
    "L2.2.1.1.k6",
    severity=ERROR,
    kinds=("permintaan",),
    may=lambda seen: seen.get("status") in _WORKED_ON and "pelaksana" not in seen,
)
def executor_missing(case: Case, law: Law) -> Iterator[Breach]:
    """Permintaan sudah diproses, tetapi pelaksananya tidak disebut.

    Ketentuan:
        Formulir permintaan menyebut petugas yang memenuhinya; diisi sejak permintaan diproses.

    Alasan:
        Pemohon dan penanggung jawab perlu tahu siapa yang mengerjakan.

    Melanggar:
        status: diproses
        # pelaksana kosong

    Patuh:
        status: diproses
        pelaksana: [adm-loket]

    Cara memenuhi:
        Isi `pelaksana`, atau kembalikan status menjadi `diajukan`.
    """
    if case.get("status") in _WORKED_ON and not case.get("pelaksana") and judged(case, law) is not None:
        yield case.breach(
            "status",
            message=f"Status `{case.get('status')}` mensyaratkan `pelaksana`, tetapi isian itu kosong.",
            help="Isi `pelaksana` dengan petugas yang memenuhi permintaan ini.",
        )


@rule(
    "PMT005",
    "request-status-without-event",
    "L2.2.1.1.T5.2.2",
    "L2.2.1.1.k7",
    severity=ERROR,
    kinds=("permintaan",),
    may=lambda seen: seen.get("status") in _EVENTS and seen.get("status") not in seen,
)
def status_without_event(case: Case, law: Law) -> Iterator[Breach]:
    """Status menyatakan dipenuhi atau dikonfirmasi, tetapi waktunya tidak dicatat.

    Ketentuan:
        Sesudah dipenuhi, pemohon dimintai konfirmasi, dan formulir mencatat kapan ia membenarkannya.

    Alasan:
        Waktu konfirmasi adalah akhir hitungan target; tanpa itu pernyataan "dikonfirmasi" tidak berdasar.

    Melanggar:
        status: dikonfirmasi
        # dikonfirmasi kosong

    Patuh:
        status: dikonfirmasi
        dikonfirmasi: 2025-03-03 13:00

    Cara memenuhi:
        Isi waktu yang disebut, atau kembalikan status ke langkah yang sungguh sudah dilakukan.
    """
    status = case.get("status")
    if status in _EVENTS and case.get(status) is None and judged(case, law) is not None:
        yield case.breach(
            "status",
            message=f"Status `{status}` mensyaratkan waktu `{status}`, tetapi isian itu kosong.",
            help=f"Isi `{status}` dengan tanggal dan jamnya, atau perbaiki status.",
            clauses=(_EVENTS[status],),
        )


@rule(
    "PMT006",
    "request-dropped-unexplained",
    "L2.2.1.p2b",
    "L2.2.1.1.k5",
    severity=ERROR,
    kinds=("permintaan",),
    may=lambda seen: seen.get("status") == "ditolak" or seen.get("status") in CANCELLED,
)
def dropped_unexplained(case: Case, law: Law) -> Iterator[Breach]:
    """Permintaan ditolak, dibatalkan, diduplikatkan, atau di luar lingkup tanpa keterangan.

    Ketentuan:
        Setiap permintaan dicatat, dipenuhi, dikabarkan, dan diselesaikan. Permintaan yang tidak dipenuhi
        keluar dari hitungan target, karena itu alasan dan pemutusnya harus tertulis. Menolak adalah keputusan
        atas permintaan, salah satu isian minimum formulirnya.

    Alasan:
        Menolak atau membatalkan tanpa keterangan adalah cara termudah menyembunyikan permintaan yang
        terlambat. Jumlahnya selalu dicetak dalam laporan.

    Melanggar:
        status: ditolak
        # penolakan kosong

    Patuh:
        status: ditolak
        penolakan: {alasan: Berkas tidak lengkap, oleh: kabid, waktu: 2025-03-03}

    Cara memenuhi:
        Isi `penolakan` (alasan, oleh, waktu) atau `pembatalan` (alasan, oleh); duplikat juga `duplikat_dari`.
    """
    status = case.get("status")
    if judged(case, law) is None or (status != "ditolak" and status not in CANCELLED):
        return
    block = "penolakan" if status == "ditolak" else "pembatalan"
    if case.get(block) is None:
        yield case.breach(
            "status",
            message=f"Status `{status}` mensyaratkan `{block}` (alasan dan oleh siapa), tetapi kosong.",
            help=f"Isi `{block}`.",
            clauses=_REFUSAL if status == "ditolak" else _CYCLE,
        )
    elif status == "duplikat" and case.get(block, "duplikat_dari") is None:
        yield case.breach(
            block,
            message="Permintaan dinyatakan duplikat, tetapi tidak disebut duplikat dari tiket yang mana.",
            help="Isi `pembatalan.duplikat_dari` dengan id tiket yang ditangani.",
            clauses=_CYCLE,
        )
