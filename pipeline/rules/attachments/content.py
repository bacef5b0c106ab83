"""What the text of an attached PDF says: that it can be read, is the one told of, is no draft."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.law.paperwords import unlike, words_in
from pipeline.model.case import World
from pipeline.model.rule import Breach
from pipeline.rules.attachments.places import breach, named
from pipeline.rules.declare import WARNING, region_rule


@region_rule("LMP004", "attachment-without-text", severity=WARNING)
def attachment_without_text(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Lampiran PDF tidak dapat dibaca teksnya.

    Ketentuan:
        Bawaan alat: PDF yang dilampirkan dapat dibuka tanpa sandi dan memiliki lapisan teks.

    Alasan:
        Penilai mencari nomor dan tanggal di dalamnya; hasil pindai tanpa teks dikembalikan.

    Melanggar:
        lampiran: [{berkas: pindai.pdf}]         # hanya gambar

    Patuh:
        lampiran: [{berkas: pindai-ocr.pdf}]     # dengan lapisan teks

    Cara memenuhi:
        Jalankan pengenalan huruf (OCR), lepaskan sandinya, atau simpan ulang dari dokumen aslinya.
    """
    for paper in world.papers.all():
        text = paper.text
        if text is None or not (text.fault or text.images_only):
            continue
        why = text.fault or f"{text.count} halaman tanpa lapisan teks, mulai halaman 1"
        yield breach(
            paper,
            "berkas",
            f"Teks lampiran {named(paper)} tidak dapat dibaca: {why}.",
            "Simpan ulang dengan lapisan teks (OCR) dan tanpa sandi.",
        )


@region_rule("LMP005", "attachment-not-as-told", severity=WARNING)
def attachment_not_as_told(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Nomor, tanggal, atau penandatangan yang tercatat tidak ditemukan di dalam berkas.

    Ketentuan:
        Bawaan alat: `nomor`, `tanggal`, dan `penandatangan` lampiran berbunyi sama seperti di dalam PDF-nya.

    Alasan:
        Catatan yang berbeda dari suratnya membuat bukti dikembalikan.

    Melanggar:
        lampiran: [{berkas: sk.pdf, nomor: 050/7}]     # di dalam PDF tertulis 050/12

    Patuh:
        lampiran: [{berkas: sk.pdf, nomor: 050/12}]

    Cara memenuhi:
        Samakan isian dengan surat, atau lampirkan surat yang dimaksud.
    """
    for paper in world.papers.all():
        pages = [number for number, _ in paper.text.pages] if paper.text else []
        for name, value in unlike(paper):
            where = f"halaman {pages[0]} sampai {pages[-1]}" if len(pages) > 1 else "halaman 1"
            yield breach(
                paper,
                name,
                f"Isian {name} `{value}` tidak ada pada lampiran {named(paper)}, {where}.",
                "Samakan isian dengan surat, atau lampirkan surat yang dimaksud.",
            )


@region_rule("LMP006", "attachment-is-draft", severity=WARNING)
def attachment_is_draft(world: World, law: Law) -> Iterator[Breach]:
    """Lampiran masih memuat kata pengganti seperti pada draf.

    Ketentuan:
        Bawaan alat: PDF yang dilampirkan tidak memuat kata pengganti; daftarnya dari paket
        regulasi atau alat.

    Alasan:
        Draf dengan tempat tanda tangan kosong bukan keputusan.

    Melanggar:
        lampiran: [{berkas: sk.pdf}]     # halaman 2: [nama]

    Patuh:
        lampiran: [{berkas: sk.pdf}]     # nama dan tanda tangan tertulis

    Cara memenuhi:
        Lampirkan dokumen yang sudah lengkap dan ditandatangani.
    """
    words = law.maturity.portal.placeholders
    for paper in world.papers.all():
        for number, word in list(words_in(paper.text, words))[:1] if paper.text else ():
            yield breach(
                paper,
                "berkas",
                f"Lampiran {named(paper)} halaman {number} memuat kata pengganti `{word}`.",
                "Lampirkan dokumen yang sudah lengkap dan ditandatangani.",
            )
