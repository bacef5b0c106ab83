"""The instants of a ticket: when its clocks start, what has happened by now, what contradicts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from pipeline.law.law import Law
from pipeline.measure.terms import Terms, terms_of
from pipeline.model.case import Case
from pipeline.model.lean import dataclass
from pipeline.model.moments import Moment, parse_moment, read_moment

# Events that no ticket can have had before its clocks started.
AFTER_START = {
    "aduan": ("dicatat", "direspons", "diselesaikan", "pendampingan", "dikonfirmasi", "ditutup"),
    "permintaan": ("direspons", "dipenuhi", "dikonfirmasi"),
}
# Further pairs (earlier, later). Closing before a confirmation is no contradiction: it is a finding.
CHAIN = {
    "aduan": (("dilaporkan", "dicatat"), ("diselesaikan", "dikonfirmasi")),
    "permintaan": (("dipenuhi", "dikonfirmasi"),),
}
_SOLUTION = {"aduan": "diselesaikan", "permintaan": "dipenuhi"}
_REQUEST = "permintaan"
_NAMES = {
    "aduan": ("dilaporkan", *AFTER_START["aduan"]),
    "permintaan": ("diajukan", *AFTER_START["permintaan"]),
}
Times = Mapping[str, datetime]


@dataclass(frozen=True, slots=True)
class Events:
    """The instants that the clocks of a ticket need; None for what has not happened by `as_of`.

    Attributes:
        start: Where all clocks start; may lie in the future.
        day: The day of the start in the region's zone.
        origin: Which field gave it: "asal", "dilaporkan", "dicatat", or "" for a permintaan.
        response: First response by a person.
        solution: Solution given, or request fulfilled.
        onsite: On-site assistance began.
        confirmed: The user confirmed.
        closed: The ticket was closed.
        contradictory: Pairs of fields (earlier, later) that stand the wrong way round; "" is the start.
    """

    start: datetime
    day: date
    origin: str
    response: datetime | None
    solution: datetime | None
    onsite: datetime | None
    confirmed: datetime | None
    closed: datetime | None
    contradictory: tuple[tuple[str, str], ...]


def events_of(case: Case, law: Law) -> Events | None:
    """The events of a ticket by `as_of`; None where no start can be read."""
    document, zone = case.document, case.region.zone
    kind, data = document.jenis, document.data
    written: dict[str, Moment] = {}
    for name in _NAMES[kind]:
        text = data.get(name)
        at = read_moment(text, zone) if isinstance(text, str) else None
        if at is not None and not at.whole_day:
            written[name] = at
    begun, origin = _start(case, law, written)
    if begun is None:
        return None
    start = begun.at
    # What lies after the instant of judgement has not happened: it can end no clock and contradict nothing.
    now = case.as_of
    past = {name: at.at for name, at in written.items() if at.at <= now}
    response = _response(case, terms_of(law, case.opd, begun.day), past)
    if response is not None:
        past["direspons"] = response
    return Events(
        start=start,
        day=begun.day,
        origin=origin,
        response=response,
        solution=past.get(_SOLUTION[kind]),
        onsite=past.get("pendampingan"),
        confirmed=past.get("dikonfirmasi"),
        closed=past.get("ditutup"),
        contradictory=_contradictions(kind, past, start),
    )


def _start(case: Case, law: Law, written: Mapping[str, Moment]) -> tuple[Moment | None, str]:
    """Where the clocks start, and which field says so (readings A04, A12)."""
    if case.document.jenis == _REQUEST:
        return written.get("diajukan"), ""
    recorded, reported = written.get("dicatat"), written.get("dilaporkan")
    known = recorded or reported
    day = known.day if known else case.as_of.astimezone(case.region.zone).date()
    terms = terms_of(law, case.opd, day)
    submitted = _submitted(case) if "asal" in case.document.data else None
    if submitted and terms.reading("tiket.permintaan_menjadi_aduan") != "mulai-saat-dialihkan":
        return submitted, "asal"
    if reported is None or (recorded and terms.reading("jam.mulai_aduan") == "pencatatan"):
        return recorded, "dicatat"
    return reported, "dilaporkan"


def _submitted(case: Case) -> Moment | None:
    """When the request was submitted from which a complaint stems."""
    origin = case.index.one(case.get("asal"), case.document.opd, _REQUEST)
    at = parse_moment(origin.data.get("diajukan"), case.region.zone) if origin else None
    return None if at is None or at.whole_day else at


def _response(case: Case, terms: Terms, past: Times) -> datetime | None:
    """The first response by `as_of` (reading A05)."""
    given = past.get("direspons")
    if terms.reading("jam.respons_pertama") != "turunkan-dari-aktivitas-pertama":
        return given
    acts = [case.past("aktivitas", number, "waktu") for number in range(len(case.all("aktivitas")))]
    return min((act.at for act in acts if act is not None), default=given)


def _contradictions(kind: str, past: Times, start: datetime) -> tuple[tuple[str, str], ...]:
    found = [("", name) for name in AFTER_START[kind] if name in past and past[name] < start]
    for first, later in CHAIN[kind]:
        if first in past and later in past and past[later] < past[first]:
            found.append((first, later))
    return tuple(found)
