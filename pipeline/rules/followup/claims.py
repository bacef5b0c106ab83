"""Follow-ups that point at nothing, claim to be done without proof, run late, or contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import Case
from pipeline.model.document import dig
from pipeline.model.moments import parse_date
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.evaluation.missed import CHAPTERS
from pipeline.rules.followup.origins import item_of, items_of, origin_of
from pipeline.rules.running import today
from pipeline.rules.telling import listed, quoted, when
from pipeline.wording import tanggal

_KIND = ("tindak_lanjut",)
_DONE = "selesai"
_BEFORE = "sebelum"


@rule("TLJ001", "follow-up-of-nothing", "L2.3.a6.c", "L2.3.p1b", severity=ERROR, kinds=_KIND)
def follow_up_of_nothing(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Tindak lanjut menunjuk butir yang tidak ada dalam evaluasi atau reviunya.

    Ketentuan:
        Tiap bab evaluasi menyebut langkah perbaikan berikutnya; hasil evaluasi dan reviu dipakai memperbaiki
        perencanaan dan operasional.

    Alasan:
        Perbaikan hanya dapat dihitung bila jelas apa yang diperbaikinya.

    Melanggar:
        dari: {evaluasi: EVL-2024, butir: tl-99}      # EVL-2024 tidak mempunyai butir itu

    Patuh:
        dari: {evaluasi: EVL-2024, butir: tl-1}

    Cara memenuhi:
        Tunjuk butir yang benar.
    """
    origin, name = origin_of(case.data, case.document.opd, case.index), case.get("dari", "butir")
    if origin is None or name is None or item_of(origin, name) is not None or not _complete(origin):
        return
    known = [quoted(item.get("id")) for _, item in items_of(origin)]
    present = f"; yang ada: {listed(known)}" if known else ""
    yield case.breach(
        "dari",
        "butir",
        message=(
            f"{origin.jenis.capitalize()} {quoted(origin.id)} tidak mempunyai butir {quoted(name)}{present}."
        ),
        help="Tunjuk butir yang benar.",
    )


def _complete(origin: Card) -> bool:
    """Whether nothing is missing in an evaluation where the item may have stood: that is told there, once."""
    chapters = origin.data.get("bab") or {}
    return origin.jenis != "evaluasi" or all(dig(chapters, name, "tindak_lanjut") for name in CHAPTERS)


@rule("TLJ002", "done-without-proof", "L2.3.a6.c", "L2.3.p1b", severity=ERROR, kinds=_KIND)
def done_without_proof(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Tindak lanjut dinyatakan selesai tanpa tanggal selesai atau tanpa bukti.

    Ketentuan:
        Hasil evaluasi dan reviu diwujudkan menjadi perbaikan; perbaikan yang dinyatakan selesai dapat
        ditunjukkan.

    Alasan:
        Level kematangan tertinggi bersandar pada perbaikan yang selesai; pernyataan saja tidak cukup.

    Melanggar:
        status: selesai
        # tanpa `selesai` dan `bukti`

    Patuh:
        status: selesai
        selesai: 2025-02-20
        bukti: [{uraian: Formulir baru satu halaman, keadaan: sesudah, berkas: bukti/formulir.pdf}]

    Cara memenuhi:
        Isi `selesai` dan `bukti`, atau kembalikan statusnya ke `berjalan`.
    """
    if case.get("status") != _DONE:
        return
    if case.get("bukti") is None:
        yield case.breach(
            "status",
            message="Tindak lanjut ini dinyatakan selesai tanpa bukti.",
            help="Isi `bukti` (berkas, tautan, atau ref), atau kembalikan status ke `berjalan`.",
        )
    elif all(proof.get("keadaan") == _BEFORE for proof in case.all("bukti")):
        yield case.breach(
            "bukti",
            message="Tindak lanjut ini dinyatakan selesai, tetapi buktinya hanya keadaan `sebelum`.",
            help="Tambahkan bukti keadaan `sesudah`, atau kembalikan status ke `berjalan`.",
        )
    done = case.moment("selesai")
    if done is None:
        yield case.breach(
            "status",
            message="Tindak lanjut ini dinyatakan selesai tanpa tanggal selesai.",
            help="Isi `selesai` dengan tanggalnya.",
        )
    elif not done.happened(case.as_of):
        yield case.breach(
            "selesai",
            message=f"Dinyatakan selesai, tetapi tanggalnya {when(done, case)} belum tiba.",
            help="Betulkan tanggalnya, atau kembalikan status ke `berjalan`.",
        )


@rule("TLJ003", "follow-up-late", severity=WARNING, kinds=_KIND)
def follow_up_late(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Tindak lanjut belum selesai, padahal tenggatnya sudah lewat.

    Ketentuan:
        Tenggat ditulis penyusun evaluasi atau reviunya sendiri; peraturan tidak menentukannya. Peringatan
        ini bawaan alat.

    Alasan:
        Satu butir yang terlambat menahan level kematangan tertinggi.

    Melanggar:
        status: berjalan               # tenggat butirnya 28 Februari 2025, dan sekarang Juli 2025

    Patuh:
        status: selesai
        selesai: 2025-02-20
        bukti: [{tautan: "https://contoh.example/formulir"}]

    Cara memenuhi:
        Selesaikan dan catat buktinya; bila tenggatnya diubah, ubah pada evaluasi atau reviunya.
    """
    origin = origin_of(case.data, case.document.opd, case.index)
    item = item_of(origin, case.get("dari", "butir")) if origin else None
    due = parse_date(item.get("tenggat")) if item else None
    if due is not None and case.get("status") != _DONE and due < today(case.region, case.as_of):
        yield case.breach(
            "status",
            message=(
                f"Tindak lanjut ini masih `{case.get('status')}`, "
                f"padahal tenggatnya {tanggal(due)} sudah lewat."
            ),
            help="Selesaikan dan catat buktinya.",
        )


@rule("TLJ004", "follow-ups-contradict", "L2.3.a6.c", severity=ERROR, kinds=_KIND)
def follow_ups_contradict(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Dua rekaman tindak lanjut atas butir yang sama saling bertentangan.

    Ketentuan:
        Tiap butir evaluasi atau reviu ditindaklanjuti; keadaannya hanya satu.

    Alasan:
        Butir yang sekaligus selesai dan belum selesai tidak dapat dihitung.

    Melanggar:
        dari: {evaluasi: EVL-2024, butir: tl-1}
        status: berjalan               # TLJ-1 menyatakan butir yang sama selesai

    Patuh:
        dari: {evaluasi: EVL-2024, butir: tl-1}
        status: selesai                # satu rekaman untuk satu butir

    Cara memenuhi:
        Gabungkan keduanya menjadi satu rekaman dengan status yang sebenarnya.
    """
    origin, name = origin_of(case.data, case.document.opd, case.index), case.get("dari", "butir")
    if origin is None or name is None or case.get("status") == _DONE:
        return
    for card in case.index.of("tindak_lanjut"):
        other = origin_of(card.data, card.document.opd, case.index)
        same = other is not None and other.ref == origin.ref
        butir = str((card.data.get("dari") or {}).get("butir")).casefold()
        if same and butir == str(name).casefold() and card.data.get("status") == _DONE:
            yield case.breach(
                "status",
                message=(
                    f"Butir {quoted(name)} masih `{case.get('status')}` "
                    f"di sini, tetapi selesai menurut {quoted(card.id)}."
                ),
                help="Gabungkan kedua rekaman dengan status yang sebenarnya.",
            )
            return
