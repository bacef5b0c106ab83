"""The ladder of levels: how high, and what stands in the way of the next step."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup

from pipeline.model.lean import dataclass
from pipeline.render.charts import svg
from pipeline.render.charts.letters import cut, width
from pipeline.render.table import Cell, Column, Table

_RISE, _FOOT = 22, 34
_SPACE = Fraction(1, 100)
# Bold words run wider than the table of widths says.
_BOLD = 1.08


@dataclass(frozen=True, slots=True)
class Step:
    """One level.

    Attributes:
        level: Its number.
        name: What it is called, one or two words.
        met: Whether all its criteria are fulfilled.
        note: What is missing, for the table.
    """

    level: int
    name: str
    met: bool
    note: str = ""


def ladder(title: str, level: int, steps: Sequence[Step]) -> svg.Chart:
    """Steps from the lowest level up, the reached ones solid.

    Args:
        title: Whose level, of which year.
        level: The level reached.
        steps: Lowest first.
    """
    waiting = next((step for step in steps if step.level > level), None)
    blocked = f" Penghambat level {waiting.level}: {waiting.note}." if waiting and waiting.note else ""
    summary = f"Level {level} dari {max((step.level for step in steps), default=level)}.{blocked}"
    height = _RISE * (len(steps) + 1) + 20
    content: list[Markup] = []
    for position, step in enumerate(steps):
        content += _step(step, level, (position, len(steps)), height)
    drawn = svg.picture(title, summary, height + _FOOT, content)
    return svg.Chart(title, summary, drawn, _table(title, level, steps))


def _step(step: Step, level: int, place: tuple[int, int], base: float) -> list[Markup]:
    position, count = place
    wide = svg.share_of(count, _SPACE)
    x = position * (wide + _SPACE)
    rise = _RISE * (position + 2)
    reached = step.level <= level
    middle = svg.percent(x + wide / 2)
    frame = svg.element(
        "rect", x=svg.percent(x), y=base - rise, width=svg.percent(wide), height=rise,
        fill=svg.ACCENT if reached else svg.PALE["netral"], stroke=svg.ACCENT if reached else svg.STRONG_LINE,
        stroke_width=1, stroke_dasharray=None if reached else "5 3",
    )  # fmt: skip
    sign = "✓" if reached else "✗" if not step.met else "–"
    room = svg.NARROW * float(wide)
    full, name = f"Level {step.level}", cut(step.name, room, 10.5)
    named = full if width(full) * _BOLD <= room else str(step.level)
    drawn = [
        frame,
        svg.text(
            middle, base - rise + 19, sign, text_anchor="middle", fill=svg.PAPER if reached else svg.FAINT
        ),
        svg.text(middle, base + 15, named, text_anchor="middle", font_weight=600),
        svg.text(middle, base + 30, name, text_anchor="middle", fill=svg.FAINT, font_size=10.5),
    ]
    if step.level == level:
        drawn.append(svg.text(middle, base - rise - 7, "▼ saat ini", text_anchor="middle", font_weight=600))
    return drawn


def _table(title: str, level: int, steps: Sequence[Step]) -> Table:
    columns = (Column("Level", width=20), Column("Keadaan", "status", 20), Column("Yang belum ada"))
    rows = tuple(
        (
            f"{step.level} {step.name}",
            Cell("", badge="terpenuhi" if step.met else "belum_terpenuhi"),
            step.note or ("–" if step.met or step.level <= level else None),
        )
        for step in steps
    )
    return Table(caption=title, columns=columns, rows=rows)
