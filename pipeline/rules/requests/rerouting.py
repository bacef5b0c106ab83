"""Requests that turn out to be a gangguan become complaints (Tabel 5)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case, World
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, region_rule, rule
from pipeline.rules.telling import quoted
from pipeline.rules.tickets import judged

_CLAUSE = "L2.2.1.1.T5.2.1.a"
_KEPT = frozenset({"diproses", "dipenuhi", "dikonfirmasi", "ditolak"})


@rule(
    "PMT010",
    "disruption-kept-as-request",
    _CLAUSE,
    severity=ERROR,
    kinds=("permintaan",),
    may=lambda seen: seen.get("klasifikasi") == "gangguan" and seen.get("status") in _KEPT,
)
def disruption_kept(case: Case, law: Law) -> Iterator[Breach]:
    """Permintaan yang ternyata gangguan tidak dialihkan menjadi aduan.

    Ketentuan:
        Pemberi layanan memeriksa apakah permintaan sebenarnya gangguan. Bila ya, permintaan diteruskan
        menjadi aduan.

    Alasan:
        Gangguan memiliki prioritas dan batas tanggap sendiri, yang tidak dinilai selama ia tercatat sebagai
        permintaan.

    Melanggar:
        klasifikasi: gangguan
        status: diproses

    Patuh:
        klasifikasi: gangguan
        status: dialihkan
        aduan: ADU-2025-0031

    Cara memenuhi:
        Buat aduan dengan `asal` menunjuk permintaan ini, lalu ubah status menjadi `dialihkan`; atau perbaiki
        klasifikasinya bila bukan gangguan.
    """
    if (
        case.get("klasifikasi") == "gangguan"
        and case.get("status") in _KEPT
        and judged(case, law) is not None
    ):
        yield case.breach(
            "status",
            message=f"Permintaan ini digolongkan gangguan, tetapi statusnya `{case.get('status')}`.",
            help="Alihkan menjadi aduan (`status: dialihkan`, `aduan: …`), atau perbaiki `klasifikasi`.",
        )


@rule(
    "PMT011",
    "rerouted-to-nowhere",
    _CLAUSE,
    severity=ERROR,
    kinds=("permintaan",),
    may=lambda seen: seen.get("status") == "dialihkan" and "aduan" not in seen,
)
def rerouted_to_nowhere(case: Case, law: Law) -> Iterator[Breach]:
    """Permintaan dialihkan, tetapi aduannya tidak disebut.

    Ketentuan:
        Permintaan yang ternyata gangguan diteruskan menjadi aduan.

    Alasan:
        Permintaan yang dialihkan keluar dari hitungan; hanya aduannya yang masih dinilai.

    Melanggar:
        status: dialihkan
        # aduan kosong

    Patuh:
        status: dialihkan
        aduan: ADU-2025-0031

    Cara memenuhi:
        Isi `aduan` dengan id aduan penggantinya.
    """
    if case.get("status") == "dialihkan" and case.get("aduan") is None and judged(case, law) is not None:
        yield case.breach(
            "status",
            message="Status `dialihkan` mensyaratkan `aduan`, tetapi isian itu kosong.",
            help="Isi `aduan` dengan id aduan yang menggantikan permintaan ini.",
        )


@region_rule("PMT012", "rerouting-not-returned", _CLAUSE, severity=ERROR)
def rerouting_not_returned(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Aduan yang menggantikan permintaan tidak menunjuk kembali ke permintaan itu.

    Ketentuan:
        Permintaan yang ternyata gangguan diteruskan menjadi aduan; aduan itu memakai waktu pengajuan pertama.

    Alasan:
        Tanpa `asal` pada aduannya, jam aduan mulai terlambat dan pengguna seolah-olah baru melapor.

    Melanggar:
        jenis: aduan
        id: ADU-2025-0031
        # asal kosong, padahal permintaan PMT-2025-0388 dialihkan ke sini

    Patuh:
        jenis: aduan
        id: ADU-2025-0031
        asal: PMT-2025-0388

    Cara memenuhi:
        Isi `asal` pada aduan itu dengan id permintaan ini.
    """
    for card in world.index.linked("permintaan"):
        if card.data.get("status") != "dialihkan":
            continue
        complaint = world.index.one(card.data.get("aduan"), card.document.opd, "aduan")
        if complaint is None:
            continue
        origin = world.index.one(complaint.data.get("asal"), complaint.document.opd, "permintaan")
        if origin is None or origin.ref != card.ref:
            yield Breach(
                card.document.pointer("aduan"),
                f"Aduan {quoted(complaint.id)} tidak menyebut permintaan ini sebagai `asal`.",
                "Isi `asal` pada aduan itu dengan id permintaan ini.",
                document=card.ref,
            )
