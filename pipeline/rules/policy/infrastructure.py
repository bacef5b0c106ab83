"""What the three policy rules share: which policies are about infrastructure, and since when they hold."""

from __future__ import annotations

from pipeline.model.case import Case
from pipeline.model.moments import Moment

APPROVALS = ("persetujuan_usulan", "persetujuan_rencana")


def about_infrastructure(case: Case) -> bool:
    """Whether 2.1.2.3 speaks of this policy."""
    return bool(case.get("lingkup") == "infrastruktur")


def holds_since(case: Case) -> Moment | None:
    """The first day on which a policy holds, by the instant of judgement; without `berlaku`, its own date."""
    return case.past("berlaku", "mulai") if case.get("berlaku", "mulai") else case.past("tanggal")
