"""What each kind of page and document says, word for word: the small region's site against golden texts."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from pipeline.model.tool import NAME, VERSION
from pipeline.render.documents.dossier import Plan
from pipeline.render.site import _quickly, _slowly
from pipeline.run.compose import compose
from pipeline.run.examine import Options, examine
from pipeline.run.gather import gather, usual_periods
from pipeline.run.press import How
from tests.unit.render.documents.completed import AS_OF, COMPLETE

GOLDEN = Path(__file__).parents[2] / "golden/pages"
OPD = "diskominfo"
_INSIDE_CATALOGUE = "internal/dokumen/disdukcapil/katalog.html"
PAGES = (
    "index.html",
    "katalog/index.html",
    f"katalog/{OPD}/lapor.html",
    f"opd/{OPD}/index.html",
    "tenggat/index.html",
    "temuan/index.html",
    f"rekaman/{OPD}/aduan-2025.html",
    "dokumen/laporan-evaluasi-2025-S1.html",
    "dokumen/laporan-maturitas-2025.html",
    "dokumen/reviu-pemda-2025.html",
    f"dokumen/{OPD}/katalog.html",
    f"dokumen/{OPD}/sla.html",
    f"dokumen/{OPD}/laporan-evaluasi-2025-S1.html",
    f"dokumen/{OPD}/laporan-ketersediaan-2025-S1.html",
    f"dokumen/{OPD}/laporan-penanganan-aduan-2025-S1.html",
    f"dokumen/{OPD}/laporan-operasional-2025-S1.html",
    f"dokumen/{OPD}/laporan-penyelenggaraan-2025-S1.html",
    f"dokumen/{OPD}/laporan-maturitas-2025.html",
    f"dokumen/{OPD}/rencana-rilis-RLS-2025-001.html",
    f"dokumen/{OPD}/rencana-perubahan-PRB-2025-001.html",
    f"dokumen/{OPD}/dokumen-perencanaan-2025.html",
    f"dokumen/{OPD}/struktur.html",
    f"internal/dokumen/{OPD}/katalog.html",
    f"internal/dokumen/{OPD}/ketergantungan-lapor.html",
)
_HTML = "{http://www.w3.org/1999/xhtml}"
_BLOCKS = frozenset(
    {"p", "li", "dt", "dd", "tr", "caption", "h1", "h2", "h3", "h4", "h5", "summary", "figcaption"}
)
_UNSEEN = frozenset({"script", "style", "svg", "head"})
# Hashes of what they were made from.
_HASH = re.compile(r"\b[0-9a-f]{10,64}\b")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a copy that no repository holds: what git says of a checkout is no matter of theirs."""
    root = Path(shutil.copytree(COMPLETE, tmp_path_factory.mktemp("daerah") / "contoh"))
    dossier = gather(examine(root, AS_OF, Options(engine="serial")), usual_periods(AS_OF))
    told: list[tuple[int, int]] = []
    pages = compose(dossier, Plan(only="html"), How(steps=lambda *step: told.append(step))).pages
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    html = [page.content.decode() for page in pages if page.path.endswith(".html")]
    # Links are proved by the quick reader: it reads every page of ours, and as the parser does.
    assert [_quickly(text) for text in html] == [_slowly(text) for text in html]
    return {page.path: page.content.decode() for page in pages if page.path in PAGES}


def told(page: str) -> str:
    """A page as lines of text: one for each heading, paragraph, item and row."""
    tree = html5lib.parse(page.replace("<wbr>", ""))
    main = next(node for node in tree.iter(f"{_HTML}main"))
    lines = [re.sub(r"\s+", " ", line).strip() for line in _lines(main)]
    text = "\n".join(line for line in lines if line.strip(" |#")) + "\n"
    return _HASH.sub("…", text.replace(f"{NAME} {VERSION}", NAME))


def _lines(node: Element) -> Iterator[str]:
    for child in node:
        name = str(child.tag).removeprefix(_HTML)
        if name in _UNSEEN:
            continue
        if name == "tr":
            yield " | ".join(" ".join(_words(cell)) for cell in child)
        elif name in _BLOCKS and not any(
            str(one.tag).removeprefix(_HTML) in _BLOCKS for one in child.iter() if one is not child
        ):
            mark = f"{'#' * int(name[1])} " if name[0] == "h" and name[1:].isdigit() else ""
            yield mark + " ".join(_words(child))
        else:
            yield from _lines(child)


def _words(node: Element) -> Iterator[str]:
    if str(node.tag).removeprefix(_HTML) in _UNSEEN:
        return
    yield node.text or ""
    for child in node:
        yield from _words(child)
        yield child.tail or ""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_it_said_before(path: str, site: dict[str, str]) -> None:
    """`SPBE_GOLDEN=write` writes the files anew: read the difference before you commit it."""
    file = GOLDEN / (path.removesuffix(".html").replace("/", "__") + ".txt")
    said = told(site[path])
    if os.environ.get("SPBE_GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


def test_one_offices_part_leads_to_no_document_of_the_others() -> None:
    """Its service's recovery plan is kept by another office, whose documents are not in this build."""
    root = Path(__file__).parents[3]
    at = datetime.fromisoformat("2026-01-15T08:00:00+07:00")
    dossier = gather(examine(root, at, Options(engine="serial")), usual_periods(at)[:1])
    rendered = compose(dossier, Plan(only="html", opd="disdukcapil"))
    assert rendered.failures == ()
    text = next(page.content.decode() for page in rendered.pages if page.path == _INSIDE_CATALOGUE)
    assert "DRP-PUSATDATA-2-2025" in text
    assert "drp-DRP-PUSATDATA-2-2025.html" not in text
