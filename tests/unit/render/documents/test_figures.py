"""The regulation's figures where a reader needs them: on their page, in the ledger, in documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.render.charts.svg import Chart
from pipeline.render.documents.figures import REDRAWN, figure_for, figure_links, figures_page
from pipeline.render.documents.ledger import ledger_pages
from tests.unit.render.documents.completed import complete, words
from tests.unit.render.documents.test_drp import document, made
from tests.unit.run.sagori import law as sagori

TITLES = ("Struktur penyelenggara", "Tahap perencanaan", "Posisi RPO dan RTO", "Tahap evaluasi")


def test_all_figures_stand_on_one_page_each_marked_and_cited() -> None:
    page = figures_page(complete(), ())[0]
    said = words(complete(), page)
    assert len(page.values["gambar"]) == 11
    assert said.count(REDRAWN) >= 11
    assert [title for title in TITLES if title not in said] == []
    assert all(one["klausul"] for one in page.values["gambar"])


def test_a_pack_without_figures_has_no_page_of_them() -> None:
    made_ = complete()
    assert figures_page(replace(made_, law=replace(made_.law, figures=())), ()) == []


def test_the_ledger_leads_from_a_clause_to_its_figure() -> None:
    links = figure_links(complete().law)
    assert links["L2.2.1.2.G6"].href == "aturan/gambar.html#gambar-6"
    ledger = ledger_pages(complete(), ())[0]
    rows = [row for section in ledger.values["bagian"] for row in section.rows if row.clause.id in links]
    assert len(rows) == 11
    assert all(row.ways[-1].lines[0] == links[row.clause.id] for row in rows)


@pytest.mark.parametrize("name", ["Gambar 3: Posisi RPO dan RTO", "Gambar 9: Alur pemulihan layanan"])
def test_a_plan_for_recovery_shows_what_it_follows(name: str) -> None:
    draft = document(made())
    assert draft is not None
    parts = [part.value for one in draft.values["bagian_rencana"] for part in one.parts]
    assert name in {value.title for value in parts if isinstance(value, Chart)}


def test_another_regions_figure_is_drawn_from_its_own_pack() -> None:
    own = replace(complete(), law=sagori())
    page = figures_page(own, ())[0]
    assert [one["gambar"].title for one in page.values["gambar"]] == ["Bagan I: Alur keluhan"]
    assert figure_for(own, "L2.2.2.3.G10") is None
