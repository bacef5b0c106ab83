"""One figure over time against its target."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from pipeline.model.lean import dataclass
from pipeline.render.charts import svg
from pipeline.render.charts.letters import width
from pipeline.render.table import Column, Table
from pipeline.wording import angka, persen

_TOP, _HEIGHT, _FOOT = 22, 120, 24
_LEFT, _RIGHT = Fraction(13, 100), Fraction(96, 100)


@dataclass(frozen=True, slots=True)
class Point:
    """One figure.

    Attributes:
        label: Short, for the axis ("Jan").
        name: In full, for the table ("Januari 2025").
        value: The figure; None leaves a gap.
    """

    label: str
    name: str
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class Scale:
    """From figures to pixels."""

    low: Fraction
    high: Fraction
    step: Fraction

    def lines(self) -> list[Fraction]:
        """The figures at which a line is drawn."""
        return [self.low + self.step * i for i in range(int((self.high - self.low) / self.step) + 1)]

    def y(self, value: Fraction) -> float:
        """Where a figure stands."""
        return _TOP + _HEIGHT * float((self.high - value) / (self.high - self.low))


def trend(title: str, points: Sequence[Point], target: Fraction | None = None, unit: str = "%") -> svg.Chart:
    """A line through the figures, gaps where there is none, a dashed line at the target.

    Args:
        title: Which figure.
        points: In order of time.
        target: What it should reach; None where nothing is set.
        unit: "%" writes percentages; "" plain numbers.
    """
    values = [point.value for point in points if point.value is not None]
    summary = _summary(values, target, unit)
    scale = _scale(values, target, unit)
    content = [*_grid(scale), *_target(scale, target, unit), *_line(points, scale, target, unit)]
    drawn = svg.picture(title, summary, _TOP + _HEIGHT + _FOOT, content)
    return svg.Chart(title, summary, drawn, _table(title, points, target, unit))


def _show(value: Fraction, unit: str, target: Fraction | None = None) -> str:
    return persen(value, batas=target) if unit == "%" else angka(value)


def _summary(values: Sequence[Fraction], target: Fraction | None, unit: str) -> str:
    if not values:
        return "Belum ada data."
    span = f"Terendah {_show(min(values), unit, target)}, tertinggi {_show(max(values), unit, target)}"
    if target is None:
        return f"{span}."
    below = sum(1 for value in values if value < target)
    return f"{span}; di bawah target {_show(target, unit)} pada {below} dari {len(values)} periode."


def _scale(values: Sequence[Fraction], target: Fraction | None, unit: str) -> Scale:
    """A scale whose ends and lines are round numbers; a percentage never goes past 100."""
    known = [*values, *([target] if target is not None else [])] or [Fraction(0)]
    low, high = min(known), max(known)
    room = max(high - low, Fraction(1, 10) if unit == "%" else Fraction(1))
    step = _round_step(room / 3)
    bottom = max(Fraction(0), ((low - room / 8) // step) * step)
    # A single figure of zero still needs a height to stand in.
    top = max(-(-high // step) * step, bottom + step)
    return Scale(bottom, min(top, Fraction(100)) if unit == "%" and high <= 100 else top, step)


def _round_step(rough: Fraction) -> Fraction:
    """The next of 1, 2, 5 times a power of ten."""
    unit = Fraction(1, 10**6)
    while rough > unit * 10:
        unit *= 10
    return next(unit * times for times in (1, 2, 5, 10) if unit * times >= rough)


def _x(position: int, count: int) -> Fraction:
    return _LEFT + (_RIGHT - _LEFT) * (Fraction(position, count - 1) if count > 1 else Fraction(1, 2))


def _grid(scale: Scale) -> list[Markup]:
    drawn: list[Markup] = []
    places = next(n for n in range(7) if (scale.step * 10**n).denominator == 1)
    for value in scale.lines():
        y = scale.y(value)
        words = angka(value, places)
        drawn.append(
            svg.element(
                "line", x1=svg.percent(_LEFT - Fraction(1, 100)), x2="100%", y1=y, y2=y, stroke=svg.LINE
            )
        )
        drawn.append(svg.text(0, y + 4, words, fill=svg.FAINT, font_size=10.5))
    return drawn


def _target(scale: Scale, target: Fraction | None, unit: str) -> list[Markup]:
    if target is None:
        return []
    y = scale.y(target)
    return [
        svg.element(
            "line", x1=svg.percent(_LEFT), x2="100%", y1=y, y2=y, stroke=svg.FILLS["awas"], stroke_width=1.5,
            stroke_dasharray="6 4",
        ),
        svg.text("100%", 10, f"– – target {_show(target, unit)}", text_anchor="end", fill=svg.FILLS["awas"]),
    ]  # fmt: skip


def _line(points: Sequence[Point], scale: Scale, target: Fraction | None, unit: str) -> list[Markup]:
    drawn: list[Markup] = []
    placed = [(_x(i, len(points)), point) for i, point in enumerate(points)]
    for (x1, one), (x2, two) in pairwise(placed):
        if one.value is not None and two.value is not None:
            ends = {"x1": svg.percent(x1), "x2": svg.percent(x2)}
            drawn.append(
                svg.element(
                    "line",
                    **ends,
                    y1=scale.y(one.value),
                    y2=scale.y(two.value),
                    stroke=svg.ACCENT,
                    stroke_width=2,
                )
            )
    for x, point in placed:
        drawn += _point(x, point, scale, target)
    drawn += _labels(placed)
    return drawn + _extreme(placed, scale, target, unit)


def _point(x: Fraction, point: Point, scale: Scale, target: Fraction | None) -> list[Markup]:
    if point.value is None:
        return [svg.text(svg.percent(x), _TOP + _HEIGHT - 4, "–", text_anchor="middle", fill=svg.FAINT)]
    below = target is not None and point.value < target
    paint = {
        "fill": svg.PAPER if below else svg.ACCENT,
        "stroke": svg.FILLS["buruk"] if below else svg.ACCENT,
    }
    return [svg.element("circle", cx=svg.percent(x), cy=scale.y(point.value), r=4, stroke_width=2, **paint)]


def _labels(placed: Sequence[tuple[Fraction, Point]]) -> list[Markup]:
    widest = max((width(point.label, 10.5) for _, point in placed), default=0.0)
    step = max(1, -(-len(placed) * int(widest + 4) // int(svg.NARROW * float(_RIGHT - _LEFT))))
    return [
        svg.text(
            svg.percent(x),
            _TOP + _HEIGHT + 18,
            point.label,
            text_anchor="middle",
            fill=svg.FAINT,
            font_size=10.5,
        )
        for i, (x, point) in enumerate(placed)
        if i % step == 0
    ]


def _extreme(
    placed: Sequence[tuple[Fraction, Point]], scale: Scale, target: Fraction | None, unit: str
) -> list[Markup]:
    """The lowest figure is named in the picture, if it lies below the target."""
    low = min(((p.value, x) for x, p in placed if p.value is not None), default=None)
    if low is None or target is None or low[0] >= target:
        return []
    side = "end" if low[1] > Fraction(8, 10) else "start" if low[1] < Fraction(3, 10) else "middle"
    words = _show(low[0], unit, target)
    y = scale.y(low[0]) + 18
    return [
        svg.text(svg.percent(low[1]), y, words, text_anchor=side, fill=svg.FILLS["buruk"], font_weight=600)
    ]


def _table(title: str, points: Sequence[Point], target: Fraction | None, unit: str) -> Table:
    columns = (Column("Periode"), Column("Nilai", "angka"), Column("Target", "angka"))
    goal = "tidak diatur" if target is None else _show(target, unit)
    rows = tuple(
        (point.name, None if point.value is None else _show(point.value, unit, target), goal)
        for point in points
    )
    return Table(caption=title, columns=columns, rows=rows)
