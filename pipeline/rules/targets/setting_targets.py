"""Who sets the target pelayanan: Pimpinan PD, with the Penanggung jawab of the service (2.1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.authority import (
    LEADER,
    OWNER,
    consulted,
    decided,
    decider,
    may_act,
    structure_known,
    under_law,
)
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.running import runs, today
from pipeline.rules.telling import quoted, role_name, when

_BLOCK = "penetapan_target"
_ACT = f"layanan.{_BLOCK}"


@rule("TGT005", "target-not-set", "L2.1.1.1.p1a", severity=WARNING, kinds=("layanan",))
def target_not_set(case: Case, law: Law) -> Iterator[Breach]:
    """Target pelayanan belum ditetapkan Pimpinan PD.

    Ketentuan:
        Pimpinan PD, sesudah berunding dengan penanggung jawab layanan, menetapkan target pelayanan setiap
        layanan dalam katalog.

    Alasan:
        Sebelum ditetapkan, angka dalam katalog baru usulan.

    Melanggar:
        target_pelayanan: 24 jam
        # penetapan_target kosong

    Patuh:
        target_pelayanan: 24 jam
        penetapan_target: {oleh: kadis, waktu: 2024-05-20, berkoordinasi_dengan: [kabid]}

    Cara memenuhi:
        Mintakan penetapan Pimpinan PD, lalu isi `penetapan_target`.
    """
    if runs(case.data, today(case.region, case.as_of)) and case.past(_BLOCK, "waktu") is None:
        yield case.breach(
            "target_pelayanan",
            message="Target pelayanan ini belum ditetapkan: `penetapan_target` kosong atau belum terjadi.",
            help=(
                f"Isi `penetapan_target` dengan penetapan {role_name(law, decider(law, _ACT, LEADER))} "
                "(oleh, waktu, berkoordinasi_dengan)."
            ),
        )


@rule("TGT006", "target-set-by-other", "L2.1.1.1.p1a", severity=ERROR, kinds=("layanan",))
def target_set_by_other(case: Case, law: Law) -> Iterator[Breach]:
    """Target pelayanan ditetapkan oleh yang bukan Pimpinan PD.

    Ketentuan:
        Yang menetapkan target pelayanan ialah Pimpinan PD yang menjabat pada tanggal penetapan.

    Alasan:
        Target mengikat seluruh PD; penetapan oleh yang tidak berwenang tidak berlaku.

    Melanggar:
        penetapan_target: {oleh: kabid, waktu: 2024-05-20}

    Patuh:
        penetapan_target: {oleh: kadis, waktu: 2024-05-20}

    Cara memenuhi:
        Mintakan penetapan kepada Pimpinan PD. Bila ia memang menjabat saat itu, lengkapi `struktur` OPD.
    """
    service, at = case.service, under_law(case, law, _BLOCK, "waktu")
    if service is None or at is None:
        return
    role = decider(law, _ACT, LEADER)
    if decided(case, (_BLOCK,), role, service) is False:
        written = quoted(case.get(_BLOCK, "oleh"))
        yield case.breach(
            _BLOCK,
            "oleh",
            message=(
                f"Target pelayanan ditetapkan {written}, "
                f"yang pada {when(at, case)} bukan {role_name(law, role)}."
            ),
            help=(
                f"Mintakan penetapan {role_name(law, role)}, atau lengkapi `struktur` OPD bila ia menjabat "
                "saat itu."
            ),
        )


@rule("TGT007", "target-without-coordination", "L2.1.1.1.p1a", severity=WARNING, kinds=("layanan",))
def target_without_coordination(case: Case, law: Law) -> Iterator[Breach]:
    """Target pelayanan ditetapkan tanpa menyebut penanggung jawab layanan yang diajak berunding.

    Ketentuan:
        Penetapan target pelayanan dilakukan Pimpinan PD bersama penanggung jawab layanan yang bersangkutan.

    Alasan:
        Penanggung jawab layananlah yang harus memenuhi target itu.

    Melanggar:
        penetapan_target: {oleh: kadis, waktu: 2024-05-20}

    Patuh:
        penetapan_target: {oleh: kadis, waktu: 2024-05-20, berkoordinasi_dengan: [kabid]}

    Cara memenuhi:
        Isi `berkoordinasi_dengan` dengan penanggung jawab layanan pada saat itu.
    """
    service, at = case.service, under_law(case, law, _BLOCK, "waktu")
    role = consulted(law, _ACT, OWNER)
    if service is None or at is None or not role:
        return
    named = [case.region.person(ref, case.document.opd) for ref in case.all(_BLOCK, "berkoordinasi_dengan")]
    if any(person is not None and may_act(case, person, role, at, service) for person in named):
        return
    if named and not structure_known(case, role, service):
        return
    found = "tidak disebut" if not named else f"bukan {role_name(law, role)} pada {when(at, case)}"
    yield case.breach(
        _BLOCK,
        *(("berkoordinasi_dengan",) if named else ()),
        message=f"Yang diajak berunding dalam penetapan target {found}.",
        help=f"Isi `berkoordinasi_dengan` dengan {role_name(law, role)} pada saat penetapan.",
    )
