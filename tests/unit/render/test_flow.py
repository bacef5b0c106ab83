"""Flows in lanes: boxes apart, words inside, arrows round boxes and never through one."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.law.figures import MOST, read_figures
from pipeline.render.charts.flow import ARRANGED, Arrow, Box, flow
from pipeline.render.charts.letters import width
from pipeline.render.charts.spans import Span, spans
from pipeline.render.charts.svg import Chart
from pipeline.render.documents.figures import REDRAWN, drawn
from pipeline.run.pack import reference_law
from tests.unit.render.graphs import HOSTILE

NS = "{http://www.w3.org/2000/svg}"
Frame = tuple[float, float, float, float]
FIGURES = {figure.id: figure for figure in reference_law().figures}
FLOWS = [name for name, figure in FIGURES.items() if figure.shape != "rentang"]


def boxes_of(root: ElementTree.Element) -> list[Frame]:
    found: list[Frame] = []
    for rect in root.iter(f"{NS}rect"):
        if rect.get("width") == "140":
            x, y, wide, high = (float(str(rect.get(k))) for k in ("x", "y", "width", "height"))
            found.append((x, y, x + wide, y + high))
    for polygon in root.iter(f"{NS}polygon"):
        numbers = [float(part) for part in re.split(r"[ ,]", str(polygon.get("points")))]
        xs, ys = numbers[::2], numbers[1::2]
        found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def lines_of(root: ElementTree.Element) -> list[list[tuple[float, float]]]:
    paths = [str(path.get("d")) for path in root.iter(f"{NS}path") if path.get("fill") == "none"]
    return [[(float(a), float(b)) for a, b in re.findall(r"([-\d.]+) ([-\d.]+)", path)] for path in paths]


def through(one: tuple[float, float], two: tuple[float, float], frame: Frame) -> bool:
    """Whether a level or upright line runs through the inside of a box."""
    left, right = sorted((one[0], two[0]))
    top, low = sorted((one[1], two[1]))
    x1, y1, x2, y2 = frame
    return left < x2 - 0.5 and right > x1 + 0.5 and top < y2 - 0.5 and low > y1 + 0.5


def proved(chart: Chart, boxes: int) -> None:
    root = ElementTree.fromstring(chart.svg)
    _, _, wide, high = (float(part) for part in str(root.get("viewBox")).split())
    frames = boxes_of(root)
    assert len(frames) == boxes
    for (a1, b1, a2, b2), (c1, d1, c2, d2) in combinations(frames, 2):
        assert a2 <= c1 or c2 <= a1 or b2 <= d1 or d2 <= b1
    for line in lines_of(root):
        assert all(0 <= x <= wide and 0 <= y <= high for x, y in line)
        assert not any(through(one, two, frame) for one, two in pairwise(line) for frame in frames)
    for text in root.iter(f"{NS}text"):
        x, y, size = (float(str(text.get(k, "12"))) for k in ("x", "y", "font-size"))
        long = width(str(text.text), size)
        left = {"middle": x - long / 2, "end": x - long}.get(str(text.get("text-anchor")), x)
        assert left >= 0
        assert left + long <= wide
        assert 0 < y <= high


@pytest.mark.parametrize("name", FLOWS)
def test_a_figure_of_the_regulation_is_drawn_whole(name: str) -> None:
    figure = FIGURES[name]
    proved(drawn(figure), len(figure.steps))


def test_the_regulation_has_eleven_figures_each_at_its_clause() -> None:
    law = reference_law()
    assert [figure.name for figure in law.figures] == [f"Gambar {n}" for n in range(1, 12)]
    for number, figure in enumerate(law.figures, start=1):
        assert figure.clauses[0].endswith(f".G{number}")
        assert figure.clauses[0] in law.clauses


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_that_it_is_not_the_original_and_is_tabled(name: str) -> None:
    chart = drawn(FIGURES[name])
    root = ElementTree.fromstring(chart.svg)
    assert root.get("role") == "img"
    assert REDRAWN in str(root[0].text)
    assert REDRAWN in str(root[1].text)
    assert chart.summary.startswith(REDRAWN)
    assert chart.table.rows
    assert drawn(FIGURES[name]).svg == chart.svg


def test_what_only_the_drawing_says_is_dashed_and_told() -> None:
    boxes = [Box("a", 0, 0, "A", arrows=(Arrow("b", arranged=True),)), Box("b", 0, 1, "B")]
    chart = flow("Alur", "Dua langkah.", ["Satu"], boxes)
    assert chart.svg.count("stroke-dasharray") == 2
    assert ARRANGED in chart.svg
    assert "B (susunan gambar)" in str(chart.table.rows)
    assert ARRANGED not in flow("Alur", "Dua.", ["Satu"], [Box("a", 0, 0, "A")]).svg


def test_the_same_words_to_and_fro_are_one_arrow_with_two_heads() -> None:
    boxes = [
        Box("a", 0, 0, "A", arrows=(Arrow("b", "berkoordinasi"),)),
        Box("b", 1, 0, "B", arrows=(Arrow("a", "berkoordinasi"),)),
    ]
    root = ElementTree.fromstring(flow("Alur", "Dua.", ["Satu", "Dua"], boxes).svg)
    assert len(lines_of(root)) == 1


LONG = "Pertanggungjawaban penyelenggaraan " * 8
EXTREMES: dict[str, Callable[[], tuple[list[str], list[Box]]]] = {
    "nihil": lambda: ([], []),
    "satu": lambda: (["Satu"], [Box("a", 0, 0, "A")]),
    "panjang": lambda: ([LONG, LONG], [Box(str(i), i % 2, i, LONG + "X" * 200) for i in range(4)]),
    "enam-puluh": lambda: (
        ["A", "B", "C"],
        [Box(str(i), i % 3, i, f"Langkah {i}", arrows=(Arrow(str(i + 1)),)) for i in range(60)],
    ),
    "jahat": lambda: ([HOSTILE], [Box(HOSTILE, 0, 0, HOSTILE, arrows=(Arrow(HOSTILE, HOSTILE),))]),
}


@pytest.mark.parametrize("name", EXTREMES)
def test_extremes_are_drawn_too(name: str) -> None:
    lanes, boxes = EXTREMES[name]()
    chart = flow("Alur", "Ringkas.", lanes, boxes)
    assert "<script" not in chart.svg
    if name == "jahat":
        ElementTree.fromstring(chart.svg)
    else:
        proved(chart, len(boxes))


@st.composite
def any_boxes(draw: st.DrawFn) -> list[Box]:
    spots = draw(st.sets(st.tuples(st.integers(0, 3), st.integers(0, 6)), min_size=1, max_size=14))
    names = [str(i) for i in range(len(spots))]
    goals = st.lists(st.sampled_from(names), max_size=3, unique=True)
    shapes = st.sampled_from(["langkah", "putusan", "mulai", "selesai", "rujukan"])
    return [
        Box(name, lane, row, f"Langkah {name}", draw(shapes), tuple(map(Arrow, draw(goals))))
        for name, (lane, row) in zip(names, sorted(spots, key=lambda s: (s[1], s[0])), strict=True)
    ]


@given(any_boxes())
def test_whatever_is_written_is_drawn(boxes: list[Box]) -> None:
    chart = flow("Alur", "Ringkas.", ["A", "B", "C", "D"], boxes)
    root = ElementTree.fromstring(chart.svg)
    _, _, wide, high = (float(part) for part in str(root.get("viewBox")).split())
    assert all(0 <= x <= wide and 0 <= y <= high for line in lines_of(root) for x, y in line)


def test_steps_at_one_place_move_down_and_what_leads_nowhere_is_left_out() -> None:
    steps = [{"id": str(i), "baris": 0, "teks": "A", "ke": ["x", "0"]} for i in range(3)]
    figure = read_figures({"gambar": [{"id": "g", "langkah": steps}]})[0]
    assert [step.row for step in figure.steps] == [0, 1, 2]
    assert {arrow.goal for step in figure.steps for arrow in step.arrows} == {"0"}
    proved_many = read_figures({"gambar": [{"id": "g", "langkah": [{"id": str(i)} for i in range(500)]}]})
    assert len(proved_many[0].steps) == MOST


@pytest.mark.parametrize(
    "written", [{}, {"gambar": "x"}, {"gambar": [1, {"id": ""}]}, {"gambar": [{"id": "g"}]}]
)
def test_a_figure_that_says_nothing_is_nothing_to_fall_over(written: dict[str, object]) -> None:
    for figure in read_figures(written):
        ElementTree.fromstring(drawn(figure).svg)


def test_spans_name_their_ends_in_the_table() -> None:
    chart = spans("Bentang", "Ringkas.", ["dulu", "kini", "nanti"], [Span(1, 0, "RPO"), Span(1, 2, HOSTILE)])
    ElementTree.fromstring(chart.svg)
    assert chart.table.rows[0] == ("RPO", "kini", "dulu")
    assert "<script" not in chart.svg
    assert ElementTree.fromstring(spans("Kosong", "Nihil.", [], []).svg).get("height")
