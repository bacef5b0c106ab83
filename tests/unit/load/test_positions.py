"""A pointer's line and column are where its text stands."""

from __future__ import annotations

import pytest

from pipeline.load.positions import locate
from pipeline.model.document import Document, Row
from pipeline.model.pointer import START_OF_FILE, Keys, Pointer, Span

TEXT = """\
# pembuka
jenis: aduan
"id": "ADU-1"   # kutip
pelapor:
  nama: é𝄞x
  kosong:
daftar:
  - satu
  - waktu: 2024-05-01
    oleh: budi
  - [a, {b: c}]
blok: |
  satu
  dua
lipat: teks yang
  berlanjut
---
jenis: permintaan
isi: []
"""


@pytest.mark.parametrize(
    ("document", "keys", "on_key", "expected"),
    [
        (0, (), False, (2, 1, 2, 13)),
        (0, ("jenis",), False, (2, 8, 2, 13)),
        (0, ("jenis",), True, (2, 1, 2, 6)),
        (0, ("id",), False, (3, 7, 3, 14)),
        (0, ("id",), True, (3, 1, 3, 5)),
        (0, ("pelapor",), False, (5, 3, 5, 12)),
        (0, ("pelapor",), True, (4, 1, 4, 8)),
        (0, ("pelapor", "nama"), False, (5, 9, 5, 12)),
        (0, ("daftar", 0), False, (8, 5, 8, 9)),
        (0, ("daftar", 1), False, (9, 5, 9, 22)),
        (0, ("daftar", 1, "oleh"), False, (10, 11, 10, 15)),
        (0, ("daftar", 2, 0), False, (11, 6, 11, 7)),
        (0, ("daftar", 2, 1, "b"), False, (11, 13, 11, 14)),
        (0, ("blok",), False, (12, 7, 12, 8)),
        (0, ("lipat",), False, (15, 8, 16, 12)),
        (1, (), False, (18, 1, 18, 18)),
        (1, ("isi",), False, (19, 6, 19, 8)),
    ],
)
def test_places(document: int, keys: Keys, on_key: bool, expected: tuple[int, int, int, int]) -> None:
    pointer = Pointer("x", document, keys, on_key)
    assert locate(TEXT, [pointer]) == {pointer: Span(*expected)}


@pytest.mark.parametrize(
    ("document", "keys", "expected"),
    [
        (0, ("tidak_ada",), (2, 1)),
        (0, ("pelapor", "kategori"), (4, 1)),
        (0, ("pelapor", "a", "b", "c"), (4, 1)),
        (0, ("daftar", 1, "uraian"), (9, 5)),
        (0, ("daftar", 9), (7, 1)),
        (0, ("jenis", "x"), (2, 1)),
        (1, ("id",), (18, 1)),
        (7, ("id",), (1, 1)),
    ],
)
def test_what_is_missing_is_shown_by_what_should_hold_it(
    document: int, keys: Keys, expected: tuple[int, int]
) -> None:
    pointer = Pointer("x", document, keys)
    span = locate(TEXT, [pointer])[pointer]
    assert (span.line, span.column) == expected


def test_many_places_in_one_pass_and_none() -> None:
    pointers = [Pointer("x", 0, ("id",)), Pointer("x", 1, ("jenis",)), Pointer("x", 0, ("daftar", 1))]
    assert [span.line for span in locate(TEXT, pointers).values()] == [3, 18, 9]
    assert locate(TEXT, []) == {}


def test_a_row_of_a_register_points_into_the_file() -> None:
    text = "jenis: register\nbawaan:\n  layanan: ktp\nisi:\n  - id: a\n  - id: b\n    dampak: x\n"
    data = {"jenis": "aduan", "layanan": "ktp", "id": "b", "dampak": "x"}
    row = Document("x", 0, 1, data, row=Row(1, frozenset({"id", "dampak"})))
    lines = [locate(text, [p])[p].line for p in map(row.pointer, ("dampak", "layanan", "dicatat", "jenis"))]
    assert lines == [7, 3, 6, 6]


def test_damaged_and_broken_text_still_has_places() -> None:
    text = "\ufeffa: 1\x07\x85\nb: 2\nc: [x\n"
    pointer = Pointer("x", 0, ("b",))
    assert locate(text, [pointer])[pointer] == Span(2, 4, 2, 5)
    late = Pointer("x", 3, ("b",))
    assert locate(text, [late])[late] == START_OF_FILE


def test_the_first_of_doubled_keys_is_meant() -> None:
    pointer = Pointer("x", 0, ("a", "b"))
    assert locate("a: {b: 1}\na: {b: 2}\n", [pointer])[pointer].line == 1
