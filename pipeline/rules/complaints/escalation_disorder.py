"""Escalations in an odd order, to somebody of another level, or missing while the limit has passed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.law.law import Law
from pipeline.law.plain import entries, texts
from pipeline.law.plain import number as whole
from pipeline.model.case import Case
from pipeline.model.fact import Verdict
from pipeline.model.rule import Breach
from pipeline.rules.authority import may_act
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.telling import quoted, role_name
from pipeline.rules.tickets import counted
from pipeline.wording import daftar

_LEVELS = ("L2.3.T14.1", "L2.3.T14.2", "L2.3.T14.3")


@rule(
    "ADU018", "escalation-off-the-ladder", *_LEVELS, severity=WARNING, kinds=("aduan",), needs=("eskalasi",)
)
def escalation_disorder(case: Case, law: Law) -> Iterator[Breach]:
    """Eskalasi turun tingkat, atau ditujukan kepada orang dari tingkat lain.

    Ketentuan:
        Contoh SLA (Tabel 14) menyebut tiga tingkat: administrator layanan bersama administrator
        infrastruktur, lalu kedua penanggung jawab, lalu pimpinan PD.

    Alasan:
        Tangga yang dilompati atau dibalik membuat tidak jelas siapa yang memegang gangguan itu.

    Melanggar:
        eskalasi:
          - {tingkat: 2, kepada: adm-server, waktu: 2025-03-03 12:00}   # administrator adalah tingkat 1

    Patuh:
        eskalasi:
          - {tingkat: 1, kepada: adm-server, waktu: 2025-03-03 12:00}
          - {tingkat: 2, kepada: kabid-infra, waktu: 2025-03-03 14:00}

    Cara memenuhi:
        Sesuaikan `tingkat` dengan peran yang dituju, dan urutkan menurut waktu.
    """
    if counted(case, law) is None:
        return
    yield from _wrong_level(case, law)
    rows = [(case.moment("eskalasi", n, "waktu"), n) for n in range(len(case.all("eskalasi")))]
    timed = sorted((at.at, n, case.get("eskalasi", n, "tingkat")) for at, n in rows if at is not None)
    levels = [(n, level) for _, n, level in timed if isinstance(level, int)]
    for (_, before), (number, level) in pairwise(levels):
        if level < before:
            yield case.breach(
                "eskalasi",
                number,
                "tingkat",
                message=f"Eskalasi turun dari tingkat {before} ke tingkat {level}.",
                help="Urutkan eskalasi menurut waktu, dari tingkat terendah ke tertinggi.",
                clauses=_LEVELS,
            )


def _wrong_level(case: Case, law: Law) -> Iterator[Breach]:
    ladder = {whole(row, "tingkat"): row for row in entries(law.table_for("sla_dukungan"), "baris")}
    for number in range(len(case.all("eskalasi"))):
        row = ladder.get(case.get("eskalasi", number, "tingkat"))
        at = case.moment("eskalasi", number, "waktu")
        written = case.get("eskalasi", number, "kepada")
        person = case.region.person(written, case.document.opd)
        if row is None or at is None or person is None or case.service is None:
            continue
        roles = [str(row[name]) for name in ("pelaksana", "dibantu") if name in row]
        if not any(may_act(case, person, role, at, case.service) for role in roles):
            names = daftar([role_name(law, role) for role in roles], "atau")
            yield case.breach(
                "eskalasi",
                number,
                "kepada",
                message=(
                    f"Eskalasi tingkat {row['tingkat']} ditujukan kepada {quoted(written)}, bukan {names}."
                ),
                help="Sesuaikan `tingkat` atau `kepada`.",
                clauses=texts(row, "klausul"),
            )


@rule("ADU024", "late-and-not-escalated", severity=WARNING, kinds=("aduan",))
def late_and_not_escalated(case: Case, law: Law) -> Iterator[Breach]:
    """Batas waktu sudah lewat, aduan belum selesai, dan belum ada eskalasi.

    Ketentuan:
        Peraturan tidak menentukan kapan eskalasi harus dilakukan selain bila perkiraan selesai meleset.
        Peringatan ini bawaan alat.

    Alasan:
        Aduan yang melewati batas tanpa penyelesaian biasanya memerlukan bantuan tingkat berikutnya.

    Melanggar:
        status: ditangani
        dilaporkan: 2025-03-03 08:00     # batas Tabel 2 sudah lewat, tanpa estimasi dan tanpa eskalasi

    Patuh:
        status: dieskalasi
        eskalasi:
          - {tingkat: 1, kepada: adm-server, waktu: 2025-03-03 20:00}

    Cara memenuhi:
        Eskalasikan, atau catat penyelesaiannya bila sebenarnya sudah selesai.
    """
    fact = counted(case, law)
    if fact is None or fact.tabel2_hasil is not Verdict.TIDAK_TERCAPAI or case.get("estimasi_selesai"):
        return
    finished = any(case.past(name) for name in ("diselesaikan", "dikonfirmasi", "ditutup"))
    if not finished and case.get("status") not in ("selesai", "ditutup") and not case.get("eskalasi"):
        yield case.breach(
            "status",
            message="Batas waktu pelayanan sudah lewat, aduan belum selesai, dan belum ada eskalasi.",
            help="Eskalasikan dan catat di `eskalasi`, atau isi `diselesaikan` bila sudah selesai.",
        )
