"""Links lead within the site or to an address of an allowed kind, whatever a record says."""

import dataclasses

import pytest

from pipeline.render.links import href, inside, outside
from tests.unit.render.gallery import sheet, site


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\u200bscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "https://",
        "https:\\\\jahat.example",
        "http://[::1",
        "mailto:",
        "mailto:a@b.example?bcc=c@d.example",
        "mailto:a@b.example,c@d.example",
        "mailto:=1+1<img src=x>@b.example",
        "tel:",
        "tel:1;ext=2",
        "https://bank.example@jahat.example/",
        "https://pengguna:sandi@a.example/",
        "/etc/passwd",
        "//jahat.example/x",
        "../../rahasia",
        "..",
        "opd\\x.html",
    ],
)
def test_dangerous_targets_are_no_links(target: str) -> None:
    assert href(target, site(), sheet(), "web") == ""
    assert href(target, site(), sheet(), "pdf") == ""


@pytest.mark.parametrize(
    "target",
    ["https://tegalkab.go.id/a?b=c#d", "http://x.example/", "mailto:a@b.example", "tel:+62283491234"],
)
def test_addresses_of_an_allowed_kind_pass(target: str) -> None:
    assert outside(target) == target
    assert href(target, site(), sheet(), "pdf") == target


@pytest.mark.parametrize(
    ("page", "target", "seen"),
    [
        ("index.html", "opd/index.html", "opd/index.html"),
        ("dokumen/a.html", "index.html", "../index.html"),
        ("opd/x/index.html", "opd/y/index.html#z", "../y/index.html#z"),
        ("opd/x/index.html", "opd/x/index.html#z", "#z"),
        ("opd/x/index.html", "#z", "#z"),
        ("a.html", "a.html", "a.html"),
    ],
)
def test_places_of_the_site_are_seen_from_the_page(page: str, target: str, seen: str) -> None:
    assert inside(target, sheet(page)) == seen


def test_a_pdf_names_the_site_s_pages_by_their_address() -> None:
    assert href("opd/index.html", site(), sheet(), "pdf") == "https://spbe.tegalkab.example/opd/index.html"
    assert href("#bab", site(), sheet(), "pdf") == "#bab"


def test_without_an_address_a_pdf_has_words_instead_of_links() -> None:
    assert href("opd/index.html", dataclasses.replace(site(), address=""), sheet(), "pdf") == ""
