"""An instant of judgement that notes how long all that was decided by it would be decided the same."""

# What is decided by comparing holds until the next instant compared with; what is computed from the instant
# itself (a difference, a text) holds for no other. Whatever is not expressly watched below counts as
# computed, so that a rule written tomorrow can make a noted span too short, never too long.

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

_TICK = timedelta(microseconds=1)
# Days beyond these are in no record ("always", "never"), and arithmetic at their edge would overflow.
_FIRST, _LAST = date(1901, 1, 1), date(2199, 12, 31)
_EQUAL = ("__eq__", "__ne__")
_COMPARISONS = ("__lt__", "__le__", "__gt__", "__ge__", *_EQUAL)


Edges = tuple[datetime | None, datetime | None]


class Bounds:
    """From which instant to before which one everything decided so far would be decided the same.

    Attributes:
        low: The first such instant, in UTC; None where there is no earlier change.
        high: The first one that is no such instant any more; None where no change is ahead.
        away: Whether they were begun in another process than the one that asked.
    """

    __slots__ = ("away", "high", "low")

    def __init__(self) -> None:
        """Nothing is decided yet."""
        self.low: datetime | None = None
        self.high: datetime | None = None
        self.away = False

    def start_at(self, at: datetime) -> None:
        """Holds at `at` and later."""
        if self.low is None or at > self.low:
            self.low = at

    def end_before(self, at: datetime) -> None:
        """Holds only before `at`."""
        if self.high is None or at < self.high:
            self.high = at

    def narrow(self, low: datetime | None, high: datetime | None) -> None:
        """Holds within other bounds too."""
        if low is not None:
            self.start_at(low)
        if high is not None:
            self.end_before(high)


class WatchedInstant(datetime):
    """An aware instant; comparing it narrows its bounds, any other reading closes them around it."""

    __slots__ = ("bounds", "plain")
    bounds: Bounds
    plain: datetime

    @classmethod
    def of(cls, plain: datetime, bounds: Bounds) -> WatchedInstant:
        """A plain instant, watched."""
        found = cls(
            plain.year, plain.month, plain.day, plain.hour, plain.minute, plain.second, plain.microsecond,
            tzinfo=plain.tzinfo, fold=plain.fold,
        )  # fmt: skip
        found.plain, found.bounds = plain, bounds
        return found

    def close(self) -> None:
        """What comes of it holds for this very instant alone."""
        at = self.plain.astimezone(UTC)
        self.bounds.narrow(at, at + _TICK)

    def astimezone(self, tz: tzinfo | None = None) -> WatchedInstant:
        """The same instant in another zone, watched as before."""
        return WatchedInstant.of(self.plain.astimezone(tz), self.bounds)

    def date(self) -> WatchedDay:
        """Its day in its own zone, watched."""
        return WatchedDay.of(self.plain, self.bounds)

    def compared(self, name: str, other: object) -> Any:
        """A comparison, with what it says about other instants noted."""
        if isinstance(other, WatchedInstant):
            return getattr(operator, name)(self.plain, other.plain)
        if not isinstance(other, datetime):
            return NotImplemented
        found = getattr(operator, name)(self.plain, other)
        _note(self.bounds, name, (self.plain > other) - (self.plain < other), (other, other + _TICK))
        return found

    def __reduce_ex__(self, _protocol: object) -> Any:
        """Another process watches for itself; what comes back from there, inside a result, is plain."""
        if self.bounds.away:
            self.close()
            return plain, (self.plain,)
        return _anew, (self.plain,)


class WatchedDay(date):
    """The day of a watched instant: comparing it narrows the bounds, any other reading to this day."""

    __slots__ = ("bounds", "plain", "zone")
    bounds: Bounds
    plain: date
    zone: tzinfo | None

    @classmethod
    def of(cls, at: datetime, bounds: Bounds) -> WatchedDay:
        """The day of a plain instant, watched."""
        found = cls(at.year, at.month, at.day)
        found.plain, found.zone, found.bounds = at.date(), at.tzinfo, bounds
        return found

    def close(self) -> None:
        """What comes of it holds for this day alone."""
        self.bounds.narrow(self._start(self.plain), self._start(self.plain + timedelta(days=1)))

    def compared(self, name: str, other: object) -> Any:
        """A comparison, with what it says about other days noted."""
        if isinstance(other, WatchedDay):
            self.close()
            other.close()
            return getattr(operator, name)(self.plain, other.plain)
        if not isinstance(other, date) or isinstance(other, datetime):
            return NotImplemented
        if _FIRST < other < _LAST:
            edges = (self._start(other), self._start(other + timedelta(days=1)))
            _note(self.bounds, name, (self.plain > other) - (self.plain < other), edges)
        return getattr(operator, name)(self.plain, other)

    def _start(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=self.zone).astimezone(UTC)

    def __reduce_ex__(self, _protocol: object) -> Any:
        """Another process gets the day as it is: it holds for this day alone."""
        self.close()
        return date, (self.plain.year, self.plain.month, self.plain.day)


