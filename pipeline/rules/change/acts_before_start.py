"""A change that began before its plan was set and before it was approved."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import approved, beside, by_another_role, judged, refused, required
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import quoted, when


@rule("PRB001", "change-set-by-another-role", "L2.1.2.5.p1a", severity=ERROR, kinds=("perubahan",))
def change_set_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Rencana perubahan layanan ditetapkan oleh orang yang bukan pimpinan PD.

    Ketentuan:
        Kebijakan atau rencana perubahan layanan ditetapkan pimpinan PD. Penetapan rencana, persetujuan
        perubahan, dan persetujuan rilis adalah tiga tindakan berbeda.

    Alasan:
        Perubahan layanan menyangkut pengguna dan OPD lain, sehingga diputuskan pada tingkat pimpinan.

    Melanggar:
        penetapan: {oleh: kabid-dafduk, waktu: 2024-11-14}

    Patuh:
        penetapan: {oleh: kadis, waktu: 2024-11-14}

    Cara memenuhi:
        Mintakan penetapan pimpinan PD; bila orang itu memang pimpinan (juga plt atau plh), lengkapi
        `struktur`.
    """
    yield from by_another_role(case, law, ("penetapan",), "perubahan.penetapan")


@rule("PRB002", "change-approved-by-another-role", "L1.T1.2.3", severity=ERROR, kinds=("perubahan",))
def change_approved_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Perubahan layanan disetujui oleh orang yang bukan Penanggung jawab Penyedia Layanan.

    Ketentuan:
        Perubahan layanan disetujui Penanggung jawab Penyedia Layanan (Tabel 1).

    Alasan:
        Yang bertanggung jawab atas layanan harus menyetujui setiap perubahannya.

    Melanggar:
        persetujuan: {oleh: adm-ktp, waktu: 2024-11-11}

    Patuh:
        persetujuan: {oleh: kabid-dafduk, waktu: 2024-11-11}

    Cara memenuhi:
        Mintakan persetujuan Penanggung jawab layanan, atau lengkapi `struktur` bila ia memang memegangnya.
    """
    yield from by_another_role(case, law, ("persetujuan",), "perubahan.persetujuan")


@rule(
    "PRB003",
    "change-began-unauthorised",
    "L2.1.2.5.p1a",
    "L1.T1.2.3",
    severity=ERROR,
    kinds=("perubahan",),
)
def change_began_unauthorised(case: Case, law: Law) -> Iterator[Breach]:
    """Perubahan layanan dimulai sebelum rencananya ditetapkan atau perubahannya disetujui.

    Ketentuan:
        Pimpinan PD menetapkan rencana perubahan, dan Penanggung jawab Penyedia Layanan menyetujui
        perubahannya lebih dahulu. Perubahan kecil di bawah rencana yang sudah ditetapkan (`rencana`) cukup
        disetujui.

    Alasan:
        Perubahan yang berjalan dahulu dan disetujui kemudian tidak lagi terkendali.

    Melanggar:
        jadwal: {mulai: 2024-11-10}
        persetujuan: {oleh: kabid-dafduk, waktu: 2024-11-11}
        penetapan: {oleh: kadis, waktu: 2024-11-08}

    Patuh:
        jadwal: {mulai: 2024-12-01}
        persetujuan: {oleh: kabid-dafduk, waktu: 2024-11-11}
        penetapan: {oleh: kadis, waktu: 2024-11-08}

    Cara memenuhi:
        Catat penetapan dan persetujuannya, atau geser `jadwal.mulai` bila perubahan itu belum dimulai.
    """
    start = case.past("jadwal", "mulai")
    if start is None or not judged(law, start):
        return
    plan = _plan(case)
    if refused(case, "persetujuan") or refused(case, "penetapan"):
        return
    for holder, name in ((case, "persetujuan"), (plan, "penetapan")):
        approval = law.approval(f"perubahan.{name}")
        if holder is None or approval is None:
            continue
        at = approved(holder, name)
        if at is None or start.before(at):
            found = f"baru {when(at, case)}" if at else "belum ada"
            whose = "" if holder is case else f" pada rencana {quoted(holder.document.id)}"
            yield case.breach(
                *(("jadwal", "mulai") if holder is not case or not case.get(name) else (name, "waktu")),
                message=(
                    f"Perubahan dimulai {when(start, case)}, tetapi `{name}`{whose} {found}; "
                    f"{required(law, approval)} lebih dahulu."
                ),
                help=f"Isi `{name}`, atau geser `jadwal.mulai` bila perubahan belum dimulai.",
                clauses=approval.clauses,
            )


def _plan(case: Case) -> Case | None:
    """The record that carries the setting of the plan; None where the plan it names cannot be found."""
    if case.get("rencana") is None:
        return case
    card = case.index.one(case.get("rencana"), case.document.opd, "perubahan")
    return beside(case, card) if card is not None else None
