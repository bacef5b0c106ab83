"""What the rules about tickets share: which tickets are judged, when they ran, and chains between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from pipeline.law.law import Law
from pipeline.model.card import Card, Start
from pipeline.model.case import Case, World
from pipeline.model.document import Data
from pipeline.model.fact import Fact
from pipeline.model.moments import Moment, parse_moment, surely_between
from pipeline.model.rule import Breach
from pipeline.rules.telling import when

# Statuses that take a ticket out of every denominator (reading A20).
CANCELLED = frozenset({"batal", "duplikat", "bukan_lingkup"})
OUT_OF_COUNT = CANCELLED | {"ditolak", "dialihkan"}
STARTS = ("dilaporkan", "dicatat", "diajukan")
_LAST_EVENTS = ("ditutup", "dikonfirmasi", "diselesaikan", "dipenuhi")


def started(data: Data, zone: ZoneInfo) -> set[str]:
    """The months "2025-03" that a ticket gives as its start."""
    moments = (parse_moment(data.get(name), zone) for name in STARTS)
    return {moment.day.isoformat()[:7] for moment in moments if moment is not None}


def start_of(card: Card, zone: ZoneInfo) -> Start:
    """What is told of a ticket's beginning without the ticket."""
    one = card.document
    row = one.row.number if one.row else -1
    data = one.data
    written = [parse_moment(data[name], zone) for name in STARTS if name in data]
    days = [at.day for at in written if at is not None]
    first = days[0] if days else None
    # Nearly always they are one day.
    others = [day for day in days if day != first]
    months = sorted({day.isoformat()[:7] for day in (first, *others)}) if first else ()
    return Start(card.ref, one.path, one.index, row, card.opd, first, tuple(months))


def fact_of(case: Case) -> Fact | None:
    """The measured row of a ticket; None where nothing could be measured (unknown service)."""
    return case.measured[0].fact if case.measured else None


def judged(case: Case, law: Law) -> Fact | None:
    """The row of a ticket that the regulation reaches: it was in force by then, and the ticket has begun."""
    known = _Last.judged
    if known[0] is not case or known[1] is not law:
        known = _Last.judged = (case, law, _reached(case, law))
    return known[2]


class _Last:
    """The ticket that was asked about last: one rule after the other asks the same."""

    judged: tuple[Case | None, Law | None, Fact | None] = (None, None, None)
    counted: tuple[Case | None, Law | None, Fact | None] = (None, None, None)
    begun: tuple[Case | None, Moment | None] = (None, None)


def _reached(case: Case, law: Law) -> Fact | None:
    fact = fact_of(case)
    if fact is None or fact.mulai is None or fact.mulai > case.as_of or not law.in_force(fact.mulai):
        return None
    return fact


def counted(case: Case, law: Law) -> Fact | None:
    """Like `judged`, but None also for a ticket that is out of every denominator."""
    known = _Last.counted
    if known[0] is not case or known[1] is not law:
        out = case.document.data.get("status") in OUT_OF_COUNT
        known = _Last.counted = (case, law, None if out else judged(case, law))
    return known[2]


def surely_in_order(start: object, times: Iterable[object], solved: object, confirmed: object) -> bool:
    """Whether no time of a ticket contradicts another, told by their texts alone, as of nearly all tickets.

    False also where that cannot be told.

    Args:
        start: When it was handed in, as written.
        times: All that comes after that.
        solved: When it was solved or fulfilled, None where that is not written; one of `times`.
        confirmed: When its user confirmed that.
    """
    if not surely_between(times, start, None):
        return False
    return not isinstance(solved, str) or not isinstance(confirmed, str) or solved <= confirmed


def backward_waits(case: Case, clause: str) -> Iterator[Breach]:
    """Waits for the user that end before they begin."""
    for number in range(len(case.all("menunggu_pengguna"))):
        first = case.moment("menunggu_pengguna", number, "mulai")
        last = case.moment("menunggu_pengguna", number, "selesai")
        if first is not None and last is not None and last.before(first):
            yield case.breach(
                "menunggu_pengguna",
                number,
                "selesai",
                message=(
                    f"Masa menunggu pengguna berakhir ({when(last, case)}) sebelum mulai "
                    f"({when(first, case)}), sehingga tidak dihitung."
                ),
                help="Cocokkan kedua waktu itu dengan catatan aslinya dan perbaiki yang salah tulis.",
                clauses=(clause,),
            )


def begun(case: Case) -> Moment | None:
    """When the ticket was handed in: asal's submission, dilaporkan or dicatat; diajukan for a permintaan."""
    known = _Last.begun
    if known[0] is not case:
        known = _Last.begun = (case, _begun(case))
    return known[1]


def _begun(case: Case) -> Moment | None:
    fact = fact_of(case)
    if fact is not None and fact.mulai is not None and fact.awal_jam == "asal":
        return Moment(fact.mulai, fact.mulai.astimezone(case.region.zone).date())
    return case.moment("dilaporkan") or case.moment("dicatat") or case.moment("diajukan")


def days_of(case: Case) -> tuple[date, date] | None:
    """First and last day on which somebody worked on a ticket; while it runs, to the day of judgement."""
    first = begun(case)
    if first is None:
        return None
    for name in _LAST_EVENTS:
        end = case.past(name)
        if end is not None:
            return first.day, max(first.day, end.day)
    return first.day, max(first.day, case.as_of.astimezone(case.region.zone).date())


def passed_limit(world: World, ref: str, held: Data, at: datetime) -> datetime | None:
    """The first limit of a ticket that had passed by an instant, None where none had.

    Args:
        world: Catalogue, cards and facts.
        ref: The ticket's full name.
        held: Its content by then: from when it was counted.
        at: The instant.
    """
    rows = world.measured.get(ref, ())
    starts = (parse_moment(held.get(name), world.region.zone) for name in STARTS)
    first = next((moment for moment in starts if moment is not None), None)
    if not rows or first is None:
        return None
    fact = rows[0].fact
    hours = [Fraction(n) for n in (fact.tabel2_batas_jam, fact.katalog_batas_jam) if n is not None]
    if fact.respons_batas_menit is not None:
        hours.append(Fraction(fact.respons_batas_menit) / 60)
    limits = [first.at + timedelta(seconds=float(number * 3600)) for number in hours]
    return min((limit for limit in limits if limit < at), default=None)


def circles(cards: Iterable[Card], follow: Callable[[Card], Card | None]) -> Iterator[Card]:
    """The cards that lead back to themselves when one follows their chain; each card is passed once."""
    done: set[str] = set()
    for card in cards:
        path: dict[str, Card] = {}
        current: Card | None = card
        while current is not None and current.ref not in done and current.ref not in path:
            path[current.ref] = current
            current = follow(current)
        if current is not None and current.ref in path:
            names = list(path)
            yield from (path[name] for name in names[names.index(current.ref) :])
        done.update(path)
