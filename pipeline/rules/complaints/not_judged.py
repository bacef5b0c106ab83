"""Complaints that are kept and shown, but not judged."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import INFO, rule
from pipeline.rules.telling import when
from pipeline.rules.tickets import begun, fact_of
from pipeline.wording import tanggal


@rule("ADU027", "complaint-not-yet-happened", severity=INFO, kinds=("aduan",))
def not_yet_happened(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Aduan bertanggal sesudah saat penilaian.

    Ketentuan:
        Peraturan tidak mengatur hal ini. Alat menilai keadaan pada satu saat; kejadian sesudahnya dianggap
        belum terjadi.

    Alasan:
        Tanggal di masa depan biasanya salah tulis. Bila benar, tiket dinilai pada penilaian berikutnya.

    Melanggar:
        dilaporkan: 2035-03-03 08:00

    Patuh:
        dilaporkan: 2025-03-03 08:00

    Cara memenuhi:
        Periksa tahunnya; bila benar, tidak ada yang perlu dilakukan.
    """
    start = begun(case)
    if start is not None and not start.happened(case.as_of):
        yield case.breach(
            "dilaporkan" if case.get("dilaporkan") else "dicatat",
            message=f"Aduan ini baru terjadi {when(start, case)}, sesudah saat penilaian; belum dinilai.",
            help="Periksa tanggalnya.",
        )


@rule("ADU028", "complaint-before-regulation", "P6", severity=INFO, kinds=("aduan",))
def before_regulation(case: Case, law: Law) -> Iterator[Breach]:
    """Aduan dilaporkan sebelum peraturan berlaku, sehingga tidak dinilai.

    Ketentuan:
        Peraturan berlaku sejak diundangkan dan tidak memiliki aturan peralihan.

    Alasan:
        Catatan lama boleh disimpan dan ditampilkan, tetapi targetnya belum mengikat waktu itu.

    Melanggar:
        dilaporkan: 2024-04-25 23:59

    Patuh:
        dilaporkan: 2024-04-26 00:00

    Cara memenuhi:
        Tidak ada yang perlu dilakukan.
    """
    fact = fact_of(case)
    if fact is not None and fact.mulai is not None and law.is_older(fact.mulai):
        yield case.breach(
            "dilaporkan" if case.get("dilaporkan") else "dicatat",
            message=f"Dilaporkan sebelum peraturan berlaku ({tanggal(law.berlaku)}); tidak dinilai.",
        )
