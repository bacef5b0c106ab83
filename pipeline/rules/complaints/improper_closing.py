"""Complaints closed without a response, before or without the reporter's confirmation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach, Outline
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import when
from pipeline.rules.tickets import counted, fact_of


def _closed(case: Case, law: Law) -> bool:
    is_closed = case.get("status") == "ditutup" or case.past("ditutup") is not None
    return is_closed and counted(case, law) is not None


def _may_be_closed(seen: Outline) -> bool:
    return seen.get("status") == "ditutup" or "ditutup" in seen


@rule(
    "ADU005",
    "closed-without-response",
    "L2.1.1.1.p3",
    severity=ERROR,
    kinds=("aduan",),
    may=lambda seen: _may_be_closed(seen) and "direspons" not in seen,
)
def closed_without_response(case: Case, law: Law) -> Iterator[Breach]:
    """Aduan ditutup tanpa waktu respons pertama.

    Ketentuan:
        Waktu tanggap dihitung sejak aduan dilaporkan sampai pemberi layanan pertama kali menjawab. Waktu
        jawaban pertama itu tidak ada di antara lima belas isian formulir, sehingga dicatat di `direspons`.

    Alasan:
        Tanpa `direspons` tidak ada yang membuktikan bahwa pelapor pernah dijawab; tiket dihitung tidak
        tercapai menurut Tabel 4.

    Melanggar:
        status: ditutup
        # direspons kosong

    Patuh:
        direspons: 2025-03-03 08:09
        status: ditutup

    Cara memenuhi:
        Isi `direspons` dengan waktu jawaban pertama oleh petugas (bukan balasan otomatis).
    """
    if not _closed(case, law) or case.get("direspons") is not None:
        return
    derived = law.reading("jam.respons_pertama", case.opd, _start(case)) == "turunkan-dari-aktivitas-pertama"
    if not (derived and case.all("aktivitas")):
        yield case.breach(
            "status",
            message="Aduan sudah ditutup, tetapi waktu respons pertama (`direspons`) tidak dicatat.",
            help="Isi `direspons` dengan waktu petugas pertama kali menjawab pelapor.",
        )


@rule(
    "ADU006",
    "closed-before-confirmation",
    "L2.2.1.2.k15",
    "L2.2.1.2.k14",
    severity=ERROR,
    kinds=("aduan",),
    needs=("ditutup",),
)
def closed_before_confirmation(case: Case, law: Law) -> Iterator[Breach]:
    """Aduan ditutup lebih awal daripada konfirmasi pelapor.

    Ketentuan:
        Laporan ditutup sesudah pelapor membenarkan bahwa aduannya beres.

    Alasan:
        Menutup lebih dulu memutus hak pelapor untuk menyatakan aduannya belum beres. Jam tetap berhenti pada
        konfirmasi, bukan pada penutupan.

    Melanggar:
        ditutup: 2025-03-03 10:00
        dikonfirmasi: 2025-03-03 11:00

    Patuh:
        dikonfirmasi: 2025-03-03 11:00
        ditutup: 2025-03-03 11:00

    Cara memenuhi:
        Mintakan konfirmasi sebelum menutup; bila waktunya salah tulis, perbaiki menurut catatan asli.
    """
    closed, confirmed = case.past("ditutup"), case.moment("dikonfirmasi")
    if closed is None or confirmed is None or counted(case, law) is None:
        return
    if closed.before(confirmed):
        yield case.breach(
            "ditutup",
            message=(
                f"Aduan ditutup {when(closed, case)}, "
                f"sebelum pelapor mengonfirmasi ({when(confirmed, case)})."
            ),
            help="Tutup aduan sesudah konfirmasi; perbaiki waktunya bila salah tulis.",
        )


@rule(
    "ADU007",
    "closed-without-confirmation",
    "L2.2.1.2.k14",
    severity=ERROR,
    kinds=("aduan",),
    may=lambda seen: _may_be_closed(seen) and "dikonfirmasi" not in seen,
)
def closed_without_confirmation(case: Case, law: Law) -> Iterator[Breach]:
    """Aduan ditutup tanpa konfirmasi pelapor.

    Ketentuan:
        Formulir aduan mencatat kapan pelapor membenarkan solusinya. Peraturan tidak mengenal konfirmasi
        diam-diam.

    Alasan:
        Waktu pelayanan berakhir pada konfirmasi. Tiket yang ditutup sepihak akan tampak selesai padahal
        menurut peraturan masih berjalan.

    Melanggar:
        status: ditutup
        ditutup: 2025-03-03 10:00
        # dikonfirmasi kosong

    Patuh:
        dikonfirmasi: 2025-03-03 09:40
        status: ditutup
        ditutup: 2025-03-03 10:00

    Cara memenuhi:
        Hubungi pelapor dan isi `dikonfirmasi`; sebelum itu biarkan statusnya `selesai`.
    """
    if _closed(case, law) and case.get("dikonfirmasi") is None and not _tacit(case, law):
        yield case.breach(
            "ditutup" if case.get("ditutup") else "status",
            message="Aduan sudah ditutup, tetapi konfirmasi pelapor (`dikonfirmasi`) tidak ada.",
            help="Mintakan konfirmasi pelapor; sebelum itu biarkan status `selesai` tanpa `ditutup`.",
        )


def _start(case: Case) -> datetime:
    """The instant whose readings count for a complaint: its start."""
    fact = fact_of(case)
    return fact.mulai if fact and fact.mulai else case.as_of


def _tacit(case: Case, law: Law) -> bool:
    """Whether the region lets silence count (reading A08) and enough days passed before closing."""
    kunci = "jam.tanpa_konfirmasi"
    if not law.reading(kunci, case.opd, _start(case)).startswith("konfirmasi-diam"):
        return False
    solved, closed = case.past("diselesaikan"), case.past("ditutup")
    days = law.amounts(kunci, case.opd, _start(case)).get("hari", 0)
    return solved is not None and closed is not None and closed.at >= solved.at + timedelta(days=days)
