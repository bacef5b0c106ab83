"""Monitoring against the rest: outages, complaints and releases of a service laid beside one another."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import datetime, timedelta

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import Case, World
from pipeline.model.disagreement import (
    COMPLAINT_WITHOUT_OUTAGE,
    COMPLAINTS_AFTER_RELEASE,
    OUTAGE_WITHOUT_COMPLAINT,
    Disagreement,
)
from pipeline.model.lean import dataclass
from pipeline.model.moments import Moment
from pipeline.model.periods import month_of, parse_period
from pipeline.model.pointer import Keys
from pipeline.rules.tickets import CANCELLED

# Defaults of the tool: how late an outage may be reported, and what is a burst.
LATE_REPORT = timedelta(days=1)
AFTER_RELEASE = timedelta(hours=72)
BURST = 3
TIMES_BEFORE = 2
_ENDS = ("diselesaikan", "dikonfirmasi", "ditutup")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """An outage, a complaint, a release or a watched time.

    Attributes:
        case: The record that tells of it.
        keys: Where in it.
        start: Its beginning.
        end: Its end; None while it runs.
    """

    case: Case
    keys: Keys
    start: datetime
    end: datetime | None

    def touches(self, first: datetime, last: datetime | None) -> bool:
        """Whether it shares an instant with [first, last], None meaning that the other runs on."""
        return (last is None or self.start <= last) and (self.end is None or first <= self.end)


@dataclass(frozen=True, slots=True)
class _Story:
    """What is told of one service, by start."""

    outages: tuple[_Stretch, ...]
    watched: tuple[_Stretch, ...]
    complaints: tuple[_Stretch, ...]
    releases: tuple[_Stretch, ...]


def disagreements(world: World, law: Law, *kinds: str) -> list[Disagreement]:
    """All disagreements of some kinds (none given: all), by service, start and kind.

    An outage is answered by any complaint about the service that was open during it or was reported within a
    day of its end, or that it names itself. A complaint that the whole service stood still is answered by any
    outage, planned or not, at its time; where nobody watched, nothing is said. A burst is at least three
    complaints within 72 hours of a release, and at least twice as many as in 72 hours before it.
    """
    heaviest = law.vocabulary("dampak")[:1]
    found = [
        one
        for service, story in _stories(world).items()
        for one in (
            *_unanswered_outages(service, story),
            *_unseen_complaints(service, story, heaviest),
            *_bursts(service, story),
        )
        if not kinds or one.kind in kinds
    ]
    return sorted(found, key=lambda one: (one.service, one.start, one.kind, one.document.ref, one.keys))


def _stories(world: World) -> dict[str, _Story]:
    """The stories of the services that are monitored or released; the others cannot disagree."""
    outages: dict[str, list[_Stretch]] = {}
    watched: dict[str, list[_Stretch]] = {}
    releases: dict[str, list[_Stretch]] = {}
    complaints: dict[str, list[_Stretch]] = {}
    for card in world.index.of("pemantauan"):
        _file(outages, card, list(_outages(world, card)))
        _file(watched, card, list(_watched(world, card)))
    for card in world.index.of("rilis"):
        _file(releases, card, list(_runs(world, card)))
    for card in world.index.of("aduan") if watched or releases else ():
        if any(name in watched or name in releases for name in card.services):
            _file(complaints, card, list(_complaint(world, card)))
    parts = (outages, watched, complaints, releases)
    names = {name for part in (watched, releases) for name in part}
    return {name: _Story(*(_by_start(part.get(name, [])) for part in parts)) for name in names}


def _file(by_service: dict[str, list[_Stretch]], card: Card, stretches: list[_Stretch]) -> None:
    for name in card.services:
        by_service.setdefault(name, []).extend(stretches)


def _by_start(stretches: list[_Stretch]) -> tuple[_Stretch, ...]:
    return tuple(sorted(stretches, key=lambda one: (one.start, one.case.document.ref)))


def _outages(world: World, card: Card) -> Iterator[_Stretch]:
    case = world.case(card)
    for number in range(len(case.all("gangguan"))):
        yield from _between(case, ("gangguan", number), case.past("gangguan", number, "mulai"), "selesai")


def _watched(world: World, card: Card) -> Iterator[_Stretch]:
    """The observed time of a record: its rows of `teramati`, else its whole period."""
    case, period = world.case(card), parse_period(card.data.get("periode"))
    rows = case.all("teramati")
    for number in range(len(rows)):
        yield from _between(case, ("teramati", number), case.past("teramati", number, "mulai"), "selesai")
    if period is not None and not rows:
        start, end = period.bounds(world.region.zone)
        yield _Stretch(case, ("periode",), start, end)


def _runs(world: World, card: Card) -> Iterator[_Stretch]:
    case = world.case(card)
    single = not isinstance(card.data.get("pelaksanaan"), (list, tuple))
    for number, run in enumerate(case.all("pelaksanaan")):
        keys: Keys = ("pelaksanaan",) if single else ("pelaksanaan", number)
        if run.get("hasil") != "dibatalkan":
            yield from _between(case, keys, case.past(*keys, "mulai"), "selesai")


def _between(case: Case, keys: Keys, start: Moment | None, end: str) -> Iterator[_Stretch]:
    """A row that has begun, to its end where that has come."""
    last = case.past(*keys, end)
    if start is not None and (last is None or last.at >= start.at):
        yield _Stretch(case, keys, start.at, last.at if last else None)


def _complaint(world: World, card: Card) -> Iterator[_Stretch]:
    case = world.case(card)
    start = case.past("dilaporkan") or case.past("dicatat")
    if start is not None and card.data.get("status") not in CANCELLED:
        ends = [end.at for name in _ENDS if (end := case.past(name)) is not None]
        yield _Stretch(case, (), start.at, max(start.at, min(ends)) if ends else None)


def _unanswered_outages(service: str, story: _Story) -> Iterator[Disagreement]:
    # One that runs over a month's end stands in the records of both months.
    once = {(outage.start, outage.end): outage for outage in reversed(story.outages)}
    for outage in reversed(once.values()):
        row = outage.case.get(*outage.keys)
        if row.get("terencana") is True or row.get("aduan"):
            continue
        last = outage.end + LATE_REPORT if outage.end else None
        if not any(complaint.touches(outage.start, last) for complaint in story.complaints):
            yield _told(OUTAGE_WITHOUT_COMPLAINT, service, outage)


def _unseen_complaints(service: str, story: _Story, heaviest: Container[object]) -> Iterator[Disagreement]:
    named = {name for outage in story.outages for name in _named(outage)}
    for complaint in story.complaints:
        case = complaint.case
        if case.get("dampak") not in heaviest or case.document.ref in named:
            continue
        seen = any(one.start <= complaint.start and _before_end(complaint, one) for one in story.watched)
        first = complaint.start - LATE_REPORT
        if seen and not any(outage.touches(first, complaint.end) for outage in story.outages):
            yield _told(COMPLAINT_WITHOUT_OUTAGE, service, complaint)


def _before_end(complaint: _Stretch, watched: _Stretch) -> bool:
    return watched.end is None or complaint.start < watched.end


def _named(outage: _Stretch) -> list[str]:
    """The complaint that an outage names itself."""
    ref, opd = outage.case.get(*outage.keys, "aduan"), outage.case.document.opd
    return [card.ref for card in outage.case.index.find(ref, opd, "aduan")]


def _bursts(service: str, story: _Story) -> Iterator[Disagreement]:
    starts = [(complaint.start, complaint.case.document.ref) for complaint in story.complaints]
    for run in story.releases:
        ended = run.end or run.start
        after = tuple(ref for start, ref in starts if run.start <= start < ended + AFTER_RELEASE)
        before = sum(1 for start, _ in starts if run.start - AFTER_RELEASE <= start < run.start)
        if len(after) >= max(BURST, TIMES_BEFORE * before):
            yield _told(COMPLAINTS_AFTER_RELEASE, service, run, (after, before))


def _told(
    kind: str, service: str, stretch: _Stretch, burst: tuple[tuple[str, ...], int] = ((), 0)
) -> Disagreement:
    complaints, before = burst
    period = month_of(stretch.start, stretch.case.region.zone)
    document = stretch.case.document
    return Disagreement(
        kind, service, period, stretch.start, stretch.end, document, stretch.keys, complaints, before
    )
