"""PDFs: tagged, complete in themselves, the same twice; and one that fails costs nothing but itself."""

import io
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Timer
from time import monotonic, sleep
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from pipeline.render import pdf_pool
from pipeline.render.environment import environment, pdf_html
from pipeline.render.pdf_job import Attached, PdfJob, PdfResult
from pipeline.render.pdf_pool import PdfPool, render_all
from pipeline.render.pdf_worker import MEMORY
from pipeline.render.table import Column, Table
from tests.unit.render.gallery import GALLERY, sheet, site
from tests.unit.render.pictures import AS_OF

ROOT = Path(__file__).resolve().parents[3]
SMALL = (
    '<html lang="id"><head><title>Kecil</title></head><body><h1>Judul</h1><p>≥ ✓ ½ → isi</p>{}</body></html>'
)


@pytest.fixture(scope="module")
def pool() -> Iterator[PdfPool]:
    with PdfPool(workers=1, seconds=60) as started:
        yield started


def one(pool: PdfPool, html: str, **options: Any) -> PdfResult:
    (result,) = pool.render([PdfJob("a.pdf", html, **options)])
    return result


def catalog(reader: PdfReader) -> DictionaryObject:
    root = reader.trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    return root


def read(result: PdfResult) -> PdfReader:
    assert result.content is not None, result.error
    return PdfReader(io.BytesIO(result.content))


@pytest.fixture(scope="module")
def printed(pool: PdfPool, gallery: dict[str, Any]) -> PdfResult:
    return one(pool, pdf_html(environment(GALLERY), "galeri.html", site(), sheet(), gallery))


def test_the_gallery_is_a_tagged_document_in_indonesian(printed: PdfResult) -> None:
    reader = read(printed)
    root: Any = catalog(reader)
    assert printed.error == ""
    assert printed.warnings == ()
    assert printed.pages == len(reader.pages)
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == sheet().title
    assert reader.metadata.author == "Dinas Komunikasi dan Informatika"


def test_it_has_bookmarks_and_page_numbers(printed: PdfResult) -> None:
    reader = read(printed)
    titles = [entry.title for entry in reader.outline[0:1]]  # type: ignore[union-attr]
    assert titles == ["Evaluasi Manajemen Layanan SPBE Semester II Tahun 2025"]
    for number, page in enumerate(reader.pages, start=1):
        assert f"Halaman {number} dari {len(reader.pages)}" in page.extract_text()


def test_table_heads_come_again_on_every_page(printed: PdfResult) -> None:
    pages = [page.extract_text() for page in read(printed).pages]
    listed = [text for text in pages if "ADU-2025-00" in text]
    assert len(listed) > 2
    assert all("Dampak" in text and "Pelayanan" in text for text in listed)
    assert all(text.count("ADU-2025-00") > 1 for text in listed)


def test_all_fonts_are_inside_and_ours(printed: PdfResult) -> None:
    names = set()
    for page in read(printed).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            (inner,) = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            names.add(str(descriptor["/FontName"]))
    assert names
    assert all("Inter" in name for name in names), names


def test_every_picture_has_its_words(printed: PdfResult) -> None:
    reader = read(printed)
    figures = [element for element in _structure(reader) if element.get("/S") == "/Figure"]
    assert len(figures) == 8
    assert all(len(str(figure.get("/Alt", ""))) > 20 for figure in figures)


def _structure(reader: PdfReader) -> Iterator[DictionaryObject]:
    waiting: list[Any] = [catalog(reader)["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, DictionaryObject):
            yield element
            kids = element.get("/K", [])
            waiting += kids if isinstance(kids, list) else [kids]


def test_it_holds_no_script_no_file_and_no_other_link(printed: PdfResult) -> None:
    assert printed.content is not None
    assert b"/JavaScript" not in printed.content
    assert b"/EmbeddedFile" not in printed.content
    for page in read(printed).pages:
        notes: Any = page.get("/Annots", [])
        for note in notes:
            uri = note.get_object().get("/A", {}).get("/URI", "https:")
            assert str(uri).startswith(("https:", "mailto:", "tel:"))


def test_the_same_job_gives_the_same_bytes_in_another_process(pool: PdfPool) -> None:
    job = PdfJob("a.pdf", SMALL.format(""), (Attached("data.json", b"{}", AS_OF, "data"),))
    (first,) = pool.render([job])
    (second,) = render_all([job])
    assert first.content is not None
    assert first.content == second.content


def test_an_attachment_can_be_read_back(pool: PdfPool) -> None:
    result = one(pool, SMALL.format(""), attachments=(Attached("data.json", b'{"a": 1}', AS_OF),))
    assert read(result).attachments["data.json"] == [b'{"a": 1}']


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="https://jahat.example/x.png" alt="x">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<style>@import "http://jahat.example/x.css";</style>',
        '<p style="background: url(file:///etc/passwd)">x</p>',
        '<object data="/etc/passwd"></object>',
        '<svg width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>',
    ],
)
def test_nothing_outside_is_ever_fetched(pool: PdfPool, body: str) -> None:
    result = one(pool, SMALL.format(body))
    assert result.content is None
    assert "di luar bawaan" in result.error


