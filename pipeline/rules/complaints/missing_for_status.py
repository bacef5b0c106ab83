"""Fields of the complaint form that its status makes due (reading E02)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.tickets import judged

STAGES = ("dicatat", "ditangani", "dieskalasi", "selesai", "ditutup")
# Field, the first stage that demands it, its clause, its name in the form.
_DUE = (
    ("prioritas", "ditangani", "L2.2.1.2.k7", "prioritas gangguan"),
    ("aktivitas", "ditangani", "L2.2.1.2.k11", "aktivitas penanganan"),
    ("petugas", "ditangani", "L2.2.1.2.k12", "administrator yang menangani"),
    ("penyebab", "selesai", "L2.2.1.2.k8", "penyebab gangguan"),
    ("ditutup", "ditutup", "L2.2.1.2.k15", "waktu penutupan laporan"),
)
_DUE_BY = {
    status: tuple(
        (field, clause, name) for field, since, clause, name in _DUE if number >= STAGES.index(since)
    )
    for number, status in enumerate(STAGES)
}


@rule(
    "ADU004",
    "complaint-field-missing",
    "L2.2.1.2.k7",
    "L2.2.1.2.k8",
    "L2.2.1.2.k11",
    "L2.2.1.2.k12",
    "L2.2.1.2.k15",
    severity=ERROR,
    kinds=("aduan",),
    may=lambda seen: any(field not in seen for field, *_ in _DUE_BY.get(str(seen.get("status")), ())),
)
def missing_for_status(case: Case, law: Law) -> Iterator[Breach]:
    """Isian formulir aduan yang sudah harus ada menurut statusnya masih kosong.

    Ketentuan:
        Formulir aduan memuat lima belas isian. Isian yang baru dapat diketahui belakangan wajib terisi
        menurut status: prioritas, aktivitas, dan petugas sejak `ditangani`; penyebab sejak `selesai`; waktu
        penutupan sejak `ditutup`.

    Alasan:
        Status menyatakan suatu langkah sudah dilakukan; tanpa isiannya pernyataan itu tidak berdasar.

    Melanggar:
        status: selesai
        # penyebab kosong

    Patuh:
        status: selesai
        penyebab: Kapasitas penyimpanan basis data habis.

    Cara memenuhi:
        Lengkapi isian yang disebut, atau kembalikan status ke langkah yang sungguh sudah dilakukan.
    """
    status = case.get("status")
    if status not in STAGES or judged(case, law) is None:
        return
    data = case.document.data
    for field, clause, name in _DUE_BY[status]:
        if data.get(field) is None:
            yield case.breach(
                "status",
                message=f"Status `{status}` mensyaratkan `{field}` ({name}), tetapi isian itu kosong.",
                help=f"Isi `{field}`, atau perbaiki status bila langkah itu belum dilakukan.",
                clauses=(clause,),
            )
