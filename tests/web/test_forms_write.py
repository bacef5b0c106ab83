"""What a form writes: YAML that the strict reader reads back, in its usual form, and where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from pipeline.check.shape import fields_of
from pipeline.exchange.formatting import formatted
from pipeline.exchange.numbering import next_id
from pipeline.exchange.plaintext import block
from pipeline.load import scan
from pipeline.load.read import parse_text
from pipeline.render import forge
from pipeline.render.page import Site
from pipeline.rules.privacy.personal_data import is_personal
from pipeline.run.desk import Desk
from pipeline.run.examine import Options
from pipeline.run.forms import KINDS_WITH_FORM
from pipeline.run.newrecord import path_of
from tests.unit.exchange.test_plaintext import AWKWARD
from tests.unit.render.documents.completed import AS_OF, COMPLETE, complete
from tests.web.formbench import engine, examined, form, whole

CANARY = "Kenari Cendana 0812-9998-7776"
# Texts that no form gives: it takes blanks from their ends. They are written safely, if not as beautifully.
UGLY = {text for text in AWKWARD if "\n" in text and text != text.strip()}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the engine."""
    opened = engine(browser)
    yield opened
    opened.close()


def written(page: Page, kind: str, records: list[dict[str, Any]]) -> list[str]:
    """The YAML that a form makes of some records."""
    found: list[str] = page.evaluate(
        "([schema, records]) => records.map((one) => spbeFormulir.tulis(schema, one))",
        [form(kind)["skema"], records],
    )
    return found


def order(kind: str) -> list[str]:
    """The fields of a kind in the order of its form."""
    return [str(field.keys[0]) for field in fields_of(kind)]


