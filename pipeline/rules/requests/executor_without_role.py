"""Requests fulfilled by somebody outside the teams that Tabel 1 recommends."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.authority import ADMINISTRATORS, on_duty
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.telling import quoted
from pipeline.rules.tickets import counted, days_of


@rule(
    "PMT017",
    "executor-without-role",
    "L1.T1.4.1",
    severity=WARNING,
    kinds=("permintaan",),
    needs=("pelaksana",),
)
def executor_without_role(case: Case, law: Law) -> Iterator[Breach]:
    """Pelaksana permintaan bukan administrator layanan itu.

    Ketentuan:
        Tabel 1 menyarankan agar pengguna dilayani Administrator Layanan, dengan bantuan Administrator
        Infrastruktur dan Aplikasi. Formulir permintaan menyebut pelaksananya tanpa membatasi siapa.

    Alasan:
        Pelaksana di luar tim biasanya berarti struktur belum diperbarui. Ini penyimpangan dari anjuran, bukan
        pelanggaran.

    Melanggar:
        pelaksana: [kabid-infra]

    Patuh:
        pelaksana: [adm-loket]

    Cara memenuhi:
        Tambahkan orang itu sebagai administrator pada `struktur` OPD, atau perbaiki `pelaksana`.
    """
    days, service = days_of(case), case.service
    if counted(case, law) is None or days is None or service is None:
        return
    for number, ref in enumerate(case.all("pelaksana")):
        person = case.region.person(ref, case.document.opd)
        if person is not None and not any(on_duty(case, person, r, days, service) for r in ADMINISTRATORS):
            yield case.breach(
                "pelaksana",
                number,
                message=f"{quoted(ref)} bukan administrator layanan {quoted(service.id)} saat itu.",
                help="Lengkapi `struktur` OPD dengan perannya, atau perbaiki `pelaksana`.",
            )
