"""The picture of the dependency graph: nothing on anything else, nothing outside, names stay text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from xml.etree import ElementTree

import pytest

from pipeline.model.dependency import Dependencies
from pipeline.render.charts.dependencies import MOST, dependency_chart
from pipeline.render.charts.letters import width
from tests.unit.render.graphs import circle, graph_of, hostile, sixty, three

NS = "{http://www.w3.org/2000/svg}"
GRAPHS: dict[str, Callable[[], Dependencies]] = {
    "kosong": lambda: graph_of({}),
    "tiga": three,
    "enam-puluh": sixty,
    "lingkaran": circle,
    "jahat": hostile,
    "lepas": lambda: graph_of({"infrastruktur/a": [], "infrastruktur/b": []}),
}


def boxes(root: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    found = [[float(str(r.get(k))) for k in ("x", "y", "width", "height")] for r in root.iter(f"{NS}rect")]
    return [(x, y, x + wide, y + high) for x, y, wide, high in found]


@pytest.mark.parametrize("name", GRAPHS)
def test_boxes_do_not_lie_on_one_another_and_all_words_stand_inside(name: str) -> None:
    graph = GRAPHS[name]()
    root = ElementTree.fromstring(dependency_chart("Graf", graph).svg)
    _, _, wide, high = (float(part) for part in str(root.get("viewBox")).split())
    placed = boxes(root)
    assert len(placed) == len(graph.parts)
    for (a1, b1, a2, b2), (c1, d1, c2, d2) in combinations(placed, 2):
        assert a2 <= c1 or c2 <= a1 or b2 <= d1 or d2 <= b1
    assert all(x1 >= 0 and y1 >= 0 and x2 <= wide and y2 <= high for x1, y1, x2, y2 in placed)
    for text in root.iter(f"{NS}text"):
        x, y, size = (float(str(text.get(k, "12"))) for k in ("x", "y", "font-size"))
        assert x >= 0
        assert x + width(str(text.text), size) <= wide
        assert 0 < y < high


@pytest.mark.parametrize("name", GRAPHS)
def test_a_line_runs_beside_boxes_never_across_one(name: str) -> None:
    root = ElementTree.fromstring(dependency_chart("Graf", GRAPHS[name]()).svg)
    passages = re.findall(r"^M([\d.]+) ([\d.]+)H([\d.]+)$", "\n".join(_paths(root)), re.MULTILINE)
    for x1, y, x2 in (map(float, passage) for passage in passages):
        assert not any(x1 < right and left < x2 and top < y < low for left, top, right, low in boxes(root))


def _paths(root: ElementTree.Element) -> list[str]:
    return [str(path.get("d")) for path in root.iter(f"{NS}path")]


@pytest.mark.parametrize("name", GRAPHS)
def test_the_picture_is_named_tabled_and_the_same_every_time(name: str) -> None:
    graph = GRAPHS[name]()
    chart, again = dependency_chart("Graf uji", graph), dependency_chart("Graf uji", GRAPHS[name]())
    root = ElementTree.fromstring(chart.svg)
    assert (root.get("role"), root[0].tag, root[1].tag) == ("img", f"{NS}title", f"{NS}desc")
    assert str(root[0].text).startswith("Graf uji")
    assert len(chart.table.rows) == len(graph.parts)
    assert chart.svg == again.svg
    assert "script>" not in re.sub(r"&lt;.*?&gt;", "", str(chart.svg))


def test_what_stops_with_a_part_is_said_in_words_not_only_in_colour() -> None:
    graph = three()
    chart = dependency_chart("Ruang", graph, "uji/infrastruktur/ruang")
    assert "✗ ikut berhenti" in chart.svg
    assert "Bila berhenti, 1 layanan ikut berhenti: Surat." in chart.summary
    assert "tanpa cadangan" in chart.svg


def test_what_follows_from_another_line_is_not_drawn_but_stands_in_the_table() -> None:
    parts = {"layanan/s": ["aplikasi/a", "infrastruktur/r"], "aplikasi/a": ["infrastruktur/r"]}
    chart = dependency_chart("Graf", graph_of({**parts, "infrastruktur/r": []}))
    assert len(re.findall(r'd="M[^"]*C', str(chart.svg))) == 2
    assert any("A; R" in row for row in chart.table.rows)


def test_paper_leaves_out_what_it_could_only_print_too_small() -> None:
    assert not dependency_chart("Graf", three()).tall
    wide = {f"layanan/s{i:03d}": ["aplikasi/a"] for i in range(120)}
    assert dependency_chart("Graf", graph_of({**wide, "aplikasi/a": []})).tall


def test_a_graph_that_nobody_could_read_is_told_instead_of_drawn() -> None:
    chain = {f"infrastruktur/k{i}": [f"infrastruktur/k{i + 1}"] if i < 1999 else [] for i in range(2000)}
    dense = {f"infrastruktur/k{i}": [f"infrastruktur/k{j}" for j in range(i + 1, 70)] for i in range(70)}
    for parts in (chain, dense):
        chart = dependency_chart("Graf", graph_of(parts))
        assert "terlalu banyak untuk satu gambar" in chart.summary
        assert chart.table.rows
        assert len(chart.table.rows) <= MOST
        ElementTree.fromstring(chart.svg)


def test_a_circle_is_drawn_whole_at_the_right_of_its_boxes() -> None:
    root = ElementTree.fromstring(dependency_chart("Graf", circle()).svg)
    wide = float(str(root.get("viewBox")).split()[2])
    numbers = [re.findall(r"[\d.]+", path) for path in _paths(root) if "C" in path]
    assert len(numbers) == 5
    assert all(float(x) <= wide for path in numbers for x in path[::2])
