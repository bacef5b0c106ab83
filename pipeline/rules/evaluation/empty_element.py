"""Elements of an evaluation that hold marks instead of words: five chapters with their substances."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pipeline.law.completeness import says
from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import judged
from pipeline.rules.declare import ERROR, rule


@rule("EVL011", "evaluation-element-empty", "L2.3.a6.b", "L2.3.a6.c", severity=ERROR, kinds=("evaluasi",))
def element_empty(case: Case, law: Law) -> Iterator[Breach]:
    """Suatu unsur bab evaluasi hanya diisi tanda, tanpa kata.

    Ketentuan:
        Setiap bab dari lima bab evaluasi memuat analisis hambatan dan peluang serta langkah perbaikan
        berikutnya, juga bila tidak ada kejadian.

    Alasan:
        Evaluasi baru lengkap bila semua unsurnya ditulis; yang belum lengkap tidak memenuhi level 4.

    Melanggar:
        bab:
          pemulihan: {hambatan: Nihil., peluang: "-", tindak_lanjut: [{id: tl-4, uraian: Menguji cadangan}]}

    Patuh:
        bab:
          pemulihan:
            hambatan: Nihil; tidak terjadi bencana.
            peluang: Uji pemulihan bersama PD lain.
            tindak_lanjut: [{id: tl-4, uraian: Menguji cadangan}]

    Cara memenuhi:
        Tulis unsur itu dengan kalimat; bila memang tidak ada, terangkan mengapa.
    """
    if not judged(law, case.past("tanggal")):
        return
    chapters = (chapter.kode for chapter in law.maturity.chapters if chapter.asal == "regulasi")
    for chapter, substance in product(chapters, law.maturity.substances):
        for name in substance.bidang:
            written = case.get("bab", chapter, name)
            if written is not None and not says(written):
                yield case.breach(
                    "bab",
                    chapter,
                    name,
                    message=(
                        f"{substance.nama} dalam bab `{chapter}` belum ditulis: "
                        f"`{name}` tidak memuat kata, sehingga evaluasi ini belum lengkap."
                    ),
                    help=f"Tulis `{name}` dengan kalimat; bila memang tidak ada, terangkan mengapa.",
                    clauses=substance.klausul,
                )
