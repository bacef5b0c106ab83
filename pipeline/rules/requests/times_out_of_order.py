"""Times of a request that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.document import Data, as_list, dig
from pipeline.model.moments import Moment
from pipeline.model.pointer import Keys
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import when
from pipeline.rules.tickets import backward_waits, surely_in_order

_SUBMITTED = "L2.2.1.1.k3"
_AFTER_SUBMISSION: tuple[Keys, ...] = (
    ("direspons",),
    ("persetujuan", "waktu"),
    ("penolakan", "waktu"),
    ("dipenuhi",),
    ("dikonfirmasi",),
)


@rule(
    "PMT003", "request-times-out-of-order", _SUBMITTED, "L2.2.1.1.k7", severity=ERROR, kinds=("permintaan",)
)
def times_out_of_order(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Waktu pada permintaan saling bertentangan.

    Ketentuan:
        Waktu permintaan dihitung sejak diajukan sampai pemohon membenarkan bahwa kebutuhannya terpenuhi.
        Respons, persetujuan, pemenuhan, dan konfirmasi tidak mungkin mendahului pengajuan, dan konfirmasi
        tidak mendahului pemenuhan.

    Alasan:
        Satu waktu yang terbalik membuat semua lama waktu permintaan ini tidak dapat dipakai.

    Melanggar:
        diajukan: 2025-03-03 08:00
        dipenuhi: 2025-03-03 07:30

    Patuh:
        diajukan: 2025-03-03 08:00
        dipenuhi: 2025-03-03 11:00

    Cara memenuhi:
        Cocokkan dengan catatan aslinya dan perbaiki waktu yang salah tulis.
    """
    start, fulfilled = case.moment("diajukan"), case.moment("dipenuhi")
    for keys, at in () if _surely(case.document.data) else _later(case):
        if at is None or start is None:
            continue
        if at.before(start):
            earlier, limit, clause = "pengajuan", start, _SUBMITTED
        elif keys == ("dikonfirmasi",) and fulfilled is not None and at.before(fulfilled):
            earlier, limit, clause = "pemenuhan", fulfilled, "L2.2.1.1.k7"
        else:
            continue
        name = ".".join(str(key) for key in keys)
        yield case.breach(
            *keys,
            message=f"`{name}` ({when(at, case)}) lebih awal daripada {earlier} ({when(limit, case)}).",
            help="Cocokkan kedua waktu itu dengan catatan aslinya dan perbaiki yang salah tulis.",
            clauses=(clause,),
        )
    if "menunggu_pengguna" in case.document.data:
        yield from backward_waits(case, _SUBMITTED)


def _surely(data: Data) -> bool:
    """Whether nothing contradicts by the texts of the times alone, as in nearly all requests."""
    times = [dig(data, *keys) for keys in _AFTER_SUBMISSION if keys[0] in data]
    times += [dig(row, "waktu") for row in as_list(data.get("perkembangan"))]
    return surely_in_order(data.get("diajukan"), times, data.get("dipenuhi"), data.get("dikonfirmasi"))


def _later(case: Case) -> Iterator[tuple[Keys, Moment | None]]:
    """What comes after the submission, each place with its time."""
    for keys in _AFTER_SUBMISSION:
        if keys[0] in case.document.data:
            yield keys, case.moment(*keys)
    for number, at in enumerate(case.moments("perkembangan", "waktu")):
        yield ("perkembangan", number, "waktu"), at
