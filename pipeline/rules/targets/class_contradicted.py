"""A class that the service's own test answers contradict (reading C02)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.running import runs, today
from pipeline.wording import daftar, visible

# The manual criterion is objective; tolerance is a judgement (reading C02).
_TOLERANCE = "dapat_tertunda"
_ANSWERS = {True: "ya", False: "tidak"}


@rule(
    "TGT013",
    "class-contradicted-by-test",
    "L2.1.2.1.a1.a",
    "L2.1.2.1.a1.b",
    "L2.1.2.1.a2.a",
    "L2.1.2.1.a3.a",
    severity=ERROR,
    kinds=("layanan",),
)
def class_contradicted(case: Case, law: Law) -> Iterator[Breach]:
    """Klasifikasi bertentangan dengan jawaban ujinya sendiri.

    Ketentuan:
        Layanan kritis sepenuhnya elektronik dan tidak dapat digantikan cara manual. Layanan esensial untuk
        sementara dapat dikerjakan manual. Layanan normal dapat dikerjakan manual seluruhnya.

    Alasan:
        Klasifikasi menentukan semua target. Alat tidak mengubah klasifikasi; ia hanya menunjukkan bahwa
        catatan ini berisi dua pernyataan yang tidak dapat sama-sama benar. Boleh tidaknya tertunda adalah
        soal toleransi, yang dipertimbangkan orang: lihat TGT020.

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
    for question, wanted, answer, clauses in _contradicted(case, law):
        if question != _TOLERANCE:
            yield case.breach(
                "uji_klasifikasi",
                question,
                message=(
                    f"Klasifikasi {_grade(case, law)} memerlukan `{question}`: {wanted}, "
                    f"tetapi jawabannya {answer}."
                ),
                help="Perbaiki jawaban atau kelasnya; bila tidak ada yang cocok, mintakan `pengecualian`.",
                clauses=clauses,
            )


@rule(
    "TGT020",
    "tolerance-unlike-class",
    "L2.1.2.1.a1.c",
    "L2.1.2.1.a2.a",
    severity=WARNING,
    kinds=("layanan",),
)
def tolerance_unlike_class(case: Case, law: Law) -> Iterator[Breach]:
    """Boleh tidaknya layanan tertunda tidak sejalan dengan klasifikasinya.

    Ketentuan:
        Pada layanan kritis potensi gangguan tidak dapat ditoleransi. Layanan esensial dapat tertunda bila
        terganggu.

    Alasan:
        Toleransi adalah pertimbangan orang, dan ada layanan yang tidak cocok dengan satu kelas pun: tidak
        boleh tertunda, padahal dapat sementara dikerjakan manual. Karena itu hanya diingatkan.

    Melanggar:
        klasifikasi: kritis
        uji_klasifikasi: {sepenuhnya_elektronik: true, dapat_manual: tidak, dapat_tertunda: true}

    Patuh:
        klasifikasi: kritis
        uji_klasifikasi: {sepenuhnya_elektronik: true, dapat_manual: tidak, dapat_tertunda: false}

    Cara memenuhi:
        Periksa apakah kelasnya masih tepat; bila jawabannya memang benar, biarkan peringatan ini.
    """
    for question, wanted, answer, clauses in _contradicted(case, law):
        if question == _TOLERANCE:
            yield case.breach(
                "uji_klasifikasi",
                question,
                message=(
                    f"Untuk klasifikasi {_grade(case, law)} lazimnya `{question}`: {wanted}, "
                    f"tetapi jawabannya {answer}."
                ),
                help="Periksa apakah kelasnya tepat; bila jawabannya benar, tidak ada yang perlu diubah.",
                clauses=clauses,
            )


def _contradicted(case: Case, law: Law) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Question, wanted answer, written answer and clauses where a running service's answer is another."""
    grade = str(case.get("klasifikasi"))
    test = law.class_test(grade)
    if test is None or not runs(case.data, today(case.region, case.as_of)):
        return
    for question, allowed in test.value.items():
        answer = case.get("uji_klasifikasi", question)
        if answer is not None and answer not in allowed:
            wanted = daftar([_word(one) for one in allowed], "atau")
            yield question, wanted, _word(answer), law.class_clauses(grade, question)


def _grade(case: Case, law: Law) -> str:
    return law.label("klasifikasi", str(case.get("klasifikasi")))


def _word(answer: object) -> str:
    return _ANSWERS[answer] if isinstance(answer, bool) else visible(str(answer), 40)
