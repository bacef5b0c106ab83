"""Services without the application they rest on, or without their code in the architecture."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.running import runs, today


@rule("KAT011", "service-without-application", "P1.6", severity=WARNING, kinds=("layanan",))
def without_application(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Layanan tidak menyebut satu pun aplikasi.

    Ketentuan:
        Layanan SPBE dihasilkan oleh satu atau lebih fungsi aplikasi.

    Alasan:
        Tanpa aplikasinya tidak terlihat apa yang menopang layanan dan apa yang ikut terganggu.

    Melanggar:
        id: ktp
        # aplikasi kosong

    Patuh:
        id: ktp
        aplikasi: [siak]

    Cara memenuhi:
        Isi `aplikasi`; aplikasi milik pusat pun dicatat (`pengelola: pusat`).
    """
    if not case.get("aplikasi") and runs(case.data, today(case.region, case.as_of)):
        yield case.breach(
            "id",
            message="Layanan SPBE bersandar pada aplikasi, tetapi `aplikasi` layanan ini kosong.",
            help="Isi `aplikasi` dengan id aplikasi yang menyelenggarakannya.",
        )


@rule("KAT012", "architecture-code-missing", "L2.1.1.2.p2", severity=WARNING, kinds=("layanan",))
def code_missing(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Kode layanan dalam arsitektur SPBE belum dicatat.

    Ketentuan:
        Entri katalog melengkapi metadata arsitektur SPBE domain layanan.

    Alasan:
        Kode itulah yang menghubungkan katalog dengan arsitektur. Metadatanya sendiri berada di luar
        repositori ini, sehingga ketiadaannya hanya diperingatkan.

    Melanggar:
        id: ktp
        # arsitektur kosong

    Patuh:
        id: ktp
        arsitektur: {kode: RAL.03.01, domain: Layanan}

    Cara memenuhi:
        Isi `arsitektur.kode` dengan kode layanan ini dalam arsitektur SPBE daerah.
    """
    if case.get("arsitektur", "kode") is None and runs(case.data, today(case.region, case.as_of)):
        yield case.breach(
            "arsitektur" if case.get("arsitektur") else "id",
            message="Kode layanan ini dalam arsitektur SPBE belum dicatat (`arsitektur.kode`).",
            help="Isi `arsitektur.kode`.",
        )
