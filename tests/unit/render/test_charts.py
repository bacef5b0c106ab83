"""Pictures: well-formed, named, the same every time, with their figures beside them."""

import re
from collections.abc import Callable
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.charts import svg
from pipeline.render.charts.attainment import Bar, attainment
from pipeline.render.charts.availability import Month, availability
from pipeline.render.charts.distribution import Strip, distribution
from pipeline.render.charts.ladder import Step, ladder
from pipeline.render.charts.letters import cut, width, wrapped
from pipeline.render.charts.levels import levels
from pipeline.render.charts.matrix import Box, Stage, matrix
from pipeline.render.charts.months import MonthBox, MonthStrip, months
from pipeline.render.charts.svg import Chart
from pipeline.render.charts.timeline import Event, timeline
from pipeline.render.charts.trend import Point, trend
from pipeline.render.table import Cell, cell
from pipeline.resources import bundled
from tests.unit.render.pictures import AS_OF, charts

CHARTS = charts()
NS = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_is_well_formed_and_says_what_it_shows(name: str) -> None:
    chart = CHARTS[name]
    root = ElementTree.fromstring(chart.svg)
    assert root.tag == f"{NS}svg"
    assert root[0].tag == f"{NS}title"
    assert root[1].tag == f"{NS}desc"
    assert chart.title in str(root[0].text)
    assert chart.summary in str(root[0].text)
    assert root.get("role") == "img"
    assert "Inter" in str(root.get("font-family"))


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_holds_no_style_no_link_and_no_nonsense(name: str) -> None:
    for element in ElementTree.fromstring(CHARTS[name].svg).iter():
        assert not {"style", "href", "class"} & set(element.attrib)
        assert element.tag.removeprefix(NS) not in {"script", "style", "image", "a"}
        for value in element.attrib.values():
            assert not re.search(r"nan|None|\binf\b|\de-\d|\.\d{3}", value), value


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_has_its_figures_beside_it(name: str) -> None:
    table = CHARTS[name].table
    assert table.rows
    assert all(cell(row[0]).text for row in table.rows)


def test_the_same_values_give_the_same_bytes() -> None:
    again = charts()
    assert {name: chart.svg for name, chart in CHARTS.items()} == {name: c.svg for name, c in again.items()}


def test_every_pattern_that_is_used_is_defined_once() -> None:
    page = "".join(str(chart.svg) for chart in CHARTS.values())
    defined = re.findall(r'<pattern id="([^"]+)"', page)
    assert len(defined) == len(set(defined))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(defined)


def test_the_colours_are_those_of_the_style_sheet() -> None:
    tokens = (bundled("templates") / "styles/tokens.css").read_text()
    for colour in (svg.INK, svg.FAINT, svg.LINE, svg.STRONG_LINE, svg.ACCENT, svg.PAPER, *svg.FILLS.values()):
        assert colour in tokens


def test_what_a_record_says_stays_text() -> None:
    chart = attainment("<b>&\"'", [Bar("</text><script>x</script>", {"tercapai": 1})])
    ElementTree.fromstring(chart.svg)
    assert "<script" not in chart.svg


EMPTY: dict[str, Callable[[], Chart]] = {
    "attainment": lambda: attainment("kosong", []),
    "distribution": lambda: distribution("kosong", []),
    "availability": lambda: availability("kosong", []),
    "trend": lambda: trend("kosong", []),
    "trend-nihil": lambda: trend("kosong", [Point("Jan", "Januari", None)], Fraction(99)),
    "levels": lambda: levels("kosong", {}),
    "levels-nihil": lambda: levels("kosong", {1: 0, 2: 0}),
    "ladder": lambda: ladder("satu", 1, [Step(1, "Rintisan", True)]),
    "matrix": lambda: matrix("satu", ("a",), [Stage("b", (Box("terpenuhi"),))]),
}


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_to_show_is_shown_as_nothing(name: str) -> None:
    chart = EMPTY[name]()
    root = ElementTree.fromstring(chart.svg)
    assert float(str(root.get("height"))) > 0
    assert chart.summary


def test_one_moment_makes_a_timeline() -> None:
    chart = timeline("satu", [Event(AS_OF, "Dilaporkan")])
    assert "0:00:00" in chart.summary


