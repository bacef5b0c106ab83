"""Words for people: text from outside is shown so that it can neither hide nor command anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from fractions import Fraction

Number = int | float | Fraction

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
_PERIOD = re.compile(r"([0-9]{4})(?:-(?:S([12])|T([1-4])|(0[1-9]|1[0-2])))?")
_ROMAN = ("", "I", "II", "III", "IV")
# No figure is printed with more decimals than this, however close it lies to its limit.
_MOST_DECIMALS = 6

# Letters and marks that show nothing, though Unicode calls them printable.
_BLANK = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
)
_BLANKS = re.compile(f"[{_BLANK}]")
# GitHub's runner obeys `##[command]` anywhere in a line.
_COMMAND = "##["
_DEFUSED = "#\\u{0023}["
# And what follows two colons where a line begins.
_DEFUSED_START = ":\\u{003a}"


def visible(text: str, limit: int = 80) -> str:
    r"""Text from outside on one line, with everything that cannot be seen written as `\u{xxxx}`.

    Args:
        text: Any text, lone surrogates included.
        limit: Most characters of it that are shown; the rest is counted, as in `…(+12)`.
    """
    kept = text[:limit]
    if not kept.isprintable() or _BLANKS.search(kept):
        kept = "".join(map(_shown, kept))
    rest = len(text) - limit
    return kept.replace(_COMMAND, _DEFUSED) + (f"…(+{rest})" if rest > 0 else "")


def inert_lines(lines: Iterable[str]) -> Iterator[str]:
    """Lines for a terminal or a runner that carry text from outside, such as a regulation pack's own words.

    Args:
        lines: Composed lines; one that holds line feeds is several.

    Yields:
        Each line with its indentation, made visible; one that would begin with a runner's command is defused.
    """
    for line in (part for told in lines for part in told.split("\n")):
        shown = visible(line, len(line))
        told = shown.lstrip()
        yield shown[: -len(told)] + _DEFUSED_START + told[2:] if told.startswith("::") else shown


def _shown(letter: str) -> str:
    if letter.isprintable() and not _BLANKS.match(letter):
        return letter
    return f"\\u{{{ord(letter):04x}}}"


def nearest(text: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that is most like a text; None where none is.

    Args:
        text: As written.
        known: Words that would have been right.
        cutoff: From 0 for unlike to 1 for the same: what is less alike does not count.
    """
    from difflib import get_close_matches  # noqa: PLC0415  start-up: only what is misspelt needs it

    return next(iter(get_close_matches(text, list(known), n=1, cutoff=cutoff)), None)


# A cell that begins so is a formula to a spreadsheet, whatever its file says.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001  full-width forms count too


def inert_cell(text: str) -> str:
    """A text as a spreadsheet may be given it: what it would run as a formula gets a leading apostrophe."""
    risky = text.lstrip().startswith(_FORMULA) or text[:1] in ("\t", "\r", "\n")
    return f"'{text}" if risky else text


def has_words(text: str) -> bool:
    """Whether a text says something: a letter or a digit, not marks alone."""
    return any(letter.isalnum() for letter in text)


def tanggal(day: date | datetime, *, hari: bool = False) -> str:
    """A day in words: "1 Mei 2025", with `hari` "Kamis, 1 Mei 2025".

    Args:
        day: A date, or an instant already in the zone whose day is meant.
        hari: Whether to name the day of the week.
    """
    text = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_DAYS[day.weekday()]}, {text}" if hari else text


def waktu(at: datetime, zone: tzinfo | None = None) -> str:
    """An instant in words: "1 Mei 2025 08.30 WIB"; seconds only where there are any.

    Args:
        at: An aware instant.
        zone: The zone to show it in; its own where None.
    """
    local = at.astimezone(zone) if zone else at
    seconds = f".{local.second:02d}" if local.second else ""
    return f"{tanggal(local)} {local.hour:02d}.{local.minute:02d}{seconds} {nama_zona(local)}"


def nama_zona(local: datetime) -> str:
    """The zone of an aware instant: WIB, WITA, WIT, else its distance from UTC."""
    offset = local.utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset is not None else 0
    if minutes % 60 == 0 and minutes // 60 in _ZONES:
        return _ZONES[minutes // 60]
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02d}.{abs(minutes) % 60:02d}"


def periode(text: str) -> str:
    """A period in words: 2025-S1 is "Semester I 2025", 2025-T2 "Triwulan II 2025", 2025-05 "Mei 2025"."""
    match = _PERIOD.fullmatch(text)
    if match is None:
        return text
    year, half, quarter, month = match.groups()
    if half:
        return f"Semester {_ROMAN[int(half)]} {year}"
    if quarter:
        return f"Triwulan {_ROMAN[int(quarter)]} {year}"
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def durasi(seconds: Number) -> str:
    """A length of time as jam:menit:detik ("26:05:09"), never rounded: parts of a second are cut."""
    whole = abs(int(seconds))
    sign = "−" if seconds < 0 and whole else ""
    return f"{sign}{whole // 3600}:{whole % 3600 // 60:02d}:{whole % 60:02d}"


def angka(number: Number, desimal: int | None = None) -> str:
    """A number with Indonesian signs: "1.234,5".

    Args:
        number: Any finite number.
        desimal: Decimals, rounded half away from zero; None shows up to two and drops trailing zeros.
    """
    places = 2 if desimal is None else desimal
    scaled = _rounded(Fraction(number) * 10**places)
    digits = str(abs(scaled)).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    part = part.rstrip("0") if desimal is None else part
    sign = "−" if scaled < 0 else ""
    return sign + f"{int(whole):,}".replace(",", ".") + (f",{part}" if part else "")


def _rounded(number: Fraction) -> int:
    whole = int(abs(number) + Fraction(1, 2))
    return -whole if number < 0 else whole


def persen(percent: Number, desimal: int = 2, batas: Number | None = None) -> str:
    """A percentage: "99,95 %".

    It never reads as 0, as 100 or as its limit when it is not: then it is shown with more decimals.

    Args:
        percent: The percentage itself (99.95), exact where it can be.
        desimal: Decimals at least tried; trailing zeros are kept so that columns align.
        batas: The limit it is held against.
    """
    value = Fraction(percent)
    marks = [Fraction(mark) for mark in (0, 100, batas) if mark is not None]
    places = next((n for n in range(desimal, _MOST_DECIMALS) if _honest(value, marks, n)), _MOST_DECIMALS)
    return f"{angka(value, places)} %"


def _honest(value: Fraction, marks: Sequence[Fraction], places: int) -> bool:
    shown = _rounded(value * 10**places)
    return all(value == mark or shown != mark * 10**places for mark in marks)


def bagian(part: int, whole: int, desimal: int = 1) -> str:
    """A share with its denominator: "95,2 % (20 dari 21)"; of nothing it is "– (0 dari 0)"."""
    counted = f"({angka(part)} dari {angka(whole)})"
    if whole == 0:
        return f"– {counted}"
    return f"{persen(Fraction(100 * part, whole), 0 if part in {0, whole} else desimal)} {counted}"


def daftar(words: Sequence[str], kata: str = "dan") -> str:
    """A list in a sentence: "a", "a dan b", "a, b, dan c"."""
    if len(words) <= 2:
        return f" {kata} ".join(words)
    return f"{', '.join(words[:-1])}, {kata} {words[-1]}"
