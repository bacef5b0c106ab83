"""Monitoring against the rest: outages, complaints and releases of a service laid beside one another."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from math import inf

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
from pipeline.model.summed import NONE_LASTED, Lasted
from pipeline.rules.tickets import CANCELLED

# Defaults of the tool: how late an outage may be reported, and what is a burst.
LATE_REPORT = timedelta(days=1)
AFTER_RELEASE = timedelta(hours=72)
BURST = 3
TIMES_BEFORE = 2
_ENDS = ("diselesaikan", "dikonfirmasi", "ditutup")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """An outage, a complaint that the whole service stands still, a release or a watched time.

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
    """What is told of one service, by start.

    Attributes:
        outages: When monitoring saw it stand still.
        watched: When monitoring looked at all.
        standstills: Complaints that the whole of it stands still.
        releases: When something was released.
        complaints: All complaints about it.
    """

    outages: tuple[_Stretch, ...]
    watched: tuple[_Stretch, ...]
    standstills: tuple[_Stretch, ...]
    releases: tuple[_Stretch, ...]
    complaints: Lasted


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
        for service, story in _stories(world, heaviest).items()
        for one in (
            *_unanswered_outages(service, story),
            *_unseen_complaints(service, story),
            *_bursts(service, story),
        )
        if not kinds or one.kind in kinds
    ]
    return sorted(found, key=lambda one: (one.service, one.start, one.kind, one.document.ref, one.keys))


def _stories(world: World, heaviest: Container[object]) -> dict[str, _Story]:
    """The stories of the services that are monitored or released; the others cannot disagree."""
    outages: dict[str, list[_Stretch]] = {}
    watched: dict[str, list[_Stretch]] = {}
    releases: dict[str, list[_Stretch]] = {}
    standstills: dict[str, list[_Stretch]] = {}
    for card in world.index.of("pemantauan"):
        case = _case(world, card)
        _file(outages, card, list(_outages(case)))
        _file(watched, card, list(_watched(case)))
    for card in world.index.of("rilis"):
        _file(releases, card, list(_runs(_case(world, card))))
    names = {name for part in (watched, releases) for name in part}
    for card in world.index.linked("aduan") if names else ():
        if card.data.get("dampak") in heaviest and not names.isdisjoint(card.services):
            _file(standstills, card, list(_complaint(_case(world, card))))
    complaints = complaints_about(world, names)
    return {
        name: _Story(
            _by_start(outages.get(name, ())),
            _by_start(watched.get(name, ())),
            _by_start(standstills.get(name, ())),
            _by_start(releases.get(name, ())),
            complaints.get(name, NONE_LASTED),
        )
        for name in names
    }


def complaints_about(world: World, names: Container[str]) -> Mapping[str, Lasted]:
    """By service, when the complaints about it were open; only of some where that is not gathered yet."""
    if world.index.lasted is not None:
        return world.index.lasted
    found: dict[str, list[tuple[float, str, float]]] = {}
    for card in world.index.of("aduan"):
        about = [name for name in card.services if name in names]
        span = lasted(_case(world, card)) if about else None
        if span is not None:
            for name in about:
                found.setdefault(name, []).append((span[0], card.ref, span[1]))
    return {name: Lasted.of(rows) for name, rows in found.items()}


def lasted(case: Case) -> tuple[float, float] | None:
    """From when to when a complaint was open, in seconds of POSIX, infinity where it is; None for none."""
    start = case.past("dilaporkan") or case.past("dicatat")
    if start is None or case.get("status") in CANCELLED:
        return None
    ends = [end.at for name in _ENDS if (end := case.past(name)) is not None]
    return start.at.timestamp(), max(start.at, min(ends)).timestamp() if ends else inf


def _case(world: World, card: Card) -> Case:
    """A record before its judge, without what was measured of it: nothing here asks for that."""
    return Case(card.document, world.region, world.as_of, world.index)


def _file(by_service: dict[str, list[_Stretch]], card: Card, stretches: list[_Stretch]) -> None:
    for name in card.services:
        by_service.setdefault(name, []).extend(stretches)


def _by_start(stretches: Iterable[_Stretch]) -> tuple[_Stretch, ...]:
    return tuple(sorted(stretches, key=lambda one: (one.start, one.case.document.ref)))


def _outages(case: Case) -> Iterator[_Stretch]:
    for number in range(len(case.all("gangguan"))):
        yield from _between(case, ("gangguan", number), case.past("gangguan", number, "mulai"), "selesai")


def _watched(case: Case) -> Iterator[_Stretch]:
    """The observed time of a record: its rows of `teramati`, else its whole period."""
    period, rows = parse_period(case.get("periode")), case.all("teramati")
    for number in range(len(rows)):
        yield from _between(case, ("teramati", number), case.past("teramati", number, "mulai"), "selesai")
    if period is not None and not rows:
        start, end = period.bounds(case.region.zone)
        yield _Stretch(case, ("periode",), start, end)


def _runs(case: Case) -> Iterator[_Stretch]:
    single = not isinstance(case.get("pelaksanaan"), (list, tuple))
    for number, run in enumerate(case.all("pelaksanaan")):
        keys: Keys = ("pelaksanaan",) if single else ("pelaksanaan", number)
        if run.get("hasil") != "dibatalkan":
            yield from _between(case, keys, case.past(*keys, "mulai"), "selesai")


def _between(case: Case, keys: Keys, start: Moment | None, end: str) -> Iterator[_Stretch]:
    """A row that has begun, to its end where that has come."""
    last = case.past(*keys, end)
    if start is not None and (last is None or last.at >= start.at):
        yield _Stretch(case, keys, start.at, last.at if last else None)


def _complaint(case: Case) -> Iterator[_Stretch]:
    span = lasted(case)
    if span is not None:
        start, end = span
        yield _Stretch(case, (), _instant(start), None if end == inf else _instant(end))


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _unanswered_outages(service: str, story: _Story) -> Iterator[Disagreement]:
    # One that runs over a month's end stands in the records of both months.
    once = {(outage.start, outage.end): outage for outage in reversed(story.outages)}
    for outage in reversed(once.values()):
        row = outage.case.get(*outage.keys)
        if row.get("terencana") is True or row.get("aduan"):
            continue
        last = outage.end + LATE_REPORT if outage.end else None
        if not story.complaints.touched(outage.start, last):
            yield _told(OUTAGE_WITHOUT_COMPLAINT, service, outage)


def _unseen_complaints(service: str, story: _Story) -> Iterator[Disagreement]:
    named = {name for outage in story.outages for name in _named(outage)} if story.standstills else ()
    for complaint in story.standstills:
        if complaint.case.document.ref in named:
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
    for run in story.releases:
        after = story.complaints.begun(run.start, (run.end or run.start) + AFTER_RELEASE)
        before = story.complaints.number(run.start - AFTER_RELEASE, run.start)
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
