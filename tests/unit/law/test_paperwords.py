"""What the text of an attached file tells: whether it is a draft, what it claims, and what does not match."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.law.indicator import Portal
from pipeline.law.paperwords import folded, is_draft, unlike, words_in
from pipeline.model.document import Document
from pipeline.model.paper import Paper, PaperText

DECREE = """\
KEPUTUSAN KEPALA DINAS
NOMOR 100.3.3 / 12 / 2025

Ditetapkan di Slawi pada tanggal 5 Mei 2025
KEPALA DINAS,
Drs. BUDI  SANTOSO, M.Si.
"""
ENTRY = {"nomor": "100.3.3/12/2025", "tanggal": "2025-05-05", "penandatangan": "Drs. Budi Santoso, M.Si."}


def paper(text: str | None = DECREE, *, fault: str = "", count: int = 1, **entry: Any) -> Paper:
    said = None if text is None else PaperText(((1, text),), count, fault)
    document = Document("records/a.yaml", 0, 1, {"jenis": "drp", "id": "a"})
    return Paper(document=document, number=0, entry={**ENTRY, **entry}, text=said)


def test_a_decree_is_no_draft_and_like_its_record() -> None:
    assert not is_draft(paper(), Portal())
    assert list(unlike(paper())) == []


@pytest.mark.parametrize("left", ["Lorem ipsum dolor", "[NAMA]", "tanggal: ........", "XXXX", "Nip. ...."])
def test_what_is_left_standing_shows_a_draft(left: str) -> None:
    assert is_draft(paper(f"{DECREE}\n{left}\n"), Portal())


def test_a_file_that_cannot_be_read_or_has_no_text_is_as_a_draft() -> None:
    assert is_draft(paper(fault="bersandi"), Portal())
    assert is_draft(paper(" \n"), Portal())
    # Nobody looked into it, or it is no PDF: nothing is said against it.
    assert not is_draft(paper(None), Portal())
    assert not is_draft(paper("", count=0), Portal())


def test_a_pack_names_its_own_words() -> None:
    portal = Portal(placeholders=("contoh surat",))
    assert is_draft(paper("Contoh  Surat"), portal)
    assert not is_draft(paper("Lorem ipsum"), portal)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("semua layanan", True),
        ("Untuk SEMUA\n LAYANAN.", True),
        ("(semua layanan)", True),
        ("semua layanannya", False),
        ("bersemua layanan", False),
        ("semua_layanan", False),
        ("semua layanan2", False),
    ],
)
def test_words_are_whole_words(text: str, found: bool) -> None:
    assert bool(list(words_in(PaperText(((1, text),), 1), ("semua layanan",)))) is found


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("[nama]", "Oleh[nama]nya", True),
        ("100 %", "sebesar 100 %nya", True),
        ("100 %", "sebesar 2100 %", False),
        ("nip. ....", "NIP. .....", True),
        ("nip. ....", "cnip. ....", False),
        ("a.b", "aXb", False),
    ],
)
def test_marks_need_no_edge_of_a_word_and_mean_themselves(word: str, text: str, found: bool) -> None:
    assert bool(list(words_in(PaperText(((1, text),), 1), (word,)))) is found


def test_each_word_once_a_page_with_its_page() -> None:
    text = PaperText(((1, "draf draf"), (2, "bersih"), (9, "contoh, draf")), 9)
    assert list(words_in(text, ("draf", "contoh"))) == [(1, "draf"), (9, "draf"), (9, "contoh")]


def test_letters_have_one_form() -> None:
    assert folded("  ﬁnal\u00a0 DRAF\t\n SK ") == "final draf sk"


@pytest.mark.parametrize(
    "written",
    ["5 Mei 2025", "05 mei 2025", "05-05-2025", "05/05/2025", "05.05.2025", "2025-05-05", "5  MEI\n2025"],
)
def test_a_date_may_be_written_so(written: str) -> None:
    assert list(unlike(paper(DECREE.replace("5 Mei 2025", written)))) == []


@pytest.mark.parametrize("written", ["5-5-2025", "6 Mei 2025", "5 Mei 2024", "05-06-2025", "Mei 2025"])
def test_another_date_is_told(written: str) -> None:
    assert list(unlike(paper(DECREE.replace("5 Mei 2025", written)))) == [("tanggal", "5 Mei 2025")]


def test_the_two_digits_of_a_day_are_not_lost_in_a_late_month() -> None:
    text = DECREE.replace("5 Mei 2025", "03 Desember 2025")
    assert list(unlike(paper(text, tanggal="2025-12-03"))) == []
    assert list(unlike(paper(text, tanggal="2025-11-03"))) == [("tanggal", "3 November 2025")]


def test_number_and_signatory_that_do_not_stand_there_are_told_with_what_the_record_says() -> None:
    assert list(unlike(paper(nomor="100.3.3/13/2025"))) == [("nomor", "100.3.3/13/2025")]
    assert list(unlike(paper(penandatangan="Budi Hartono"))) == [("penandatangan", "Budi Hartono")]
    # In another order, and without the titles.
    assert list(unlike(paper(penandatangan="Santoso,Budi"))) == []
    every = paper("Kosong sama sekali")
    assert [name for name, _ in unlike(every)] == ["nomor", "tanggal", "penandatangan"]


def test_what_the_record_does_not_say_is_not_sought() -> None:
    assert list(unlike(paper("Kosong", nomor=None, tanggal=None, penandatangan=""))) == []
    assert list(unlike(paper("Kosong", nomor=7, tanggal="besok", penandatangan=""))) == [("nomor", "7")]


def test_what_cannot_be_read_is_not_compared() -> None:
    for unread in (paper(None), paper("Lain", fault="bersandi"), paper("  ")):
        assert list(unlike(unread)) == []
