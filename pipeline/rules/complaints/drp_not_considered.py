"""Whether activating the DRP was considered after an escalation, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import person_at, title
from pipeline.rules.authority import INFRASTRUCTURE_ADMINISTRATOR, INFRASTRUCTURE_OWNER, may_act, on_duty
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.telling import quoted, when
from pipeline.rules.tickets import counted, days_of

_KEEPERS = (INFRASTRUCTURE_ADMINISTRATOR, INFRASTRUCTURE_OWNER)


@rule(
    "ADU009", "drp-not-considered", "L2.2.1.2.T6.3.3", severity=WARNING, kinds=("aduan",), needs=("eskalasi",)
)
def drp_not_considered(case: Case, law: Law) -> Iterator[Breach]:
    """Gangguan layanan kritis dieskalasi tanpa kajian pengaktifan DRP.

    Ketentuan:
        Administrator Infrastruktur dan Aplikasi yang menerima eskalasi mempertimbangkan perlu tidaknya
        rencana pemulihan bencana (DRP) diaktifkan. Layanan kritis wajib memiliki DRP.

    Alasan:
        Keputusan untuk tidak mengaktifkan DRP pun harus disengaja dan dapat ditunjukkan.

    Melanggar:
        eskalasi:
          - {tingkat: 1, kepada: adm-server, waktu: 2025-03-03 12:00}
        # drp kosong

    Patuh:
        eskalasi:
          - {tingkat: 1, kepada: adm-server, waktu: 2025-03-03 12:00}
        drp: {dikaji: true, oleh: adm-server, waktu: 2025-03-03 12:20, alasan: Hanya satu server}

    Cara memenuhi:
        Isi `drp` dengan hasil kajian: dikaji, oleh siapa, kapan, alasannya, dan diaktifkan atau tidak.
    """
    fact = counted(case, law)
    if (
        fact is None
        or fact.mulai is None
        or "drp" not in law.continuity(str(fact.klasifikasi), fact.mulai).value
    ):
        return
    if case.get("drp", "dikaji") is True or case.get("drp", "diaktifkan") is True:
        return
    for number in range(len(case.all("eskalasi"))):
        at = case.past("eskalasi", number, "waktu")
        if at is not None:
            yield case.breach(
                "eskalasi",
                message=(
                    f"Gangguan layanan {law.label('klasifikasi', str(fact.klasifikasi)).lower()} ini "
                    f"dieskalasi {when(at, case)}, "
                    "tetapi kajian pengaktifan DRP tidak dicatat."
                ),
                help="Isi `drp` (dikaji, oleh, waktu, alasan, diaktifkan); DRP tidak harus diaktifkan.",
            )
            return


@rule(
    "ADU029",
    "drp-considered-by-another-role",
    "L2.2.1.2.T6.3.3",
    severity=ERROR,
    kinds=("aduan",),
    needs=("drp",),
)
def considered_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Pengaktifan DRP dikaji oleh orang yang bukan Administrator Infrastruktur dan Aplikasi.

    Ketentuan:
        Yang mengkaji perlu tidaknya DRP diaktifkan ialah Administrator Infrastruktur dan Aplikasi.
        Penanggung jawabnya boleh melakukannya sendiri.

    Alasan:
        Kajian itu menimbang keadaan perangkat dan data, yang dikelola mereka.

    Melanggar:
        drp: {dikaji: true, oleh: adm-loket, waktu: 2025-03-03 12:20, alasan: Hanya satu server}

    Patuh:
        drp: {dikaji: true, oleh: adm-server, waktu: 2025-03-03 12:20, alasan: Hanya satu server}

    Cara memenuhi:
        Tulis yang sebenarnya mengkaji, atau lengkapi `struktur` OPD bila ia memang ditugaskan.
    """
    person, days = person_at(case, "drp", "oleh"), days_of(case)
    if person is None or days is None or case.service is None or counted(case, law) is None:
        return
    at = case.past("drp", "waktu")
    if case.get("drp", "dikaji") is not True or (at is None and case.get("drp", "waktu") is not None):
        return
    for role in _KEEPERS:
        if (
            may_act(case, person, role, at, case.service)
            if at
            else on_duty(case, person, role, days, case.service)
        ):
            return
    moment = f" pada {when(at, case)}" if at else ""
    yield case.breach(
        "drp",
        "oleh",
        message=(
            f"{quoted(case.get('drp', 'oleh'))} yang mengkaji pengaktifan DRP bukan "
            f"{title(law, INFRASTRUCTURE_ADMINISTRATOR)} untuk layanan ini{moment}."
        ),
        help="Tulis yang sebenarnya mengkaji, atau lengkapi `struktur` OPD bila ia memang ditugaskan.",
    )
