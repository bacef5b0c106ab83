"""Development without the approval of the kominfo PD; the kominfo PD's own needs one too (reading D09)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import approved, by_another_role, judged
from pipeline.rules.applications.phases import first_phase
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import when

_APPROVAL = "persetujuan_kominfo"


@rule("APL007", "approved-outside-kominfo", "L2.2.3.p2", severity=ERROR, kinds=("pengembangan",))
def approved_outside_kominfo(case: Case, law: Law) -> Iterator[Breach]:
    """Pengembangan aplikasi disetujui oleh orang di luar PD urusan kominfo.

    Ketentuan:
        Pembangunan dan pengembangan aplikasi memerlukan persetujuan PD urusan komunikasi dan informatika.

    Alasan:
        Persetujuan satu pintu mencegah aplikasi ganda dan menjaga keterpaduan.

    Melanggar:
        persetujuan_kominfo: {oleh: kadis, waktu: 2024-09-25}     # kepala OPD pemilik aplikasi

    Patuh:
        persetujuan_kominfo: {oleh: diskominfo/kepala-dinas, waktu: 2024-09-25}

    Cara memenuhi:
        Mintakan persetujuan PD kominfo, lalu catat pejabat, waktu, dan nomornya.
    """
    yield from by_another_role(case, law, (_APPROVAL,), "pengembangan.persetujuan_kominfo")


@rule("APL008", "developed-without-kominfo", "L2.2.3.p2", severity=ERROR, kinds=("pengembangan",))
def developed_without_kominfo(case: Case, law: Law) -> Iterator[Breach]:
    """Pengembangan aplikasi dimulai sebelum disetujui PD urusan kominfo.

    Ketentuan:
        Setiap kegiatan pembangunan atau pengembangan aplikasi dilaksanakan melalui persetujuan PD urusan
        kominfo, termasuk yang dikerjakan pihak luar dan milik PD kominfo sendiri (bacaan
        `persetujuan.kominfo`).

    Alasan:
        Persetujuan yang datang setelah pekerjaan berjalan tidak lagi dapat mengarahkannya.

    Melanggar:
        fase: [{nama: rancang_bangun, mulai: 2024-09-20}]
        persetujuan_kominfo: {oleh: diskominfo/kepala-dinas, waktu: 2024-09-25}

    Patuh:
        fase: [{nama: rancang_bangun, mulai: 2024-10-01}]
        persetujuan_kominfo: {oleh: diskominfo/kepala-dinas, waktu: 2024-09-25}

    Cara memenuhi:
        Mintakan persetujuan PD kominfo sebelum fase pertama; yang terlanjur mulai dicatat apa adanya dan
        dijelaskan.
    """
    start, given = first_phase(case), approved(case, _APPROVAL)
    if start is None or not judged(law, start):
        return
    if given is None:
        yield case.breach(
            _APPROVAL if case.get(_APPROVAL) else "fase",
            message=f"Pengembangan ini dimulai {when(start, case)} tanpa persetujuan PD urusan kominfo.",
            help="Mintakan persetujuan PD kominfo, lalu catat di `persetujuan_kominfo`.",
        )
    elif start.before(given):
        yield case.breach(
            _APPROVAL,
            "waktu",
            message=(
                f"PD urusan kominfo baru menyetujui {when(given, case)}, "
                f"padahal pengembangan ini sudah dimulai {when(start, case)}."
            ),
            help="Betulkan tanggal yang keliru; bila memang demikian, ajukan kegiatan berikutnya lebih awal.",
        )
