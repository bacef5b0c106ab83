"""The two approvals of an infrastructure policy: both there, by the right role, after the drafting."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import approved, by_another_role, judged, refused, required
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.policy.infrastructure import APPROVALS, about_infrastructure, holds_since
from pipeline.rules.telling import when


@rule("KBJ004", "policy-approved-by-another-role", "L2.1.2.3.a3", severity=ERROR, kinds=("kebijakan",))
def policy_approved_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Kebijakan infrastruktur disetujui oleh orang yang bukan Penanggung jawab infrastruktur dan aplikasi.

    Ketentuan:
        Penanggung jawab Pengelola Infrastruktur dan Aplikasi menyetujui usulan kebijakan dan rencananya.

    Alasan:
        Infrastruktur dipakai bersama; keputusannya ada pada yang bertanggung jawab atasnya.

    Melanggar:
        lingkup: infrastruktur
        persetujuan_usulan: {oleh: adm-portal, waktu: 2024-06-10}

    Patuh:
        lingkup: infrastruktur
        persetujuan_usulan: {oleh: kabid-infra, waktu: 2024-06-10}
        persetujuan_rencana: {oleh: kabid-infra, waktu: 2024-06-12}

    Cara memenuhi:
        Mintakan persetujuan penanggung jawabnya; bila orang itu memang memegang peran itu, lengkapi
        `struktur`.
    """
    if about_infrastructure(case):
        for name in APPROVALS:
            yield from by_another_role(case, law, (name,), f"kebijakan.{name}")


@rule("KBJ005", "policy-holds-unapproved", "L2.1.2.3.a3", severity=ERROR, kinds=("kebijakan",))
def policy_holds_unapproved(case: Case, law: Law) -> Iterator[Breach]:
    """Kebijakan infrastruktur sudah berlaku tanpa kedua persetujuannya.

    Ketentuan:
        Usulan kebijakan dan rencananya disetujui Penanggung jawab Pengelola Infrastruktur dan Aplikasi: dua
        persetujuan terpisah.

    Alasan:
        Menyetujui usulannya belum berarti menyetujui rencana pelaksanaannya.

    Melanggar:
        lingkup: infrastruktur
        berlaku: {mulai: 2024-07-01}
        persetujuan_usulan: {oleh: kabid-infra, waktu: 2024-06-10}

    Patuh:
        lingkup: infrastruktur
        berlaku: {mulai: 2024-07-01}
        persetujuan_usulan: {oleh: kabid-infra, waktu: 2024-06-10}
        persetujuan_rencana: {oleh: kabid-infra, waktu: 2024-06-12}

    Cara memenuhi:
        Catat persetujuan yang belum ada. Bila kebijakan itu belum berlaku, tulis `berlaku.mulai` yang benar;
        tanpa `berlaku`, tanggalnya dianggap hari mulai berlaku.
    """
    since = holds_since(case)
    if since is None or not judged(law, since) or not about_infrastructure(case):
        return
    if any(refused(case, name) for name in APPROVALS):
        return
    for name in APPROVALS:
        approval = law.approval(f"kebijakan.{name}")
        if approval is not None and approved(case, name) is None:
            yield case.breach(
                name if case.get(name) else "lingkup",
                message=(
                    f"Kebijakan ini berlaku sejak {when(since, case)} "
                    f"tanpa `{name}`; {required(law, approval)}."
                ),
                help=f"Isi `{name}`; bila belum berlaku, tulis `berlaku.mulai` yang benar.",
                clauses=approval.clauses[:1],
            )


@rule("KBJ006", "policy-approved-before-drafted", "L2.1.2.3.a3", severity=ERROR, kinds=("kebijakan",))
def policy_approved_before_drafted(case: Case, law: Law) -> Iterator[Breach]:
    """Persetujuan kebijakan infrastruktur bertanggal lebih awal daripada penyusunannya.

    Ketentuan:
        Usulan disusun lebih dahulu, kemudian disetujui.

    Alasan:
        Naskah yang belum ada tidak dapat disetujui; salah satu tanggalnya keliru.

    Melanggar:
        tanggal: 2024-06-03
        persetujuan_usulan: {oleh: kabid-infra, waktu: 2024-05-30}

    Patuh:
        tanggal: 2024-06-03
        persetujuan_usulan: {oleh: kabid-infra, waktu: 2024-06-03}

    Cara memenuhi:
        Betulkan `tanggal` (saat usulan disusun) atau `waktu` persetujuannya.
    """
    drafted = case.past("tanggal")
    if drafted is None or not about_infrastructure(case) or not judged(law, drafted):
        return
    for name in APPROVALS:
        at = case.past(name, "waktu")
        if at is not None and at.before(drafted):
            yield case.breach(
                name,
                "waktu",
                message=f"Disetujui {when(at, case)}, sebelum disusun pada {when(drafted, case)}.",
                help="Betulkan `tanggal` penyusunan atau `waktu` persetujuan.",
            )
