"""A class that the service's own test answers contradict (reading C02)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.running import runs, today
from pipeline.wording import daftar, visible

_ANSWERS = {True: "ya", False: "tidak"}


@rule(
    "TGT013",
    "class-contradicted-by-test",
    "L2.1.2.1.a1.a",
    "L2.1.2.1.a1.b",
    "L2.1.2.1.a1.c",
    "L2.1.2.1.a2.a",
    "L2.1.2.1.a3.a",
    severity=ERROR,
    kinds=("layanan",),
)
def class_contradicted(case: Case, law: Law) -> Iterator[Breach]:
    """Klasifikasi bertentangan dengan jawaban ujinya sendiri.

    Ketentuan:
        Layanan kritis sepenuhnya elektronik dan tidak dapat digantikan cara manual. Layanan esensial boleh
        tertunda dan sementara dikerjakan manual. Layanan normal dapat dikerjakan manual seluruhnya.

    Alasan:
        Klasifikasi menentukan semua target. Alat tidak mengubah klasifikasi; ia hanya menunjukkan bahwa
        catatan ini berisi dua pernyataan yang tidak dapat sama-sama benar.

    Melanggar:
        klasifikasi: kritis
        uji_klasifikasi: {sepenuhnya_elektronik: true, dapat_manual: sementara, dapat_tertunda: false}

    Patuh:
        klasifikasi: kritis
        uji_klasifikasi: {sepenuhnya_elektronik: true, dapat_manual: tidak, dapat_tertunda: false}

    Cara memenuhi:
        Jelaskan atau perbaiki: ubah jawaban yang keliru, ubah klasifikasinya, atau mintakan `pengecualian`
        bila layanan memang tidak cocok dengan satu kelas pun.
    """
    grade = str(case.get("klasifikasi"))
    test = law.class_test(grade)
    if test is None or not runs(case.data, today(case.region, case.as_of)):
        return
    for question, allowed in test.value.items():
        answer = case.get("uji_klasifikasi", question)
        if answer is None or answer in allowed:
            continue
        wanted = daftar([_word(one) for one in allowed], "atau")
        yield case.breach(
            "uji_klasifikasi",
            question,
            message=(
                f"Klasifikasi {law.label('klasifikasi', grade)} memerlukan `{question}`: {wanted}, "
                f"tetapi jawabannya {_word(answer)}."
            ),
            help="Perbaiki jawaban atau klasifikasinya; bila tidak ada yang cocok, mintakan `pengecualian`.",
            clauses=test.clauses,
        )


def _word(answer: object) -> str:
    return _ANSWERS[answer] if isinstance(answer, bool) else visible(str(answer), 40)
