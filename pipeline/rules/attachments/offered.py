"""Files that are offered as evidence: of the years that count, with a matrix for what they claim, signed."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.crosswalk import crosswalk
from pipeline.law.law import Law
from pipeline.law.paperwords import words_in
from pipeline.model.case import World
from pipeline.model.paper import Paper
from pipeline.model.periods import parse_period
from pipeline.model.rule import Breach
from pipeline.rules.attachments.places import breach, named
from pipeline.rules.declare import WARNING, region_rule
from pipeline.rules.running import today
from pipeline.wording import daftar, tanggal


@region_rule("LMP007", "evidence-outside-window", severity=WARNING)
def evidence_outside_window(world: World, law: Law) -> Iterator[Breach]:
    """Berkas bukti bertanggal di luar tahun-tahun yang dihitung.

    Ketentuan:
        Bawaan alat: berkas yang diajukan sebagai bukti (`bukti`) bertanggal dalam tahun dokumennya atau
        tahun-tahun sebelumnya yang masih dihitung (`jendela_tahun` paket), dan tidak sesudah hari penilaian.

    Alasan:
        Penilai mengembalikan bukti dari tahun yang lebih lama.

    Melanggar:
        tanggal: 2021-03-01      # pada evaluasi tahun 2025

    Patuh:
        tanggal: 2025-03-01

    Cara memenuhi:
        Lampirkan berkas dari tahun yang dinilai.
    """
    for paper in world.papers.all():
        year, day = _year(paper), paper.date
        if not paper.codes or day is None or year is None:
            continue
        first = year - law.maturity.portal.jendela + 1
        if first <= day.year <= year and day <= today(world.region, world.as_of):
            continue
        yield breach(
            paper,
            "tanggal",
            f"Bukti {named(paper)} bertanggal {tanggal(day)}; yang dihitung tahun {first} sampai {year}, "
            "tidak sesudah hari penilaian.",
            "Lampirkan berkas dari tahun yang dinilai.",
        )


@region_rule("LMP008", "claim-without-matrix", severity=WARNING)
def claim_without_matrix(world: World, law: Law) -> Iterator[Breach]:
    """Berkas menyatakan seluruh cakupan tanpa daftar yang dicakup.

    Ketentuan:
        Bawaan alat: berkas bukti yang `cakupan`-nya seluruh, atau yang memuat kata seperti "seluruh layanan",
        menyebut `layanan` yang dicakupnya satu per satu.

    Alasan:
        "Seluruh" tanpa penyebut dikembalikan penilai.

    Melanggar:
        lampiran: [{berkas: sk.pdf, bukti: [daftar_kebutuhan], cakupan: seluruh}]

    Patuh:
        lampiran: [{berkas: sk.pdf, bukti: [daftar_kebutuhan], cakupan: seluruh, layanan: [ktp, akta]}]

    Cara memenuhi:
        Isi `layanan` dengan setiap layanan yang benar-benar dicakup berkas itu.
    """
    for paper in world.papers.all():
        if not paper.codes or paper.services:
            continue
        claims = list(words_in(paper.text, law.maturity.portal.claims)) if paper.text else []
        whole = paper.entry.get("cakupan") == "seluruh"
        if whole or claims:
            where = "" if whole else f" (halaman {claims[0][0]}: `{claims[0][1]}`)"
            yield breach(
                paper,
                "cakupan" if whole else "berkas",
                f"Bukti {named(paper)} menyatakan seluruh cakupan{where} tanpa menyebut layanannya.",
                "Isi `layanan` dengan setiap layanan yang benar-benar dicakup.",
            )


@region_rule("LMP009", "evidence-unsigned", severity=WARNING)
def evidence_unsigned(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Berkas diajukan sebagai bukti tanpa nomor, tanggal, atau penandatangan.

    Ketentuan:
        Bawaan alat: berkas yang diajukan sebagai bukti (`bukti`) menyebut nomor, tanggal, dan
        penandatangannya.

    Alasan:
        Berkas tanpa ketiganya tidak dihitung sebagai pernyataan yang dapat dipertahankan.

    Melanggar:
        lampiran: [{berkas: notulen.pdf, bukti: [reviu]}]

    Patuh:
        lampiran: [{berkas: a.pdf, bukti: [reviu], nomor: 005/3, tanggal: 2025-03-01, penandatangan: Rina}]

    Cara memenuhi:
        Isi ketiganya menurut berkasnya.
    """
    for paper in world.papers.all():
        if paper.codes and paper.unsaid:
            yield breach(
                paper,
                "bukti",
                f"Bukti {named(paper)} tidak menyebut {daftar(list(paper.unsaid))}; tidak dihitung.",
                "Isi ketiganya menurut berkasnya.",
            )


@region_rule("LMP010", "evidence-for-nothing", severity=WARNING)
def evidence_for_nothing(world: World, law: Law) -> Iterator[Breach]:
    """Berkas diajukan untuk bukti atau kriteria yang tidak dikenal.

    Ketentuan:
        Bawaan alat: `bukti` menyebut kode bukti, nama uji, atau id kriteria dari paket regulasi.

    Alasan:
        Kode yang keliru membuat berkas tidak dihitung di mana pun.

    Melanggar:
        bukti: [daftar_kebutuhn]

    Patuh:
        bukti: [daftar_kebutuhan]

    Cara memenuhi:
        Tulis kode seperti pada maturitas.yaml paket regulasi.
    """
    uses = crosswalk(law)
    known = {*uses, *(use.criterion for found in uses.values() for use in found)}
    for paper in world.papers.all():
        for place, code in enumerate(paper.codes):
            if code not in known:
                yield breach(
                    paper,
                    ("bukti", place),
                    f"Bukti `{code[:64]}` pada lampiran {named(paper)} tidak dikenal paket regulasi.",
                    "Tulis kode bukti, nama uji, atau id kriteria yang ada.",
                )


def _year(paper: Paper) -> int | None:
    """The year that a record is about, for which its files are offered."""
    data = paper.document.data
    period = parse_period(data.get("periode"))
    if period is not None:
        return period.first.year
    made = str(data.get("tanggal", ""))[:4]
    return int(made) if made.isdigit() else None
