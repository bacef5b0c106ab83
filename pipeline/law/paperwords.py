"""What the text of an attached file tells: a draft, a claim of all, the one that is meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from pipeline.law.indicator import Portal
from pipeline.model.paper import Paper, PaperText
from pipeline.wording import tanggal


def is_draft(paper: Paper, portal: Portal) -> bool:
    """Whether a file cannot be taken for an act: its text cannot be read, or shows what drafts show."""
    text = paper.text
    if text is None:
        return False
    return bool(text.fault) or text.images_only or any(words_in(text, portal.placeholders))


def words_in(text: PaperText, words: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Page and word of each word that stands in a text, once a page."""
    wanted = [(word, _pattern(word)) for word in words]
    for number, page in text.pages:
        said = folded(page)
        yield from ((number, word) for word, pattern in wanted if pattern.search(said))


def _pattern(word: str) -> re.Pattern[str]:
    """A word as a whole word: "draf" does not stand in "draftsman"."""
    plain = re.escape(folded(word))
    before = r"(?<!\w)" if word[:1].isalnum() else ""
    after = r"(?!\w)" if word[-1:].isalnum() else ""
    return re.compile(f"{before}{plain}{after}")


def folded(text: str) -> str:
    """Text for comparison: one form of each letter, no case, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).casefold().strip()


def unlike(paper: Paper) -> Iterator[tuple[str, str]]:
    """Which of number, date and signatory of the record does not stand in the file; with its value."""
    text = paper.text
    if text is None or text.fault or text.images_only:
        return
    said = folded(text.letters)
    closely = re.sub(r"\s", "", said)
    number = str(paper.entry.get("nomor") or "")
    if number and re.sub(r"\s", "", folded(number)) not in closely:
        yield "nomor", number
    day = paper.date
    if day is not None and not any(form in said for form in _forms(day)):
        yield "tanggal", tanggal(day)
    name = str(paper.entry.get("penandatangan") or "")
    if name and not all(part in said for part in folded(name).replace(",", " ").split()):
        yield "penandatangan", name


def _forms(day: date) -> tuple[str, ...]:
    """How a date may be written."""
    return (
        folded(tanggal(day)),
        f"{day:%d-%m-%Y}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        day.isoformat(),
        f"{day.day:02d} {folded(tanggal(day)).split(' ', 1)[1]}",
    )
