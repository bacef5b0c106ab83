"""Lengths of time as the catalogue writes them: 15 menit, 1,5 jam, 2 hari, 3 hari kerja."""

from __future__ import annotations

import re
from fractions import Fraction

from pipeline.model.lean import dataclass

_SECONDS = {"detik": 1, "menit": 60, "jam": 3600, "hari": 86400}
_TEXT = re.compile(r"([0-9]{1,7})(?:[.,]([0-9]{1,6}))? ?(detik|menit|jam|hari kerja|hari)")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time.

    Attributes:
        seconds: Exact elapsed seconds; None where it is counted in working days.
        working_days: Days by the OPD's calendar; None where it is elapsed time.
        text: As it was written.
    """

    seconds: Fraction | None
    working_days: Fraction | None
    text: str


def parse_duration(text: object) -> Duration | None:
    """Reads number + unit, comma or point as decimal sign; None for anything else."""
    match = _TEXT.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return None
    amount = Fraction(f"{match[1]}.{match[2] or 0}")
    if match[3] == "hari kerja":
        return Duration(None, amount, match[0])
    return Duration(amount * _SECONDS[match[3]], None, match[0])


_HOURS = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)")


def parse_hours(text: object) -> tuple[tuple[int, int], ...] | None:
    """Hours of a day like "08:00-12:00, 13:00-16:00" as half-open spans of seconds after midnight.

    Spans must be in order, not empty and not overlapping; None for anything else.
    """
    if not isinstance(text, str):
        return None
    spans: list[tuple[int, int]] = []
    for part in text.split(","):
        match = _HOURS.fullmatch(part.strip())
        if match is None:
            return None
        end = int(match[3]) * 3600 + int(match[4]) * 60 if match[3] else 86400
        span = (int(match[1]) * 3600 + int(match[2]) * 60, end)
        if span[0] >= span[1] or (spans and span[0] < spans[-1][1]):
            return None
        spans.append(span)
    return tuple(spans)
