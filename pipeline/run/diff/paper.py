"""The dossier of improvements as one file: Markdown, a page that stands alone, or a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formatters.markdown import code_span
from pipeline.model.improvement import Improvements
from pipeline.render import assets
from pipeline.render.documents.dossier import Draft
from pipeline.render.documents.improvements import TITLE, improvement_draft, items_of, moved
from pipeline.render.environment import environment, pdf_html
from pipeline.render.page import Site
from pipeline.run.press import How, press
from pipeline.run.provenance import MadeOf, stamped_with
from pipeline.wording import waktu

FOLDER = "perbaikan"
SUFFIXES = (".md", ".html", ".pdf")
_LONG = 1_000


class NotMadeError(Exception):
    """The PDF could not be made; the message says why."""


def paper(made_of: MadeOf, found: Improvements, suffix: str) -> bytes:
    """The whole file.

    Args:
        made_of: The later state, and what both were read from.
        found: What was improved.
        suffix: One of SUFFIXES.

    Raises:
        NotMadeError: The press failed.
    """
    site = made_of.site
    if suffix == ".md":
        return ("\n".join(_lines(site, found)) + "\n").encode()
    if suffix == ".html":
        # Without the closing words: only a PDF can be verified.
        draft = improvement_draft(site, found, "berkas-perbaikan")
        html = pdf_html(environment(), draft.template, site, draft.sheet, draft.values)
        # It lies beside no site: its styles come along; the fonts are the reader's own.
        return html.replace("</head>", f"<style>\n{assets.web_styles()}\n</style>\n</head>", 1).encode()
    (result,) = press(site, [stamped_draft(made_of, found)], How(jobs=1))
    if result.content is None:
        raise NotMadeError(result.error)
    return result.content


def stamped_draft(made_of: MadeOf, found: Improvements) -> Draft:
    """The document with its provenance; its id names the two commits."""
    base, head = found.difference.base, found.difference.head
    name = f"{FOLDER}/{base}-{head or 'disk'}.pdf"
    return stamped_with(
        made_of, improvement_draft(made_of.site, found, name.removesuffix(".pdf")), name, signed=True
    )


def _lines(site: Site, found: Improvements) -> Iterator[str]:
    """Words of records stand in code spans: nothing of them is markup."""
    base, head = found.difference.base[:12], found.difference.head[:12] or "berkas di disk"
    yield f"# {TITLE}"
    yield ""
    yield f"{code_span(site.pemda)}, dari `{base}` sampai `{head}`, dinilai {waktu(site.as_of, site.zone)}."
    yield f"{len(found.items)} perbaikan selesai dengan bukti; {found.waiting} butir lain masih terbuka."
    for one in found.items:
        yield from ("", f"## {code_span(one.name)}: {code_span(one.what, _LONG)}", "")
        for item in items_of(one, found.figures_of(one.opd)):
            yield f"- {item.label}: {code_span(item.text, _LONG) if item.text else item.empty}"
    yield from ("", "## Angka yang bergerak", "")
    yield from (
        f"- {code_span(one.opd or 'daerah')}: {code_span(moved(one))}" for one in found.difference.figures
    )
    yield from ("", "## Dokumen yang isinya berubah", "")
    yield from (f"- {code_span(title)}" for title in found.difference.documents)
