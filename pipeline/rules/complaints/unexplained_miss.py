"""A target missed without saying why."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.fact import Fact, Verdict
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.telling import hours, minutes
from pipeline.rules.tickets import counted
from pipeline.wording import daftar


@rule(
    "ADU013",
    "complaint-miss-unexplained",
    "L2.3.a6.b",
    severity=WARNING,
    kinds=("aduan",),
    may=lambda seen: "kendala" not in seen,
)
def unexplained_miss(case: Case, law: Law) -> Iterator[Breach]:
    """Target aduan tidak tercapai dan kendalanya tidak dijelaskan.

    Ketentuan:
        Laporan evaluasi menerangkan hambatan yang membuat target tidak tercapai. Keterangan itu bersumber
        pada catatan tiket.

    Alasan:
        Target yang tidak tercapai bukan kesalahan berkas dan tidak pernah menggagalkan pemeriksaan. Sebabnya
        perlu ditulis selagi masih diingat.

    Melanggar:
        dilaporkan: 2025-03-03 08:00
        direspons: 2025-03-03 09:30    # Prioritas 2: kurang dari 30 menit
        # kendala kosong

    Patuh:
        dilaporkan: 2025-03-03 08:00
        direspons: 2025-03-03 09:30
        kendala: Petugas bantuan sedang mendampingi pengguna di kecamatan.

    Cara memenuhi:
        Tulis sebabnya di `kendala`, satu atau dua kalimat.
    """
    fact = counted(case, law)
    if fact is None or case.get("kendala"):
        return
    if Verdict.TIDAK_TERCAPAI not in (fact.respons_hasil, fact.tabel2_hasil, fact.katalog_hasil):
        return
    missed = list(_missed(fact, law))
    if missed:
        yield case.breach(
            message=f"Target tidak tercapai ({daftar(missed)}) dan `kendala` kosong.",
            help="Tulis sebabnya di `kendala`; target yang tidak tercapai bukan kesalahan berkas.",
        )


def _missed(fact: Fact, law: Law) -> Iterator[str]:
    if fact.respons_hasil is Verdict.TIDAK_TERCAPAI and fact.respons_batas_menit is not None:
        yield f"waktu tanggap: batas {minutes(fact.respons_batas_menit)}"
    if fact.tabel2_hasil is Verdict.TIDAK_TERCAPAI and fact.tabel2_batas_jam is not None:
        yield f"{law.table_name('target_pelayanan')}: batas {hours(fact.tabel2_batas_jam)}"
    if fact.katalog_hasil is Verdict.TIDAK_TERCAPAI and fact.katalog_batas_jam is not None:
        yield f"janji katalog: {hours(fact.katalog_batas_jam)}"
