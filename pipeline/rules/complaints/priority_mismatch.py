"""A priority other than that of Tabel 3."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import quoted
from pipeline.rules.tickets import judged

_CELLS = tuple(f"L2.1.1.1.T3.{row}.{column}" for row in (1, 2, 3, 4) for column in (1, 2, 3))


@rule(
    "ADU003",
    "priority-mismatch",
    "L2.2.1.2.k7",
    "L2.2.1.2.T6.2.1",
    *_CELLS,
    severity=ERROR,
    kinds=("aduan",),
    needs=("prioritas",),
)
def priority_mismatch(case: Case, law: Law) -> Iterator[Breach]:
    """Prioritas yang ditulis berbeda dari Tabel 3.

    Ketentuan:
        Prioritas aduan ditentukan oleh tiga hal: dampak gangguan, kelompok layanan, dan klasifikasi layanan
        pada saat aduan dilaporkan. Tabel 3 memberi tepat satu angka untuk setiap gabungan.

    Alasan:
        Dari prioritas diturunkan batas waktu menanggapi (Tabel 4). Angka yang keliru menyembunyikan
        keterlambatan atau menuduh yang tepat waktu. Hitungan alat selalu memakai angka Tabel 3.

    Melanggar:
        layanan: ktp-el        # publik, esensial
        dampak: mayor
        prioritas: 3

    Patuh:
        layanan: ktp-el
        dampak: mayor
        prioritas: 2

    Cara memenuhi:
        Salin prioritas menurut Tabel 3, atau perbaiki dampaknya bila dampak itulah yang keliru.
    """
    fact, written = judged(case, law), case.get("prioritas")
    if fact is None or fact.mulai is None or fact.prioritas is None:
        return
    if written is None or written == fact.prioritas:
        return
    impact, group, grade = str(fact.dampak), str(fact.kelompok), str(fact.klasifikasi)
    ruled = law.priority(impact, group, grade, fact.mulai)
    words = ", ".join((impact, law.label("kelompok", group), law.label("klasifikasi", grade)))
    yield case.breach(
        "prioritas",
        message=(
            f"Prioritas {quoted(written)} tidak sesuai {law.table_name('prioritas')}: "
            f"untuk {words} nilainya {fact.prioritas}."
        ),
        help=f"Tulis `prioritas: {fact.prioritas}`, atau perbaiki `dampak` bila itu yang keliru.",
        clauses=(*(ruled.clauses if ruled else ()), "L2.2.1.2.k7"),
    )