def ordered(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """A record with its fields in that order, its own ones last."""
    names = [name for name in order(kind) if name in data]
    return {name: data[name] for name in (*names, *(name for name in data if name not in names))}


@pytest.mark.parametrize("kind", KINDS_WITH_FORM)
def test_a_record_is_written_as_the_command_line_writes_it(page: Page, kind: str) -> None:
    data = whole(kind)
    (text,) = written(page, kind, [dict(reversed(data.items()))])
    assert parse_text(text, "x").roots[0].value == data
    assert formatted(text, order) == text
    assert text == block(ordered(kind, data))


def test_an_awkward_text_comes_back_wherever_it_stands(page: Page) -> None:
    hidden = [
        "\ud7ff",
        "a \nb",
        "a\n\n\nb",
        "🙂\n🙂",
        "\tx",
        "a" * 3000,
        "x\ty\nz",
        "é: é",
        "#",
    ]
    texts = [text for text in (*AWKWARD, *hidden) if text]
    rows = [
        {"jenis": "aduan", "id": "a", "gejala": t, "fungsi_terganggu": [t, t], "drp": {"alasan": t}}
        for t in texts
    ]
    for row, text in zip(rows, written(page, "aduan", rows), strict=True):
        root = parse_text(text, "x").roots[0].value
        assert root == row, text
        assert formatted(text, order) == text
        if row["gejala"] not in UGLY:
            assert text == block(ordered("aduan", row))


def test_numbers_and_answers_keep_their_type(page: Page) -> None:
    row = {
        "jenis": "aduan",
        "prioritas": 3,
        "drp": {"dikaji": True},
        "x_nilai": [0, -1, 99.5, 0.000001, 123456789012345],
    }
    (text,) = written(page, "aduan", [row])
    assert parse_text(text, "x").roots[0].value == row
    assert "0.000001" in text
    none = {"jenis": "pemantauan", "gangguan": [], "peluang": []}
    (text,) = written(page, "pemantauan", [none])
    assert parse_text(text, "x").roots[0].value == none
    assert formatted(text, order) == text == block(none)


def test_what_the_reader_would_refuse_is_never_typed(page: Page) -> None:
    suspects = [
        chr(n)
        for n in (
            *range(0x3000),
            *range(0xE000, 0x10FFFF, 251),
            *range(0xFE00, 0x10010),
            *range(0xE0000, 0xE0200),
        )
    ]
    refused = [letter for letter in suspects if scan.scan(f"a: 'x{letter}y'\n").faults]
    assert len(refused) > 150
    cleaned = page.evaluate("(texts) => texts.map(spbeFormulir.bersih)", [f"x{one}y" for one in refused])
    assert [one for one in cleaned if scan.scan(f"a: '{one}'\n").faults] == []
    kept = "Surel “é” 🙂 – naïve\nbaris dua"
    assert page.evaluate("spbeFormulir.bersih", f"  {kept}  \r\n ") == kept


@pytest.mark.parametrize("kind", KINDS_WITH_FORM)
def test_the_file_goes_where_a_new_record_goes(page: Page, kind: str) -> None:
    desk = Desk(COMPLETE, AS_OF, examined(), Options())
    records = [whole(kind), {**whole(kind), "id": "X-1"}]
    for name in form(kind)["hari"]:
        records.append({"jenis": kind, "id": "A", name: "2023-12-31T23:30:00+07:00"})
        records.append({"jenis": kind, "id": "A", name: "2023-12-31T17:30:00Z"})
        records.append({"jenis": kind, "id": "A", name: "2022-S1" if name == "periode" else "2022-05-01"})
    found = page.evaluate(
        "([form, records]) => records.map((one) => spbeFormulir.berkas(form, one, 'dinkes', '2025'))",
        [form(kind), records],
    )
    assert found == [path_of(desk, one, "dinkes") for one in records]


def test_the_next_number_follows_those_of_the_build(page: Page) -> None:
    for kind in KINDS_WITH_FORM:
        for office in form(kind)["opd"]:
            cards = examined().world.index.of(kind)
            used = [card.id for card in cards if card.document.opd == office["id"]]
            for year in (2024, 2025, 2031):
                found = page.evaluate(
                    "([office, year]) => spbeFormulir.nomor(office, year)", [office, str(year)]
                )
                assert found == next_id(kind, year, used)


def place(kind: str) -> dict[str, Any]:
    """The new-file page of a forge as the form is told of it."""
    site: Site = complete().site
    known = forge.new_file(
        type(site)(
            **{
                **_fields(site),
                "forge": kind,
                "branch": "utama/1",
                "repository": "https://git.contoh.example/a/b",
            }
        )
    )
    assert known
    return {name: getattr(known, name) for name in ("forge", "alamat", "nama", "isi", "dituruti")}


def _fields(site: Site) -> dict[str, Any]:
    return {name: getattr(site, name) for name in site.__dataclass_fields__}


@pytest.mark.parametrize(
    ("kind", "start", "asks"),
    [
        ("github", "https://git.contoh.example/a/b/new/utama/1?", ("filename", "value")),
        ("gitlab", "https://git.contoh.example/a/b/-/new/utama/1?", ("file_name", "content")),
        ("gitea", "https://git.contoh.example/a/b/_new/utama/1/?", ("filename", "value")),
    ],
)
def test_a_new_file_of_the_forge_is_filled_in_without_anything_personal(
    page: Page, kind: str, start: str, asks: tuple[str, str]
) -> None:
    data = deepcopy(whole("aduan"))
    data["pelapor"] = {"nama": CANARY, "samaran": "Pelapor 1", "kontak": CANARY, "kategori": "masyarakat"}
    path = "records/dinkes/aduan/2025/ADU 1&2.yaml"
    script = "([form, place, data, path]) => spbeFormulir.halamanBaru(form, place, data, path)"
    found = page.evaluate(script, [form("aduan"), place(kind), data, path])
    assert found["alamat"].startswith(start)
    assert found["ditinggal"] == ["Nama (pribadi)", "Kontak (pribadi)"]
    for word in CANARY.split():
        assert word not in unquote(found["alamat"])
    query = parse_qs(urlsplit(found["alamat"]).query)
    assert query[asks[0]] == [path]
    data["pelapor"] = {"samaran": "Pelapor 1", "kategori": "masyarakat"}
    assert parse_text(query[asks[1]][0], "x").roots[0].value == data


@pytest.mark.parametrize("kind", ["aduan", "permintaan"])
def test_where_the_record_needs_what_is_personal_there_is_no_address(page: Page, kind: str) -> None:
    who = "pelapor" if kind == "aduan" else "pemohon"
    data = {**whole(kind), who: {"nama": CANARY}}
    script = "([form, place, data]) => spbeFormulir.halamanBaru(form, place, data, 'a.yaml')"
    found = page.evaluate(script, [form(kind), place("github"), data])
    assert (found["alamat"], found["halangan"]) == ("", "pribadi")
    long = {**whole(kind), "kendala": "panjang " * 450, who: {"samaran": "a"}, "x_lain": "panjang " * 450}
    assert page.evaluate(script, [form(kind), place("github"), long])["halangan"] == "panjang"


def test_what_looks_personal_in_a_free_text_is_seen_as_the_rules_see_it(page: Page) -> None:
    texts = [
        "NIK 3328011501900003", "3328-0115-0190-0003", "3328011501900000", "9928011501900003", "rapi saja",
        "33280115019000031", "Hubungi 0812-3456-7890.", "+62 812 3456 789", "x0812345678", "telp: 0283 12345",
        "Telp (0283) 123456", "a@contoh.example", "a@tegalkab.GO.ID", "a@go.id.example", "b@x.go.id c@y.id",
    ]  # fmt: skip
    found = page.evaluate(
        "([form, texts]) => texts.map((one) => spbeFormulir.tampakPribadi(form, one))", [form("aduan"), texts]
    )
    assert found == [is_personal(text) for text in texts]
    assert 5 < sum(found) < len(texts) - 3
    data = {**whole("aduan"), "pelapor": {"samaran": "a"}, "kendala": texts[6]}
    script = "([form, place, data]) => spbeFormulir.halamanBaru(form, place, data, 'a.yaml')"
    said = page.evaluate(script, [form("aduan"), place("github"), data])
    assert (said["alamat"], said["halangan"]) == ("", "teks")
