"""Who sets the target pengoperasian, after whom, from whose draft (2.1.2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.authority import (
    LEADER,
    OWNER,
    SERVICE_ADMINISTRATOR,
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

_BLOCK = "penetapan_pengoperasian"
_ACT = f"layanan.{_BLOCK}"


@rule("TGT008", "operation-not-set", "L2.1.2.4.a2", severity=WARNING, kinds=("layanan",))
def operation_not_set(case: Case, law: Law) -> Iterator[Breach]:
    """Target pengoperasian belum ditetapkan.

    Ketentuan:
        Penanggung jawab layanan menetapkan target pengoperasian (klasifikasi, ketersediaan, keberlangsungan)
        sesudah berunding dengan Pimpinan PD.

    Alasan:
        Dari target pengoperasian diukur kinerja infrastruktur dan aplikasi yang menopang layanan.

    Melanggar:
        target_ketersediaan: 99
        # penetapan_pengoperasian kosong

    Patuh:
        penetapan_pengoperasian:
          disusun_oleh: adm-loket
          koordinasi: {dengan: kadis, tanggal: 2024-05-20}
          oleh: kabid
          waktu: 2024-05-21

    Cara memenuhi:
        Mintakan penetapan penanggung jawab layanan, lalu isi `penetapan_pengoperasian`.
    """
    if runs(case.data, today(case.region, case.as_of)) and case.past(_BLOCK, "waktu") is None:
        yield case.breach(
            "target_ketersediaan",
            message="Target pengoperasian belum ditetapkan (`penetapan_pengoperasian` kosong).",
            help=(
                f"Isi `penetapan_pengoperasian` dengan penetapan {role_name(law, decider(law, _ACT, OWNER))}."
            ),
        )


@rule("TGT009", "operation-set-by-other", "L2.1.2.4.a2", severity=ERROR, kinds=("layanan",))
def operation_set_by_other(case: Case, law: Law) -> Iterator[Breach]:
    """Target pengoperasian ditetapkan oleh yang bukan penanggung jawab layanan.

    Ketentuan:
        Target pengoperasian ditetapkan penanggung jawab layanan; berbeda dari target pelayanan, yang
        ditetapkan Pimpinan PD.

    Alasan:
        Kedua target memiliki penetap yang berbeda dan tidak saling menggantikan.

    Melanggar:
        penetapan_pengoperasian: {oleh: kadis, waktu: 2024-05-21}

    Patuh:
        penetapan_pengoperasian: {oleh: kabid, waktu: 2024-05-21}

    Cara memenuhi:
        Mintakan penetapan kepada penanggung jawab layanan ini, atau lengkapi `struktur` OPD.
    """
    service, at = case.service, under_law(case, law, _BLOCK, "waktu")
    if service is None or at is None:
        return
    role = decider(law, _ACT, OWNER)
    if decided(case, (_BLOCK,), role, service) is False:
        written = quoted(case.get(_BLOCK, "oleh"))
        yield case.breach(
            _BLOCK,
            "oleh",
            message=(
                f"Target pengoperasian ditetapkan {written}, "
                f"yang pada {when(at, case)} bukan {role_name(law, role)} untuk layanan ini."
            ),
            help=f"Mintakan penetapan {role_name(law, role)}, atau lengkapi `struktur` OPD.",
        )


@rule("TGT010", "operation-before-coordination", "L2.1.2.4.a2", severity=ERROR, kinds=("layanan",))
def operation_before_coordination(case: Case, law: Law) -> Iterator[Breach]:
    """Target pengoperasian ditetapkan sebelum berunding dengan Pimpinan PD.

    Ketentuan:
        Penetapan target pengoperasian dilakukan sesudah koordinasi dengan Pimpinan PD.

    Alasan:
        Koordinasi sesudah penetapan tidak lagi memengaruhi isinya.

    Melanggar:
        penetapan_pengoperasian:
          oleh: kabid
          waktu: 2024-06-01
          koordinasi: {dengan: kadis, tanggal: 2024-06-03}

    Patuh:
        penetapan_pengoperasian:
          oleh: kabid
          waktu: 2024-06-03
          koordinasi: {dengan: kadis, tanggal: 2024-06-01}

    Cara memenuhi:
        Tetapkan kembali sesudah koordinasi, atau perbaiki tanggal yang salah tulis.
    """
    set_at, met = under_law(case, law, _BLOCK, "waktu"), case.moment(_BLOCK, "koordinasi", "tanggal")
    if set_at is not None and met is not None and set_at.before(met):
        yield case.breach(
            _BLOCK,
            "koordinasi",
            "tanggal",
            message=(
                f"Koordinasi dengan {role_name(law, consulted(law, _ACT, LEADER))} ({when(met, case)}) "
                "terjadi sesudah "
                f"target pengoperasian ditetapkan ({when(set_at, case)})."
            ),
            help="Tetapkan kembali sesudah koordinasi, atau perbaiki tanggalnya.",
        )


@rule("TGT011", "operation-without-coordination", "L2.1.2.4.a2", severity=WARNING, kinds=("layanan",))
def operation_without_coordination(case: Case, law: Law) -> Iterator[Breach]:
    """Target pengoperasian ditetapkan tanpa koordinasi dengan Pimpinan PD.

    Ketentuan:
        Penanggung jawab layanan menetapkan target pengoperasian sesudah berunding dengan Pimpinan PD.

    Alasan:
        Pimpinan memastikan targetnya sejalan dengan target pelayanan yang ia tetapkan.

    Melanggar:
        penetapan_pengoperasian: {oleh: kabid, waktu: 2024-05-21}

    Patuh:
        penetapan_pengoperasian:
          oleh: kabid
          waktu: 2024-05-21
          koordinasi: {dengan: kadis, tanggal: 2024-05-20}

    Cara memenuhi:
        Isi `koordinasi` dengan Pimpinan PD yang menjabat dan tanggalnya.
    """
    service, role = case.service, consulted(law, _ACT, LEADER)
    if service is None or not role or under_law(case, law, _BLOCK, "waktu") is None:
        return
    met = case.moment(_BLOCK, "koordinasi", "tanggal")
    people = [case.region.person(ref, case.document.opd) for ref in case.all(_BLOCK, "koordinasi", "dengan")]
    if met is not None and any(p is not None and may_act(case, p, role, met, service) for p in people):
        return
    if met is not None and people and not structure_known(case, role, service):
        return
    found = "tidak dicatat" if met is None else f"tidak menyebut {role_name(law, role)} saat itu"
    yield case.breach(
        _BLOCK,
        *(("koordinasi", "dengan") if met is not None else ()),
        message=f"Koordinasi sebelum penetapan target pengoperasian {found}.",
        help=f"Isi `koordinasi` (dengan {role_name(law, role)} yang menjabat, tanggal).",
    )


@rule("TGT012", "operation-drafted-by-other", "L2.1.2.4.a1", severity=ERROR, kinds=("layanan",))
def operation_drafted_by_other(case: Case, law: Law) -> Iterator[Breach]:
    """Target pengoperasian disusun oleh yang bukan Administrator Layanan.

    Ketentuan:
        Dokumen target pengoperasian disusun Administrator Layanan, lalu ditetapkan penanggung jawab layanan.

    Alasan:
        Penyusun dan penetap adalah dua peran; penyusun mengenal layanan sehari-hari.

    Melanggar:
        penetapan_pengoperasian: {disusun_oleh: kabid-infra, oleh: kabid, waktu: 2024-05-21}

    Patuh:
        penetapan_pengoperasian: {disusun_oleh: adm-loket, oleh: kabid, waktu: 2024-05-21}

    Cara memenuhi:
        Sebut Administrator Layanan yang menyusunnya, atau lengkapi perannya di `struktur` OPD.
    """
    service, at = case.service, under_law(case, law, _BLOCK, "waktu")
    drafter = case.region.person(case.get(_BLOCK, "disusun_oleh"), case.document.opd)
    if service is None or at is None or drafter is None:
        return
    role = role_name(law, SERVICE_ADMINISTRATOR)
    if not may_act(case, drafter, SERVICE_ADMINISTRATOR, at, service):
        yield case.breach(
            _BLOCK,
            "disusun_oleh",
            message=(
                f"{quoted(case.get(_BLOCK, 'disusun_oleh'))} pada {when(at, case)} "
                f"bukan {role} untuk layanan ini."
            ),
            help=f"Sebut {role} yang menyusunnya, atau lengkapi `struktur` OPD.",
        )
