"""How many OPDs stand at which level."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from markupsafe import Markup

from pipeline.render.charts import svg
from pipeline.render.charts.letters import width
from pipeline.render.table import Column, Table
from pipeline.wording import angka, bagian

_STEP, _BAR = 28, 18
_LEFT, _WIDE = Fraction(20, 100), Fraction(62, 100)


def levels(title: str, counts: Mapping[int, int], names: Mapping[int, str] | None = None) -> svg.Chart:
    """One bar a level, highest first, with its number and share of all OPDs.

    Args:
        title: Which region and year.
        counts: Level to number of OPDs; levels without any are shown too.
        names: Level to what it is called, for the table.
    """
    total, most = sum(counts.values()), max(counts.values(), default=0)
    order = sorted(counts, reverse=True)
    held = [level for level in order if counts[level]]
    summary = (
        f"{angka(total)} OPD; tertinggi level {held[0]}, terendah level {held[-1]}."
        if held
        else "Belum ada OPD."
    )
    content: list[Markup] = []
    for position, level in enumerate(order):
        content += _row(level, counts[level], (most, total), _STEP * position)
    drawn = svg.picture(title, summary, _STEP * max(1, len(order)), content)
    return svg.Chart(title, summary, drawn, _table(title, counts, names or {}))


def _row(level: int, count: int, whole: tuple[int, int], y: float) -> list[Markup]:
    most, total = whole
    drawn = [svg.text(0, y + 14, f"Level {level}", font_weight=600)]
    widest = width(f"{angka(most)} dari {angka(total)}") + 12
    longest = min(_WIDE, max(Fraction(1, 10), 1 - _LEFT - Fraction(widest) / svg.NARROW))
    wide = longest * Fraction(count, most) if most else Fraction(0)
    if count:
        place = {"x": svg.percent(_LEFT), "width": svg.percent(wide)}
        drawn.append(svg.element("rect", **place, y=y, height=_BAR, fill=svg.ACCENT))
    share = f"{angka(count)} dari {angka(total)}"
    drawn.append(svg.text(svg.percent(_LEFT + wide + Fraction(2, 100)), y + 14, share, fill=svg.FAINT))
    return drawn


def _table(title: str, counts: Mapping[int, int], names: Mapping[int, str]) -> Table:
    total = sum(counts.values())
    columns = (Column("Level"), Column("OPD", "angka"), Column("Bagian", "angka"))
    rows = tuple(
        (f"{level} {names.get(level, '')}".strip(), angka(counts[level]), bagian(counts[level], total))
        for level in sorted(counts, reverse=True)
    )
    return Table(caption=title, columns=columns, rows=rows)
