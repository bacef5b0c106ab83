"""What is longer than paper: the site has it whole, a PDF says how much of it there is."""

from typing import Literal

import pytest

from pipeline.render import environment as module
from pipeline.render.charts.attainment import Bar, attainment
from pipeline.render.environment import environment, pdf_html, web_page
from pipeline.render.table import Column, Table
from tests.unit.render.gallery import sheet, site

PAGE = """{% extends shell %}{% from "parts/tables.html" import tabel with context %}
{% block isi %}{{ tabel(daftar) }}{% endblock %}"""
MOST = module.ROWS_IN_PRINT


def printed(table: Table, medium: Literal["web", "pdf"]) -> str:
    env = environment({"a.html": PAGE})
    if medium == "pdf":
        return pdf_html(env, "a.html", site(), sheet(), {"daftar": table})
    return web_page(env, "a.html", site(), sheet(), {"daftar": table}).content.decode()


def table(rows: int, total: int | None = None, more: str = "") -> Table:
    return Table(
        caption="Tiket",
        columns=(Column("Tiket"),),
        rows=tuple((f"T-{number}",) for number in range(rows)),
        total=total,
        more=more,
    )


@pytest.mark.parametrize(
    ("rows", "total", "medium", "shown", "told"),
    [
        (MOST, None, "pdf", MOST, ""),
        (MOST + 1, None, "pdf", MOST, "Ditampilkan 1.000 dari 1.001. Daftar lengkap tersedia di situs dan"),
        (MOST + 1, None, "web", MOST + 1, ""),
        (MOST + 1, 3000, "pdf", MOST, "Ditampilkan 1.000 dari 3.000."),
        (5, 3000, "pdf", 5, "Ditampilkan 5 dari 3.000.</p>"),
        (5, 3000, "web", 5, "Ditampilkan 5 dari 3.000.</p>"),
    ],
)
def test_a_pdf_shows_so_many_rows_and_says_of_how_many(
    rows: int, total: int | None, medium: Literal["web", "pdf"], shown: int, told: str
) -> None:
    html = printed(table(rows, total), medium)
    assert html.count(">T-") == shown
    assert ("Ditampilkan" in html) == bool(told)
    assert told in html


def test_it_leads_to_the_whole_list() -> None:
    html = printed(table(5, 3000, "rekaman/index.html"), "pdf")
    assert 'Ditampilkan 5 dari 3.000. <a href="https://spbe.tegalkab.example/rekaman/index.html">' in html
    assert "tersedia di situs dan berkas data." in html


CHART = """{% extends shell %}{% from "parts/charts.html" import grafik with context %}
{% block isi %}{{ grafik(gambar) }}{% endblock %}"""


@pytest.mark.parametrize(("bars", "drawn"), [(5, True), (200, False)])
def test_a_picture_taller_than_a_page_is_for_the_site(bars: int, drawn: bool) -> None:
    chart = attainment("Gambar", [Bar(f"Layanan {number}", {"tercapai": 1}) for number in range(bars)])
    env = environment({"a.html": CHART})
    paper = pdf_html(env, "a.html", site(), sheet(), {"gambar": chart})
    assert ("<svg" in paper) == drawn
    assert ("hanya ada di situs" in paper) != drawn
    assert "<svg" in web_page(env, "a.html", site(), sheet(), {"gambar": chart}).content.decode()
