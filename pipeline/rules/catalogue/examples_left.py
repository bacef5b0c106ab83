"""Words of the example that `spbe init` writes, left standing in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.document import as_list, dig
from pipeline.model.pointer import Keys
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.telling import quoted

LEADER = "Nama Pimpinan"
SERVICE = "Apa yang diperoleh pengguna dari layanan ini."
REQUEST = "Nama butir permintaan"
_EXAMPLES = frozenset({LEADER, SERVICE, REQUEST})


@rule("KAT013", "example-left", severity=WARNING, kinds=("layanan", "opd"))
def example_left(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Isi contoh dari `spbe init` masih tertulis dalam katalog.

    Ketentuan:
        Katalog memuat nama orang, uraian, dan butir permintaan yang sebenarnya.

    Alasan:
        Situs dan dokumen memuat katalog apa adanya; isi contoh akan terbit sebagai janji OPD.

    Melanggar:
        deskripsi: Apa yang diperoleh pengguna dari layanan ini.

    Patuh:
        deskripsi: Alamat surel resmi bagi setiap pegawai.

    Cara memenuhi:
        Ganti dengan isi yang sebenarnya.
    """
    for keys, words in _texts(case):
        if isinstance(words, str) and words.strip() in _EXAMPLES:
            yield case.breach(
                *keys,
                message=f"{quoted(words.strip())} masih isi contoh dari `spbe init`.",
                help=f"Ganti `{keys[-1]}` dengan isi yang sebenarnya.",
            )


def _texts(case: Case) -> Iterator[tuple[Keys, Any]]:
    """The places where the example has words to be replaced."""
    yield ("deskripsi",), case.get("deskripsi")
    for number, butir in enumerate(case.all("permintaan")):
        yield ("permintaan", number, "nama"), butir.get("nama")
    leaders = case.get("struktur", "pimpinan")
    if isinstance(leaders, Mapping):
        yield ("struktur", "pimpinan", "nama"), leaders.get("nama")
    for number, leader in enumerate(() if isinstance(leaders, Mapping) else as_list(leaders)):
        yield ("struktur", "pimpinan", number, "nama"), dig(leader, "nama")
