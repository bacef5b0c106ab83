"""Pictures at their extremes, on a phone: one, a thousand, long names, all missed, none judged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from pipeline.render.charts import svg
from pipeline.render.charts.attainment import Bar, attainment
from pipeline.render.charts.availability import Day, Month, availability
from pipeline.render.charts.distribution import Strip, distribution
from pipeline.render.charts.ladder import Step, ladder
from pipeline.render.charts.letters import width
from pipeline.render.charts.levels import levels
from pipeline.render.charts.matrix import Box, Stage, matrix
from pipeline.render.charts.months import MonthBox, MonthStrip, months
from pipeline.render.charts.svg import Chart
from pipeline.render.charts.timeline import Event, timeline
from pipeline.render.charts.trend import Point, trend
from tests.unit.render.graphs import HOSTILE
from tests.unit.render.pictures import AS_OF, charts

NS = "{http://www.w3.org/2000/svg}"
LONG = "Pelayanan Administrasi Kependudukan dan Pencatatan Sipil Daring Terpadu Seluruh Kecamatan " * 3
UNBROKEN = "X" * 300
# What the table of widths does not know: bold letters and rounding.
SLACK = 6

MANY = [Fraction(n % 101) for n in range(1000)]
GALLERY = charts()


def gallery(name: str) -> Callable[[], Chart]:
    return lambda: GALLERY[name]


def year(*days: Day) -> list[Month]:
    return [Month("Jan", "Januari", list(days) * 31, Fraction(1, 10**5), Fraction(1))] * 12


CASES: dict[str, Callable[[], Chart]] = {
    **{f"galeri-{name}": gallery(name) for name in GALLERY},
    "capaian-seribu": lambda: attainment("a", [Bar(f"L {n}", {"tercapai": n}) for n in range(1000)]),
    "capaian-panjang": lambda: attainment("a", [Bar(LONG, {"tercapai": 10**9}), Bar(UNBROKEN, {})]),
    "capaian-semua-meleset": lambda: attainment("a", [Bar("b", {"tidak_tercapai": 9})]),
    "capaian-tanpa-penilaian": lambda: attainment("a", [Bar("b", {"tidak_diatur": 9}), Bar("c", {})]),
    "sebaran-seribu": lambda: distribution("a", [Strip(LONG, 9, "< 9 detik", range(9), range(9, 9999))]),
    "sebaran-semua-meleset": lambda: distribution("a", [Strip("b", 1, "< 1 detik", (), (5,), 10**6)]),
    "hari-setahun-tenang": lambda: availability("a", year("penuh")),
    "hari-setahun-terganggu": lambda: availability("a", year("terganggu")),
    "bulan-panjang": lambda: months("a", list("JFMA"), [MonthStrip(LONG, [MonthBox("lain")] * 4)]),
    "tren-seribu": lambda: trend("a", [Point(f"{n}", f"{n}", v) for n, v in enumerate(MANY)], Fraction(99)),
    "tren-besar": lambda: trend("a", [Point("a", "a", Fraction(10**9))], unit=""),
    "tren-satu": lambda: trend("a", [Point("a", "a", Fraction(0))], Fraction(100)),
    "tiket-sekaligus": lambda: timeline("a", [Event(AS_OF, LONG, "buruk", limit=True)] * 20),
    "tiket-sepuluh-tahun": lambda: timeline("a", [Event(AS_OF + timedelta(n), UNBROKEN) for n in range(99)]),
    "matriks-panjang": lambda: matrix("a", (LONG, UNBROKEN), [Stage(LONG, (Box("sebagian", LONG),) * 2)]),
    "tangga-sepuluh": lambda: ladder("a", 0, [Step(n, LONG, False, LONG) for n in range(1, 11)]),
    "level-seribu": lambda: levels("a", {n: 10**6 * (n % 3) for n in range(1, 20)}),
    "capaian-jahat": lambda: attainment(HOSTILE, [Bar(HOSTILE, {"tercapai": 1})], HOSTILE),
    "tiket-jahat": lambda: timeline(HOSTILE, [Event(AS_OF, HOSTILE)], HOSTILE),
    "matriks-jahat": lambda: matrix(HOSTILE, (HOSTILE,), [Stage(HOSTILE, (Box("terpenuhi", HOSTILE),))]),
}


def pixels(value: str | None) -> float:
    text = value or "0"
    return float(text[:-1]) / 100 * svg.NARROW if text.endswith("%") else float(text)


@pytest.mark.parametrize("name", CASES)
def test_on_a_phone_every_word_stands_within_the_picture(name: str) -> None:
    root = ElementTree.fromstring(CASES[name]().svg)
    high = float(str(root.get("height")))
    for text in root.iter(f"{NS}text"):
        x, y, size = (
            pixels(text.get("x")),
            float(str(text.get("y"))),
            float(text.get("font-size") or svg.TEXT),
        )
        long = width(str(text.text), size)
        left = {"middle": x - long / 2, "end": x - long}.get(str(text.get("text-anchor")), x)
        assert left >= -SLACK, text.text
        assert left + long <= svg.NARROW + SLACK, text.text
        assert 0 < y <= high, text.text


@pytest.mark.parametrize("name", CASES)
def test_every_shape_stands_within_the_picture(name: str) -> None:
    root = ElementTree.fromstring(CASES[name]().svg)
    high = float(str(root.get("height")))
    for rect in root.iter(f"{NS}rect"):
        x, wide = pixels(rect.get("x")), pixels(rect.get("width"))
        y, tall = float(str(rect.get("y"))), float(str(rect.get("height")))
        assert x >= 0
        assert x + wide <= svg.NARROW + 0.1
        assert y >= 0
        assert y + tall <= high


@pytest.mark.parametrize("name", CASES)
def test_it_is_named_tabled_inert_and_the_same_again(name: str) -> None:
    chart = CASES[name]()
    root = ElementTree.fromstring(chart.svg)
    assert (root.get("role"), root[0].tag, root[1].tag) == ("img", f"{NS}title", f"{NS}desc")
    assert chart.summary
    assert chart.table.rows
    assert "<script" not in chart.svg
    assert CASES[name]().svg == chart.svg
