"""What is asked of the PDF press and what it answers: plain values that travel between processes."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pipeline.model.lean import dataclass
from pipeline.model.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside a PDF.

    Attributes:
        name: Its file name.
        content: Its bytes.
        at: When it was made: the instant of judgement, never the clock.
        description: What it is.
        relationship: What it is to the document.
    """

    name: str
    content: bytes
    at: datetime
    description: str = ""
    relationship: Literal["Data", "Source", "Supplement"] = "Data"


@dataclass(frozen=True, slots=True)
class PdfJob:
    """One document to make.

    Attributes:
        path: Path of the PDF from the site's root.
        html: From `environment.pdf_html`.
        attachments: Files to put inside.
        most_pages: Where layout stops.
        at: The instant of judgement; given, what the document shows is put inside as data too.
        provenance: What the PDF is to say of its own making; it needs `at`.
    """

    path: str
    html: str
    attachments: tuple[Attached, ...] = ()
    most_pages: int = 400
    at: datetime | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class PdfResult:
    """What became of it.

    Attributes:
        path: As asked.
        content: The PDF; None where it failed.
        pages: How many pages.
        error: Why it failed, in Indonesian; "" where it did not.
        warnings: What a reader of the PDF may miss, e.g. letters that no font has.
    """

    path: str
    content: bytes | None
    pages: int = 0
    error: str = ""
    warnings: tuple[str, ...] = ()
