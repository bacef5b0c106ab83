"""The list of requests in the catalogue: one entry for one id, and at least one that can be asked for."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.running import runs, today
from pipeline.rules.telling import quoted

_LIST = "permintaan"


@rule("KAT005", "request-listed-twice", "L2.1.1.2.p1b", severity=ERROR, kinds=("layanan",))
def listed_twice(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Dua butir daftar permintaan memakai pengenal yang sama.

    Ketentuan:
        Katalog mencantumkan apa saja yang dapat diminta beserta janji waktunya.

    Alasan:
        Permintaan menunjuk butir dengan pengenalnya; bila ada dua, janjinya tidak tentu.

    Melanggar:
        permintaan:
          - {id: cetak, nama: Cetak ulang, target: 24 jam}
          - {id: cetak, nama: Cetak baru, target: 8 jam}

    Patuh:
        permintaan:
          - {id: cetak-ulang, nama: Cetak ulang, target: 24 jam}
          - {id: cetak-baru, nama: Cetak baru, target: 8 jam}

    Cara memenuhi:
        Beri pengenal lain; nilai lama sebuah butir ditulis di `riwayat` butir itu.
    """
    seen: set[str] = set()
    for number, butir in enumerate(case.all(_LIST)):
        name = str(butir.get("id", "")).casefold()
        if name in seen:
            yield case.breach(
                _LIST,
                number,
                "id",
                message=f"Butir {quoted(butir.get('id'))} sudah ada lebih dahulu dalam daftar ini.",
                help="Beri pengenal lain, atau gabungkan kedua butir.",
            )
        seen.add(name)


@rule("KAT006", "nothing-to-request", "L2.1.1.2.p1b", severity=WARNING, kinds=("layanan",))
def nothing_to_request(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Layanan berjalan, tetapi tidak satu pun butir permintaannya sedang tersedia.

    Ketentuan:
        Katalog mencantumkan apa saja yang dapat diminta pengguna.

    Alasan:
        Semua butir sudah berakhir atau belum dimulai: menurut katalog tidak ada yang dapat diminta, padahal
        layanannya dinyatakan berjalan. Keadaan ini dapat timbul hanya karena waktu berlalu, maka diingatkan.

    Melanggar:
        mulai: 2018-03-12
        permintaan:
          - {id: cetak, nama: Cetak ulang, target: 24 jam, berakhir: 2024-12-31}

    Patuh:
        mulai: 2018-03-12
        permintaan:
          - {id: cetak, nama: Cetak ulang, target: 24 jam}

    Cara memenuhi:
        Tambahkan butir yang berlaku sekarang, atau isi `berakhir` layanan bila memang sudah tidak berjalan.
    """
    day = today(case.region, case.as_of)
    listed = case.all(_LIST)
    if listed and runs(case.data, day) and not any(runs(butir, day) for butir in listed):
        yield case.breach(
            _LIST,
            message="Layanan ini berjalan, tetapi semua butir permintaannya berakhir atau belum dimulai.",
            help="Tambahkan butir yang berlaku sekarang, atau isi `berakhir` layanan.",
        )
