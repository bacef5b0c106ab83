"""National holidays: as decreed in the pack, else as the holiday library computes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from pipeline.model.lean import dataclass

FIRST_YEAR, LAST_YEAR = 1999, 2101
"""The years 2000-2100 of the tool, and one more on each side for instants near their ends."""

_ESTIMATED = "(perkiraan)"
_SOURCE = "perhitungan pustaka hari libur, belum dicocokkan dengan surat keputusan bersama"


@dataclass(frozen=True, slots=True)
class DayNote:
    """What is said about a day.

    Attributes:
        name: Name of the holiday or reason.
        dasar: Decree or source.
        tentative: Whether the date is only an estimate.
        joint_leave: Whether it is `cuti bersama`.
    """

    name: str
    dasar: str = ""
    tentative: bool = False
    joint_leave: bool = False


@lru_cache(maxsize=256)
def feasts_of(country: str, year: int) -> Mapping[date, DayNote]:
    """The holidays of a year by the library; none without a country or outside the tool's years."""
    if not country or not FIRST_YEAR <= year <= LAST_YEAR:
        return {}
    # Imported here: it takes longer than everything else at start-up, and decreed years never need it.
    import holidays  # noqa: PLC0415

    days = holidays.country_holidays(country, years=year, language="id", categories=("public", "government"))
    return {day: _note(name) for day, name in sorted(days.items()) if day.year == year}


def _note(name: str) -> DayNote:
    joint = name.startswith("Cuti Bersama")
    return DayNote(name, _SOURCE, tentative=_ESTIMATED in name, joint_leave=joint)
