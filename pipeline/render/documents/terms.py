"""Limits, hours and words of the data model as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.model.durations import parse_duration, parse_hours
from pipeline.wording import angka, daftar

DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
ROUND_THE_CLOCK = "24x7"
# Words that are read letter by letter.
_LETTERS = {name: name.upper() for name in ("sdlc", "rad", "rpo", "rto", "drp", "sla", "cpu", "ram", "opd")}
_OPERATORS = {"lt": "kurang dari", "le": "paling lama"}
_UNITS = ((86400, "hari"), (3600, "jam"), (60, "menit"), (1, "detik"))


def plain(word: object) -> str:
    """A machine word of the data model: "jam_kerja" is "Jam kerja", "sdlc" is "SDLC"."""
    text = " ".join(_LETTERS.get(part, part) for part in str(word).replace("_", " ").split(" "))
    return text[:1].upper() + text[1:]


def length(seconds: int | Fraction, *, largest: str = "jam") -> str:
    """A whole length in its largest fitting unit: "30 menit", "12 jam", "1,5 jam"."""
    units = [(size, name) for size, name in _UNITS if name != "hari" or largest == "hari"]
    size, name = next(((size, name) for size, name in units if seconds >= size), units[-1])
    exact = next(((s, n) for s, n in units if s <= size and Fraction(seconds) % s == 0), units[-1])
    amount = Fraction(seconds) / size
    if amount.denominator not in (1, 2, 4):
        size, name = exact
        amount = Fraction(seconds) / size
    return f"{angka(amount)} {name}"


def limit_words(limit: Limit) -> str:
    """A limit with its operator: "kurang dari 30 menit"."""
    return f"{_OPERATORS.get(limit.operator, limit.operator)} {length(limit.seconds)}"


def promise_words(text: object, *, strict: bool = True) -> str | None:
    """A promise of the catalogue: "kurang dari 60 jam"; None where it cannot be read."""
    duration = parse_duration(text)
    if duration is None:
        return None
    word = _OPERATORS["lt" if strict else "le"]
    if duration.seconds is None:
        return f"{word} {angka(duration.working_days or 0)} hari kerja"
    return f"{word} {duration.text.replace('.', ',')}"


def is_strict(law: Law, opd: str, at: datetime) -> bool:
    """Whether a promise must be beaten, or may be used up (reading A02)."""
    return law.reading("batas.tabel2_tabel4_ketat", opd, at) != "inklusif"


def seconds_of(text: object) -> Fraction | None:
    """The exact seconds of a length of time; None where it is counted in working days or cannot be read."""
    duration = parse_duration(text)
    return duration.seconds if duration else None


def hours_words(hours: Any) -> tuple[str, ...]:
    """Weekly hours, days with the same hours together: "Senin–Kamis 07.30–16.00"."""
    if hours == ROUND_THE_CLOCK:
        return ("24 jam setiap hari",)
    if not isinstance(hours, Mapping):
        return ()
    runs: list[tuple[list[str], str]] = []
    for day in DAYS:
        text = _spans(hours[day]) if day in hours else ""
        if runs and runs[-1][1] == text and text:
            runs[-1][0].append(day)
        else:
            runs.append(([day], text))
    return tuple(f"{_days(days)} {text}" for days, text in runs if text)


def _spans(text: object) -> str:
    spans = parse_hours(text) or ()
    return " dan ".join(f"{_clock(start)}–{_clock(end)}" for start, end in spans)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}.{seconds % 3600 // 60:02d}"


def _days(days: list[str]) -> str:
    names = [plain(day) for day in days]
    return f"{names[0]}–{names[-1]}" if len(names) > 2 else daftar(names)
