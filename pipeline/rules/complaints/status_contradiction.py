"""A status that says less, or something else, than the complaint's own events."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach, Outline
from pipeline.rules.complaints.missing_for_status import STAGES
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import when
from pipeline.rules.tickets import CANCELLED, judged

# Event, the first stage that may know it.
_REACHED = (("ditutup", "ditutup"), ("dikonfirmasi", "selesai"), ("diselesaikan", "selesai"))
# By status, the events that it may not know yet.
_AHEAD = {
    status: tuple(event for event, stage in _REACHED if number < STAGES.index(stage))
    for number, status in enumerate(STAGES)
}


def _may_contradict(seen: Outline) -> bool:
    status = seen.get("status")
    ahead = ("dikonfirmasi",) if status in CANCELLED else _AHEAD.get(str(status), ())
    return (status == "dieskalasi" and "eskalasi" not in seen) or any(event in seen for event in ahead)


@rule(
    "ADU019",
    "complaint-status-contradicted",
    "L2.2.1.2.k9",
    severity=ERROR,
    kinds=("aduan",),
    may=_may_contradict,
)
def status_contradiction(case: Case, law: Law) -> Iterator[Breach]:
    """Status aduan bertentangan dengan kejadian yang dicatat.

    Ketentuan:
        Formulir aduan menyebut sampai di mana penanganannya. Status harus sejalan dengan waktu-waktu yang
        tertulis: aduan yang sudah ditutup berstatus `ditutup`, yang dieskalasi menyebut eskalasinya, dan yang
        dikonfirmasi pelapor tidak dapat sekaligus batal.

    Alasan:
        Dari status ditentukan apakah tiket masuk hitungan; status yang keliru mengubah capaian.

    Melanggar:
        status: ditangani
        ditutup: 2025-03-03 11:00

    Patuh:
        status: ditutup
        ditutup: 2025-03-03 11:00

    Cara memenuhi:
        Sesuaikan `status` dengan langkah terakhir yang dicatat, atau perbaiki waktunya.
    """
    status = case.get("status")
    if judged(case, law) is None:
        return
    if status in CANCELLED and case.past("dikonfirmasi") is not None:
        yield _contradiction(case, f"Status `{status}`, padahal pelapor sudah membenarkan penyelesaiannya.")
    if status == "dieskalasi" and not case.get("eskalasi"):
        yield _contradiction(case, "Status `dieskalasi`, padahal `eskalasi` kosong.")
    for event in _AHEAD.get(status, ()):
        at = case.past(event)
        if at is not None:
            yield _contradiction(
                case, f"Status `{status}`, padahal `{event}` sudah terisi ({when(at, case)})."
            )
            return


def _contradiction(case: Case, message: str) -> Breach:
    return case.breach(
        "status",
        message=message,
        help="Sesuaikan `status` dengan langkah terakhir, atau perbaiki isian waktunya.",
    )
