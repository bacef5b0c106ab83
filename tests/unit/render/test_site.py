"""A site whose links hold, and what all its pages share."""

import pytest

from pipeline.render import site
from pipeline.render.assets import asset_pages, pdf_styles, web_styles
from pipeline.render.page import Page
from pipeline.render.site import BrokenLink, broken_links
from pipeline.render.table import Column, Table


def page(path: str, body: str = "") -> Page:
    return Page(path, f"<html><body>{body}</body></html>".encode())


def test_links_that_hold() -> None:
    pages = [
        page(
            "index.html",
            '<a href="opd/a.html#x">a</a><a href="https://x.example/">b</a><a href="#y" id="y">c</a>',
        ),
        page("opd/a.html", '<p id="x"><a href="../index.html">b</a><a href="a.pdf#page=2">c</a></p>'),
        Page("opd/a.pdf", b"%PDF"),
    ]
    assert broken_links(pages) == []


@pytest.mark.parametrize("target", ["tidak.html", "#tidak", "../index.html", "a.html#tidak", "opd/"])
def test_links_that_do_not(target: str) -> None:
    pages = [page("index.html", f'<a href="{target}">a</a>'), page("a.html")]
    assert broken_links(pages) == [BrokenLink("index.html", target)]


def test_links_into_more_pages_than_stay_at_hand_are_each_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "_AT_HAND", 2)
    names = [f"p{number}" for number in range(5)]
    leading = "".join(f'<a href="{name}.html#{name}">x</a>' for name in (*names, *names))
    pages = [page("index.html", leading), *(page(f"{name}.html", f'<p id="{name}">') for name in names)]
    assert broken_links(pages) == []
    pages[3] = page("p2.html", '<p id="p3">')
    assert broken_links(pages) == [BrokenLink("index.html", "p2.html#p2")]


ODD = [
    '<p id="a&amp;b"><a class="x" href="b.html?c=1&amp;d=2">c</a><img alt=\'\' src="d.png"/></p>',
    '<!-- <a href="nowhere.html"> --><script>var a = "<a href=\\"x\\">" < 3;</script><a href="y.html">y</a>',
    '<script src="s.js" defer></script><style>a > b { c: "<d id=e>" }</style><base href="z.html"><i id="q">',
    '<a title="href=&quot;n.html&quot; id=" href="b.html">x</a>',
    '<a title=" id=" data-x="1" href="b.html">x</a>',
    '<svg viewBox="0 0 1 1"><title id="t">a &lt; b</title><a href="#t"/></svg>',
]


@pytest.mark.parametrize("text", ODD)
def test_a_page_read_quickly_is_read_as_by_the_parser(text: str) -> None:
    quick = site._quickly(f"<!doctype html>{text}")
    assert quick is None or quick == site._slowly(f"<!doctype html>{text}")


@pytest.mark.parametrize("text", ["<a href=b.html>x</a>", "<a href='b.html'>x</a>", "a < b", '<a href="b'])
def test_what_our_templates_do_not_write_is_left_to_the_parser(text: str) -> None:
    assert site._quickly(text) is None
    assert broken_links([page("index.html", text)]) == broken_links([page("index.html", text + "<p>")])


def test_the_shared_files_are_all_there_and_ask_for_nothing_outside() -> None:
    names = {asset.path for asset in asset_pages()}
    assert "assets/fonts/OFL.txt" in names
    for url in web_styles().split('url("')[1:]:
        assert f"assets/{url.split(chr(34))[0]}" in names
    for styles in (web_styles(), pdf_styles()):
        assert "http" not in styles
        assert "@import" not in styles


def test_a_row_that_does_not_fit_its_columns_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="2 sel untuk 1 kolom"):
        Table(caption="t", columns=(Column("a"),), rows=(("a", "b"),))
