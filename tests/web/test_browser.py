"""The site in a real browser, opened from a folder: sound for everybody, quiet, and of use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.web.built import Built

WIDTHS = (1440, 390)
# Its preload would fetch the style sheet once more, which the policy rightly refuses.
AXE = {"resultTypes": ["violations"], "preload": False}
HEIGHTS = {1440: 900, 390: 844}
# Axe's time grows with a page, and the hundredth row of a list tells it no more than the fortieth.
SHORTEN = """() => document.querySelectorAll("main [data-butir]")
  .forEach((item, place) => { if (place >= 40) item.remove(); })"""


@dataclass
class Watched:
    """A page under observation.

    Attributes:
        page: The page.
        complaints: What the console, scripts and the policy complained of.
        requests: Addresses outside the folder that the page asked for.
    """

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Begins to listen."""
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("file://", "data:")):
            self.requests.append(request.url)


@pytest.fixture(params=WIDTHS)
def wide(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Watched]:
    """A page at each width."""
    yield from _watched(browser, request.param)


@pytest.fixture
def desk(browser: Browser) -> Iterator[Watched]:
    """A page at a desk."""
    yield from _watched(browser, 1440)


def _watched(browser: Browser, width: int) -> Iterator[Watched]:
    page = browser.new_page(viewport={"width": width, "height": HEIGHTS[width]})
    watched = Watched(page)
    watched.watch()
    yield watched
    page.close()


def shown(page: Page, items: str) -> int:
    """How many of some items can be seen."""
    return page.locator(items).filter(visible=True).count()


def test_every_kind_of_page_is_sound_for_everybody(site: Built, wide: Watched) -> None:
    axe, page, faults = Axe(), wide.page, []
    for template, path in sorted(site.examples.items()):
        page.goto(site.address(path))
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            faults.append((template, path, "overflows", ""))
        page.evaluate(SHORTEN)
        found = axe.run(page, options=AXE).response["violations"]
        faults += [
            (template, path, violation["id"], violation["nodes"][0]["html"][:200])
            for violation in found
            if violation["impact"] in {"serious", "critical"}
        ]
    assert faults == []
    assert wide.complaints == []
    assert wide.requests == []


def test_a_visitor_searches_filters_sorts_opens_a_document_and_prints(site: Built, desk: Watched) -> None:
    page = desk.page
    page.goto(site.address("katalog/index.html"))
    cards = "#daftar-layanan [data-butir]"
    everything = shown(page, cards)
    page.get_by_role("searchbox", name="Cari layanan").fill("SUREL")
    assert shown(page, cards) == 1
    assert page.locator("output").inner_text() == f"1 dari {everything} ditampilkan"
    page.get_by_role("searchbox", name="Cari layanan").fill("")
    page.get_by_label("Klasifikasi").select_option("normal")
    assert 0 < shown(page, cards) < everything

    # Findings stand by file, and it is files that are hidden.
    page.goto(site.address("temuan/index.html"))
    files = shown(page, "#daftar-temuan [data-butir]")
    assert page.locator("output").inner_text() == f"{files} berkas ditampilkan"
    page.get_by_role("searchbox", name="Cari temuan").fill("qwerty")
    assert page.locator("output").inner_text() == f"0 dari {files} berkas ditampilkan"

    page.goto(site.address("aturan/index.html"))
    head = page.get_by_role("columnheader", name="Kode")
    codes = "#daftar-aturan tbody th"
    head.get_by_role("button").click()
    rising = page.locator(codes).all_inner_texts()
    assert (rising, head.get_attribute("aria-sort")) == (sorted(rising), "ascending")
    head.get_by_role("button").press("Enter")
    assert page.locator(codes).all_inner_texts() == rising[::-1]
    assert head.get_attribute("aria-sort") == "descending"

    page.goto(site.address("dokumen/index.html"))
    page.locator("main a[href*='katalog']").first.click()
    assert page.locator("article.dokumen h1").count() == 1
    assert page.pdf().startswith(b"%PDF-")
    assert desk.complaints == []
    assert desk.requests == []


def test_the_front_page_leads_to_whatever_is_looked_for(site: Built, desk: Watched) -> None:
    page = desk.page
    page.goto(site.address("index.html"))
    page.get_by_role("searchbox", name="Cari layanan, dokumen, atau aturan").fill("surel & dinas")
    page.get_by_role("button", name="Cari").click()
    assert page.get_by_role("searchbox", name="Kata kunci").input_value() == "surel & dinas"
    assert shown(page, "#daftar-cari [data-butir]") == 0
    page.get_by_role("searchbox", name="Kata kunci").fill("surel dinas")
    page.get_by_label("Jenis").select_option("layanan")
    assert shown(page, "#daftar-cari [data-butir]") == 1
    assert shown(page, "#daftar-cari h2") == 1
    page.locator("#daftar-cari a").filter(visible=True).click()
    assert page.locator("h1").inner_text() == "Surel Dinas"
    assert desk.complaints == []


def test_rules_and_clauses_are_sifted_by_what_became_of_the_records(site: Built, desk: Watched) -> None:
    page = desk.page
    page.goto(site.address("aturan/klausul.html"))
    everything = shown(page, "tr[data-butir]")
    page.get_by_label("Rekaman").select_option("kurang")
    assert 0 < shown(page, "tr[data-butir]") < everything
    assert "100 %" not in page.locator("tr[data-butir]").filter(visible=True).first.inner_text()
    page.goto(site.address("aturan/index.html"))
    page.get_by_label("Temuan").select_option("ada")
    page.get_by_label("Dasar").select_option("alat")
    assert shown(page, "tr[data-butir]") >= 1
    for row in page.locator("tr[data-butir]").filter(visible=True).all():
        assert row.get_attribute("data-dasar") == "alat"
        assert "nihil" not in row.locator("td").last.inner_text()


def test_the_keyboard_alone_gets_past_the_navigation_and_through_the_filters(
    site: Built, desk: Watched
) -> None:
    page = desk.page
    page.goto(site.address("katalog/index.html"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("surel")
    assert shown(page, "#daftar-layanan [data-butir]") == 1
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_without_a_script_everything_is_there_and_no_dead_filter_is_shown(
    site: Built, browser: Browser
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site.address("katalog/index.html"))
    assert page.locator("[data-butir]").filter(visible=True).count() > 1
    assert page.locator(".saringan").filter(visible=True).count() == 0
