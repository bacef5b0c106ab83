"""An escalated complaint about a service with a DRP duty, and nobody considered activating the DRP."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.telling import when
from pipeline.rules.tickets import counted


@rule("ADU009", "drp-not-considered", "L2.2.1.2.T6.3.3", severity=WARNING, kinds=("aduan",))
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
