"""Why a release is made, and whether what stands behind it was approved."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import approved, beside, judged
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.release.runs import executions
from pipeline.rules.telling import quoted, when

_KIND = ("rilis",)
_BEHIND = (
    ("pembangunan", ("pengembangan",), "L2.2.2.3.a1", "kegiatan pembangunan atau pengembangan"),
    ("permintaan_perubahan", ("perubahan", "permintaan"), "L2.2.2.3.a2", "perubahan atau permintaan"),
)


@rule("RLS010", "release-reason-unproved", "L2.2.2.3.a1", "L2.2.2.3.a2", severity=WARNING, kinds=_KIND)
def reason_unproved(case: Case, law: Law) -> Iterator[Breach]:
    """Alasan rilis disebut, tetapi rekaman yang menjadi dasarnya tidak ditunjuk.

    Ketentuan:
        Rilis dipicu rampungnya pembangunan atau pengembangan aplikasi, dipenuhinya permintaan perubahan, atau
        kehendak PD sendiri (bacaan `rilis.pemicu`: sedikitnya satu).

    Alasan:
        Dengan menunjuk dasarnya, persetujuan pengembangan dan permintaannya dapat ditelusuri.

    Melanggar:
        alasan: [pembangunan]
        # tanpa `pengembangan`

    Patuh:
        alasan: [pembangunan]
        pengembangan: PGB-2025-0001

    Cara memenuhi:
        Tunjuk rekaman pengembangan, perubahan, atau permintaannya.
    """
    submitted = case.past("pengajuan", "waktu")
    if submitted is None or not judged(law, submitted):
        return
    for reason, fields, clause, words in _BEHIND:
        if reason in case.all("alasan") and not any(case.get(field) for field in fields):
            yield case.breach(
                "alasan",
                message=f"Alasan rilis ini `{reason}`, tetapi {words} yang menjadi dasarnya tidak ditunjuk.",
                help=f"Isi {' atau '.join(f'`{field}`' for field in fields)}.",
                clauses=(clause,),
            )


@rule("RLS011", "unapproved-development-released", "L2.2.3.p2", severity=ERROR, kinds=_KIND)
def unapproved_development_released(case: Case, law: Law) -> Iterator[Breach]:
    """Yang dirilis adalah hasil pengembangan yang belum disetujui PD urusan kominfo.

    Ketentuan:
        Pembangunan dan pengembangan aplikasi dilaksanakan melalui persetujuan PD urusan kominfo; rilis
        menunjuk kegiatan yang disetujui itu (bacaan `persetujuan.kominfo`).

    Alasan:
        Rilis adalah kesempatan terakhir untuk melihat bahwa aplikasinya memang disetujui.

    Melanggar:
        pengembangan: PGB-2025-0001    # tanpa persetujuan_kominfo
        pelaksanaan: {mulai: 2025-03-14 20:00, oleh: adm-server}

    Patuh:
        pengembangan: PGB-2025-0001    # persetujuan_kominfo: {oleh: diskominfo/kadis, waktu: 2024-09-25}
        pelaksanaan: {mulai: 2025-03-14 20:00, oleh: adm-server}

    Cara memenuhi:
        Mintakan persetujuan PD kominfo atas pengembangannya sebelum merilis.
    """
    card = case.index.one(case.get("pengembangan"), case.document.opd, "pengembangan")
    begun = executions(case)
    if card is None or not begun or not judged(law, begun[0][1]):
        return
    start = begun[0][1]
    given = approved(beside(case, card), "persetujuan_kominfo")
    if given is None or start.before(given):
        found = f"baru disetujui {when(given, case)}" if given else "belum disetujui"
        yield case.breach(
            "pengembangan",
            message=(
                f"Rilis dijalankan {when(start, case)}, padahal pengembangan {quoted(card.id)} {found} "
                "PD urusan kominfo."
            ),
            help="Mintakan persetujuan PD kominfo atas pengembangannya sebelum merilis.",
        )
