"""When an office is open, as data: weekly hours, special hours, closed and opened days, and which of them wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.law.feasts import DayNote, feasts_of

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
    """Hours for a run of days, e.g. during Ramadan; weekdays it does not name keep their hours.

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
    """What one authority says about single days: the OPD, the region or the pack.

    Attributes:
        closed: Days on which the office is closed.
        opened: Days on which it is open although they are holidays or lie at a weekend.
        specials: Special hours.
    """

    closed: Mapping[date, DayNote] = field(default_factory=dict)
    opened: Mapping[date, DayNote] = field(default_factory=dict)
    specials: tuple[Special, ...] = ()


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
        weeks: Weekly plans, earliest first; the first one also holds before its day.
        layers: Single days and special hours, the closest authority first.
        decreed: Holidays of the years that the pack lists whole.
        country: Country code for the years it does not list; "" for none.
        joint_leave_open: Whether `cuti bersama` is a working day.
    """

    weeks: tuple[Week, ...]
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
        feast = self._feasts(day.year).get(day)
        if feast is not None and not (feast.joint_leave and self.joint_leave_open):
            return _closed(feast)
        return self._ordinary(day)

    def _ordinary(self, day: date) -> Decision:
        spans, dasar = self._hours(day)
        if spans:
            return Decision(spans, OPEN, dasar)
        return Decision((), WEEKEND if day.weekday() >= WEEKDAYS.index("sabtu") else NO_HOURS, dasar)

    def _feasts(self, year: int) -> Mapping[date, DayNote]:
        decreed = self.decreed.get(year)
        return feasts_of(self.country, year) if decreed is None else decreed

    def _hours(self, day: date) -> tuple[Spans, str]:
        for layer in self.layers:
            for special in layer.specials:
                if special.first <= day <= special.last and day.weekday() in special.days:
                    return special.days[day.weekday()], special.dasar
        week = self._week(day)
        return week.days[day.weekday()], week.dasar

    def _week(self, day: date) -> Week:
        held = [week for week in self.weeks if week.mulai <= day]
        return held[-1] if held else self.weeks[0]

    def _usual(self, day: date) -> Spans:
        return next((spans for spans in self._week(day).days if spans), ())


def _closed(note: DayNote) -> Decision:
    return Decision((), note.name, note.dasar, note.tentative)
