"""Times of a complaint that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.moments import Moment, parse_moment
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import when
from pipeline.rules.tickets import backward_waits, begun, surely_in_order

_CLAUSES = {
    "dicatat": "L2.2.1.2.k1",
    "direspons": "L2.1.1.1.p3",
    "diselesaikan": "L2.1.1.1.p1c",
    "pendampingan": "L2.1.1.1.p1c",
    "dikonfirmasi": "L2.2.1.2.k14",
    "ditutup": "L2.2.1.2.k15",
}
# Held against the start alone; what does not lie before it by the second does not by the day either.
_ONCE = _CLAUSES.keys() - {"dicatat", "dikonfirmasi"}


@rule(
    "ADU001",
    "complaint-times-out-of-order",
    "L2.2.1.2.k1",
    "L2.1.1.1.p1c",
    "L2.1.1.1.p3",
    "L2.2.1.2.k14",
    "L2.2.1.2.k15",
    severity=ERROR,
    kinds=("aduan",),
)
def times_out_of_order(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Waktu pada aduan saling bertentangan.

    Ketentuan:
        Waktu menanggapi dan waktu melayani dihitung sejak aduan dilaporkan. Karena itu pencatatan, respons,
        penyelesaian, konfirmasi, dan penutupan tidak mungkin mendahului laporan, dan pelapor baru dapat
        membenarkan solusi sesudah solusi itu diberikan.

    Alasan:
        Satu waktu yang terbalik membuat semua lama waktu tiket ini tidak dapat dipakai: hasilnya "tidak sah".

    Melanggar:
        dilaporkan: 2025-03-03 08:00
        direspons: 2025-03-03 07:59

    Patuh:
        dilaporkan: 2025-03-03 08:00
        direspons: 2025-03-03 08:09

    Cara memenuhi:
        Cocokkan dengan catatan aslinya (buku tamu, surel, pesan), lalu perbaiki waktu yang salah tulis.
    """
    contradictions = () if _surely(case.document.data) else _contradictions(case)
    for later, written, earlier, start in contradictions:
        yield case.breach(
            later,
            message=f"`{later}` ({when(written, case)}) lebih awal daripada {earlier} ({when(start, case)}).",
            help="Cocokkan kedua waktu itu dengan catatan aslinya dan perbaiki yang salah tulis.",
            clauses=(_CLAUSES[later],),
        )
    if "menunggu_pengguna" in case.document.data:
        yield from backward_waits(case, "L2.1.1.1.p1c")


def _surely(data: Data) -> bool:
    """Whether nothing contradicts by the texts of the times alone, as in nearly all complaints."""
    if "asal" in data:
        return False
    times = [data[name] for name in _CLAUSES if name in data]
    return surely_in_order(data.get("dilaporkan"), times, data.get("diselesaikan"), data.get("dikonfirmasi"))


def _contradictions(case: Case) -> Iterator[tuple[str, Moment, str, Moment]]:
    """Later field, its moment, name of the earlier event, its moment: at most one for each later field."""
    start, reported = begun(case), case.moment("dilaporkan")
    solved = case.moment("diselesaikan")
    data, zone = case.document.data, case.region.zone
    for later in _CLAUSES:
        written = parse_moment(data[later], zone) if later in data else None
        if written is None or (later in _ONCE and start is not None and start.at <= written.at):
            continue
        if start is not None and written.before(start):
            yield later, written, "saat aduan dilaporkan" if reported else "saat aduan bermula", start
        elif later == "dicatat" and reported is not None and written.before(reported):
            yield later, written, "`dilaporkan`", reported
        elif later == "dikonfirmasi" and solved is not None and written.before(solved):
            yield later, written, "`diselesaikan`", solved
