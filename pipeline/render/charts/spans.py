"""Spans between points of time that have no dates: what lies before and after an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from markupsafe import Markup

from pipeline.model.lean import dataclass
from pipeline.render.charts import svg
from pipeline.render.charts.letters import cut, width
from pipeline.render.table import Column, Table

_LINE, _ROW = 21, 34
# Bold words run wider than the table of widths says.
_BOLD = 1.08


@dataclass(frozen=True, slots=True)
class Span:
    """From one point to another, counted from 0, and what it is called."""

    start: int
    end: int
    words: str


def spans(title: str, summary: str, points: Sequence[str], bars: Sequence[Span]) -> svg.Chart:
    """Points on a line from left to right, numbered, with the spans above them.

    Args:
        title: What lies in time.
        summary: What one sees.
        points: What each is, in order.
        bars: Between points.
    """
    axis = _ROW * len(bars) + 22.0
    content: list[Markup] = []
    for row, bar in enumerate(bars):
        content += _bar(bar, len(points), row, axis)
    content.append(svg.rule(("0%", "100%"), (axis, axis), svg.STRONG_LINE, 1.5))
    for place, words in enumerate(points):
        content += _disc(svg.percent(_x(place, len(points))), axis, place + 1)
        y = axis + 24 + _LINE * place
        content += [*_disc(9, y, place + 1), svg.text(26, y + 4, words)]
    drawn = svg.picture(title, summary, axis + 16 + _LINE * len(points), content)
    return svg.Chart(title, summary, drawn, _table(title, points, bars))


def _x(place: int, count: int) -> Fraction:
    return Fraction(6, 100) + Fraction(88, 100) * Fraction(place, max(1, count - 1))


def _bar(bar: Span, count: int, row: int, axis: float) -> Iterator[Markup]:
    one, two = sorted((_x(bar.start, count), _x(bar.end, count)))
    y = _ROW * row + 14.0
    colour = svg.FILLS["jalan"] if row % 2 else svg.ACCENT
    place = {"x": svg.percent(one), "width": svg.percent(two - one)}
    dash = "5 3" if row % 2 else None
    for x in (one, two):
        yield svg.element(
            "line", x1=svg.percent(x), x2=svg.percent(x), y1=y + 8, y2=axis, stroke=svg.STRONG_LINE,
            stroke_dasharray="2 3",
        )  # fmt: skip
    yield svg.element(
        "rect", **place, y=y + 3, height=10, fill=svg.PALE["jalan"] if row % 2 else svg.ACCENT_PALE,
        stroke=colour, stroke_width=1.5, stroke_dasharray=dash,
    )  # fmt: skip
    words = cut(bar.words, svg.NARROW - 20)
    fits = float(one) * svg.NARROW + width(words) * _BOLD < svg.NARROW
    place_of = svg.percent(one) if fits else "100%"
    yield svg.text(place_of, y - 3, words, text_anchor="start" if fits else "end", font_weight=600)


def _disc(x: str | float, y: float, number: int) -> Iterator[Markup]:
    yield svg.element("circle", cx=x, cy=y, r=8.5, fill=svg.FILLS["netral"])
    yield svg.text(
        x, y + 3.6, str(number), text_anchor="middle", fill=svg.PAPER, font_size=10.5, font_weight=600
    )


def _table(title: str, points: Sequence[str], bars: Sequence[Span]) -> Table:
    rows = tuple((bar.words, points[bar.start], points[bar.end]) for bar in bars)
    columns = (Column("Bentang"), Column("Dari"), Column("Sampai"))
    return Table(caption=title, columns=columns, rows=rows, empty="Nihil")
