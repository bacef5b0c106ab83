"""Complaints that point at one another in ways that cannot be: repeats, parents, duplicates."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import World
from pipeline.model.document import dig
from pipeline.model.moments import Moment, parse_moment
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, region_rule
from pipeline.rules.telling import quoted
from pipeline.rules.tickets import circles


@region_rule("ADU012", "impossible-recurrence", "L2.2.1.2.t2", severity=ERROR)
def impossible_recurrence(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Aduan disebut berulang dari aduan yang lebih baru, atau dari dirinya sendiri.

    Ketentuan:
        Penanganan aduan bertujuan agar gangguan yang sama tidak terulang. `berulang_dari` menunjuk aduan
        sebelumnya, sehingga pengulangan dapat dihitung.

    Alasan:
        Rangkaian yang berputar atau terbalik membuat hitungan pengulangan salah.

    Melanggar:
        id: ADU-2025-0007
        berulang_dari: ADU-2025-0009   # dilaporkan sesudahnya

    Patuh:
        id: ADU-2025-0009
        berulang_dari: ADU-2025-0007

    Cara memenuhi:
        Tunjuk aduan terdahulu yang gangguannya sama, atau hapus `berulang_dari`.
    """
    for card in world.index.linked("aduan"):
        earlier = _target(world, card, "berulang_dari")
        if earlier is None:
            continue
        first, second = _start(earlier, world), _start(card, world)
        backwards = first is not None and second is not None and second.before(first)
        if earlier.ref == card.ref or backwards:
            yield Breach(
                card.document.pointer("berulang_dari"),
                f"Aduan ini disebut berulang dari {quoted(earlier.id)}, padahal itu tidak lebih dahulu.",
                "Tunjuk aduan terdahulu yang gangguannya sama, atau hapus isian ini.",
                document=card.ref,
            )


@region_rule("ADU023", "circular-incident", severity=ERROR)
def circular_incident(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Aduan saling menyebut sebagai insiden induk.

    Ketentuan:
        Peraturan tidak mengatur insiden induk. Alat memakai `insiden_induk` untuk menghubungkan aduan
        beberapa layanan yang berasal dari satu gangguan; hubungan itu berujung pada satu induk.

    Alasan:
        Tanpa ujung, laporan tidak dapat menunjukkan gangguan mana yang menjadi sebab bersama.

    Melanggar:
        id: ADU-2025-0007
        insiden_induk: ADU-2025-0007

    Patuh:
        id: ADU-2025-0008
        insiden_induk: ADU-2025-0007

    Cara memenuhi:
        Pilih satu aduan sebagai induk dan hapus `insiden_induk` dari aduan itu.
    """
    found = circles(world.index.linked("aduan"), lambda card: _target(world, card, "insiden_induk"))
    for card in found:
        yield Breach(
            card.document.pointer("insiden_induk"),
            "Rantai `insiden_induk` dari aduan ini kembali ke aduan ini sendiri.",
            "Pilih satu aduan sebagai induk dan hapus `insiden_induk` dari aduan itu.",
            document=card.ref,
        )


@region_rule("ADU021", "circular-duplicate-complaint", "L2.2.1.2.k9", severity=ERROR)
def circular_duplicate(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Aduan yang dinyatakan duplikat saling menunjuk, sehingga tidak ada yang ditangani.

    Ketentuan:
        Formulir aduan menyebut sampai di mana penanganannya. Duplikat keluar dari hitungan target karena ada
        tiket lain yang menanganinya.

    Alasan:
        Bila rantai duplikat berputar, gangguan itu hilang dari semua hitungan.

    Melanggar:
        id: ADU-2025-0011
        status: duplikat
        pembatalan: {alasan: Sama, oleh: adm-loket, duplikat_dari: ADU-2025-0011}

    Patuh:
        id: ADU-2025-0011
        status: duplikat
        pembatalan: {alasan: Sama, oleh: adm-loket, duplikat_dari: ADU-2025-0010}

    Cara memenuhi:
        Tunjuk tiket yang sungguh ditangani; tiket itu sendiri tidak berstatus duplikat.
    """
    found = circles(
        world.index.linked("aduan"), lambda card: _target(world, card, "pembatalan", "duplikat_dari")
    )
    for card in found:
        yield Breach(
            card.document.pointer("pembatalan", "duplikat_dari"),
            "Rantai duplikat dari aduan ini kembali ke aduan ini sendiri; tidak ada tiket yang ditangani.",
            "Tunjuk tiket yang sungguh ditangani.",
            document=card.ref,
        )


def _target(world: World, card: Card, *keys: str) -> Card | None:
    return world.index.one(dig(card.data, *keys), card.document.opd, "aduan")


def _start(card: Card, world: World) -> Moment | None:
    return parse_moment(card.data.get("dilaporkan") or card.data.get("dicatat"), world.region.zone)
