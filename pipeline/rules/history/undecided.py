"""A past that cannot be told is said to be so."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.past import Standing
from pipeline.model.pointer import Pointer
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, region_rule


@region_rule("RWY009", "history-undecided", severity=WARNING)
def past_undecided(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Riwayat git tidak dapat dinilai.

    Ketentuan:
        Peraturan tidak mengatur riwayat berkas; peringatan ini bawaan alat. Yang tidak dapat dinilai tidak
        dianggap baik.

    Alasan:
        Pada klona dangkal git menyebut semua rekaman masuk hari ini dan tidak melihat penghapusan. Hasil
        seperti itu menyesatkan, sehingga tidak satu pun aturan riwayat dijalankan.

    Melanggar:
        # actions/checkout dengan fetch-depth: 1

    Patuh:
        # actions/checkout dengan fetch-depth: 0

    Cara memenuhi:
        Ambil riwayat lengkap (`fetch-depth: 0`, atau `git fetch --unshallow`), lalu periksa lagi.
    """
    pemda = world.region.pemda
    if world.past.standing is Standing.UNDECIDED or (
        world.past.why and world.past.standing is Standing.KNOWN
    ):
        yield Breach(
            pemda.pointer() if pemda else Pointer("catalog/pemda.yaml"),
            f"Riwayat git tidak dapat dinilai: {world.past.why}.",
            "Ambil riwayat lengkap (fetch-depth: 0), lalu periksa lagi.",
            document=pemda.ref if pemda else "",
        )
