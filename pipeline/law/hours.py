"""When an office is open, as data: weekly and special hours, closed and opened days, and which one wins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pipeline.law.feasts import DayNote, feasts_of
from pipeline.model.lean import dataclass, field

Spans = tuple[tuple[int, int], ...]
"""Half-open spans of seconds after midnight, by the clock on the wall."""

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
OPEN = "jam kerja"
WEEKEND = "akhir pekan"
NO_HOURS = "bukan hari kerja"


@dataclass(frozen=True, slots=True)
class Week:
    """A weekly plan.

    Attributes:
        mulai: First day on which it holds.
        days: Hours from Monday to Sunday; empty where the office is closed.
        dasar: What it rests on.
    """

    mulai: date
    days: tuple[Spans, ...]
    dasar: str = ""


@dataclass(frozen=True, slots=True)
class Special:
    """Hours for a run of days, e.g. during Ramadan; weekdays it does not name are closed.

    Attributes:
        first: First day.
        last: Last day, inclusive.
        days: Hours by weekday, 0 for Monday.
        dasar: What they rest on.
    """

    first: date
    last: date
    days: Mapping[int, Spans]
    dasar: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one authority says: the OPD, the region or the pack.

    Attributes:
        weeks: Weekly plans, earliest first; the first one also holds before its day.
        closed: Days on which the office is closed.
        opened: Days on which it is open although they are holidays or lie at a weekend.
        specials: Special hours.
    """

    weeks: tuple[Week, ...] = ()
    closed: Mapping[date, DayNote] = field(default_factory=dict)
    opened: Mapping[date, DayNote] = field(default_factory=dict)
    specials: tuple[Special, ...] = ()

    def week(self, day: date) -> Week | None:
        """The weekly plan that holds on a day."""
        held = [week for week in self.weeks if week.mulai <= day]
        return held[-1] if held else next(iter(self.weeks), None)

    def special(self, day: date) -> Special | None:
        """The special hours that hold on a day."""
        return next((special for special in self.specials if special.first <= day <= special.last), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What holds on a day: its hours, the reason for them and what that rests on."""

    spans: Spans
    reason: str
    dasar: str = ""
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A calendar as data.

    Attributes:
        layers: The closest authority first.
        decreed: Holidays of the years that the pack lists whole.
        country: Country code for the years it does not list; "" for none.
        joint_leave_open: Whether `cuti bersama` is a working day.
    """

    layers: tuple[Layer, ...] = ()
    decreed: Mapping[int, Mapping[date, DayNote]] = field(default_factory=dict)
    country: str = ""
    joint_leave_open: bool = False

    def decide(self, day: date) -> Decision:
        """What holds on a day: the closest authority first, then holidays, then the week."""
        for layer in self.layers:
            if day in layer.opened:
                note = layer.opened[day]
                return Decision(self._hours(day)[0] or self._usual(day), OPEN, note.dasar or note.name)
            if day in layer.closed:
                return _closed(layer.closed[day])
        feast = self.feasts(day.year).get(day)
        if feast is not None and not (feast.joint_leave and self.joint_leave_open):
            return _closed(feast)
        return self._ordinary(day)

    def feasts(self, year: int) -> Mapping[date, DayNote]:
        """National holidays and joint leave of a year: as decreed, else by the library."""
        decreed = self.decreed.get(year)
        return feasts_of(self.country, year) if decreed is None else decreed

    def _ordinary(self, day: date) -> Decision:
        spans, dasar = self._hours(day)
        if spans:
            return Decision(spans, OPEN, dasar)
        return Decision((), WEEKEND if day.weekday() >= WEEKDAYS.index("sabtu") else NO_HOURS, dasar)

    def _hours(self, day: date) -> tuple[Spans, str]:
        """Special hours before weekly ones.

        Those of a farther authority neither close a day that a closer one's own week opens nor open one that
        it closes: they were made for another week.
        """
        own: Week | None = None
        for layer in self.layers:
            special = layer.special(day)
            if special is not None and (own is None or (day.weekday() in special.days and _open(own, day))):
                return special.days.get(day.weekday(), ()), special.dasar
            own = own or layer.week(day)
        return (own.days[day.weekday()], own.dasar) if own else ((), "")

    def _usual(self, day: date) -> Spans:
        """The hours of the first weekday that has any, for a day opened at a weekend."""
        own = next((week for layer in self.layers if (week := layer.week(day))), None)
        return next((spans for spans in own.days if spans), ()) if own else ()


def _open(week: Week, day: date) -> bool:
    return bool(week.days[day.weekday()])


def _closed(note: DayNote) -> Decision:
    return Decision((), note.name, note.dasar, note.tentative)
