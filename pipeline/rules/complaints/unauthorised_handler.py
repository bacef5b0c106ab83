"""Handlers of a complaint who did not hold the role under which they are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.authority import ADMINISTRATORS, on_duty
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import quoted, role_name
from pipeline.rules.tickets import days_of, judged


@rule("ADU010", "unauthorised-handler", "L2.2.1.2.k12", severity=ERROR, kinds=("aduan",), needs=("petugas",))
def unauthorised_handler(case: Case, law: Law) -> Iterator[Breach]:
    """Petugas aduan tidak memegang peran administrator yang disebut untuknya.

    Ketentuan:
        Formulir aduan menyebut siapa Administrator Layanan dan siapa Administrator Infrastruktur dan Aplikasi
        yang menangani. Keduanya adalah peran Tabel 1 yang dipegang orang tertentu, untuk layanan tertentu,
        dalam masa tertentu.

    Alasan:
        Laporan penanganan dan akses ke sistem bersandar pada penugasan yang sah.

    Melanggar:
        petugas:
          administrator_layanan: kabid-infra   # bukan Administrator Layanan

    Patuh:
        petugas:
          administrator_layanan: adm-loket

    Cara memenuhi:
        Tulis petugas yang sesungguhnya menangani; bila ia memang ditugaskan, tambahkan perannya pada
        `struktur` OPD beserta masa dan layanannya.
    """
    handlers, service = case.get("petugas"), case.service
    if judged(case, law) is None or service is None or not isinstance(handlers, Mapping):
        return
    days = days_of(case)
    if days is None:
        return
    for role in ADMINISTRATORS:
        written = handlers.get(role)
        person = case.region.person(written, case.document.opd) if written is not None else None
        if person is not None and not on_duty(case, person, role, days, service):
            yield case.breach(
                "petugas",
                role,
                message=(
                    f"{quoted(written)} bukan {role_name(law, role)} untuk layanan {quoted(service.id)} "
                    "selama aduan ini ditangani."
                ),
                help="Tulis petugas yang berwenang, atau lengkapi `struktur` OPD bila ia memang ditugaskan.",
            )
