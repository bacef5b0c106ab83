"""Requests that are kept and shown, but not judged."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import INFO, rule
from pipeline.rules.telling import when
from pipeline.rules.tickets import fact_of
from pipeline.wording import tanggal


@rule("PMT018", "request-not-yet-happened", severity=INFO, kinds=("permintaan",))
def not_yet_happened(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Permintaan bertanggal sesudah saat penilaian.

    Ketentuan:
        Peraturan tidak mengatur hal ini. Alat menilai keadaan pada satu saat; kejadian sesudahnya dianggap
        belum terjadi.

    Alasan:
        Tanggal di masa depan biasanya salah tulis. Bila benar, permintaan dinilai pada penilaian berikutnya.

    Melanggar:
        diajukan: 2035-03-03 08:00

    Patuh:
        diajukan: 2025-03-03 08:00

    Cara memenuhi:
        Periksa tahunnya; bila benar, tidak ada yang perlu dilakukan.
    """
    start = case.moment("diajukan")
    if start is not None and not start.happened(case.as_of):
        yield case.breach(
            "diajukan",
            message=f"Baru diajukan {when(start, case)}, sesudah saat penilaian; belum dinilai.",
            help="Periksa tanggalnya.",
        )


@rule("PMT019", "request-before-regulation", "P6", severity=INFO, kinds=("permintaan",))
def before_regulation(case: Case, law: Law) -> Iterator[Breach]:
    """Permintaan diajukan sebelum peraturan berlaku, sehingga tidak dinilai.

    Ketentuan:
        Peraturan berlaku sejak diundangkan dan tidak memiliki aturan peralihan.

    Alasan:
        Catatan lama boleh disimpan dan ditampilkan, tetapi targetnya belum mengikat waktu itu.

    Melanggar:
        diajukan: 2024-04-25 23:59

    Patuh:
        diajukan: 2024-04-26 00:00

    Cara memenuhi:
        Tidak ada yang perlu dilakukan.
    """
    fact = fact_of(case)
    if fact is not None and fact.mulai is not None and law.is_older(fact.mulai):
        yield case.breach(
            "diajukan",
            message=f"Diajukan sebelum peraturan berlaku ({tanggal(law.berlaku)}); tidak dinilai.",
        )
