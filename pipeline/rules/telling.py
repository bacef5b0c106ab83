"""How rules put values into a sentence: bounded, visible, in the region's zone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.fact import Number
from pipeline.model.moments import Moment
from pipeline.model.people import ROLES
from pipeline.wording import angka, daftar, tanggal, visible, waktu


def quoted(value: object, limit: int = 64) -> str:
    """A value that somebody wrote, in backticks."""
    return f"`{visible(str(value), limit)}`"


def listed(names: Sequence[str], most: int = 6, rest: str = "lainnya") -> str:
    """Names in a sentence, the many cut short: "a, b, dan 3 lainnya"."""
    return daftar(names if len(names) <= most else [*names[:most], f"{len(names) - most} {rest}"])


def when(moment: Moment, case: Case) -> str:
    """A moment in words, in the region's zone; only the day where only a day was written."""
    return tanggal(moment.day) if moment.whole_day else waktu(moment.at, case.region.zone)


def within(name: str) -> str:
    """A name in the middle of a sentence: "Rencana rilis" is "rencana rilis", "DRP" stays."""
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def hours(number: Number) -> str:
    """A number of hours: "36 jam"."""
    return f"{angka(number)} jam"


def minutes(number: Number) -> str:
    """A number of minutes: "30 menit"."""
    return f"{angka(number)} menit"


def in_hours(seconds: int | Fraction) -> str:
    """Seconds as hours."""
    return hours(Fraction(seconds) / 3600)


def role_name(law: Law, role: str) -> str:
    """The name that Tabel 1 gives a role, e.g. "Administrator Layanan"."""
    known = {info.kode: info.nama for info in law.roles}
    return known.get(role, role.replace("_", " ") if role in ROLES else role)
