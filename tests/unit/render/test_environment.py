"""Nothing that a record says becomes markup, nothing undefined is printed, no link leads astray."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from pipeline.render.environment import SHELLS, environment, pdf_html, templates, web_page
from pipeline.resources import bundled
from tests.unit.render.gallery import GALLERY, sheet, site

PAYLOADS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg onload=alert(1)>",
    "{{ 7 * 7 }}",
    "--><b>",
    "</title><b>",
)  # fmt: skip
NAMES = sorted(templates(bundled("templates")))


def render(source: str, **values: object) -> str:
    env = environment({"uji.html": source})
    return web_page(env, "uji.html", site(), sheet(), values).content.decode()


@pytest.mark.parametrize("name", [*NAMES, "apa-saja.txt", "x.j2", "x.svg", "x.css"])
def test_every_template_name_escapes(name: str) -> None:
    env = environment({name: "{{ teks }}"} if name not in NAMES else {"uji.html": "{{ teks }}"})
    assert env.autoescape is True
    shown = env.get_template(name if name not in NAMES else "uji.html").render(teks="<b>")
    assert shown == "&lt;b&gt;"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_record_says_stays_text(payload: str) -> None:
    env = environment({"uji.html": '<p title="{{ teks }}">{{ teks }}</p>{{ teks | paragraf }}'})
    shown = web_page(env, "uji.html", site(), sheet(), {"teks": payload}).content.decode()
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<svg" not in shown
    assert "<b>" not in shown
    assert "49" not in shown


def test_what_is_undefined_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("{{ tidak_ada }}")
    with pytest.raises(UndefinedError):
        render("{% if tidak_ada %}x{% endif %}")


@pytest.mark.parametrize("name", ["../pyproject.toml", "/etc/passwd", "styles/site.css", "base/../../x.html"])
def test_only_bundled_templates_can_be_loaded(name: str) -> None:
    with pytest.raises(TemplateNotFound):
        environment().get_template(name)


def test_an_extra_template_hides_no_bundled_one() -> None:
    env = environment({"base/web.html": "x"})
    assert env.loader is not None
    assert "Langsung ke isi" in env.loader.get_source(env, "base/web.html")[0]


def test_symbolic_links_are_no_templates(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "x.html").symlink_to(secret)
    assert templates(folder) == {}


@pytest.mark.parametrize("name", NAMES)
def test_templates_keep_the_rules(name: str) -> None:
    text = (bundled("templates") / name).read_text("utf-8")
    assert not re.search(r"\|\s*safe\b|Markup|\bstyle\s*=", text)
    plain = re.sub(r"\{[{%#].*?[}%#]\}", "x", text, flags=re.DOTALL)
    for tag in re.findall(r"<[a-z][^>]*>", plain):
        assert not re.search(r"=(?![\"])", re.sub(r'"[^"]*"', '""', tag)), f"unquoted: {tag}"
    for dynamic in re.findall(r"{%-?\s*(?:extends|include|import|from)\s+(?![\"'])(\S+)", text):
        assert dynamic == "shell"
    for target in re.findall(r'href="([^"]*)"', text):
        assert target.startswith("#") or "| href" in target or target in {"{{ goal }}", "{{ target }}"}, (
            target
        )
    ours = (
        r"<script>\{\{ (?:script|live_script|form_script) \}\}</script>"
        r"|<script type=\"application/json\" id=\"[a-z-]+\">\{\{ formulir \| data \}\}</script>"
    )
    assert "<script" not in re.sub(ours, "", text)


def test_both_shells_exist() -> None:
    assert set(SHELLS.values()) <= set(NAMES)


def test_the_gallery_renders_in_both_media(gallery: dict[str, Any]) -> None:
    env = environment(GALLERY)
    web = web_page(env, "galeri.html", site(), sheet(), gallery).content.decode()
    paper = pdf_html(env, "galeri.html", site(), sheet(), gallery)
    for shown in (web.replace("<wbr>", ""), paper.replace("<wbr>", "")):
        assert '<html lang="id">' in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
        assert "None" not in shown
        assert len(re.findall("<h1", shown)) == 1
    assert "Content-Security-Policy" in web
    assert "<script" not in paper
    assert 'href="https://spbe.tegalkab.example/aturan/index.html"' in paper


def test_ids_are_unique(gallery: dict[str, Any]) -> None:
    shown = web_page(environment(GALLERY), "galeri.html", site(), sheet(), gallery).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_the_same_values_give_the_same_bytes(gallery: dict[str, Any]) -> None:
    first = web_page(environment(GALLERY), "galeri.html", site(), sheet(), gallery)
    assert first == web_page(environment(GALLERY), "galeri.html", site(), sheet(), gallery)


def test_the_policy_allows_the_page_s_own_script_and_no_other() -> None:
    shown = render("{% extends shell %}{% block isi %}<p>isi</p>{% endblock %}")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', shown)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1] or "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert len(re.findall(r"<script", shown)) == 1


def test_the_script_s_hash_is_the_script_s() -> None:
    shown = render("{% extends shell %}{% block isi %}<p>isi</p>{% endblock %}")
    script = re.search(r"<script>(.*?)</script>", shown, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in shown


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("nihil | waktu", "belum ada data"),
        ("nihil | tanggal", "belum ada data"),
        ("nihil | durasi", "belum ada data"),
        ("nihil | angka", "belum ada data"),
        ("nihil | persen", "belum ada data"),
        ("nihil | paragraf", '<p class="kosong">belum ada data</p>'),
        ("site.as_of | waktu", "15 Januari 2026 08.00 WIB"),
        ("5025 | durasi", "1:23:45"),
        ("1234.5 | angka", "1.234,5"),
        ("99.5 | persen", "99,50 %"),
        ("(20, 21) | bagian", "95,2 % (20 dari 21)"),
        ("'2025-S2' | periode", "Semester II 2025"),
        ("['a', 'b'] | daftar", "a dan b"),
        ("'satu\n\n\n\ndua\ntiga' | paragraf", "<p>satu</p>\n<p>dua<br>tiga</p>"),
    ],
)
def test_filters_speak_indonesian(expression: str, shown: str) -> None:
    assert render("{{ " + expression + " }}", nihil=None) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Isi `kendala`.", "Isi <code>kendala</code>."),
        ("`<b>` & `c`", "<code>&lt;b&gt;</code> &amp; <code>c</code>"),
        ("satu ` saja <i>", "satu ` saja &lt;i&gt;"),
        ("", ""),
    ],
)
def test_what_a_person_types_is_set_apart_and_stays_text(text: str, shown: str) -> None:
    assert environment().from_string("{{ text | ketikan }}").render(text=text) == shown


def test_data_for_a_script_cannot_end_the_element_that_holds_it() -> None:
    hostile = {"a": "</script><script>alert(1)</script><!--", "b": "&amp;\u2028\ud800"}
    text = str(environment().filters["data"](hostile))
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == hostile
