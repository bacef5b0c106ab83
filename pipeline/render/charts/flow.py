"""Steps in lanes with arrows between them: who does what, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup

from pipeline.model.lean import dataclass, replace
from pipeline.render.charts import svg
from pipeline.render.charts.flowroutes import Link, Route, routes
from pipeline.render.charts.letters import width, wrapped
from pipeline.render.table import Column, Table

# Two lanes are as wide as a phone; more of them are moved sideways there and made smaller on paper.
_LANE, _BOX, _LINE, _SIZE = 168, 140, 14, 11.5
_HEAD, _GAP, _TRACK, _DISC = 15, 26, 7, 7
# Words that fit between two boxes stand on the line; longer ones are numbered and told below.
_SHORT = 26
ARRANGED = "susunan gambar; tidak disebut dalam teks"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arrow:
    """Where a step leads.

    Attributes:
        goal: Id of a step.
        words: What the arrow says; "" for nothing.
        arranged: Whether only the drawing says so: a dashed line.
        both: Whether it points both ways.
    """

    goal: str
    words: str = ""
    arranged: bool = False
    both: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One step.

    Attributes:
        id: Its name.
        lane: Its lane, counted from 0.
        row: Its row, counted from 0.
        text: What it says.
        shape: "langkah", "mulai", "selesai", "putusan" (a question) or "rujukan" (another figure, a person).
        arrows: Where it leads.
    """

    id: str
    lane: int
    row: int
    text: str
    shape: str = "langkah"
    arrows: tuple[Arrow, ...] = ()

    @property
    def lines(self) -> list[str]:
        """Its text, broken."""
        room = _BOX - (44 if self.shape == "putusan" else 16)
        return wrapped(self.text, room, _SIZE, most=4)

    @property
    def height(self) -> float:
        """In pixels."""
        return _LINE * len(self.lines) + (20 if self.shape == "putusan" else 12)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands.

    Attributes:
        boxes: By id.
        middles: Middle of each row.
        tops: Top of each row.
        floor: Below the last row.
    """

    boxes: Mapping[str, Box]
    middles: Mapping[int, float]
    tops: Mapping[int, float]
    floor: float

    def centre(self, name: str) -> Point:
        box = self.boxes[name]
        return (box.lane * _LANE + _LANE / 2, self.middles[box.row])


def flow(title: str, summary: str, lanes: Sequence[str], boxes: Sequence[Box]) -> svg.Chart:
    """A flow in lanes.

    Args:
        title: What happens.
        summary: What one sees, in a sentence or two.
        lanes: Names of the lanes, from left to right.
        boxes: In reading order, no two at the same place.
    """
    known = {box.id: box for box in boxes}
    arrows = list(_joined([(box, arrow) for box in boxes for arrow in box.arrows if arrow.goal in known]))
    ways = routes(
        {box.id: (box.lane, box.row) for box in boxes},
        [Link(box.id, arrow.goal) for box, arrow in arrows],
        len(lanes),
    )
    plan = _planned(lanes, boxes, ways)
    content = [*_lanes(lanes, plan), *_arrows(plan, [arrow for _, arrow in arrows], ways)]
    for box in boxes:
        content += _box(box, plan.centre(box.id))
    told, height = _legend([arrow for _, arrow in arrows], plan.floor + 10)
    size = (max(1, len(lanes)) * _LANE, height)
    drawn = svg.fixed(title, summary, size, [*content, *told])
    return svg.Chart(title, summary, drawn, _table(title, lanes, boxes), scroll=True)


def _joined(arrows: Sequence[tuple[Box, Arrow]]) -> Iterator[tuple[Box, Arrow]]:
    """Two arrows that say the same to and fro are one with two heads."""
    said = {(box.id, arrow.goal, arrow.words) for box, arrow in arrows}
    done = set[tuple[str, str, str]]()
    for box, arrow in arrows:
        back = (arrow.goal, box.id, arrow.words)
        if back not in done:
            done.add((box.id, arrow.goal, arrow.words))
            yield box, replace(arrow, both=back in said)


def _planned(lanes: Sequence[str], boxes: Sequence[Box], ways: Sequence[Route]) -> _Plan:
    known = {box.id: box for box in boxes}
    beside = [known[way.link.end].row for way in ways if way.way == "tepi"]
    y = _head(lanes)
    tops, middles = dict[int, float](), dict[int, float]()
    for row in sorted({box.row for box in boxes}):
        y += _GAP + _TRACK * max(0, beside.count(row) - 1) if tops else 14 + _TRACK * beside.count(row)
        tall = max(box.height for box in boxes if box.row == row)
        tops[row], middles[row] = y, y + tall / 2
        y += tall
    return _Plan(known, middles, tops, y + 12)


def _head(lanes: Sequence[str]) -> float:
    return 12.0 + _HEAD * max((len(_name(lane)) for lane in lanes), default=0)


def _name(lane: str) -> list[str]:
    return wrapped(lane, _LANE - 28, most=3)


def _lanes(lanes: Sequence[str], plan: _Plan) -> Iterator[Markup]:
    head = _head(lanes)
    for place, lane in enumerate(lanes):
        left = place * _LANE
        ground = svg.PALE["netral"] if place % 2 == 0 else svg.PAPER
        yield svg.element("rect", x=left, y=0, width=_LANE, height=plan.floor, fill=ground)
        for number, line in enumerate(_name(lane)):
            y = 17 + _HEAD * number
            yield svg.text(left + _LANE / 2, y, line, text_anchor="middle", font_weight=600)
    wide = len(lanes) * _LANE
    frame = {"fill": "none", "stroke": svg.LINE}
    yield svg.element("rect", x=0.5, y=0.5, width=max(1, wide - 1), height=plan.floor - 1, **frame)
    yield svg.element("line", x1=0, x2=wide, y1=head, y2=head, stroke=svg.LINE)


def _box(box: Box, centre: Point) -> Iterator[Markup]:
    yield _outline(box, centre)
    solid = box.shape == "mulai"
    top = centre[1] - _LINE * len(box.lines) / 2 + 10.5
    for number, line in enumerate(box.lines):
        ink = svg.PAPER if solid else svg.INK
        yield svg.text(
            centre[0], top + _LINE * number, line, text_anchor="middle", font_size=_SIZE, fill=ink,
            font_weight=600 if box.shape in {"mulai", "selesai", "putusan"} else None,
        )  # fmt: skip


def _outline(box: Box, centre: Point) -> Markup:
    x, y = centre[0] - _BOX / 2, centre[1] - box.height / 2
    if box.shape == "putusan":
        n, tip = svg.number, 16
        left, right, low = x, x + _BOX, y + box.height
        corners = (
            (left + tip, y),
            (right - tip, y),
            (right, centre[1]),
            (right - tip, low),
            (left + tip, low),
        )
        points = " ".join(f"{n(a)},{n(b)}" for a, b in (*corners, (left, centre[1])))
        return svg.element("polygon", points=points, fill=svg.PALE["awas"], stroke=svg.FILLS["awas"])
    fill, edge, round_ = {
        "mulai": (svg.ACCENT, svg.ACCENT, box.height / 2),
        "selesai": (svg.PAPER, svg.ACCENT, box.height / 2),
        "rujukan": (svg.ACCENT_PALE, svg.ACCENT, 10),
    }.get(box.shape, (svg.PAPER, svg.STRONG_LINE, 2))
    thick = 2 if box.shape == "selesai" else 1
    return svg.element(
        "rect", x=x, y=y, width=_BOX, height=box.height, rx=round_, fill=fill, stroke=edge, stroke_width=thick
    )


def _arrows(plan: _Plan, arrows: Sequence[Arrow], ways: Sequence[Route]) -> Iterator[Markup]:
    number = 0
    for arrow, way in zip(arrows, ways, strict=True):
        points = _points(plan, way)
        yield _line(points, dashed=arrow.arranged)
        yield _head_of(points[-2], points[-1])
        if arrow.both:
            yield _head_of(points[1], points[0])
        if arrow.words and width(arrow.words, 10) <= _SHORT:
            yield _beside(points, arrow.words, along=way.way == "tepi")
        elif arrow.words:
            number += 1
            yield from _disc(_middle(points, way), number)


def _points(plan: _Plan, way: Route) -> list[Point]:
    """The corners of an arrow, from box to box."""
    one, two = plan.boxes[way.link.start], plan.boxes[way.link.end]
    (x1, y1), (x2, y2) = plan.centre(one.id), plan.centre(two.id)
    sideways = 1 if way.out == "kanan" else -1
    if way.way == "tegak":
        step, aside = (1, -18) if y2 > y1 else (-1, 18)
        x = x1 + (aside if way.paired else 0)
        return [(x, y1 + step * one.height / 2), (x, y2 - step * two.height / 2)]
    if way.way == "datar":
        y = y1 - (9 * sideways if way.paired else 0)
        return [(x1 + sideways * _BOX / 2, y), (x2 - sideways * _BOX / 2, y)]
    if way.way == "siku":
        step = 1 if y2 > y1 else -1
        return [(x1 + sideways * _BOX / 2, y1), (x2, y1), (x2, y2 - step * two.height / 2)]
    if way.way == "siku_balik":
        step, side = (1 if y2 > y1 else -1), (1 if x2 > x1 else -1)
        return [(x1, y1 + step * one.height / 2), (x1, y2), (x2 - side * _BOX / 2, y2)]
    return _along(plan, way, (x1 + sideways * _BOX / 2, y1), (x2, y2 - two.height / 2))


def _along(plan: _Plan, way: Route, start: Point, goal: Point) -> list[Point]:
    row = plan.boxes[way.link.end].row
    inset = _DISC - 1 if way.edge == 0 else 1 - _DISC if way.edge * _LANE >= _right(plan) else 0
    edge = way.edge * _LANE + inset + (0, -5, 5)[way.turn % 3] * (inset == 0)
    x = goal[0] + (-24 if edge < goal[0] else 24)
    y = plan.tops[row] - 12 - _TRACK * (way.turn % 3)
    return [start, (edge, start[1]), (edge, y), (x, y), (x, goal[1])]


def _right(plan: _Plan) -> float:
    return _LANE * (1 + max(box.lane for box in plan.boxes.values()))


def _line(points: Sequence[Point], *, dashed: bool) -> Markup:
    n = svg.number
    path = "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points)
    dash = "4 3" if dashed else None
    return svg.element(
        "path", d=path, fill="none", stroke=svg.FAINT, stroke_width=1.25, stroke_dasharray=dash
    )


def _head_of(before: Point, at: Point) -> Markup:
    n, (x, y) = svg.number, at
    across = (x > before[0]) - (x < before[0])
    down = (y > before[1]) - (y < before[1])
    back = (x - 7 * across, y - 7 * down)
    wide = (4 * abs(down), 4 * abs(across))
    path = (
        f"M{n(x)} {n(y)}L{n(back[0] - wide[0])} {n(back[1] - wide[1])}"
        f"L{n(back[0] + wide[0])} {n(back[1] + wide[1])}Z"
    )
    return svg.element("path", d=path, fill=svg.FAINT)


def _beside(points: Sequence[Point], words: str, *, along: bool) -> Markup:
    """Words at the beginning of a line; of one along an edge, on its inner side, clear of the box."""
    (x1, y1), (x2, _) = points[:2]
    if along:
        y = y1 + (30 if points[2][1] > y1 else -24)
        inner, anchor = (x2 - 3, "end") if x2 > x1 else (x2 + 3, "start")
        return svg.text(inner, y, words, font_size=10, fill=svg.FAINT, text_anchor=anchor)
    if x1 == x2:
        return svg.text(x1 + 6, y1 + 12, words, font_size=10, fill=svg.FAINT)
    if x2 > x1:
        return svg.text(x1 + 2, y1 - 4, words, font_size=10, fill=svg.FAINT)
    return svg.text(x1 - 2, y1 - 4, words, font_size=10, fill=svg.FAINT, text_anchor="end")


def _middle(points: Sequence[Point], way: Route) -> Point:
    """Where a number stands: on the longest upright part, else on the line's middle."""
    upright = [(one, two) for one, two in pairwise(points) if one[0] == two[0]]
    one, two = (
        max(upright, key=lambda pair: abs(pair[0][1] - pair[1][1])) if upright else (points[0], points[-1])
    )
    x, y = (one[0] + two[0]) / 2, (one[1] + two[1]) / 2
    return (x, y - (4 if way.way == "tegak" else 0))


