"""Two editions from one build: marks planted in what must not be published are looked for in every byte."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from pypdf import PdfReader

from pipeline.check.schemas import kinds, schema_of
from pipeline.render.documents.dossier import Dossier, Plan
from pipeline.render.page import Page
from pipeline.render.site import INSIDE as FOLDER
from pipeline.render.site import BrokenLink, strays
from pipeline.run.build import data_pages
from pipeline.run.compose import compose
from pipeline.run.documents import DOCUMENTS
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.gather import gather, usual_periods
from pipeline.run.veil import PERSONAL
from tests.unit.run.canaries import INSIDE, OPD, PERSONS, plant

AS_OF = datetime.fromisoformat("2026-01-15T08:00:00+07:00")


@pytest.fixture(scope="module")
def examination(tmp_path_factory: pytest.TempPathFactory) -> Examination:
    return examine(plant(tmp_path_factory.mktemp("kenari")), AS_OF, Options(engine="serial"))


@pytest.fixture(scope="module")
def dossier(examination: Examination) -> Dossier:
    return gather(examination, usual_periods(AS_OF))


@pytest.fixture(scope="module")
def pages(dossier: Dossier) -> list[Page]:
    rendered = compose(dossier, Plan(only="html"))
    assert rendered.failures == ()
    return [*rendered.pages, *data_pages(dossier)]


def words(text: str) -> str:
    """A text as a reader sees it: no tags, no breaks inside words, one space, no case."""
    seen = html.unescape(re.sub(r"<[^>]*>", "", text.replace("<wbr>", "").replace("\u00ad", "")))
    return re.sub(r"\s+", " ", seen).casefold()


def told(text: str, marks: tuple[str, ...]) -> list[str]:
    """The marks that a text holds, as it stands or as a reader sees it."""
    plain, seen = text.casefold(), words(text)
    return [mark for mark in marks if mark in plain or mark in seen]


def leaks(pages: list[Page], marks: tuple[str, ...]) -> dict[str, list[str]]:
    found = {page.path: told(_text(page), marks) for page in pages}
    return {path: marks for path, marks in found.items() if marks}


def _text(page: Page) -> str:
    if page.path.endswith(".json"):
        return json.dumps(json.loads(page.content), ensure_ascii=False)
    return page.content.decode("utf-8", errors="replace")


def public(pages: list[Page]) -> list[Page]:
    return [page for page in pages if not page.path.startswith(FOLDER)]


def inside(pages: list[Page]) -> list[Page]:
    return [page for page in pages if page.path.startswith(FOLDER)]


def test_the_marks_are_in_records_that_count(examination: Examination) -> None:
    assert examination.left_out == 0, [
        f.message for f in examination.result.findings if f.code.startswith("SKM")
    ]


def test_no_edition_names_those_who_ask_or_complain(pages: list[Page]) -> None:
    assert leaks(pages, PERSONS) == {}


def test_keys_of_the_writers_own_are_in_no_edition_however_deep(dossier: Dossier) -> None:
    assert dossier.inner is not None
    behind = [row.document.data for rows in dossier.inner.world.measured.values() for row in rows]
    cards = [card.data for card in dossier.inner.world.index.cards.values()]
    assert [key for data in (*behind, *cards) for key in _keys(data) if key.startswith("x_")] == []


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from _keys(item)


def test_the_public_edition_tells_no_rpo_no_rto_no_drp_and_no_component(pages: list[Page]) -> None:
    assert leaks(public(pages), INSIDE) == {}


def test_the_internal_edition_does(pages: list[Page]) -> None:
    """The search would find them: what is looked for in vain in public stands there."""
    kept = {mark for marks in leaks(inside(pages), INSIDE).values() for mark in marks}
    assert {"kenari mesin", "kenari nginx", "kenari drp", "kenari rencana"} <= kept
    assert {"2219 detik", "4987 detik", "0:11:01", "0:53:01"} <= kept


def test_no_public_page_leads_inside(pages: list[Page]) -> None:
    assert strays(public(pages)) == []
    page = Page("opd/index.html", b'<a href="../internal/index.html">x</a>')
    assert strays([page]) == [BrokenLink("opd/index.html", "../internal/index.html")]


def test_documents_with_two_editions_differ(dossier: Dossier) -> None:
    """An internal edition that says nothing more would only be a second file to keep."""
    assert dossier.inner is not None
    both = [kind for kind in DOCUMENTS if len(kind.editions) > 1]
    assert both
    rendered = compose(dossier, Plan(only="html", opd=OPD))
    known = {
        page.path: words(page.content.decode()) for page in rendered.pages if page.path.endswith(".html")
    }
    for kind in both:
        paths = [path for path in known if re.match(f"{FOLDER}dokumen/{OPD}/{kind.name}[-.]", path)]
        assert paths, kind.name
        assert any(_body(known[path]) != _body(known[path.removeprefix(FOLDER)]) for path in paths), kind.name


def _body(text: str) -> str:
    return text.replace("edisi internal: isi dokumen ini tidak untuk diterbitkan.", "").replace(
        "edisi internal", "edisi publik"
    )


def test_every_field_that_a_schema_calls_personal_is_taken_out() -> None:
    marked = {place for kind in kinds() for place in _personal(schema_of(kind), schema_of(kind), ())}
    assert marked == PERSONAL


def _personal(root: Any, node: Any, keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Where a schema says `x-pribadi`, as the field and the block that holds it."""
    if not isinstance(node, dict):
        return
    if node.get("x-pribadi"):
        yield keys[-2:]
        return
    for name, child in node.get("properties", {}).items():
        yield from _personal(root, child, (*keys, name))
    if "$ref" in node:
        yield from _personal(root, root["$defs"][node["$ref"].rsplit("/", 1)[-1]], keys)
    for name in ("items", "else", "then"):
        yield from _personal(root, node.get(name), keys)


@pytest.mark.slow
def test_no_pdf_tells_more_than_its_edition_may(dossier: Dossier) -> None:
    rendered = compose(dossier, Plan(only="pdf", opd=OPD))
    assert rendered.failures == ()
    for page in rendered.pages:
        marks = PERSONS if page.path.startswith(FOLDER) else (*PERSONS, *INSIDE)
        assert told(_in_pdf(page.content), marks) == [], page.path


def _in_pdf(content: bytes) -> str:
    """Text, outline, properties and attachments of a PDF."""
    reader = PdfReader(io.BytesIO(content))
    attached = [
        data.decode("utf-8", errors="replace") for files in reader.attachments.values() for data in files
    ]
    outline = [str(entry) for entry in reader.outline]
    return "\n".join(
        [*(page.extract_text() for page in reader.pages), *attached, *outline, str(reader.metadata)]
    )
