"""Steps that are dated before their complaint began or after it was closed."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.moments import surely_between
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import when
from pipeline.rules.tickets import begun, judged

_LISTS = (("aktivitas", "L2.2.1.2.k11"), ("eskalasi", "L2.2.1.2.T6.2.3.b"))


@rule(
    "ADU011",
    "activity-outside-complaint",
    "L2.2.1.2.k11",
    "L2.2.1.2.T6.2.3.b",
    severity=ERROR,
    kinds=("aduan",),
    needs=("aktivitas", "eskalasi"),
)
def activity_outside_ticket(case: Case, law: Law) -> Iterator[Breach]:
    """Langkah penanganan bertanggal di luar masa aduannya.

    Ketentuan:
        Formulir aduan mencatat langkah penanganan beserta waktunya. Langkah terjadi sesudah aduan dilaporkan
        dan sebelum laporan ditutup.

    Alasan:
        Langkah yang mendahului laporan atau menyusul penutupan menunjukkan ada waktu yang salah tulis.

    Melanggar:
        dilaporkan: 2025-03-03 08:00
        aktivitas:
          - {waktu: 2025-03-02 09:00, oleh: adm-loket, uraian: Memeriksa jaringan}

    Patuh:
        dilaporkan: 2025-03-03 08:00
        aktivitas:
          - {waktu: 2025-03-03 09:00, oleh: adm-loket, uraian: Memeriksa jaringan}

    Cara memenuhi:
        Perbaiki waktu langkah itu, atau waktu laporan dan penutupannya.
    """
    start, closed = begun(case), case.moment("ditutup")
    if judged(case, law) is None or start is None:
        return
    data = case.document.data
    told = data.get("dilaporkan") if case.moment("dilaporkan") == start else None
    for field, clause in _LISTS:
        rows = data.get(field)
        # Nearly all steps lie between by their texts alone, and no other rule reads when they were taken.
        if rows is None or surely_between(_times(rows), told, data.get("ditutup")):
            continue
        for number, at in enumerate(case.moments(field, "waktu")):
            # What lies in between by the second does so by the day: nearly all steps do.
            if at is None or (start.at <= at.at and (closed is None or at.at <= closed.at)):
                continue
            early = at.before(start)
            late = closed is not None and closed.before(at)
            if not (early or late):
                continue
            edge = f"sebelum aduan dilaporkan ({when(start, case)})" if early else "sesudah aduan ditutup"
            yield case.breach(
                field,
                number,
                "waktu",
                message=f"Waktu `{field}` ke-{number + 1} ({when(at, case)}) jatuh {edge}.",
                help="Perbaiki waktu langkah ini, atau waktu laporan dan penutupannya.",
                clauses=(clause,),
            )


def _times(rows: object) -> list[object]:
    """What is written as the time of each row."""
    listed = rows if isinstance(rows, list) else [rows]
    return [row.get("waktu") if isinstance(row, dict) else None for row in listed]