def _disc(centre: Point, number: int) -> Iterator[Markup]:
    x, y = centre
    yield svg.element("circle", cx=x, cy=y, r=_DISC, fill=svg.FILLS["netral"])
    yield svg.text(
        x, y + 3.5, str(number), text_anchor="middle", fill=svg.PAPER, font_size=10, font_weight=600
    )


def _legend(arrows: Sequence[Arrow], top: float) -> tuple[list[Markup], float]:
    drawn: list[Markup] = []
    y = top
    for number, arrow in enumerate((a for a in arrows if width(a.words, 10) > _SHORT), start=1):
        drawn += [*_disc((9, y + 9), number), svg.text(26, y + 13, arrow.words, fill=svg.FAINT)]
        y += 20
    if any(arrow.arranged for arrow in arrows):
        drawn += [
            _line([(0, y + 9), (18, y + 9)], dashed=True),
            svg.text(26, y + 13, ARRANGED, fill=svg.FAINT),
        ]
        y += 20
    return drawn, y if drawn else top - 9


def _table(title: str, lanes: Sequence[str], boxes: Sequence[Box]) -> Table:
    names = {box.id: box.text for box in boxes}
    rows = tuple(
        (
            box.text,
            lanes[box.lane] if lanes else "–",
            "; ".join(_told(arrow, names) for arrow in box.arrows if arrow.goal in names) or "–",
        )
        for box in boxes
    )
    columns = (Column("Langkah", width=35), Column("Pelaksana", width=25), Column("Lalu"))
    return Table(caption=title, columns=columns, rows=rows, empty="Nihil", stacks=True)


def _told(arrow: Arrow, names: Mapping[str, str]) -> str:
    said = f"{arrow.words}: " if arrow.words else ""
    return f"{said}{names[arrow.goal]}{' (susunan gambar)' if arrow.arranged else ''}"
