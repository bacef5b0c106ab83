"""An estimate that ran out without the complaint being passed on."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.moments import Moment
from pipeline.model.rule import Breach
from pipeline.rules.acts import person_at, title
from pipeline.rules.authority import INFRASTRUCTURE_ADMINISTRATOR, INFRASTRUCTURE_OWNER, may_act
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.telling import when
from pipeline.rules.tickets import counted

_INFRASTRUCTURE = (INFRASTRUCTURE_ADMINISTRATOR, INFRASTRUCTURE_OWNER)


@rule(
    "ADU008",
    "estimate-passed-without-escalation",
    "L2.2.1.2.T6.2.3.b",
    severity=WARNING,
    kinds=("aduan",),
    needs=("estimasi_selesai",),
)
def estimate_passed(case: Case, law: Law) -> Iterator[Breach]:
    """Perkiraan selesai terlewati tanpa eskalasi kepada Administrator Infrastruktur dan Aplikasi.

    Ketentuan:
        Administrator Layanan memperkirakan kapan gangguan selesai. Bila meleset dari perkiraan itu, gangguan
        diteruskan kepada Administrator Infrastruktur dan Aplikasi.

    Alasan:
        Eskalasi memastikan gangguan yang lebih berat segera sampai kepada yang mampu mengatasinya.

    Melanggar:
        estimasi_selesai: 2025-03-03 12:00
        diselesaikan: 2025-03-03 15:00
        # tanpa eskalasi

    Patuh:
        estimasi_selesai: 2025-03-03 12:00
        eskalasi:
          - {tingkat: 1, kepada: adm-server, waktu: 2025-03-03 12:00}
        diselesaikan: 2025-03-03 15:00

    Cara memenuhi:
        Catat eskalasinya di `eskalasi`; bila belum dieskalasi, teruskan sekarang juga.
    """
    estimate = case.past("estimasi_selesai")
    if estimate is None or counted(case, law) is None or not _overrun(case, estimate):
        return
    if not any(_reached(case, number) for number in range(len(case.all("eskalasi")))):
        yield case.breach(
            "estimasi_selesai",
            message=(
                f"Perkiraan selesai ({when(estimate, case)}) terlewati tanpa eskalasi "
                f"kepada {title(law, INFRASTRUCTURE_ADMINISTRATOR)}."
            ),
            help="Catat eskalasi di `eskalasi` (tingkat, kepada, waktu), atau teruskan sekarang bila belum.",
        )


def _reached(case: Case, number: int) -> bool:
    """Whether an escalation went to the infrastructure side; free text is taken at its word."""
    at, person = case.past("eskalasi", number, "waktu"), person_at(case, "eskalasi", number, "kepada")
    if at is None or person is None or case.service is None:
        return at is not None
    return any(may_act(case, person, role, at, case.service) for role in _INFRASTRUCTURE)


def _overrun(case: Case, estimate: Moment) -> bool:
    """Whether the solution came after the estimate, or is still missing when the estimate has passed."""
    done = case.past("diselesaikan") or case.past("dikonfirmasi") or case.past("ditutup")
    return estimate.before(done) if done is not None else estimate.at < case.as_of
