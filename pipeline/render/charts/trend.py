"""One figure over time against its target."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from pipeline.model.lean import dataclass, replace
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
        target: What it had to reach; None where nothing was set.
    """

    label: str
    name: str
    value: Fraction | None
    target: Fraction | None = None

    @property
    def below(self) -> bool:
        """Whether it missed the target of its own time."""
        return self.value is not None and self.target is not None and self.value < self.target


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
    """A line through the figures, gaps where there is none, a dashed line at the targets of their times.

    Args:
        title: Which figure.
        points: In order of time.
        target: What figures without a target of their own should reach; None where nothing is set.
        unit: "%" writes percentages; "" plain numbers.
    """
    placed = [point if point.target is not None else replace(point, target=target) for point in points]
    goals = list(dict.fromkeys(each for point in placed if (each := point.target) is not None))
    if not goals and target is not None:
        goals = [target]
    summary = _summary(placed, goals, unit)
    scale = _scale([*(point.value for point in placed if point.value is not None), *goals], unit)
    content = [*_grid(scale), *_targets(placed, scale, goals, unit), *_line(placed, scale, unit)]
    drawn = svg.picture(title, summary, _TOP + _HEIGHT + _FOOT, content)
    return svg.Chart(title, summary, drawn, _table(title, placed, unit))


def _show(value: Fraction, unit: str, target: Fraction | None = None) -> str:
    return persen(value, batas=target) if unit == "%" else angka(value)


def _summary(points: Sequence[Point], goals: Sequence[Fraction], unit: str) -> str:
    known = sorted(
        ((point.value, point.target) for point in points if point.value is not None), key=lambda each: each[0]
    )
    if not known:
        return "Belum ada data."
    low, high = (_show(value, unit, target) for value, target in (known[0], known[-1]))
    span = f"Terendah {low}, tertinggi {high}"
    if not goals:
        return f"{span}."
    below = sum(1 for point in points if point.below)
    goal = f"target {_show(goals[0], unit)}" if len(goals) == 1 else "target yang berlaku saat itu"
    return f"{span}; di bawah {goal} pada {below} dari {len(known)} periode."


def _scale(known: Sequence[Fraction], unit: str) -> Scale:
    """A scale whose ends and lines are round numbers; a percentage never goes past 100."""
    low, high = min(known, default=Fraction(0)), max(known, default=Fraction(0))
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


def _targets(points: Sequence[Point], scale: Scale, goals: Sequence[Fraction], unit: str) -> list[Markup]:
    """A dashed line as long as each target held, changing half way between two figures."""
    if not goals:
        return []
    runs = [(goals[0], Fraction(1))] if len(goals) == 1 else _runs(points)
    drawn: list[Markup] = []
    start = _LEFT
    for goal, end in runs:
        y = scale.y(goal)
        drawn.append(
            svg.element(
                "line", x1=svg.percent(start), x2=svg.percent(end), y1=y, y2=y, stroke=svg.FILLS["awas"],
                stroke_width=1.5, stroke_dasharray="6 4",
            )
        )  # fmt: skip
        start = end
    told = f"– – target {' lalu '.join(_show(goal, unit) for goal, _ in runs)}"
    return [*drawn, svg.text("100%", 10, told, text_anchor="end", fill=svg.FILLS["awas"])]


def _runs(points: Sequence[Point]) -> list[tuple[Fraction, Fraction]]:
    """The targets one after another, each with where it ends."""
    found: list[tuple[Fraction, Fraction]] = []
    for place, point in enumerate(points):
        if point.target is None:
            continue
        last = place == len(points) - 1
        end = Fraction(1) if last else (_x(place, len(points)) + _x(place + 1, len(points))) / 2
        if found and found[-1][0] == point.target:
            found.pop()
        found.append((point.target, end))
    return [*found[:-1], (found[-1][0], Fraction(1))]


def _line(points: Sequence[Point], scale: Scale, unit: str) -> list[Markup]:
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
        drawn += _point(x, point, scale)
    drawn += _labels(placed)
    return drawn + _extreme(placed, scale, unit)


def _point(x: Fraction, point: Point, scale: Scale) -> list[Markup]:
    if point.value is None:
        return [svg.text(svg.percent(x), _TOP + _HEIGHT - 4, "–", text_anchor="middle", fill=svg.FAINT)]
    paint = {
        "fill": svg.PAPER if point.below else svg.ACCENT,
        "stroke": svg.FILLS["buruk"] if point.below else svg.ACCENT,
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


def _extreme(placed: Sequence[tuple[Fraction, Point]], scale: Scale, unit: str) -> list[Markup]:
    """The lowest figure below its target is named in the picture."""
    missed = ((p.value, x, p.target) for x, p in placed if p.value is not None and p.below)
    low = min(missed, key=lambda each: each[:2], default=None)
    if low is None:
        return []
    value, x, target = low
    side = "end" if x > Fraction(8, 10) else "start" if x < Fraction(3, 10) else "middle"
    words, y = _show(value, unit, target), scale.y(value) + 18
    return [svg.text(svg.percent(x), y, words, text_anchor=side, fill=svg.FILLS["buruk"], font_weight=600)]


def _table(title: str, points: Sequence[Point], unit: str) -> Table:
    columns = (Column("Periode"), Column("Nilai", "angka"), Column("Target", "angka"))
    rows = tuple(
        (
            point.name,
            None if point.value is None else _show(point.value, unit, point.target),
            "tidak diatur" if point.target is None else _show(point.target, unit),
        )
        for point in points
    )
    return Table(caption=title, columns=columns, rows=rows)
