"""A complaint that says it came from a request, and a request that says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import quoted


@rule("ADU016", "origin-not-rerouted", "L2.2.1.1.T5.2.1.a", severity=ERROR, kinds=("aduan",), needs=("asal",))
def origin_mismatch(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Permintaan asal aduan tidak dialihkan ke aduan ini.

    Ketentuan:
        Permintaan yang ternyata gangguan diteruskan menjadi aduan. Permintaannya berstatus `dialihkan` dan
        menyebut aduan penggantinya; aduan itu memakai waktu pengajuan pertama.

    Alasan:
        Bila kedua catatan tidak saling menunjuk, satu kejadian terhitung dua kali atau jamnya salah mulai.

    Melanggar:
        jenis: aduan
        id: ADU-2025-0031
        asal: PMT-2025-0388       # permintaan itu berstatus dipenuhi

    Patuh:
        jenis: permintaan
        id: PMT-2025-0388
        status: dialihkan
        aduan: ADU-2025-0031

    Cara memenuhi:
        Ubah permintaannya menjadi `dialihkan` dengan `aduan` menunjuk ke sini, atau hapus `asal`.
    """
    origin = case.index.one(case.get("asal"), case.document.opd, "permintaan")
    if origin is None:
        return
    named = case.index.one(origin.data.get("aduan"), origin.document.opd, "aduan")
    if origin.data.get("status") != "dialihkan":
        status = quoted(origin.data.get("status"))
        message = f"Permintaan asal {quoted(origin.id)} berstatus {status}, bukan `dialihkan`."
    elif named is not None and named.ref != case.document.ref:
        message = f"Permintaan asal {quoted(origin.id)} dialihkan ke aduan lain, yaitu {quoted(named.id)}."
    else:
        return
    yield case.breach(
        "asal",
        message=message,
        help="Samakan kedua catatan (permintaan `dialihkan`, `aduan` menunjuk ke sini), atau hapus `asal`.",
    )
