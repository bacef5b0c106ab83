"""Days and times as people type them into cells, as the ones a record holds."""

from __future__ import annotations

import re
from datetime import date, datetime

from pipeline.exchange.sheet import Value

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari pebruari feb peb", "maret mar", "april apr", "mei", "juni jun",
            "juli jul", "agustus agu ags agt", "september sep sept", "oktober okt",
            "november nopember nov nop", "desember des",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WORDS = re.compile(
    r"(?:(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\s*,?\s*)?"
    r"(?P<day>[0-9]{1,2})[\s-]+(?P<month>[a-z]{3,9})\.?[\s-]+(?P<year>[0-9]{4})(?P<rest>.*)"
)
_NUMBERS = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})(?P<rest>.*)")
_ISO = re.compile(r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})(?P<rest>.*)")
_CLOCK = re.compile(
    r"[\s,tT]*(?:(?:pukul|jam|pkl\.?)\s*)?(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?"
    r"(?:\.[0-9]{1,6})?\s*(?P<zone>z|wib|wita|wit|[+-][0-9]{2}:?[0-9]{2})?\s*"
)
_ZONES = {"z": "+00:00", "wib": "+07:00", "wita": "+08:00", "wit": "+09:00"}


def as_moment(value: Value) -> str | None:
    """A cell as day and time, `2025-01-05T09:10:00`, with its offset where it states one; None for others.

    Days are written day first, as Indonesians do; what a spreadsheet holds as a date is taken as it is.
    """
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat()
    if not isinstance(value, str):
        return None
    found = _split(value)
    if found is None:
        return None
    day, rest = found
    clock = _CLOCK.fullmatch(rest)
    if clock is None:
        return None
    try:
        at = datetime(  # noqa: DTZ001  the region's zone is added where it is known
            day.year, day.month, day.day, int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
        )
    except ValueError:
        return None
    return at.isoformat() + _offset(clock["zone"])


def as_day(value: Value) -> str | None:
    """A cell as a day, `2025-01-05`; None where it is none or holds a time of day that would be lost."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else None
    if isinstance(value, date):
        return value.isoformat()
    found = _split(value) if isinstance(value, str) else None
    return found[0].isoformat() if found and not found[1].strip() else None


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    plain = _ZONES.get(zone, zone)
    return plain if ":" in plain else f"{plain[:3]}:{plain[3:]}"


def _split(text: str) -> tuple[date, str] | None:
    lower = " ".join(text.casefold().split())
    for shape in (_ISO, _NUMBERS, _WORDS):
        match = shape.fullmatch(lower)
        if match is None:
            continue
        month = match["month"]
        number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
        try:
            return date(int(match["year"]), number, int(match["day"])), match["rest"]
        except ValueError:
            return None
    return None
