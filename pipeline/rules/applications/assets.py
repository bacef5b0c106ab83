"""Applications in use whose assets or configuration are not on record."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.running import runs, today
from pipeline.wording import daftar


@rule("APL009", "assets-not-recorded", "L2.2.3.p3a", severity=WARNING, kinds=("aplikasi",))
def assets_not_recorded(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Aset atau konfigurasi aplikasi yang sedang dipakai belum dicatat.

    Ketentuan:
        Pengelolaan aplikasi mencakup pencatatan aset aplikasi dan konfigurasinya.

    Alasan:
        Tanpa catatan itu aplikasi sulit dipulihkan, diserahterimakan, atau diaudit.

    Melanggar:
        status: operasional
        # tanpa `aset` dan `konfigurasi`

    Patuh:
        status: operasional
        aset: {pemilik: Disdukcapil, lokasi: Pusat data daerah}
        konfigurasi: {versi: "3.10", komponen: [PostgreSQL 15]}

    Cara memenuhi:
        Isi `aset` dan `konfigurasi`.
    """
    if case.get("pengelola") == "pusat" or not runs(case.data, today(case.region, case.as_of)):
        return
    missing = [f"`{name}`" for name in ("aset", "konfigurasi") if case.get(name) is None]
    if missing:
        yield case.breach(
            "nama",
            message=f"Aplikasi ini sedang dipakai, tetapi {daftar(missing)} belum dicatat.",
            help=f"Isi {daftar(missing)}.",
        )
