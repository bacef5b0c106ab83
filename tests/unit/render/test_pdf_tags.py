"""Tags as a screen reader meets them: items with label and body, heads with scope, one link a link."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from pipeline.render.pdf_job import Attached, PdfJob
from pipeline.render.pdf_pool import render_all
from tests.unit.render.pictures import AS_OF

PAGE = """<html lang="id"><head><title>Kecil</title></head><body>
<main data-judul="Kepala yang berulang" data-pemilik="Dinas" data-asal="Per hari ini">
<h1>Judul</h1>
<dl class="fakta"><div><dt>Nama</dt><dd>Isi</dd><dd>Isi lagi</dd></div></dl>
<ul><li>Satu<ul><li>Satu a</li></ul></li></ul>
<table><caption>Tabel</caption><thead><tr><th scope="col">Layanan</th><th scope="col">Jumlah</th></tr></thead>
<tbody><tr><th scope="row">Surel</th><td></td></tr></tbody></table>
<p>Lihat <a href="https://contoh.example/a">https://<wbr>contoh.<wbr>example <span>sini</span></a>.</p>
<nav><ol><li><a href="#akhir">Akhir</a></li></ol></nav>
<p></p>
<h2 id="akhir">Akhir</h2>
</main></body></html>"""


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    files = (Attached("b.json", b"{}", AS_OF, "Data"), Attached("a.json", b"[]", AS_OF, "Data"))
    (result,) = render_all([PdfJob("a.pdf", PAGE, files)])
    assert result.content is not None, result.error
    return PdfReader(io.BytesIO(result.content))


@pytest.fixture(scope="module")
def root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"].get_object()


def below(element: Any) -> Iterator[Any]:
    held = element.get_object()
    if not hasattr(held, "get"):
        return
    yield held
    kids = held.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from below(kid)


def of_kind(root: Any, kind: str) -> list[Any]:
    return [element for element in below(root["/StructTreeRoot"]) if element.get("/S") == kind]


def kinds(element: Any) -> list[str]:
    return [str(kid.get_object().get("/S")) for kid in element["/K"]]


def test_a_term_and_its_description_are_one_item(root: Any) -> None:
    facts = of_kind(root, "/L")[0]
    assert kinds(facts) == ["/LI"]
    assert kinds(facts["/K"][0].get_object()) == ["/Lbl", "/LBody", "/LBody"]


def test_a_list_holds_items_and_lists_only(root: Any) -> None:
    assert all(set(kinds(found)) <= {"/LI", "/L"} for found in of_kind(root, "/L"))
    assert all(found["/P"].get_object()["/S"] == "/L" for found in of_kind(root, "/LI"))


def test_heads_of_a_table_say_what_they_head(root: Any) -> None:
    scopes = [str(head["/A"]["/Scope"]) for head in of_kind(root, "/TH")]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_an_empty_cell_stays_and_an_empty_paragraph_goes(root: Any) -> None:
    assert len(of_kind(root, "/TD")) == 1
    assert all(paragraph["/K"] for paragraph in of_kind(root, "/P"))


def test_a_link_is_one_element_with_one_area(reader: PdfReader, root: Any) -> None:
    links = of_kind(root, "/Link")
    areas = [note.get_object() for page in reader.pages for note in page["/Annots"]]  # type: ignore[attr-defined]
    assert len(links) == len(areas) == 2
    for link in links:
        held = [kid.get_object() for kid in link["/K"]]
        assert [kid.get("/Type") for kid in held if hasattr(kid, "get")].count("/OBJR") == 1
    assert all(int(area["/F"]) & 4 and area["/Contents"] for area in areas)


def test_every_area_is_found_from_the_parent_tree(reader: PdfReader, root: Any) -> None:
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader.pages:
        for note in page["/Annots"]:  # type: ignore[attr-defined]
            assert owners[note.get_object()["/StructParent"]].get_object()["/S"] == "/Link"


def test_running_heads_are_no_content(reader: PdfReader, root: Any) -> None:
    page = reader.pages[0]
    contents = page.get_contents()
    assert contents is not None
    drawn = contents.get_data()
    assert "Halaman 1 dari 1" in page.extract_text()
    assert drawn.count(b"/Artifact\n<</Type /Pagination>>") == 2
    spoken = {kid for element in below(root["/StructTreeRoot"]) for kid in _numbers(element)}
    marked = drawn.count(b"/MCID")
    assert len(spoken) == marked


def _numbers(element: Any) -> list[int]:
    kids = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, list) else [kids]) if isinstance(kid, int)]


def test_it_claims_an_archive_and_an_accessible_document(root: Any) -> None:
    packet = root["/Metadata"].get_object().get_data().decode()
    assert packet.count("</rdf:RDF>") == 1
    assert 'pdfaid:part="3"' in packet
    assert 'pdfaid:conformance="U"' in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in packet
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"


def test_each_file_it_carries_is_named_once_and_dated_by_the_judgement(root: Any) -> None:
    named = [file.get_object() for file in root["/AF"]]
    assert [str(file["/UF"]) for file in named] == ["a.json", "b.json"]
    assert {str(file["/AFRelationship"]) for file in named} == {"/Data"}
    for file in named:
        inner = file["/EF"]["/F"].get_object()
        assert inner["/Subtype"] == "/application/json"
        assert inner["/Params"]["/CreationDate"] == inner["/Params"]["/ModDate"] == "D:20260115010000Z"
