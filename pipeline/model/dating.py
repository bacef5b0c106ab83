"""To which year a record belongs: its period, else the day it was made."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from pipeline.model.document import Document, dig
from pipeline.model.moments import parse_moment
from pipeline.model.periods import parse_period
from pipeline.model.pointer import Keys

# The first of these that a record has says when it happened; a period beats a day.
_DAYS: tuple[Keys, ...] = (
    ("tanggal",),
    ("diajukan",),
    ("dilaporkan",),
    ("dicatat",),
    ("bencana",),
    ("pengajuan", "waktu"),
    ("penetapan", "waktu"),
    ("persetujuan", "waktu"),
    ("persetujuan", 0, "waktu"),
    ("fase", 0, "mulai"),
)


def day_of(document: Document, zone: ZoneInfo) -> date | None:
    """The day on which a record happened or was made, None where it does not say."""
    moments = (parse_moment(dig(document.data, *keys), zone) for keys in _DAYS)
    return next((moment.day for moment in moments if moment is not None), None)


def belongs_to(document: Document, year: int, zone: ZoneInfo) -> bool:
    """Whether a record is of a year: its period lies in it, else its day does."""
    period = parse_period(document.data.get("periode"))
    if period is not None:
        return period.first.year == year
    day = day_of(document, zone)
    return day is not None and day.year == year


def happened(document: Document, last: date, zone: ZoneInfo) -> bool:
    """Whether a record had been made by a day."""
    day = day_of(document, zone)
    return day is None or day <= last
