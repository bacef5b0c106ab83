"""Attached files as files: there, the ones that are meant, and not one for two claims."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.paper import Paper
from pipeline.model.rule import Breach
from pipeline.rules.attachments.places import breach, named
from pipeline.rules.declare import ERROR, WARNING, region_rule

_PART, _WHOLE = "sebagian", "seluruh"


@region_rule("LMP001", "attachment-unusable", severity=WARNING)
def attachment_unusable(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Berkas lampiran tidak ada di tempatnya atau tidak dapat dipakai.

    Ketentuan:
        Bawaan alat: `berkas` menunjuk berkas biasa di dalam ruang kerja, relatif terhadap dokumennya, bukan
        tautan, paling besar 25 MiB.

    Alasan:
        Bukti yang tidak dapat dibuka tidak dapat dinilai.

    Melanggar:
        lampiran: [{berkas: sk-target.pdf}]      # sk-target.pdf tidak ada di samping dokumen

    Patuh:
        lampiran: [{berkas: sk-target.pdf}]      # sk-target.pdf ada di samping dokumen

    Cara memenuhi:
        Simpan berkasnya di tempat yang ditulis, atau perbaiki jalurnya.
    """
    for paper in world.papers.all():
        if paper.fault:
            yield breach(
                paper,
                "berkas",
                f"Lampiran {named(paper)} tidak dapat dipakai: {paper.fault}.",
                "Simpan berkasnya di tempat yang ditulis, atau perbaiki jalurnya.",
            )


@region_rule("LMP002", "attachment-of-other-bytes", severity=ERROR)
def attachment_of_other_bytes(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Sidik berkas lampiran tidak sama dengan yang tercatat.

    Ketentuan:
        Bawaan alat: bila `sha256` ditulis, berkasnya memiliki sidik itu.

    Alasan:
        Sidik mengikat catatan pada satu berkas; berkas lain di tempatnya membuat catatan itu tidak benar.

    Melanggar:
        lampiran: [{berkas: sk.pdf, sha256: 60303ae2…}]   # berkasnya sudah diganti

    Patuh:
        lampiran: [{berkas: sk.pdf, sha256: …}]           # sidik berkas yang ada

    Cara memenuhi:
        Kembalikan berkas semula, atau catat sidik berkas yang baru beserta alasannya.
    """
    for paper in world.papers.all():
        told = paper.entry.get("sha256")
        if not paper.fault and told not in (None, paper.sha256):
            yield breach(
                paper,
                "sha256",
                f"Lampiran {named(paper)} bersidik {paper.sha256[:12]}…; tercatat {str(told)[:12]}….",
                "Kembalikan berkas semula, atau catat sidik berkas yang baru.",
            )


@region_rule("LMP003", "attachment-says-part-and-whole", severity=ERROR)
def attachment_says_part_and_whole(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Berkas yang sama dinyatakan untuk sebagian dan untuk seluruh.

    Ketentuan:
        Bawaan alat: satu berkas (menurut sidiknya) tidak dinyatakan `sebagian` di satu tempat dan
        `seluruh` di tempat lain.

    Alasan:
        Salah satu pernyataan itu tidak benar; penilai menolak keduanya.

    Melanggar:
        cakupan: seluruh      # berkas yang sama dinyatakan sebagian pada dokumen lain

    Patuh:
        cakupan: sebagian

    Cara memenuhi:
        Lampirkan berkas yang benar-benar mencakup seluruhnya, atau perbaiki `cakupan`.
    """
    by_hash: dict[str, dict[str, Paper]] = {}
    for paper in world.papers.all():
        said = str(paper.entry.get("cakupan") or "")
        if not paper.sha256 or said not in (_PART, _WHOLE):
            continue
        others = by_hash.setdefault(paper.sha256, {})
        other = others.get(_PART if said == _WHOLE else _WHOLE)
        others.setdefault(said, paper)
        if other is not None:
            yield breach(
                paper,
                "cakupan",
                f"Lampiran {named(paper)} dinyatakan {said}, sedangkan berkas yang sama dinyatakan "
                f"{other.entry.get('cakupan')} pada {other.document.ref}.",
                "Lampirkan berkas yang mencakup seluruhnya, atau perbaiki `cakupan`.",
            )
