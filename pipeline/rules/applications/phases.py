"""The phases of a development: when the first began, whether they contradict themselves, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.moments import Moment
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.telling import when

_ORDER = ("rancang_bangun", "implementasi", "pengujian", "pemeliharaan")
_ONE_AFTER_ANOTHER = frozenset({"sdlc", "waterfall"})


@rule("APL010", "phase-ends-before-start", "L2.2.3.p1", severity=ERROR, kinds=("pengembangan",))
def phase_ends_before_start(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Fase pengembangan selesai sebelum dimulai.

    Ketentuan:
        Pembangunan dan pengembangan aplikasi mengikuti metodologi dengan fase-fasenya.

    Alasan:
        Waktu yang bertentangan membuat catatan fasenya tidak dapat dipakai.

    Melanggar:
        fase: [{nama: implementasi, mulai: 2024-11-18, selesai: 2024-11-02}]

    Patuh:
        fase: [{nama: implementasi, mulai: 2024-11-18, selesai: 2025-02-14}]

    Cara memenuhi:
        Betulkan tanggal yang keliru.
    """
    for number in range(len(case.all("fase"))):
        start, end = case.moment("fase", number, "mulai"), case.moment("fase", number, "selesai")
        if start is not None and end is not None and end.before(start):
            yield case.breach(
                "fase",
                number,
                "selesai",
                message=f"Fase ini selesai {when(end, case)}, sebelum dimulai {when(start, case)}.",
                help="Betulkan tanggal yang keliru.",
            )


@rule("APL011", "phases-out-of-order", "L2.2.3.p1", severity=WARNING, kinds=("pengembangan",))
def phases_out_of_order(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Fase pengembangan tidak berurutan menurut metodologinya.

    Ketentuan:
        Metodologi berurutan memuat empat fase: rancang bangun, implementasi, pengujian, lalu pemeliharaan.
        Metodologi lain, seperti agile, boleh mengulang dan mendahului.

    Alasan:
        Pengujian yang dimulai sebelum implementasi menguji yang belum ada.

    Melanggar:
        metodologi: waterfall
        fase:
          - {nama: implementasi, mulai: 2024-11-18}
          - {nama: rancang_bangun, mulai: 2025-01-06}

    Patuh:
        metodologi: waterfall
        fase:
          - {nama: rancang_bangun, mulai: 2024-10-01}
          - {nama: implementasi, mulai: 2024-11-18}

    Cara memenuhi:
        Betulkan tanggal fasenya, atau tulis metodologi yang sebenarnya dipakai.
    """
    if case.get("metodologi") not in _ONE_AFTER_ANOTHER:
        return
    begun = [(name, start) for name in _ORDER if (start := _first(case, name)) is not None]
    for (earlier, before), (later, after) in pairwise(begun):
        if after.before(before):
            yield case.breach(
                "fase",
                message=(
                    f"Fase `{later}` dimulai {when(after, case)}, sebelum fase `{earlier}` dimulai "
                    f"{when(before, case)}."
                ),
                help="Betulkan tanggal fase, atau tulis metodologi yang sebenarnya dipakai.",
            )


def first_phase(case: Case) -> Moment | None:
    """When the first phase began, by the instant of judgement."""
    starts = (case.past("fase", n, "mulai") for n in range(len(case.all("fase"))))
    return min((start for start in starts if start is not None), key=lambda start: start.at, default=None)


def _first(case: Case, name: str) -> Moment | None:
    rows = [n for n in range(len(case.all("fase"))) if case.get("fase", n, "nama") == name]
    starts = (case.moment("fase", n, "mulai") for n in rows)
    return min((start for start in starts if start is not None), key=lambda start: start.at, default=None)
