"""The text of attached PDFs is read aside: an honest one page by page, a hostile one at its own cost."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.load.attachments import LIMIT, attached, place_of
from pipeline.load.papertext import FIRST_PAGES, LAST_PAGES, MOST_LETTERS, PaperReader
from pipeline.model.document import Document
from pipeline.model.paper import Paper
from tests.unit.papers import bomb, locked, looped, nested, pdf

RECORD = Document("records/dinas/evaluasi/2025/e.yaml", 0, 1, {"jenis": "evaluasi", "id": "E"}, "dinas")


@pytest.fixture(scope="module")
def reader() -> Iterator[PaperReader]:
    with PaperReader() as one:
        yield one


def entry(root: Path, berkas: str) -> Paper:
    return attached(root, RECORD, 0, {"berkas": berkas})


def test_each_page_has_its_number_and_text(reader: PaperReader) -> None:
    text = reader.read(pdf("Keputusan 050/7", "", "Slawi, 1 Maret 2025\nRina"))
    assert text.count == 3
    assert [number for number, _ in text.pages] == [1, 2, 3]
    assert "050/7" in text.pages[0][1]
    assert text.pages[1][1].strip() == ""
    assert "Rina" in text.letters
    assert not text.fault


def test_a_file_of_images_has_pages_and_no_text(reader: PaperReader) -> None:
    assert reader.read(pdf("", "")).images_only
    assert not reader.read(pdf("", "Satu")).images_only


def test_of_a_long_file_the_first_and_the_last_pages_are_read(reader: PaperReader) -> None:
    pages = [f"halaman {n}" for n in range(1, FIRST_PAGES + LAST_PAGES + 6)]
    text = reader.read(pdf(*pages))
    read = [number for number, _ in text.pages]
    assert text.count == len(pages)
    assert read == [*range(1, FIRST_PAGES + 1), *range(len(pages) - LAST_PAGES + 1, len(pages) + 1)]
    assert f"halaman {len(pages)}" in text.letters


def test_a_page_without_end_is_cut(reader: PaperReader) -> None:
    (page,) = reader.read(pdf("panjang " * 3000)).pages
    assert len(page[1]) == MOST_LETTERS


def test_a_locked_file_is_told_apart(reader: PaperReader) -> None:
    assert reader.read(locked(pdf("Rahasia"), "sandi")).fault == "terkunci kata sandi"


@pytest.mark.parametrize(
    "content",
    [b"", b"bukan pdf", pdf("utuh")[:200], looped(), nested(100_000), bomb(300)],
    ids=["empty", "text", "torn", "loop", "nested", "bomb"],
)
def test_a_hostile_file_harms_nobody_else(reader: PaperReader, content: bytes) -> None:
    told = reader.read(content)
    assert told.fault or told.images_only or not told.letters.strip()
    assert "Rina" in reader.read(pdf("Rina")).letters, "the next file is read as if nothing had been"


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with PaperReader(seconds=0.0) as hasty:
        assert "detik" in hasty.read(pdf("Rina")).fault


def test_the_place_is_beside_the_record_and_inside_the_workspace() -> None:
    beside = "records/dinas/evaluasi/2025/e.yaml"
    assert place_of(beside, "sk.pdf") == "records/dinas/evaluasi/2025/sk.pdf"
    assert place_of(beside, "../sk/a.pdf") == "records/dinas/evaluasi/sk/a.pdf"
    for away in ("../../../../../etc/passwd", "/etc/passwd", "..\\sk.pdf", "", ".", "a\x00b"):
        assert place_of("catalog/x.yaml", away) in ("", "catalog"), away


def test_what_is_no_regular_file_inside_is_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "records/dinas/evaluasi/2025"
    folder.mkdir(parents=True)
    (tmp_path / "luar.pdf").write_bytes(pdf("luar"))
    (folder / "tautan.pdf").symlink_to(tmp_path / "luar.pdf")
    (folder / "folder.pdf").mkdir()
    os.mkfifo(folder / "pipa.pdf")
    (folder.parent / "tautan").symlink_to(tmp_path)
    assert "tautan" in entry(tmp_path, "tautan.pdf").fault
    assert "tautan" in entry(tmp_path, "../tautan/luar.pdf").fault
    assert entry(tmp_path, "folder.pdf").fault
    assert entry(tmp_path, "pipa.pdf").fault
    assert "tidak ada" in entry(tmp_path, "tiada.pdf").fault
    assert "luar ruang kerja" in entry(tmp_path, "../../../../../luar.pdf").fault


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "records/dinas/evaluasi/2025"
    folder.mkdir(parents=True)
    with (folder / "besar.pdf").open("wb") as stream:
        stream.truncate(LIMIT + 1)
    told = entry(tmp_path, "besar.pdf")
    assert "MiB" in told.fault
    assert told.sha256 == ""


def test_a_file_is_kept_by_its_hash(tmp_path: Path) -> None:
    folder = tmp_path / "records/dinas/evaluasi/2025"
    folder.mkdir(parents=True)
    (folder / "sk.pdf").write_bytes(b"isi")
    told = entry(tmp_path, "sk.pdf")
    assert told.sha256 == hashlib.sha256(b"isi").hexdigest()
    assert (told.whole, told.size) == (True, 3)