def test_a_document_without_end_is_stopped(pool: PdfPool) -> None:
    result = one(pool, SMALL.format("<p>a</p>" * 2000), most_pages=5)
    assert result.content is None
    assert result.error == "lebih dari 5 halaman"


def test_the_pool_lives_on(pool: PdfPool) -> None:
    bad = SMALL.format('<img src="file:///etc/passwd" alt="x">')
    jobs = [PdfJob(f"{i}.pdf", bad if i == 1 else SMALL.format(i)) for i in range(3)]
    results = list(pool.render(jobs))
    assert [result.path for result in results] == ["0.pdf", "1.pdf", "2.pdf"]
    assert [result.content is None for result in results] == [False, True, False]


def test_a_document_that_takes_too_long_is_killed_and_the_next_is_made() -> None:
    endless = SMALL.format("<table>" + "<tr><td>a</td></tr>" * 20000 + "</table>")
    with PdfPool(workers=1, seconds=10) as pool:
        late, good = pool.render(
            [PdfJob("a.pdf", endless, most_pages=10**6), PdfJob("b.pdf", SMALL.format(""))]
        )
    assert late.content is None
    assert "10 detik waktu prosesor" in late.error
    assert good.content is not None


def started(pool: PdfPool) -> SpawnProcess:
    """The process that will be given the first job."""
    return pool._idle().process


def stopped(pool: PdfPool) -> int:
    """The id of the same, stopped."""
    worker = started(pool).pid
    assert worker is not None
    os.kill(worker, signal.SIGSTOP)
    return worker


def test_a_document_that_has_to_wait_for_the_processor_is_made_all_the_same() -> None:
    with PdfPool(workers=1, seconds=3) as pool:
        worker = stopped(pool)
        Timer(6, os.kill, (worker, signal.SIGCONT)).start()
        assert one(pool, SMALL.format("")).content is not None


def test_a_document_that_stands_still_is_given_up() -> None:
    with PdfPool(workers=1, seconds=1) as pool:
        stopped(pool)
        late = one(pool, SMALL.format(""))
    assert late.content is None
    assert "5 detik" in late.error


def test_a_process_that_dies_costs_one_document() -> None:
    endless = SMALL.format("<table>" + "<tr><td>a</td></tr>" * 20000 + "</table>")
    with PdfPool(workers=1, seconds=60) as pool:
        Timer(2, started(pool).kill).start()
        lost, good = pool.render(
            [PdfJob("a.pdf", endless, most_pages=10**6), PdfJob("b.pdf", SMALL.format(""))]
        )
    assert lost.content is None
    assert "berhenti sendiri" in lost.error
    assert good.content is not None


def test_a_process_that_died_in_between_is_replaced() -> None:
    with PdfPool(workers=1, seconds=60) as pool:
        process = started(pool)
        process.kill()
        process.join()
        assert one(pool, SMALL.format("")).content is not None


def test_jobs_are_taken_a_few_ahead_and_what_is_a_result_keeps_its_place(
    pool: PdfPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pool, "AHEAD", 3)
    taken: list[int] = []

    def jobs() -> Iterator[PdfJob | PdfResult]:
        for number in range(12):
            taken.append(number)
            path = f"{number}.pdf"
            yield PdfJob(path, SMALL.format(number)) if number % 5 == 0 else PdfResult(path, b"kept")

    for number, result in enumerate(pool.render(jobs())):
        assert result.path == f"{number}.pdf"
        assert (result.content == b"kept") is (number % 5 != 0)
        # The results before this one may have been handed out together.
        assert max(taken) <= number + 3
    assert taken == list(range(12))


def test_a_document_nested_too_deeply_is_told(pool: PdfPool) -> None:
    result = one(pool, SMALL.format("<div>" * 1000))
    assert result.content is None
    assert result.error == "susunan dokumen bersarang terlalu dalam"


