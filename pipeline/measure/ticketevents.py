"""The instants of a ticket: when its clocks start, what happened by the instant of judgement, what contradicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.moments import Moment, parse_moment

# Statuses that take a ticket out of every denominator (reading A20); their number is printed.
EXCLUDED = frozenset({"batal", "duplikat", "bukan_lingkup", "ditolak", "dialihkan"})
# Later events of each kind, in the order in which they may happen: (earlier, later).
_CHAIN = {
    "aduan": (("diselesaikan", "dikonfirmasi"), ("dilaporkan", "dicatat")),
    "permintaan": (("dipenuhi", "dikonfirmasi"),),
}
_AFTER_START = {
    "aduan": ("dicatat", "direspons", "diselesaikan", "pendampingan", "dikonfirmasi"),
    "permintaan": ("direspons", "dipenuhi", "dikonfirmasi"),
}


@dataclass(frozen=True, slots=True)
class Events:
    """The instants that the clocks of a ticket need; None for what has not happened.

    Attributes:
        start: Where all clocks start.
        origin: Which field gave it: "asal", "dilaporkan", "dicatat", or "" for a permintaan.
        response: First response by a person.
        solution: Solution given, or request fulfilled.
        onsite: On-site assistance began.
        confirmed: The user confirmed.
        closed: The ticket was closed.
        contradictory: Whether the record's times contradict each other.
    """

    start: datetime
    origin: str
    response: datetime | None
    solution: datetime | None
    onsite: datetime | None
    confirmed: datetime | None
    closed: datetime | None
    contradictory: bool


def events_of(case: Case, law: Law) -> Events | None:
    """The events of a ticket by `as_of`; None where no start can be read."""
    start, origin = start_of(case, law)
    if start is None:
        return None
    is_request = case.document.jenis == "permintaan"
    return Events(
        start=start.at,
        origin=origin,
        response=_at(response_of(case, law)),
        solution=_at(case.past("dipenuhi" if is_request else "diselesaikan")),
        onsite=_at(case.past("pendampingan")),
        confirmed=_at(case.past("dikonfirmasi")),
        closed=_at(case.past("ditutup")),
        contradictory=bool(contradictions(case, start)),
    )


def start_of(case: Case, law: Law) -> tuple[Moment | None, str]:
    """Where the clocks start, and which field says so (readings A04, A12)."""
    if case.document.jenis == "permintaan":
        return case.moment("diajukan"), ""
    if law.reading("tiket.permintaan_menjadi_aduan", case.opd) != "mulai-saat-dialihkan":
        origin = case.index.one(case.get("asal"), case.document.opd, "permintaan")
        submitted = parse_moment(origin.data.get("diajukan"), case.region.zone) if origin else None
        if submitted is not None:
            return submitted, "asal"
    reported = case.moment("dilaporkan")
    if reported is None or law.reading("jam.mulai_aduan", case.opd) == "pencatatan":
        return case.moment("dicatat"), "dicatat"
    return reported, "dilaporkan"


def response_of(case: Case, law: Law) -> Moment | None:
    """The first response by `as_of` (readings A05, A06)."""
    given = case.past("direspons")
    if given is not None or law.reading("jam.respons_pertama", case.opd) == "isian-tambahan-wajib":
        return given
    first = [case.past("aktivitas", n, "waktu") for n in range(len(case.all("aktivitas")))]
    return min((moment for moment in first if moment is not None), key=lambda moment: moment.at, default=None)


def contradictions(case: Case, start: Moment) -> list[tuple[str, str]]:
    """Pairs (earlier, later) of events whose times stand the wrong way round; "" is the start."""
    kind = case.document.jenis
    found = [("", name) for name in _AFTER_START[kind] if _wrong(start, case.moment(name))]
    pairs = ((first, later) for first, later in _CHAIN[kind] if _wrong(case.moment(first), case.moment(later)))
    return [*found, *pairs]


def _wrong(first: Moment | None, later: Moment | None) -> bool:
    return first is not None and later is not None and later.before(first)


def _at(moment: Moment | None) -> datetime | None:
    return moment.at if moment is not None else None
