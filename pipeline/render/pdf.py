"""One document from HTML to PDF, with nothing but what the package carries in memory."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC
from importlib.metadata import version
from typing import Any

from weasyprint import CSS, HTML, Attachment
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from pipeline.model import provenance
from pipeline.model.lean import dataclass, field, replace
from pipeline.render import assets, pdf_data
from pipeline.render.pdf_claims import VARIANT, claim
from pipeline.render.pdf_job import Attached, PdfJob, PdfResult
from pipeline.render.pdf_signature import add_signature_field
from pipeline.render.pdf_tags import mend_tags

# Up to so many pages a table of contents only costs room.
SHORT = 4
# In CSS pixels: what rounding adds to a line that just fits.
_TOLERANCE = 1.0
_PAGE = re.compile(r"Page (\d+)")
# How WeasyPrint says that no font has a letter.
_MISSING = re.compile(r"\.notdef glyph.*\((U\+[0-9A-F]+)\)")


class BundledFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is published without types
    """Answers for the bundled fonts by their exact names; everything else is refused and remembered."""

    def __init__(self, known: dict[str, bytes]) -> None:
        """Takes what is known, by name."""
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=False)
        self.known = known
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's shape
        """The bytes of a bundled file.

        Raises:
            ValueError: For any other name; WeasyPrint goes on without, and `refused` knows.
        """
        content = self.known.get(url)
        if content is None:
            self.refused.append(url)
            raise ValueError("hanya berkas bawaan yang boleh dimuat")
        return URLFetcherResponse(url, content, {"Content-Type": "font/woff2"})


class TooManyPagesError(Exception):
    """The document grew past its bound."""


class _Watch(logging.Handler):
    """Stops a layout that grows past its bound, and keeps what WeasyPrint warns of."""

    def __init__(self, most: int) -> None:
        super().__init__(logging.DEBUG)
        self.most = most
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.levelno >= logging.WARNING:
            self.warnings.append(message)
        page = _PAGE.search(message) if record.name == "weasyprint.progress" else None
        if page and int(page[1]) > self.most:
            raise TooManyPagesError(f"lebih dari {self.most} halaman")


@dataclass(slots=True)
class Press:
    """What is prepared once and used for every document of a process: fonts and the style sheet."""

    fetcher: BundledFetcher = field(default_factory=lambda: BundledFetcher(assets.fonts()))
    fonts: FontConfiguration = field(default_factory=FontConfiguration)
    styles: CSS = field(init=False)
    brief: CSS = field(init=False)

    def __post_init__(self) -> None:
        """Reads the style sheet, and with it the fonts."""
        self.styles = CSS(
            string=assets.pdf_styles(), url_fetcher=self.fetcher, font_config=self.fonts, base_url="asset:/"
        )
        self.brief = CSS(string=".daftar-isi { display: none }")
        if self.fetcher.refused:
            raise ValueError(f"gaya cetak menyebut berkas di luar bawaan: {self.fetcher.refused}")

    def render(self, job: PdfJob) -> PdfResult:
        """The PDF of a document: tagged, its fonts inside, the same bytes for the same job.

        Raises:
            TooManyPagesError: Past `job.most_pages`.
            ValueError: The document asked for something that is not bundled.
        """
        self.fetcher.refused.clear()
        with _watched(job.most_pages) as watch:
            source = HTML(string=job.html, url_fetcher=self.fetcher, base_url="asset:/")
            options = {
                "pdf_variant": VARIANT,
                "pdf_tags": True,
                "pdf_identifier": _identifier(job),
                "attachments": [self.attachment(attached) for attached in _carried(job)] or None,
            }
            document = self._laid_out(source, options)
            content = document.write_pdf(finisher=_finish, **options)
        if self.fetcher.refused:
            raise ValueError(f"dokumen meminta berkas di luar bawaan: {self.fetcher.refused[:3]}")
        return PdfResult(
            job.path, content, len(document.pages), warnings=(*_missing(watch.warnings), *_spilled(document))
        )

    def _laid_out(self, source: HTML, options: dict[str, Any]) -> Any:
        """The pages of a document; one that can be leafed through needs no table of contents."""
        document = source.render(font_config=self.fonts, stylesheets=[self.styles], **options)
        if len(document.pages) > SHORT or not any(source.wrapper_element.query_all(".daftar-isi")):
            return document
        return source.render(font_config=self.fonts, stylesheets=[self.styles, self.brief], **options)

    def attachment(self, attached: Attached) -> Attachment:
        """A file as WeasyPrint carries it."""
        # Without dates of its own an attachment carries the time of the run; WeasyPrint calls any zone "Z".
        at = attached.at.astimezone(UTC)
        return Attachment(
            string=attached.content,
            name=attached.name,
            description=attached.description,
            relationship=attached.relationship,
            created=at,
            modified=at,
            url_fetcher=self.fetcher,
        )


def _carried(job: PdfJob) -> list[Attached]:
    """The files inside, in the order in which a PDF must list names."""
    carried = list(job.attachments)
    if job.at is not None:
        told = "Tabel, angka, dan isian dokumen ini sebagai data"
        carried.append(Attached(pdf_data.NAME, pdf_data.shown(job.html), job.at, told))
        if job.provenance is not None:
            made = replace(job.provenance, mesin=engine())
            told = "Asal-usul dokumen ini: komit, sidik masukan, dan alat yang menyusunnya"
            carried.append(Attached(provenance.NAME, made.told(), job.at, told, "Supplement"))
    return sorted(carried, key=lambda attached: attached.name)


def engine() -> str:
    """The libraries that decide where a letter stands, with their versions."""
    names = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5")
    held = ", ".join(f"{name} {version(name)}" for name in names)
    # Pango gives its version as one number: 15012 is 1.50.12.
    number = int(pango.pango_version())
    return f"{held}, pango {number // 10000}.{number // 100 % 100}.{number % 100}"


def _finish(document: Any, pdf: Any) -> None:
    mend_tags(pdf)
    add_signature_field(document, pdf)
    claim(pdf)


def _spilled(document: Any) -> Iterator[str]:
    """The pages on which words stand past the right margin, where a printer may cut them off."""
    for number, page in enumerate(document.pages, start=1):
        whole = page._page_box  # noqa: SLF001 - WeasyPrint tells where boxes stand in no other way
        edge = whole.content_box_x() + whole.width + _TOLERANCE
        if any(isinstance(box, TextBox) and box.position_x + box.width > edge for box in whole.descendants()):
            yield f"halaman {number}: ada tulisan yang melewati tepi kanan"


def _missing(messages: Iterable[str]) -> tuple[str, ...]:
    letters = sorted({found[1] for found in map(_MISSING.search, messages) if found})
    return tuple(f"huruf {letter} tidak ada pada huruf cetak dan tampil sebagai kotak" for letter in letters)


def _identifier(job: PdfJob) -> bytes:
    digest = hashlib.sha256(job.path.encode() + b"\0" + job.html.encode())
    for attached in job.attachments:
        digest.update(attached.content)
    return digest.hexdigest()[:32].encode()


@contextmanager
def _watched(most_pages: int) -> Iterator[_Watch]:
    watch = _Watch(most_pages)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "weasyprint.progress")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(watch)
    loggers[1].setLevel(logging.INFO)
    try:
        yield watch
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(watch)
            logger.setLevel(level)