def test_segments_fill_their_bar() -> None:
    chart = attainment("bar", [Bar("a", {"tercapai": 1, "tidak_tercapai": 1, "berjalan": 1, "tidak_sah": 1})])
    bars = re.findall(r'<rect x="[\d.]+%" y="[\d.]+" width="([\d.]+)%"[^>]*stroke=', str(chart.svg))
    assert sum(map(float, bars)) == 100


def test_the_denominator_leaves_out_what_was_not_judged() -> None:
    bar = Bar("a", {"tercapai": 3, "tidak_tercapai": 1, "berjalan": 2, "dikecualikan": 5})
    assert bar.judged == 4
    assert bar.total == 11
    assert "75,0 % (3 dari 4)" in attainment("t", [bar]).summary


def test_at_the_limit_missed_and_met_stand_on_their_own_sides() -> None:
    drawn = str(distribution("t", [Strip("P1", 900, "< 15 menit", met=(899, 900), missed=(900, 10**9))]).svg)
    places = [float(x) for x in re.findall(r'<rect x="([\d.]+)%" y="[\d.]+" width="2.1%"', drawn)]
    assert {place < 50 for place in places} == {True, False}
    assert max(places) < 100


def test_a_figure_below_its_target_is_marked_by_more_than_colour() -> None:
    month = Month("Jan", "Januari", ["penuh"] * 31, Fraction(99496, 1000), Fraction(995, 10))
    assert "✗ 99,496 %" in availability("t", [month]).svg


@given(st.lists(st.one_of(st.none(), st.fractions(0, 100, max_denominator=1000)), max_size=15))
def test_a_trend_stays_within_its_picture(values: list[Fraction | None]) -> None:
    chart = trend("t", [Point(str(i), str(i), v) for i, v in enumerate(values)], Fraction(99))
    for y in re.findall(r'cy="([-\d.]+)"', str(chart.svg)):
        assert 0 <= float(y) <= 170
    assert len(re.findall(r"<line ", str(chart.svg))) < 40


def test_a_trend_holds_each_figure_against_the_target_of_its_time() -> None:
    points = [
        Point("Jun", "Juni", Fraction(985, 10), Fraction(98)),
        Point("Jul", "Juli", Fraction(985, 10), Fraction(99)),
        Point("Agu", "Agustus", None, Fraction(99)),
        Point("Sep", "September", Fraction(995, 10), Fraction(99)),
    ]
    chart = trend("t", points)
    assert "di bawah target yang berlaku saat itu pada 1 dari 3 periode" in chart.summary
    assert [row[2] for row in chart.table.rows] == ["98,00 %", "99,00 %", "99,00 %", "99,00 %"]
    assert "target 98,00 % lalu 99,00 %" in str(chart.svg)
    dashed = re.findall(r'<line [^>]*stroke-dasharray="6 4"[^>]*>', str(chart.svg))
    ends = [re.findall(r'x[12]="([\d.]+)%"', line) for line in dashed]
    assert len(ends) == 2
    assert ends[0][1] == ends[1][0]


def test_months_are_held_against_the_target_of_their_time_and_only_while_the_service_existed() -> None:
    boxes = [
        MonthBox("di_luar"),
        MonthBox("tercapai", Fraction(985, 10), target=Fraction(98)),
        MonthBox("tidak_tercapai", Fraction(985, 10), target=Fraction(99)),
        MonthBox("kosong"),
    ]
    chart = months("t", list("JFMA"), [MonthStrip("a", boxes)])
    assert chart.summary == "Bulan layanan: 1 mencapai target, 1 tidak mencapai, dan 1 tidak dipantau."
    (row,) = chart.table.rows
    shown = [cell.text if isinstance(cell, Cell) else cell for cell in row]
    assert shown == ["a", "99,00", "•", "98,50", "✗ 98,50", "–"]
    assert row[1] == Cell("99,00", note="semula 98,00")
    assert "• layanan belum atau tidak lagi ada. Setiap bulan dinilai" in chart.table.note


@given(st.text(max_size=80), st.integers(20, 400))
def test_cut_words_fit(words: str, room: int) -> None:
    assert width(cut(words, room)) <= room or cut(words, room) == "…"
    assert all(width(line) <= room or line == "…" for line in wrapped(words, room))


@given(st.fractions(-(10**9), 10**9) | st.floats(-1e9, 1e9))
def test_numbers_are_light(value: Fraction | float) -> None:
    assert re.fullmatch(r"-?\d+(\.\d{1,2})?", svg.number(value))
