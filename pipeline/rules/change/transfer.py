"""A transfer that does not say where to, or that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import quoted


@rule("PRB005", "transfer-leads-nowhere", "L2.1.2.5.p2b", severity=ERROR, kinds=("perubahan",))
def transfer_leads_nowhere(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Perubahan berjenis transfer tidak menyebut OPD penerima, atau menyebut penyedianya sendiri.

    Ketentuan:
        Perubahan digolongkan menjadi penambahan, penghapusan, dan transfer layanan; transfer memindahkan
        layanan kepada pengelola lain.

    Alasan:
        Tanpa penerima dan tanggalnya, tidak jelas siapa yang melayani pengguna sesudahnya.

    Melanggar:
        jenis_perubahan: transfer
        # tanpa `transfer`

    Patuh:
        jenis_perubahan: transfer
        transfer: {ke: dpmptsp, tanggal: 2025-01-02}

    Cara memenuhi:
        Isi `transfer` (ke, tanggal), atau betulkan `jenis_perubahan`.
    """
    if case.get("jenis_perubahan") != "transfer":
        return
    target = case.get("transfer", "ke")
    if target is None:
        yield case.breach(
            "jenis_perubahan",
            message="Perubahan ini berjenis transfer, tetapi OPD penerima dan tanggalnya tidak disebut.",
            help="Isi `transfer` (ke, tanggal), atau betulkan `jenis_perubahan`.",
        )
    elif not case.past("transfer", "tanggal") and any(service.opd == target for service in case.services):
        yield case.breach(
            "transfer",
            "ke",
            message=f"Layanan ini sudah dikelola {quoted(target)}; transfer ditujukan kepada pengelola lain.",
            help="Tulis OPD penerima yang sebenarnya.",
        )
