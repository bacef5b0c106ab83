"""The instants of a ticket: when its clocks start, what has happened by now, what contradicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.moments import Moment, parse_moment

# Events that no ticket can have had before its clocks started.
_AFTER_START = {
    "aduan": ("dicatat", "direspons", "diselesaikan", "pendampingan", "dikonfirmasi", "ditutup"),
    "permintaan": ("direspons", "dipenuhi", "dikonfirmasi"),
}
# Further pairs (earlier, later). Closing before a confirmation is no contradiction: it is a finding.
_CHAIN = {
    "aduan": (("dilaporkan", "dicatat"), ("diselesaikan", "dikonfirmasi")),
    "permintaan": (("dipenuhi", "dikonfirmasi"),),
}
_SOLUTION = {"aduan": "diselesaikan", "permintaan": "dipenuhi"}
_REQUEST = "permintaan"
Times = Mapping[str, Moment]


@dataclass(frozen=True, slots=True)
class Events:
    """The instants that the clocks of a ticket need; None for what has not happened by `as_of`.

    Attributes:
        start: Where all clocks start; may lie in the future.
        origin: Which field gave it: "asal", "dilaporkan", "dicatat", or "" for a permintaan.
        response: First response by a person.
        solution: Solution given, or request fulfilled.
        onsite: On-site assistance began.
        confirmed: The user confirmed.
        closed: The ticket was closed.
        contradictory: Pairs of fields (earlier, later) that stand the wrong way round; "" is the start.
    """

    start: datetime
    origin: str
    response: datetime | None
    solution: datetime | None
    onsite: datetime | None
    confirmed: datetime | None
    closed: datetime | None
    contradictory: tuple[tuple[str, str], ...]


def events_of(case: Case, law: Law) -> Events | None:
    """The events of a ticket by `as_of`; None where no start can be read."""
    kind = case.document.jenis
    written = {name: moment for name in _names(kind) if (moment := case.moment(name)) is not None}
    start, origin = _start(case, law, written)
    if start is None:
        return None
    # What lies after the instant of judgement has not happened: it can end no clock and contradict nothing.
    past = {name: moment for name, moment in written.items() if moment.at <= case.as_of}
    response = _response(case, law, past, start)
    if response is not None:
        past["direspons"] = response
    return Events(
        start=start.at,
        origin=origin,
        response=_at(response),
        solution=_at(past.get(_SOLUTION[kind])),
        onsite=_at(past.get("pendampingan")),
        confirmed=_at(past.get("dikonfirmasi")),
        closed=_at(past.get("ditutup")),
        contradictory=_contradictions(kind, past, start),
    )


def _names(kind: str) -> tuple[str, ...]:
    return ("diajukan" if kind == _REQUEST else "dilaporkan", *_AFTER_START[kind])


def _start(case: Case, law: Law, written: Times) -> tuple[Moment | None, str]:
    """Where the clocks start, and which field says so (readings A04, A12)."""
    if case.document.jenis == _REQUEST:
        return written.get("diajukan"), ""
    recorded, reported = written.get("dicatat"), written.get("dilaporkan")
    known = recorded or reported
    at = known.at if known else case.as_of
    submitted = _submitted(case)
    if submitted and law.reading("tiket.permintaan_menjadi_aduan", case.opd, at) != "mulai-saat-dialihkan":
        return submitted, "asal"
    if reported is None or (recorded and law.reading("jam.mulai_aduan", case.opd, at) == "pencatatan"):
        return recorded, "dicatat"
    return reported, "dilaporkan"


def _submitted(case: Case) -> Moment | None:
    """When the request was submitted from which a complaint stems."""
    ref = case.get("asal")
    origin = case.index.one(ref, case.document.opd, _REQUEST) if ref else None
    return parse_moment(origin.data.get("diajukan"), case.region.zone) if origin else None


def _response(case: Case, law: Law, past: Times, start: Moment) -> Moment | None:
    """The first response by `as_of` (reading A05)."""
    given = past.get("direspons")
    if law.reading("jam.respons_pertama", case.opd, start.at) != "turunkan-dari-aktivitas-pertama":
        return given
    acts = [case.past("aktivitas", number, "waktu") for number in range(len(case.all("aktivitas")))]
    return min((act for act in acts if act is not None), key=lambda act: act.at, default=given)


def _contradictions(kind: str, past: Times, start: Moment) -> tuple[tuple[str, str], ...]:
    found = [("", name) for name in _AFTER_START[kind] if name in past and past[name].before(start)]
    pairs = ((first, later) for first, later in _CHAIN[kind] if first in past and later in past)
    found.extend((first, later) for first, later in pairs if past[later].before(past[first]))
    return tuple(found)


def _at(moment: Moment | None) -> datetime | None:
    return moment.at if moment is not None else None