def test_only_a_document_that_must_be_leafed_through_has_contents(pool: PdfPool) -> None:
    body = '<nav class="daftar-isi"><h2>Daftar isi</h2><a href="#b">Bab</a></nav>{}<h2 id="b">Bab</h2>'
    brief = one(pool, SMALL.format(body.format("<p>a</p>")))
    long = one(pool, SMALL.format(body.format('<p style="break-after: page">a</p>' * 5)))
    assert "Daftar isi" not in read(brief).pages[0].extract_text()
    front = read(long).pages[0].extract_text()
    assert "Daftar isi" in front
    assert re.search(r"^6$", front, re.MULTILINE)


def test_letters_that_no_font_has_are_told(pool: PdfPool) -> None:
    result = one(pool, SMALL.format("<p>\U0010fffd \uf8f0</p>"))
    assert result.content is not None
    assert [warning.split()[1] for warning in result.warnings] == ["U+10FFFD", "U+F8F0"]


def test_nothing_is_left_beside_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with PdfPool(workers=1, seconds=60) as pool:
        assert one(pool, SMALL.format("")).content
        assert list(tmp_path.rglob("weasyprint-*"))
    assert not list(tmp_path.iterdir())


KILLED = """
import os, signal, sys, tempfile
tempfile.tempdir = sys.argv[1]
from pipeline.render.pdf_job import PdfJob
from pipeline.render.pdf_pool import PdfPool
if __name__ == "__main__":
    with PdfPool(workers=2, seconds=60) as pool:
        assert all(result.content for result in pool.render([PdfJob("a.pdf", "<p>a</p>")] * 2))
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_nothing_is_left_by_a_pool_that_was_killed(tmp_path: Path) -> None:
    script, scratch = tmp_path / "dibunuh.py", tmp_path / "sementara"
    script.write_text(KILLED, encoding="utf-8")
    scratch.mkdir()
    ended = subprocess.run([sys.executable, script, scratch], check=False, cwd=ROOT)
    assert ended.returncode == -signal.SIGKILL
    until = monotonic() + 60
    while monotonic() < until and list(scratch.iterdir()):
        sleep(0.1)
    assert not list(scratch.iterdir())


def rows(number: int) -> str:
    return SMALL.format("<table>" + "<tr><td>a</td></tr>" * number + "</table>")


def test_a_document_that_takes_too_much_memory_is_told_and_the_next_is_made(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with PdfPool(workers=1, seconds=120, memory=256 * 1024**2) as pool:
        greedy, good = pool.render([PdfJob("a.pdf", rows(6_000)), PdfJob("b.pdf", SMALL.format(""))])
    assert greedy.content is None
    # Whether Python or a library in C asks for the last byte differs from run to run.
    assert "batas memori 256 MiB" in greedy.error
    assert good.content is not None
    assert capfd.readouterr() == ("", "")


def test_the_limit_on_memory_is_one_that_the_system_holds() -> None:
    code = f"from pipeline.render.pdf_worker import confine; confine(); bytearray({MEMORY})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().endswith("MemoryError")


@pytest.mark.slow
def test_the_usual_limit_on_memory_stops_a_document(capfd: pytest.CaptureFixture[str]) -> None:
    greedy, good = render_all(
        [
            PdfJob("a.pdf", SMALL.format("<p>a" * 800_000), most_pages=10**6),
            PdfJob("b.pdf", SMALL.format("")),
        ]
    )
    assert "batas memori 2048 MiB" in greedy.error
    assert good.content is not None
    assert capfd.readouterr() == ("", "")


def test_words_past_the_margin_are_told_with_their_page(pool: PdfPool) -> None:
    page = '<p style="break-before: page; {}">' + "kata " * 60 + "</p>"
    fitting = one(pool, SMALL.format(page.format("")))
    spilled = one(pool, SMALL.format(page.format("white-space: nowrap")))
    assert (fitting.pages, fitting.warnings) == (2, ())
    assert spilled.warnings == ("halaman 2: ada tulisan yang melewati tepi kanan",)


def test_a_year_of_months_fits_between_the_margins(pool: PdfPool) -> None:
    columns = (Column("Layanan"), Column("Target", "angka"), *(Column(m, "angka") for m in "JFMAMJJASOND"))
    name = "Pemanfaatan Data Kependudukan bagi Perangkat Daerah"
    table = Table(caption="Setahun", columns=columns, rows=((name, *["100,00"] * 13),) * 3)
    html = environment(GALLERY).from_string(
        '{% from "parts/tables.html" import tabel with context %}{{ tabel(t) }}'
    )
    result = one(
        pool, SMALL.format(html.render(t=table, medium="pdf", rows_in_print=40, site=site(), sheet=sheet()))
    )
    assert result.warnings == ()