def decided(as_of: datetime, *, passed: bool, turns: Callable[[], datetime | None]) -> None:
    """Notes a decision that was computed from an instant, where it is known when it turns.

    Args:
        as_of: The instant of judgement, watched or not.
        passed: Whether it was decided that the turn lies behind.
        turns: Tells the first instant by which it has turned; None where it never does.
    """
    if not isinstance(as_of, WatchedInstant):
        return
    at = turns()
    if at is None and not passed:
        return
    if at is None or passed is not (as_of.plain >= at):
        as_of.close()
    elif passed:
        as_of.bounds.start_at(at)
    else:
        as_of.bounds.end_before(at)


def bounds_of(as_of: datetime) -> Edges:
    """The bounds of an instant, to be told to another process; none of one that is not watched."""
    return (as_of.bounds.low, as_of.bounds.high) if isinstance(as_of, WatchedInstant) else (None, None)


def share_bounds(as_of: datetime, edges: Edges) -> None:
    """Narrows the bounds of an instant, where it is watched, by those that another process found."""
    if isinstance(as_of, WatchedInstant):
        as_of.bounds.narrow(*edges)


def watched_anew(as_of: datetime) -> datetime:
    """The same instant with bounds of its own, where it is watched: for what shall know its own span.

    What is remembered by an instant (a function with a cache) is looked up by its hash, which closes its
    bounds: so nothing that another decided is taken over unnoted.
    """
    return _anew(as_of.plain) if isinstance(as_of, WatchedInstant) else as_of


def plain(as_of: datetime) -> datetime:
    """The instant itself: whoever takes it answers for what it decides (see `decided`)."""
    return as_of.plain if isinstance(as_of, WatchedInstant) else as_of


def _note(bounds: Bounds, name: str, side: int, edges: tuple[datetime, datetime]) -> None:
    """Notes a comparison with something that begins and ends at `edges`, which lies behind, here or ahead."""
    begin, end = edges
    if side < 0:
        bounds.end_before(begin)
    elif side > 0:
        bounds.start_at(end)
    else:
        if name in {"__lt__", "__ge__", *_EQUAL}:
            bounds.start_at(begin)
        if name in {"__le__", "__gt__", *_EQUAL}:
            bounds.end_before(end)


def _anew(at: datetime) -> WatchedInstant:
    found = WatchedInstant.of(at, Bounds())
    found.bounds.away = True
    return found


def _comparison(name: str) -> Callable[[Any, object], Any]:
    return lambda self, other: self.compared(name, other)


def _computed(name: str) -> Callable[..., Any]:
    def method(self: Any, *arguments: Any, **named: Any) -> Any:
        self.close()
        return getattr(self.plain, name)(*arguments, **named)

    return method


def _field(name: str) -> property:
    def value(self: Any) -> Any:
        self.close()
        return getattr(self.plain, name)

    return property(value)


# What makes an instant or tells of its zone; all else that `datetime` and `date` know reads the instant.
_UNREAD = frozenset(
    {
        "__new__", "__init__", "__doc__", "__getattribute__", "__reduce__", "__reduce_ex__",
        "__init_subclass__", "tzinfo", "fold", "min", "max", "resolution",
        "now", "utcnow", "today", "strptime", "combine",
        "fromtimestamp", "utcfromtimestamp", "fromordinal", "fromisoformat", "fromisocalendar",
    }
)  # fmt: skip


def _watch(kind: type, base: type) -> None:
    for name in {*vars(date), *vars(base)} - _UNREAD:
        if name in _COMPARISONS:
            setattr(kind, name, _comparison(name))
        elif name not in vars(kind):
            value = getattr(base, name)
            setattr(kind, name, _computed(name) if callable(value) else _field(name))


_watch(WatchedInstant, datetime)
_watch(WatchedDay, date)
