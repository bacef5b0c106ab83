"""A list of needs that was drawn up by somebody other than an Administrator Layanan."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import holds, judged, person_at, title
from pipeline.rules.authority import SERVICE_ADMINISTRATOR
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import quoted, when

_DRAFTING = ("L2.1.2.2.a1.a", "L2.1.2.2.a1.c", "L2.1.2.2.a2")


@rule("KBT001", "needs-drafted-by-another-role", *_DRAFTING, severity=ERROR, kinds=("kebutuhan",))
def needs_drafted_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Kebutuhan layanan disusun oleh orang yang bukan Administrator Layanan.

    Ketentuan:
        Administrator Layanan menelaah kebutuhan tiap proses bisnis, mencatat semuanya dalam daftar kebutuhan,
        dan memastikan desain, teknologi, pelaksanaan, serta cara mengevaluasi layanan.

    Alasan:
        Yang menyusun adalah yang menjalankan layanan sehari-hari; yang menyetujui adalah atasannya.

    Melanggar:
        disusun_oleh: kabid-dafduk     # Penanggung jawab, bukan Administrator Layanan
        tanggal: 2024-05-10

    Patuh:
        disusun_oleh: adm-ktp
        tanggal: 2024-05-10

    Cara memenuhi:
        Tulis administrator yang menyusunnya; bila ia memang ditugaskan pada tanggal itu, lengkapi masa dan
        layanannya pada `struktur` OPD.
    """
    drafted, person = case.past("tanggal"), person_at(case, "disusun_oleh")
    if drafted is None or person is None or not judged(law, drafted):
        return
    if not holds(case, person, SERVICE_ADMINISTRATOR, drafted):
        role = title(law, SERVICE_ADMINISTRATOR)
        yield case.breach(
            "disusun_oleh",
            message=(
                f"{quoted(case.get('disusun_oleh'))} bukan {role} untuk layanan ini "
                f"pada {when(drafted, case)}; "
                f"kebutuhan layanan disusun oleh {role}."
            ),
            help="Tulis administrator yang menyusun, atau lengkapi `struktur` OPD bila ia memang ditugaskan.",
        )
