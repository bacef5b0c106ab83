"""A form in the hands of somebody: filled in, corrected, taken away as a file that the repository accepts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Request

from pipeline.cli.main import main
from pipeline.load.read import parse_text
from pipeline.measure.deadlines import first_too_late
from pipeline.measure.ticket import ticket_of
from pipeline.run.examine import Options, examine
from pipeline.run.forms import KINDS_WITH_FORM
from pipeline.wording import waktu
from tests.unit.render.documents.completed import COMPLETE, complete
from tests.web.built import Built

NOW = datetime.fromisoformat("2025-08-10T08:00:00+07:00")
AXE = {"resultTypes": ["violations"], "preload": False}
CANARY = "Kenari Cendana"


class Form:
    """A form in a browser.

    Attributes:
        page: The page.
        complaints: What the console, scripts and the policy complained of.
        requests: What the page asked for beyond its folder.
    """

    def __init__(self, page: Page) -> None:
        """Begins to listen."""
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("file://", "data:", "blob:")):
            self.requests.append(request.url)

    def field(self, label: str) -> Locator:
        """A field by the beginning of its label."""
        return self.page.get_by_label(label, exact=False).first

    def check(self) -> None:
        """Asks for the verdict."""
        self.page.get_by_role("button", name="Periksa isian").click()

    def wrong(self) -> list[str]:
        """The labels of the fields marked as wrong."""
        script = """(all) => all.map((one) => one.querySelector("label, legend").textContent)"""
        return [str(one) for one in self.page.locator(".isian-salah").evaluate_all(script)]


@pytest.fixture(params=[1440, 390])
def wide(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Form]:
    """A form at each width."""
    yield from _opened(browser, request.param)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Form]:
    """A form on a phone."""
    yield from _opened(browser, 390)


@pytest.fixture
def desk(browser: Browser) -> Iterator[Form]:
    """A form at a desk."""
    yield from _opened(browser, 1440)


def _opened(browser: Browser, width: int) -> Iterator[Form]:
    page = browser.new_page(viewport={"width": width, "height": 900}, accept_downloads=True)
    page.clock.set_fixed_time(NOW)
    yield Form(page)
    page.close()


def fill_aduan(form: Form) -> None:
    """A complaint as it comes by telephone."""
    form.field("Layanan (wajib)").select_option("surel")
    form.page.get_by_label("Dilaporkan").fill("2025-08-08T15:45")
    form.page.get_by_label("Samaran").fill("Pegawai 12")
    form.field("Metode pelaporan").select_option("telepon")
    form.page.get_by_label("Kategori gangguan").fill("aplikasi: surel")
    form.page.get_by_label("Gejala (wajib)").fill("Surel tidak terkirim.   \nPesan galat: '550'\n")
    form.field("Dampak").select_option("mayor")


@pytest.mark.parametrize("kind", KINDS_WITH_FORM)
def test_every_form_is_sound_for_everybody(site: Built, phone: Form, kind: str) -> None:
    look_over(phone, site, kind)


@pytest.mark.parametrize("kind", ["aduan", "permintaan"])
def test_the_forms_of_tickets_are_sound_at_a_desk_too(site: Built, desk: Form, kind: str) -> None:
    look_over(desk, site, kind)


def look_over(form: Form, site: Built, kind: str) -> None:
    """Opens everything that a form has, and asks for everything that may be wrong with it."""
    page = form.page
    page.goto(site.address(f"internal/formulir/{kind}.html") + "#opd-diskominfo")
    page.locator("#formulir-lain").evaluate("one => { one.open = true; }")
    for button in page.get_by_role("button", name="Tambah").all()[:4]:
        button.click()
    form.check()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page, options=AXE).response["violations"]
    assert [
        (one["id"], one["nodes"][0]["html"][:200])
        for one in found
        if one["impact"] in ("serious", "critical")
    ] == []
    labelled = "all => all.filter((one) => !one.labels || !one.labels.length).map((one) => one.outerHTML)"
    assert page.locator("form input, form select, form textarea").evaluate_all(labelled) == []
    assert (form.complaints, form.requests) == ([], [])


def test_what_is_wrong_is_told_at_the_field_and_in_a_summary(site: Built, wide: Form) -> None:
    page = wide.page
    page.goto(site.address("internal/formulir/aduan.html") + "#opd-diskominfo")
    assert page.locator("#formulir-jadi").is_hidden()
    wide.check()
    summary = page.locator("#formulir-ringkasan")
    assert page.evaluate("document.activeElement.id") == "formulir-ringkasan"
    assert summary.locator("li").count() == len(wide.wrong()) == 6
    assert "Isian wajib gejala (Gejala) belum ada." in summary.inner_text()
    summary.get_by_role("link", name="gejala").click()
    gejala = page.get_by_label("Gejala (wajib)")
    assert gejala.evaluate("one => one === document.activeElement")
    assert gejala.get_attribute("aria-invalid") == "true"
    described = (gejala.get_attribute("aria-describedby") or "").split()
    assert "Isian wajib gejala (Gejala) belum ada." in page.locator(f"#{described[0]}").inner_text()
    fill_aduan(wide)
    assert wide.wrong() == []
    assert gejala.get_attribute("aria-invalid") is None
    wide.check()
    assert page.evaluate("document.activeElement.id") == "formulir-berkas"
    assert (wide.complaints, wide.requests) == ([], [])


def test_a_complaint_is_taken_into_the_repository_and_measured_as_promised(
    site: Built, wide: Form, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = wide.page
    page.goto(site.address("internal/formulir/aduan.html") + "#opd-diskominfo")
    fill_aduan(wide)
    assert page.locator("#formulir-folder").inner_text() == "records/diskominfo/aduan/2025/"
    name = page.locator("#formulir-nama").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Unduh berkas").click()
    assert waiting.value.suggested_filename == name
    text = Path(waiting.value.path()).read_text("utf-8")
    assert text == page.locator("#formulir-yaml").input_value()
    region = Path(shutil.copytree(COMPLETE, tmp_path / "daerah"))
    target = region / "records/diskominfo/aduan/2025" / name
    target.write_text(text, "utf-8")
    as_of = ["--root", str(region), "--as-of", "2025-08-10T08:05:00+07:00"]
    assert main(["check", *as_of]) == 0, capsys.readouterr().out
    assert main(["fmt", "--check", "--root", str(region), str(target)]) == 0
    said = page.locator("#formulir-batas").inner_text()
    priority, sentence = measured(region, name.removesuffix(".yaml"))
    assert parse_text(text, "x").roots[0].value["prioritas"] == priority
    assert f"Prioritas {priority}" in said
    assert sentence in said
    assert (wide.complaints, wide.requests) == ([], [])


def measured(region: Path, own: str) -> tuple[int, str]:
    """The priority of a ticket of a workspace, and until when it must be answered, in words."""
    after = examine(region, NOW + timedelta(minutes=5), Options(engine="serial"))
    card = after.world.index.one(own, "diskominfo", "aduan")
    ticket = ticket_of(after.world.case(card), after.law) if card else None
    assert ticket
    assert ticket.limits.priority
    assert ticket.limits.response
    lost = first_too_late(ticket, ticket.limits.response)
    assert lost
    return ticket.limits.priority.value, f"sebelum {waktu(lost, after.world.region.zone)}"


def test_what_is_personal_stays_on_the_page(site: Built, desk: Form) -> None:
    page = desk.page
    page.goto(site.address("internal/formulir/aduan.html") + "#opd-diskominfo")
    fill_aduan(desk)
    link = page.locator("#formulir-tautan")
    address = link.get_attribute("href") or ""
    assert address.startswith("https://")
    assert "Pegawai" in address
    assert (link.get_attribute("rel"), link.get_attribute("target")) == ("noopener noreferrer", "_blank")
    page.get_by_label("Nama (pribadi)").fill(CANARY)
    page.get_by_label("Kontak (pribadi)").fill("0812-9998-7776")
    assert CANARY in page.locator("#formulir-yaml").input_value()
    address = link.get_attribute("href") or ""
    assert "Pegawai" in address
    for word in (*CANARY.split(), "9998"):
        assert word not in address
    note = page.locator("#formulir-tautan-keterangan")
    assert "Data pribadi (“Nama (pribadi)”, “Kontak (pribadi)”) tidak ikut" in note.inner_text()
    page.get_by_label("Samaran").fill("")
    assert link.is_hidden()
    assert link.get_attribute("href") is None
    assert "salin atau unduh" in note.inner_text()
    assert (desk.complaints, desk.requests) == ([], [])


def test_nothing_is_kept_and_a_telephone_number_in_a_text_goes_nowhere(site: Built, desk: Form) -> None:
    page = desk.page
    page.goto(site.address("internal/formulir/aduan.html") + "#opd-diskominfo")
    fill_aduan(desk)
    page.get_by_label("Gejala (wajib)").fill("Hubungi 0812-9998-7776")
    assert page.locator("#formulir-tautan").is_hidden()
    assert "NIK" in page.locator("#formulir-tautan-keterangan").inner_text()
    kept = page.evaluate(
        "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])"
    )
    assert kept == '[[],[],""]'
    page.reload()
    assert page.get_by_label("Samaran").input_value() == ""
    assert (desk.complaints, desk.requests) == ([], [])


def test_a_request_offers_the_items_of_its_service(site: Built, desk: Form) -> None:
    page = desk.page
    page.goto(site.address("internal/formulir/permintaan.html"))
    desk.check()
    assert "Pilih OPD" in page.locator("#formulir-ringkasan").inner_text()
    page.get_by_label("OPD (wajib)").select_option("diskominfo")
    assert page.get_by_label("Id dokumen").input_value().startswith("PMT-2025-")
    layanan = desk.field("Layanan (wajib)")
    layanan.select_option("surel")
    items = page.get_by_label("Butir permintaan")
    offered = items.locator("option").evaluate_all("all => all.map((one) => one.value)")
    known = complete().world.region.services["diskominfo/surel"]
    assert offered == ["", *(item["id"] for item in known.document.data["permintaan"])]
    items.select_option(offered[1])
    assert "Janji katalog" in page.locator("#formulir-batas").inner_text()
    layanan.select_option(index=0)
    assert items.locator("option").count() == 1


def test_rows_are_added_named_and_taken_away_with_the_keyboard(site: Built, desk: Form) -> None:
    page = desk.page
    page.goto(site.address("internal/formulir/aduan.html") + "#opd-diskominfo")
    fill_aduan(desk)
    page.locator("#formulir-lain > summary").press("Enter")
    more = page.get_by_role("button", name="Tambah fungsi terganggu")
    more.press("Enter")
    page.keyboard.type("Kirim surel")
    more.press("Enter")
    page.keyboard.type("Terima surel")
    assert (
        "fungsi_terganggu:\n  - Kirim surel\n  - Terima surel\n"
        in page.locator("#formulir-yaml").input_value()
    )
    assert page.get_by_label("Fungsi terganggu 2").input_value() == "Terima surel"
    page.get_by_role("button", name="Hapus butir 1").press("Enter")
    assert more.evaluate("one => one === document.activeElement")
    assert "fungsi_terganggu:\n  - Terima surel\n" in page.locator("#formulir-yaml").input_value()
    page.get_by_role("button", name="Tambah aktivitas penanganan").press("Enter")
    page.get_by_label("Uraian (wajib bila bagian ini diisi)").fill("Diperiksa")
    desk.check()
    assert page.locator("#formulir-ringkasan li").all_inner_texts() == [
        "Isian wajib waktu (Waktu) belum ada.",
        "Isian wajib oleh (Oleh) belum ada.",
    ]


def test_the_file_is_copied_and_a_printed_form_shows_no_buttons(site: Built, desk: Form) -> None:
    page = desk.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.address("internal/formulir/aduan.html") + "#opd-diskominfo")
    fill_aduan(desk)
    page.get_by_role("button", name="Salin isi").click()
    page.get_by_text("Isi berkas disalin.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#formulir-yaml").input_value()
    page.emulate_media(media="print")
    assert page.get_by_role("button").filter(visible=True).count() == 0
    assert page.pdf().startswith(b"%PDF-")


def test_without_a_script_the_page_says_what_to_do_instead(site: Built, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site.address("internal/formulir/aduan.html"))
    assert page.get_by_text("spbe new aduan").is_visible()
    assert page.locator("#formulir").is_hidden()


def test_the_forms_are_found_from_the_list_of_the_internal_edition(site: Built, desk: Form) -> None:
    page = desk.page
    page.goto(site.address("internal/index.html"))
    page.get_by_role("link", name="Semua formulir").click()
    page.get_by_role("link", name="aduan Diskominfo").click()
    assert page.locator("h1").inner_text() == "Formulir aduan"
    assert page.get_by_label("OPD (wajib)").input_value() == "diskominfo"
