"""A change whose review, risks or measures say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.hollow import hollow

_HEADINGS = ("teknologi", "proses", "kebijakan")


@rule("PRB006", "review-of-change-says-nothing", "L2.1.2.5.p3b", severity=WARNING, kinds=("perubahan",))
def review_says_nothing(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Peninjauan perubahan menyatakan "tidak ada" untuk ketiga hal.

    Ketentuan:
        Rencana perubahan meninjau perubahan teknologi, proses, dan kebijakan yang dapat memengaruhi
        layanan. Satu atau dua di antaranya boleh tidak ada.

    Alasan:
        Perubahan yang tidak berasal dari satu pun dari ketiganya belum ditinjau.

    Melanggar:
        peninjauan: {teknologi: Tidak ada, proses: "-", kebijakan: Tidak ada}

    Patuh:
        peninjauan: {teknologi: Tidak ada, proses: Loket pindah ke mal pelayanan., kebijakan: Tidak ada}

    Cara memenuhi:
        Uraikan paling sedikit satu hal yang melatarbelakangi perubahan ini.
    """
    if case.get("peninjauan") and all(hollow(case.get("peninjauan", name)) for name in _HEADINGS):
        yield case.breach(
            "peninjauan",
            message="Peninjauan ini tidak menyebut perubahan teknologi, proses, maupun kebijakan apa pun.",
            help="Uraikan paling sedikit satu dari ketiganya.",
        )


@rule("PRB007", "risk-or-measure-says-nothing", "L2.1.2.5.p3e", severity=WARNING, kinds=("perubahan",))
def risk_says_nothing(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Risiko, pengendalian mutu, atau ukuran perubahan hanya diisi kata kosong.

    Ketentuan:
        Rencana perubahan memuat risiko, cara menjaga mutu, dan ukuran yang dapat diperiksa.

    Alasan:
        Ukuran yang tidak menyebut apa-apa tidak dapat menunjukkan apakah perubahan berhasil.

    Melanggar:
        risiko:
          - {uraian: Tidak ada, mitigasi: "-"}
        ukuran: [nihil]

    Patuh:
        risiko:
          - {uraian: Data tidak lengkap saat dipindah., mitigasi: Pencocokan sebelum dan sesudah.}
        ukuran: [Tidak ada berkas yang hilang]

    Cara memenuhi:
        Tulis risiko yang mungkin terjadi beserta mitigasinya, dan ukuran yang dapat diperiksa.
    """
    texts = {
        "risiko": [case.get("risiko", n, "uraian") for n in range(len(case.all("risiko")))],
        "pengendalian_mutu": case.all("pengendalian_mutu"),
        "ukuran": case.all("ukuran"),
    }
    for name, written in texts.items():
        if written and all(hollow(text) for text in written):
            yield case.breach(
                name,
                message=f"`{name}` perubahan ini tidak mengatakan apa-apa.",
                help="Tulis isinya dengan kalimat yang dapat diperiksa.",
            )
