"""The Jinja environment: bundled templates, all escaped, nothing undefined, links through one gate."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from pipeline import wording
from pipeline.render import assets, forge, links
from pipeline.render.badges import badge
from pipeline.render.page import Medium, Page, Sheet, Site, unnoted
from pipeline.render.soft import bounded, soften
from pipeline.render.table import cell
from pipeline.resources import bundled

SHELLS: Mapping[Medium, str] = {"web": "base/web.html", "pdf": "base/pdf.html"}
NO_DATA = "belum ada data"
# Some twenty-five pages; layout costs about eight milliseconds a row.
ROWS_IN_PRINT = 1000


def environment(
    extra: Mapping[str, str] | None = None,
    known: frozenset[str] | None = None,
    lost: Callable[[str], bool] | None = None,
) -> Environment:
    """An environment for all pages of a build.

    Args:
        extra: Further templates by name, for a gallery of the parts; they cannot hide a bundled one.
        known: The only paths of the site that a page may lead to, where a part of it is built; None for all.
        lost: Whether a path of the site leads to a place that its page lacks; its words stand without a link.
    """
    loaders: list[BaseLoader] = [DictLoader(templates(bundled("templates")))]
    if extra:
        loaders.append(DictLoader(extra))
    env = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(_FILTERS)
    env.globals.clear()
    env.globals.update(
        badge=badge,
        cell=cell,
        known=known,
        lost=lost,
        commit_href=forge.commit,
        unnoted=unnoted,
        rows_in_print=ROWS_IN_PRINT,
        script=Markup(assets.script()),  # noqa: S704 - our own file, and its hash stands in the policy
        script_hash=assets.script_hash(),
        live_script=Markup(assets.live_script()),  # noqa: S704 - likewise
        live_script_hash=assets.live_script_hash(),
        form_script=Markup(assets.form_script()),  # noqa: S704 - likewise
        form_script_hash=assets.form_script_hash(),
        alone_style=Markup(assets.alone_styles()),  # noqa: S704 - likewise
        alone_style_hash=assets.alone_style_hash(),
    )
    return env


def templates(folder: Path) -> dict[str, str]:
    """The templates of a folder by name, read once: no name leads to anything else."""
    files = sorted(file for file in folder.rglob("*.html") if file.is_file() and not file.is_symlink())
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


def web_page(env: Environment, template: str, site: Site, sheet: Sheet, values: Mapping[str, Any]) -> Page:
    """A page of the site.

    Args:
        env: From `environment`.
        template: Name of a template that extends its `shell`.
        site: What all pages share.
        sheet: What this page is.
        values: What the template prints, by name.
    """
    return Page(sheet.path, _render(env, template, _context("web", site, sheet, values)).encode())


def footer(site: Site) -> str:
    """How every page of the site ends: what it was made from."""
    return _render(environment(), "base/kaki.html", _context("web", site, Sheet(path="", title=""), {}))


def pdf_html(env: Environment, template: str, site: Site, sheet: Sheet, values: Mapping[str, Any]) -> str:
    """The same document as the HTML that `PdfPool` turns into a PDF; arguments as for `web_page`."""
    return _render(env, template, _context("pdf", site, sheet, values))


def alone_html(env: Environment, template: str, site: Site, sheet: Sheet, values: Mapping[str, Any]) -> str:
    """The same document as one HTML file that needs no other and leads to published addresses only."""
    context = _context("pdf", site, sheet, values)
    return _render(env, template, {**context, "shell": "base/mandiri.html"})


def _context(medium: Medium, site: Site, sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    return {**values, "medium": medium, "shell": SHELLS[medium], "site": site, "sheet": sheet}


def _render(env: Environment, template: str, context: dict[str, Any]) -> str:
    return soften(env.get_template(template).render(context))


@pass_context
def _href(context: Context, target: str) -> str:
    known: frozenset[str] | None = context["known"]
    if known is not None and links.within(target) and target.partition("#")[0] not in {"", *known}:
        return ""
    lost: Callable[[str], bool] | None = context["lost"]
    if lost is not None and lost(target):
        return ""
    return links.href(target, context["site"], context["sheet"], context["medium"])


@pass_context
def _moment(context: Context, at: datetime | None) -> str:
    return NO_DATA if at is None else wording.waktu(at, context["site"].zone)


def _day(day: date | None, *, hari: bool = False) -> str:
    return NO_DATA if day is None else wording.tanggal(day, hari=hari)


def _length(seconds: wording.Number | None) -> str:
    return NO_DATA if seconds is None else wording.durasi(seconds)


def _number(number: wording.Number | None, desimal: int | None = None) -> str:
    return NO_DATA if number is None else wording.angka(number, desimal)


def _percentage(percent: wording.Number | None, desimal: int = 2, batas: Fraction | None = None) -> str:
    return NO_DATA if percent is None else wording.persen(percent, desimal, batas)


def _paragraphs(text: str | None, limit: int = 4000) -> Markup:
    parts = bounded(text or "", limit).split("\n\n")
    marked = [Markup("<p>{}</p>").format(_lines(part)) for part in parts if part.strip()]
    return Markup("\n").join(marked) or Markup('<p class="kosong">belum ada data</p>')


def _lines(paragraph: str) -> Markup:
    return Markup("<br>").join(escape(line.strip()) for line in paragraph.split("\n"))


def _ticked(text: str) -> Markup:
    """Text whose `words` between backticks are set as what a person types; an odd tick stays one."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    marked = (Markup("<code>{}</code>").format(p) if n % 2 else escape(p) for n, p in enumerate(parts))
    return Markup("").join(marked)


def _data(value: Any) -> Markup:
    """Plain data for a script to read: JSON in which nothing can end the element that holds it."""
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


_FILTERS: Mapping[str, Any] = {
    "href": _href,
    "waktu": _moment,
    "tanggal": _day,
    "durasi": _length,
    "angka": _number,
    "persen": _percentage,
    "bagian": lambda pair: wording.bagian(pair[0], pair[1]),
    "periode": wording.periode,
    "daftar": wording.daftar,
    "paragraf": _paragraphs,
    "ketikan": _ticked,
    "data": _data,
}
