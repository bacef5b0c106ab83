"""Every page of the site is sound HTML, leads somewhere with every link, and asks nothing of the network."""

from __future__ import annotations

import re
from collections import Counter

import html5lib
import pytest

from pipeline.render.assets import form_script_hash, script_hash
from pipeline.render.site import broken_links
from tests.web.built import Built

_IDS = re.compile(r'\sid="([^"]*)"')
_SCRIPT = re.compile(r"<script(?![^>]*application/json)[^>]*>")
# What a browser fetches by itself, as against what a person may follow.
_FETCHED = re.compile(
    r'<(?:img|script|iframe|link|source|video|audio|embed|object|use)\b[^>]*?(?:src|href)="([^"]+)"'
)


def test_every_page_parses_without_an_error(site: Built) -> None:
    faults = {}
    for page in site.html:
        parser = html5lib.HTMLParser()
        parser.parse(page.content)
        if parser.errors:
            faults[page.path] = parser.errors[:3]
    assert faults == {}


def test_every_link_of_every_page_leads_to_a_file_and_a_place_on_it(site: Built) -> None:
    assert len(site.html) > 300
    assert broken_links(site.pages) == []


def test_no_id_occurs_twice_on_a_page(site: Built) -> None:
    doubled = {
        page.path: twice
        for page in site.html
        if (twice := [name for name, n in Counter(_IDS.findall(page.content.decode())).items() if n > 1])
    }
    assert doubled == {}


def test_a_page_fetches_only_what_lies_beside_it(site: Built) -> None:
    for page in site.html:
        for target in _FETCHED.findall(page.content.decode()):
            assert not re.match(r"[a-z]+:|//", target), (page.path, target)


@pytest.mark.parametrize("forbidden", ["unsafe-inline", "unsafe-eval", "http:", "https:", "*"])
def test_the_policy_allows_the_pages_own_scripts_by_hash_and_nothing_inline(
    site: Built, forbidden: str
) -> None:
    for page in site.html:
        text = page.content.decode()
        policy = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', text)
        assert len(policy) == 1, page.path
        own = [script_hash(), *([form_script_hash()] if "/formulir/" in page.path else [])]
        if page.path == "internal/formulir/index.html":
            own = own[:1]
        allowed = " ".join(f"'{one}'" for one in own)
        assert f"script-src {allowed};" in policy[0], page.path
        assert forbidden not in policy[0]
        assert len(_SCRIPT.findall(text)) == len(own)
        assert not re.search(r"<[a-z][^>]*\s(?:on[a-z]+|style)=", text), page.path


def test_landmarks_language_and_the_way_past_the_navigation_are_on_every_page(site: Built) -> None:
    for page in site.html:
        text = page.content.decode()
        for piece in (
            '<html lang="id">',
            '<a class="lewati" href="#isi">',
            '<main id="isi"',
            '<footer class="situs-kaki">',
            '<header class="situs-kepala">',
        ):
            assert text.count(piece) == 1, (page.path, piece)
        assert len(re.findall(r"<h1[ >]", text)) == 1, page.path
