"""Records that are gone."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.card import CATALOGUE_KINDS
from pipeline.model.case import World
from pipeline.model.document import Document
from pipeline.model.past import Commit
from pipeline.model.pointer import Pointer
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, region_rule
from pipeline.rules.history.chains import chains


@region_rule("RWY002", "record-deleted", severity=ERROR)
def record_deleted(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Rekaman dihapus dari repositori.

    Ketentuan:
        Peraturan tidak mengatur riwayat berkas; pemeriksaan ini bawaan alat. Rekaman, dan layanan dalam
        katalog, tidak dihapus. Yang keliru dibatalkan dengan alasannya; layanan diakhiri dengan `berakhir`.

    Alasan:
        Tiket yang hilang tidak lagi dihitung. Menghapus tiket yang terlambat memperbaiki angka tanpa jejak
        bagi pembaca laporan. Memindahkan rekaman ke berkas lain, atau mengganti `id`-nya, bukan menghapus.

    Melanggar:
        # komit menghapus records/disdukcapil/aduan/2025/ADU-2025-0012.yaml

    Patuh:
        status: batal
        pembatalan: {alasan: Tercatat dua kali., oleh: adm-loket}

    Cara memenuhi:
        Kembalikan berkasnya dari riwayat, lalu batalkan rekamannya. Bila memang harus dihapus (misalnya atas
        permintaan pemilik data pribadi), catat `pengecualian` yang menyebut berkas itu.
    """
    for _, edits in chains(world):
        last = edits[-1]
        gone = last.before
        if last.after is not None or gone is None or not _counts(gone) or _renamed(world, last.commit, gone):
            continue
        yield Breach(
            Pointer(gone.path),
            f"{gone.jenis} {gone.id} dihapus: {last.commit.short}.",
            "Kembalikan rekaman itu dan batalkan dengan alasannya, atau catat `pengecualian` berkas ini.",
            document=gone.ref,
        )


def _counts(document: Document) -> bool:
    return document.jenis == "layanan" or document.jenis not in CATALOGUE_KINDS


def _renamed(world: World, commit: Commit, gone: Document) -> bool:
    """Whether the same content stands under another name since that commit."""
    content = {key: value for key, value in gone.data.items() if key not in ("id", "opd")}
    for card in world.index.of(gone.jenis):
        entry = world.past.entry(card.document)
        others = {key: value for key, value in card.data.items() if key not in ("id", "opd")}
        held = {key: value for key, value in content.items() if key in others}
        if entry is not None and entry.id == commit.id and others and held == others:
            return True
    return False
