"""Urgency (Tabel 11, an example) beside impact (Tabel 3): two scales that should agree."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.tickets import counted


@rule(
    "ADU014",
    "urgency-against-impact",
    "L2.3.T11.1",
    "L2.3.T11.3",
    severity=WARNING,
    kinds=("aduan",),
    needs=("urgensi",),
)
def urgency_against_impact(case: Case, law: Law) -> Iterator[Breach]:
    """Urgensi dan dampak aduan tampak berlawanan.

    Ketentuan:
        Contoh dokumen SLA memakai tiga urgensi: tertinggi bila semua pengguna terkena, terendah bila
        penggunalah yang belum terampil. Tabel 3 memakai dampak mayor dan minor. Keduanya skala yang
        berbeda dan tidak diturunkan satu dari yang lain.

    Alasan:
        Urgensi tertinggi dengan dampak minor, atau urgensi terendah dengan dampak mayor, biasanya berarti
        salah satunya keliru.

    Melanggar:
        urgensi: 1
        dampak: minor

    Patuh:
        urgensi: 1
        dampak: mayor

    Cara memenuhi:
        Periksa kembali keduanya; bila memang demikian keadaannya, biarkan.
    """
    heavy, light = law.vocabulary("dampak")[:1], law.vocabulary("dampak")[-1:]
    highest, lowest = law.vocabulary("urgensi")[:1], law.vocabulary("urgensi")[-1:]
    urgency, impact = case.get("urgensi"), case.get("dampak")
    if counted(case, law) is None:
        return
    if (urgency in highest and impact in light) or (urgency in lowest and impact in heavy):
        name = law.label("urgensi", urgency)
        yield case.breach(
            "urgensi",
            message=f"{name} berdampingan dengan dampak {impact}; biasanya salah satunya keliru.",
            help="Periksa kembali `urgensi` dan `dampak`.",
        )


@rule(
    "ADU015",
    "lowest-urgency-as-complaint",
    "L2.3.T11.3",
    "L2.2.1.2.p1a",
    severity=WARNING,
    kinds=("aduan",),
    needs=("urgensi",),
)
def lowest_urgency_as_complaint(case: Case, law: Law) -> Iterator[Breach]:
    """Pengguna yang belum terampil dicatat sebagai aduan.

    Ketentuan:
        Aduan adalah laporan karena fungsi atau kinerja layanan menurun. Dalam contoh SLA urgensi terendah
        berarti pengguna lupa atau belum memahami alur; di situ layanannya tidak menurun.

    Alasan:
        Sebagai aduan, kendala seperti itu mendapat prioritas dan batas tanggap yang bukan untuknya.

    Melanggar:
        jenis: aduan
        urgensi: 3

    Patuh:
        jenis: permintaan
        klasifikasi: bantuan_penggunaan
        urgensi: 3

    Cara memenuhi:
        Catat sebagai permintaan `bantuan_penggunaan`, atau perbaiki urgensinya bila layanan memang menurun.
    """
    if law.reading("sla.urgensi3", case.opd, case.as_of) == "aduan-minor" or counted(case, law) is None:
        return
    lowest, heavy = law.vocabulary("urgensi")[-1:], law.vocabulary("dampak")[:1]
    if case.get("urgensi") in lowest and case.get("dampak") not in heavy:
        name = law.label("urgensi", case.get("urgensi"))
        yield case.breach(
            "urgensi",
            message=f"{name} berarti pengguna belum terampil; itu permintaan bantuan, bukan aduan.",
            help="Catat sebagai permintaan dengan `klasifikasi: bantuan_penggunaan`, atau ubah urgensinya.",
        )
