"""Acts that the regulation gives to two roles, done by one person (reading D11)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.people import Person
from pipeline.model.pointer import Keys
from pipeline.model.rule import Breach
from pipeline.rules.acts import blocks, person_at
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.telling import quoted

_IGNORED = "abaikan"
_REPEATED = "target_pengelolaan"
# Kind -> pairs (where the drafter stands, where the decider stands).
_PAIRS: dict[str, tuple[tuple[Keys, Keys], ...]] = {
    "kebutuhan": ((("disusun_oleh",), ("persetujuan", "oleh")),),
    "kebijakan": (
        (("disusun_oleh",), ("persetujuan_usulan", "oleh")),
        (("disusun_oleh",), ("persetujuan_rencana", "oleh")),
    ),
    "analisis_aplikasi": ((("disusun_oleh",), ("disetujui_oleh",)),),
    "drp": ((("disusun_oleh",), ("persetujuan", "oleh")), (("disusun_oleh",), ("penetapan", "oleh"))),
    "rilis": (
        (("pengajuan", "oleh"), ("pengecekan", "oleh")),
        (("pengajuan", "oleh"), ("persetujuan", "oleh")),
    ),
    "layanan": ((("penetapan_pengoperasian", "disusun_oleh"), ("penetapan_pengoperasian", "oleh")),),
    "koreksi": ((("oleh",), ("persetujuan", "oleh")),),
    "aplikasi": (),
}


@rule("STR101", "drafted-and-approved-by-one-hand", severity=WARNING, kinds=tuple(_PAIRS))
def drafted_and_approved_by_one_hand(case: Case, law: Law) -> Iterator[Breach]:
    """Satu orang menyusun dan menyetujui dokumen yang sama.

    Ketentuan:
        Peraturan tidak mengatur pemisahan tugas, tetapi menyebut dua peran untuk tiap tindakan; peringatan
        ini bawaan alat (bacaan `peran.pemisahan`).

    Alasan:
        Persetujuan atas pekerjaan sendiri tidak menambah pemeriksaan.

    Melanggar:
        disusun_oleh: kabid
        persetujuan: {oleh: kabid, waktu: 2024-05-20}

    Patuh:
        disusun_oleh: adm-loket
        persetujuan: {oleh: kabid, waktu: 2024-05-20}

    Cara memenuhi:
        Serahkan penyusunan atau persetujuannya kepada orang lain. Di OPD kecil yang merangkap, biarkan
        peringatan ini.
    """
    if law.reading("peran.pemisahan", case.opd, case.as_of) == _IGNORED:
        return
    seen: set[Person] = set()
    for first, second in _pairs(case):
        drafter, decider = person_at(case, *first), person_at(case, *second)
        if drafter is not None and drafter == decider and drafter not in seen:
            seen.add(drafter)
            yield case.breach(
                *second,
                message=(
                    f"{quoted(case.get(*second))} menyetujui dokumen yang disusun atau diajukannya sendiri."
                ),
                help="Serahkan salah satunya kepada orang lain, bila ada.",
            )


def _pairs(case: Case) -> list[tuple[Keys, Keys]]:
    pairs = list(_PAIRS[case.document.jenis])
    if case.document.jenis == "aplikasi":
        pairs += [((*keys, "disusun_oleh"), (*keys, "disetujui_oleh")) for keys, _ in blocks(case, _REPEATED)]
    if case.document.jenis == "drp":
        pairs += [(("disusun_oleh",), (*keys, "oleh")) for keys, _ in blocks(case, "persetujuan")]
    return pairs
