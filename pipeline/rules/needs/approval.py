"""Needs that the wrong person approved, or that nobody approved though the service runs on them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.moments import Moment
from pipeline.model.rule import Breach
from pipeline.rules.acts import approved, beside, by_another_role, judged, title
from pipeline.rules.authority import OWNER, decider
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.running import runs, today
from pipeline.rules.telling import quoted


@rule("KBT004", "needs-approved-by-another-role", "L2.1.2.2.a4", severity=ERROR, kinds=("kebutuhan",))
def needs_approved_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Daftar kebutuhan layanan diputuskan oleh orang yang bukan Penanggung jawab Penyedia Layanan.

    Ketentuan:
        Daftar kebutuhan layanan disetujui Penanggung jawab Penyedia Layanan.

    Alasan:
        Yang menyetujui harus yang bertanggung jawab atas layanan itu pada saat persetujuan diberikan.

    Melanggar:
        persetujuan: {oleh: adm-ktp, waktu: 2024-05-20}

    Patuh:
        persetujuan: {oleh: kabid-dafduk, waktu: 2024-05-20}

    Cara memenuhi:
        Mintakan persetujuan Penanggung jawab layanan; bila orang itu memang memegangnya, lengkapi `struktur`.
    """
    yield from by_another_role(case, law, ("persetujuan",), "kebutuhan.persetujuan")


@rule("KBT005", "running-on-unapproved-needs", "L2.1.2.2.a4", severity=ERROR, kinds=("kebutuhan",))
def running_on_unapproved_needs(case: Case, law: Law) -> Iterator[Breach]:
    """Layanan sudah berjalan, tetapi tidak satu pun daftar kebutuhannya disetujui.

    Ketentuan:
        Daftar kebutuhan layanan disetujui Penanggung jawab Penyedia Layanan; tahap operasional menjalankan
        apa yang direncanakan.

    Alasan:
        Rancangan baru boleh menunggu persetujuan, tetapi layanan yang sudah dipakai pengguna tidak berdiri
        di atas rancangan yang belum disetujui.

    Melanggar:
        layanan: ktp-el                # sudah berjalan
        tanggal: 2024-05-10
        # tanpa persetujuan, dan tidak ada kebutuhan lain yang disetujui

    Patuh:
        layanan: ktp-el
        tanggal: 2024-05-10
        persetujuan: {oleh: kabid-dafduk, waktu: 2024-05-20}

    Cara memenuhi:
        Mintakan persetujuan Penanggung jawab layanan, lalu catat di `persetujuan`.
    """
    service, drafted = case.service, case.past("tanggal")
    if service is None or drafted is None or not judged(law, drafted):
        return
    if not runs(service.document.data, today(case.region, case.as_of)):
        return
    records = [beside(case, card) for card in case.index.about(service.ref, "kebutuhan")]
    if any(approved(record, "persetujuan") for record in [case, *records]):
        return
    if all(_not_later(record, drafted, case) for record in records):
        yield case.breach(
            "persetujuan" if case.get("persetujuan") else "id",
            message=(
                f"Layanan {quoted(service.id)} sudah berjalan, tetapi kebutuhannya belum disetujui "
                f"{title(law, decider(law, 'kebutuhan.persetujuan', OWNER))}."
            ),
            help="Mintakan persetujuan itu, lalu catat di `persetujuan`.",
        )


def _not_later(record: Case, drafted: Moment, case: Case) -> bool:
    """Whether another list is not the newer one: the finding stands once, at the newest."""
    other = record.past("tanggal")
    if other is None:
        return True
    return (other.day, record.document.ref) <= (drafted.day, case.document.ref)
