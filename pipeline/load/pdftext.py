"""The pages of a PDF as text, by pypdf: only ever called in a process of its own."""

from __future__ import annotations

import logging
import warnings
from typing import BinaryIO

from pypdf import PdfReader

from pipeline.load.papertext import FIRST_PAGES, LAST_PAGES, MOST_LETTERS
from pipeline.model.paper import PaperText


def pages_of(stream: BinaryIO) -> PaperText:
    """The text of the first pages.

    Raises:
        Exception: Whatever a broken file makes the library raise.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore")
    reader = PdfReader(stream)
    # An empty owner's password only forbids printing; everybody can open such a file.
    if reader.is_encrypted and not reader.decrypt(""):
        return PaperText(fault="terkunci kata sandi")
    count = len(reader.pages)
    wanted = dict.fromkeys((*range(min(count, FIRST_PAGES)), *range(max(0, count - LAST_PAGES), count)))
    return PaperText(tuple((n + 1, reader.pages[n].extract_text()[:MOST_LETTERS]) for n in wanted), count)
