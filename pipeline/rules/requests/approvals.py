"""Approval of a request: there where its entry demands it, by somebody who may, before it is fulfilled."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.document import as_list
from pipeline.model.rule import Breach
from pipeline.rules.authority import OWNER, decided, decider
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import quoted, role_name, when
from pipeline.rules.tickets import counted, judged

_BLOCK = "persetujuan"


def _needs_approval(case: Case) -> bool:
    butir = case.service.request(case.get("butir")) if case.service else None
    return butir is not None and butir.get("perlu_persetujuan") is True


@rule(
    "PMT007",
    "request-fulfilled-unapproved",
    "L2.2.1.1.k5",
    severity=ERROR,
    kinds=("permintaan",),
    needs=("butir",),
)
def fulfilled_unapproved(case: Case, law: Law) -> Iterator[Breach]:
    """Permintaan dipenuhi tanpa persetujuan yang disyaratkan butirnya.

    Ketentuan:
        Formulir permintaan mencatat persetujuan bila permintaan itu memerlukannya. Perlu tidaknya ditentukan
        PD pada butir katalog.

    Alasan:
        PD sendiri yang mensyaratkannya; pemenuhan tanpa persetujuan melampaui wewenang pelaksana.

    Melanggar:
        butir: koreksi              # perlu_persetujuan: true
        status: dipenuhi
        # persetujuan kosong

    Patuh:
        butir: koreksi
        persetujuan: {oleh: kabid, waktu: 2025-03-03 09:00}
        status: dipenuhi

    Cara memenuhi:
        Catat persetujuannya; bila ditolak, ubah status menjadi `ditolak`.
    """
    fulfilled = case.get("status") in ("dipenuhi", "dikonfirmasi") or case.past("dipenuhi") is not None
    if not fulfilled or not _needs_approval(case) or counted(case, law) is None:
        return
    if case.get(_BLOCK) is None:
        found, place = "tidak ada", "butir"
    elif case.get(_BLOCK, "keputusan") == "ditolak":
        found, place = "berisi penolakan", _BLOCK
    else:
        return
    yield case.breach(
        place,
        message=(
            f"Butir {quoted(case.get('butir'))} memerlukan persetujuan, "
            f"tetapi permintaan dipenuhi sedangkan `persetujuan` {found}."
        ),
        help="Catat `persetujuan` (oleh, waktu), atau ubah status menjadi `ditolak`.",
    )


@rule(
    "PMT008",
    "request-approved-by-other",
    "L2.2.1.1.k5",
    severity=ERROR,
    kinds=("permintaan",),
    needs=("persetujuan",),
)
def approved_by_other(case: Case, law: Law) -> Iterator[Breach]:
    """Permintaan disetujui oleh yang tidak berwenang.

    Ketentuan:
        Persetujuan atas permintaan diberikan penanggung jawab layanan, atau orang yang disebut katalog
        sebagai `pemberi_persetujuan` butir itu.

    Alasan:
        Persetujuan oleh yang tidak berwenang sama dengan tanpa persetujuan.

    Melanggar:
        persetujuan: {oleh: adm-server, waktu: 2025-03-03 09:00}

    Patuh:
        persetujuan: {oleh: kabid, waktu: 2025-03-03 09:00}

    Cara memenuhi:
        Mintakan persetujuan kepada penanggung jawab layanan, atau tambahkan orang itu pada
        `pemberi_persetujuan` di katalog bila ia memang diberi wewenang.
    """
    service, at = case.service, case.past(_BLOCK, "waktu")
    if service is None or at is None or not _needs_approval(case) or judged(case, law) is None:
        return
    role = decider(law, "permintaan.persetujuan", OWNER)
    if decided(case, (_BLOCK,), role, service) is False and not _is_delegate(case):
        yield case.breach(
            _BLOCK,
            "oleh",
            message=(
                f"{quoted(case.get(_BLOCK, 'oleh'))} pada {when(at, case)} bukan {role_name(law, role)} "
                "untuk layanan ini dan bukan pemberi persetujuan butir itu menurut katalog."
            ),
            help="Mintakan persetujuan penanggung jawab layanan, atau lengkapi `pemberi_persetujuan` butir.",
        )


@rule(
    "PMT009",
    "request-fulfilled-before-approval",
    "L2.2.1.1.k5",
    severity=ERROR,
    kinds=("permintaan",),
    needs=("persetujuan",),
)
def fulfilled_before_approval(case: Case, law: Law) -> Iterator[Breach]:
    """Permintaan dipenuhi sebelum disetujui.

    Ketentuan:
        Bila butir memerlukan persetujuan, permintaan baru dipenuhi sesudah disetujui. Waktu menunggu
        persetujuan tetap termasuk waktu pelayanan.

    Alasan:
        Persetujuan yang menyusul tidak lagi memutuskan apa pun.

    Melanggar:
        dipenuhi: 2025-03-03 09:00
        persetujuan: {oleh: kabid, waktu: 2025-03-03 10:00}

    Patuh:
        persetujuan: {oleh: kabid, waktu: 2025-03-03 09:00}
        dipenuhi: 2025-03-03 10:00

    Cara memenuhi:
        Perbaiki waktu yang salah tulis; bila memang demikian kejadiannya, mintakan `pengecualian`.
    """
    fulfilled, approved = case.past("dipenuhi"), case.moment(_BLOCK, "waktu")
    if fulfilled is None or approved is None or not _needs_approval(case) or judged(case, law) is None:
        return
    if fulfilled.before(approved):
        yield case.breach(
            "dipenuhi",
            message=f"Dipenuhi {when(fulfilled, case)}, sebelum disetujui ({when(approved, case)}).",
            help="Perbaiki waktu yang salah tulis; butir ini baru boleh dipenuhi sesudah disetujui.",
        )


def _is_delegate(case: Case) -> bool:
    service = case.service
    butir = service.request(case.get("butir")) if service else None
    if service is None or butir is None:
        return False
    delegates = [case.region.person(ref, service.opd) for ref in as_list(butir.get("pemberi_persetujuan"))]
    signers = [
        case.region.person(case.get(_BLOCK, name), case.document.opd) for name in ("oleh", "atas_nama")
    ]
    return any(signer is not None and signer in delegates for signer in signers)
