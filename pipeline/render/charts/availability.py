"""What every day was like: one row a month, one box a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from pipeline.model.lean import dataclass
from pipeline.render.charts import svg
from pipeline.render.table import Column, Table
from pipeline.wording import angka, daftar, persen

Day = Literal["penuh", "terganggu", "terencana", "tidak_teramati", "di_luar"]

_DAYS: dict[Day, tuple[str, str]] = {
    "penuh": ("baik", "Tanpa gangguan"),
    "terganggu": ("buruk", "Ada gangguan"),
    "terencana": ("jalan", "Hanya terencana"),
    "tidak_teramati": ("kosong", "Tidak teramati"),
    "di_luar": ("netral", "Di luar jam layanan"),
}
_TOP, _BOX, _STEP = 18, 14, 19
_LEFT, _DAY = Fraction(10, 100), Fraction(70, 3100)


@dataclass(frozen=True, slots=True)
class Month:
    """One row.

    Attributes:
        label: E.g. "Jan".
        name: E.g. "Januari 2025".
        days: One state a day, from the first on.
        achieved: Availability in percent; None where nothing was observed.
        target: Its target in percent.
    """

    label: str
    name: str
    days: Sequence[Day]
    achieved: Fraction | None = None
    target: Fraction | None = None


def availability(title: str, months: Sequence[Month]) -> svg.Chart:
    """A calendar of days with what happened on each, and the month's figure at the end of its row.

    Args:
        title: Whose availability.
        months: In order.
    """
    counts = Counter(day for month in months for day in month.days)
    summary = _summary(counts)
    key = svg.key_of(title, summary)
    used = [_DAYS[state] for state in _DAYS if counts[state]]
    drawn, y = svg.legend(key, used, 0)
    drawn += _heads(y + 6)
    top = y + 6 + _TOP
    rows = [(month, top + _STEP * position) for position, month in enumerate(months)]
    drawn += [piece for month, y in rows for piece in _calm(key, month, y)]
    drawn += _gaps(top, _STEP * len(rows))
    drawn += [piece for month, y in rows for piece in _row(key, month, y)]
    content = [svg.patterns(key, [tone for tone, _ in used]), *drawn]
    return svg.Chart(
        title, summary, svg.picture(title, summary, top + _STEP * len(rows), content), _table(title, months)
    )


def _heads(y: float) -> list[Markup]:
    days = [
        svg.text(
            svg.percent(_LEFT + _DAY * (day - 1) + _DAY / 2), y + 9, str(day), text_anchor="middle",
            fill=svg.FAINT, font_size=10,
        )
        for day in (1, 5, 10, 15, 20, 25, 31)
    ]  # fmt: skip
    return [*days, svg.text("100%", y + 9, "Capaian", text_anchor="end", fill=svg.FAINT, font_size=10)]


def _calm(key: str, month: Month, y: float) -> list[Markup]:
    """Runs of calm days, each one box that the gaps cut up: a PDF pays for every box."""
    drawn: list[Markup] = []
    position = 0
    for day, alike in groupby(month.days[:31]):
        length = len(list(alike))
        if day == "penuh":
            drawn.append(svg.box(key, _DAYS[day][0], (_LEFT + _DAY * position, y), (_DAY * length, _BOX)))
        position += length
    return drawn


def _gaps(top: float, height: float) -> list[Markup]:
    places = [svg.percent(_LEFT + _DAY * day) for day in range(32)] if height else []
    return [svg.rule((x, x), (top - 1, top + height), svg.PAPER, 2) for x in places]


def _row(key: str, month: Month, y: float) -> list[Markup]:
    drawn = [svg.text(0, y + 11, month.label)]
    for position, day in enumerate(month.days[:31]):
        if day != "penuh":
            place = (_LEFT + _DAY * position + _DAY / 10, y)
            drawn.append(svg.box(key, _DAYS[day][0], place, (_DAY * 4 / 5, _BOX)))
    missed = month.achieved is not None and month.target is not None and month.achieved < month.target
    shown = "–" if month.achieved is None else persen(month.achieved, batas=month.target)
    sign = "✗ " if missed else ""
    colour = svg.FILLS["buruk"] if missed else svg.INK
    drawn.append(svg.text("100%", y + 11, sign + shown, text_anchor="end", fill=colour))
    return drawn


def _summary(counts: Counter[Day]) -> str:
    parts = [f"{angka(counts[state])} hari {_DAYS[state][1].lower()}" for state in _DAYS if counts[state]]
    return f"{daftar(parts)}." if parts else "Belum ada pemantauan."


def _table(title: str, months: Sequence[Month]) -> Table:
    heads = [words for _, words in _DAYS.values()]
    columns = (
        Column("Bulan"),
        *(Column(head, "angka") for head in heads),
        Column("Target", "angka"),
        Column("Capaian", "angka"),
    )
    return Table(caption=title, columns=columns, rows=tuple(_figures(month) for month in months))


def _figures(month: Month) -> tuple[str | None, ...]:
    counts = Counter(month.days)
    target = None if month.target is None else persen(month.target)
    achieved = None if month.achieved is None else persen(month.achieved, batas=month.target)
    return (month.name, *(angka(counts[state]) for state in _DAYS), target, achieved)
