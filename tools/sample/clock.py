"""Time in the sample region: offices, holidays, shifts, and how an instant is written."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

WIB = timezone(timedelta(hours=7))
AS_OF = datetime(2026, 1, 15, 8, 0, tzinfo=WIB)

# The national holidays and cuti bersama of 2025 as the regulation pack lists them, and the later one in August.
HOLIDAYS = frozenset(
    date.fromisoformat(f"2025-{day}")
    for day in [
        "01-01",
        "01-27",
        "01-28",
        "01-29",
        "03-28",
        "03-29",
        "03-31",
        "04-01",
        "04-02",
        "04-03",
        "04-04",
        "04-07",
        "04-18",
        "04-20",
        "05-01",
        "05-12",
        "05-13",
        "05-29",
        "05-30",
        "06-01",
        "06-06",
        "06-09",
        "06-27",
        "08-17",
        "08-18",
        "09-05",
        "12-25",
        "12-26",
    ]
) | {date(2026, 1, 1)}
RAMADAN = (date(2025, 3, 1), date(2025, 3, 30))

# Who is at the desk: first and last hour by weekday (Monday first); None where nobody is.
SHIFTS: dict[str, tuple[tuple[float, float] | None, ...]] = {
    "24x7": ((0, 24),) * 7,
    "lebar": ((7, 21),) * 7,
    "sabtu": ((7.5, 16),) * 4 + ((7.5, 16.5), (8, 14), (8, 12)),
    "kantor": ((7.5, 16),) * 4 + ((7.5, 16.5), None, None),
}


def at(text: str) -> datetime:
    """An instant from "2025-05-01 08:30" or "2025-05-01 08:30:15", in the region's zone."""
    return datetime.fromisoformat(text.replace(" ", "T")).replace(tzinfo=WIB)


def write(moment: datetime) -> str:
    """An instant as the records hold it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S+07:00")


def minutes(count: float) -> timedelta:
    """That many minutes, in whole minutes."""
    return timedelta(minutes=round(count))


def hours(count: float) -> timedelta:
    """That many hours, in whole minutes."""
    return minutes(count * 60)


def month_days(month: int, year: int = 2025) -> int:
    """How many days a month has."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def _open_span(day: date, shift: str) -> tuple[datetime, datetime] | None:
    span = SHIFTS[shift][day.weekday()]
    if span is None or (shift in ("kantor", "sabtu") and day in HOLIDAYS):
        return None
    if shift == "kantor" and RAMADAN[0] <= day <= RAMADAN[1]:
        span = (8, 15)
    midnight = datetime(day.year, day.month, day.day, tzinfo=WIB)
    return midnight + hours(span[0]), midnight + hours(span[1])


def staffed(moment: datetime, shift: str) -> bool:
    """Whether somebody of that shift is at the desk."""
    span = _open_span(moment.date(), shift)
    return span is not None and span[0] <= moment < span[1]


def next_staffed(moment: datetime, shift: str) -> datetime:
    """The moment itself, or the next opening of the desk."""
    for ahead in range(20):
        span = _open_span(moment.date() + timedelta(days=ahead), shift)
        if span is not None and moment < span[1]:
            return max(moment, span[0])
    raise ValueError(f"no shift {shift} within twenty days of {moment}")


def working_day_close(moment: datetime) -> datetime:
    """When the offices close on that working day."""
    span = _open_span(moment.date(), "kantor")
    return span[1] if span else moment


def working_time(moment: datetime, spent: timedelta, shift: str) -> datetime:
    """The instant at which that much time at the desk has passed."""
    moment, left = next_staffed(moment, shift), spent
    while True:
        span = _open_span(moment.date(), shift)
        closes = span[1] if span else moment
        if left <= closes - moment:
            return moment + left
        left -= closes - moment
        moment = next_staffed(closes, shift)


def awake(moment: datetime) -> datetime:
    """The moment itself, or the next morning for what a citizen does at night."""
    if moment.hour >= 22:
        moment = (moment + timedelta(days=1)).replace(hour=6, minute=moment.minute)
    elif moment.hour < 5:
        moment = moment.replace(hour=6)
    return moment


def quarter(month: int) -> int:
    """The quarter of a month."""
    return (month - 1) // 3 + 1
