"""The data inside a PDF: what the page shows, in its order, and nothing that it does not show."""

import io
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from pypdf import PdfReader

from pipeline.render.environment import environment, pdf_html
from pipeline.render.pdf_data import NAME, shown
from pipeline.render.pdf_job import PdfJob
from pipeline.render.pdf_pool import render_all
from tests.unit.render.gallery import GALLERY, sheet, site
from tests.unit.render.pictures import AS_OF

PAGE = """<html lang="id"><head><title>Nama berkas</title><style>p {}</style></head><body><main>
<h1>Judul &amp; nama</h1>
<dl><div><dt>Nama<span class="sumber">isian 1</span></dt><dd>Satu<br>baris</dd><dd>Dua</dd></div></dl>
<h2>Tanpa isi</h2>
<h2>Bagian</h2>
<ul class="metrik"><li><span class="metrik-label">Tercapai</span> <span class="metrik-nilai">90,0 %</span>
<span class="metrik-catatan">9 dari 10</span></li></ul>
<dl><div class="penuh"><dt>Daftar</dt><dd><table><caption>Tabel</caption>
<thead><tr><th>Layanan</th><th>Hasil</th></tr></thead>
<tbody><tr><th>Surel<span class="catatan">dinas</span></th>
<td><span class="lencana"><span aria-hidden="true">v</span> Tercapai</span></td></tr></tbody>
<tfoot><tr><td>Jumlah</td><td>1</td></tr></tfoot></table></dd></div></dl>
<figure><svg><title>Gambar</title><text>rahasia</text></svg></figure>
<p>Kalimat biasa.</p>
</main></body></html>"""


def test_it_says_what_stands_below_each_heading() -> None:
    assert json.loads(shown(PAGE)) == {
        "versi": 1,
        "judul": "Judul & nama",
        "bagian": [
            {
                "judul": "",
                "angka": [],
                "isian": [
                    {"label": "Nama (isian 1)", "isi": "Satu baris"},
                    {"label": "Nama (isian 1)", "isi": "Dua"},
                ],
                "tabel": [],
            },
            {
                "judul": "Bagian",
                "angka": [{"label": "Tercapai", "nilai": "90,0 %", "catatan": "9 dari 10"}],
                "isian": [],
                "tabel": [
                    {
                        "judul": "Tabel",
                        "kolom": ["Layanan", "Hasil"],
                        "baris": [["Surel (dinas)", "Tercapai"], ["Jumlah", "1"]],
                    }
                ],
            },
        ],
    }


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@pytest.fixture(scope="module")
def page(gallery: dict[str, Any]) -> str:
    return pdf_html(environment(GALLERY), "galeri.html", site(), sheet(), gallery)


def words(held: Any) -> list[str]:
    if isinstance(held, dict):
        return [word for value in held.values() for word in words(value)]
    if isinstance(held, list):
        return [word for value in held for word in words(value)]
    return str(held).replace("(", " ").replace(")", " ").split()


def test_it_holds_no_word_that_the_page_does_not_show(page: str) -> None:
    reader = _Words()
    reader.feed(page)
    spoken = " ".join("".join(reader.said).split())
    held = json.loads(shown(page))
    assert len(held["bagian"]) > 3
    assert sum(len(part["tabel"]) for part in held["bagian"]) == 3
    for part in held["bagian"]:
        for table in part["tabel"]:
            assert all(len(row) == len(table["kolom"]) for row in table["baris"]), table["judul"]
    assert [word for word in words(held["bagian"]) if word not in spoken] == []


def test_it_is_read_back_from_the_pdf_with_the_date_of_judgement() -> None:
    (result,) = render_all([PdfJob("a.pdf", PAGE, at=AS_OF)])
    assert result.content is not None, result.error
    reader = PdfReader(io.BytesIO(result.content))
    assert reader.attachments[NAME] == [shown(PAGE)]
    assert _params(reader)["/ModDate"] == "D:20260115010000Z"


def _params(reader: PdfReader) -> Any:
    root: Any = reader.trailer["/Root"].get_object()
    return root["/AF"][0].get_object()["/EF"]["/F"].get_object()["/Params"].get_object()
