"""The string formats that our schemas use; every one is registered, none is silently skipped."""

from __future__ import annotations

import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

from pipeline.model.durations import Duration, parse_duration, parse_hours
from pipeline.model.moments import parse_date, parse_instant
from pipeline.model.periods import parse_period

_PART = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?"
_REF = re.compile(rf"{_PART}(?:/{_PART}){{0,2}}")
# Whether a text is a time does not depend on the zone; any zone serves to try it.
_ANY_ZONE = ZoneInfo("UTC")


def _elapsed(text: str) -> bool:
    duration = parse_duration(text)
    return duration is not None and duration.seconds is not None and duration.seconds > 0


def _elapsed_or_zero(text: str) -> bool:
    duration = parse_duration(text)
    return duration is not None and duration.seconds is not None


def _elapsed_or_working(text: str) -> bool:
    duration: Duration | None = parse_duration(text)
    return duration is not None and (duration.seconds or duration.working_days or 0) > 0


def _date_or_time(text: str) -> bool:
    return parse_date(text) is not None or parse_instant(text, _ANY_ZONE) is not None


# What a browser passes over inside an address.
_PASSED_OVER = re.compile(r"[\t\n\r]")
# Scripts and files; the shares of an office; names and passwords before a host, which mislead or give away.
_NO_ADDRESS = re.compile(
    r"[ ]*(?:(?:javascript|vbscript|file):|data:[^ ]|\\\\|(?:https?:)?//[^/?# ]*@"
    r"|[a-z]+://[^/?#@ ]*:[^/?#@ ]*@)",
    re.IGNORECASE | re.ASCII,
)


def _address(text: str) -> bool:
    """Whether a text may stand as an address; most are a telephone number or a place."""
    return _NO_ADDRESS.match(_PASSED_OVER.sub("", text)) is None


FORMATS: dict[str, Callable[[str], bool]] = {
    "waktu": lambda text: parse_instant(text, _ANY_ZONE) is not None,
    "tanggal": lambda text: parse_date(text) is not None,
    "tanggal-atau-waktu": _date_or_time,
    "periode": lambda text: parse_period(text) is not None,
    "durasi": _elapsed,
    "durasi-nol": _elapsed_or_zero,
    "durasi-kerja": _elapsed_or_working,
    "jam-hari": lambda text: parse_hours(text) is not None,
    "rujukan": lambda text: _REF.fullmatch(text) is not None,
    "alamat": _address,
}

_YEAR = "(?:20[0-9]{2}|2100)"
_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_DATE = rf"(?:{_YEAR}-{_DAY}|20(?:[02468][048]|[13579][26])-02-29)"
_CLOCK = (
    r"[ T](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
)

PATTERNS = {
    "waktu": f"^{_DATE}{_CLOCK}$",
    "tanggal": f"^{_DATE}$",
    "tanggal-atau-waktu": f"^{_DATE}(?:{_CLOCK})?$",
    "rujukan": f"^{_REF.pattern}$",
}
"""The formats that a regular expression of ECMA-262 tells exactly: the fast validator need not ask Python."""

EXPECTED = {
    "waktu": "tanggal dan jam, mis. 2025-05-01T08:30:00+07:00 atau 2025-05-01 08:30",
    "tanggal": "tanggal, mis. 2025-05-01 (tahun 2000–2100)",
    "tanggal-atau-waktu": "tanggal (2025-05-01) atau tanggal dan jam (2025-05-01 08:30)",
    "periode": "periode: 2025, 2025-S1, 2025-T2, atau 2025-05",
    "durasi": "lama waktu lebih dari nol, mis. 15 menit, 1,5 jam, 2 hari",
    "durasi-nol": "lama waktu, mis. 15 menit, 1 jam, 0 menit",
    "durasi-kerja": "lama waktu lebih dari nol, mis. 8 jam, 2 hari, 3 hari kerja",
    "jam-hari": 'jam dalam sehari, mis. "07:30-16:00" atau "08:00-12:00, 13:00-16:00"',
    "rujukan": "pengenal dokumen atau orang: id, opd/id, jenis/id, atau opd/jenis/id",
    "alamat": "alamat web (https://…), nomor telepon, surel, atau tempat, tanpa skrip dan kata sandi",
}
