"""What the recovery rules share: the times of a recovery for each service, and the plan it used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.case import Case
from pipeline.model.moments import Moment
from pipeline.model.pointer import Keys
from pipeline.rules.acts import beside

# In the order in which they happen, after the disaster.
STEPS = ("aktivasi", "memadai", "pulih")
NAMES = {
    "data_terakhir": "data terakhir",
    "bencana": "bencana",
    "aktivasi": "aktivasi DRP",
    "memadai": "layanan memadai",
    "pulih": "layanan pulih",
}


def recovered(case: Case) -> Moment | None:
    """When the last of the services ran normally again; None while one does not."""
    moments = [case.past(*place(case, part, "pulih")) for part in parts(case)]
    known = [moment for moment in moments if moment is not None]
    return max(known, key=lambda moment: moment.at) if known and len(known) == len(moments) else None


def parts(case: Case) -> Iterator[int]:
    """Positions of the services."""
    yield from range(len(case.all("layanan")))


def place(case: Case, part: int, name: str) -> Keys:
    """Where a time of one service stands: at the service if it has its own, else at the record."""
    own = case.get("layanan", part)
    return ("layanan", part, name) if isinstance(own, Mapping) and name in own else (name,)


def plan_of(case: Case) -> Case | None:
    """The recovery plan that a record names."""
    card = case.index.one(case.get("drp"), case.document.opd, "drp")
    return beside(case, card) if card is not None else None


def plan_used(case: Case) -> bool:
    """Whether a plan was activated by the instant of judgement."""
    return case.past("aktivasi") is not None or case.get("drp") is not None
