"""A change of a record touches the lines it is about, and no other."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from pipeline.exchange.editing import Change, NoSuchPlaceError, Place, edited

HERE = Path(__file__).parents[3]
TICKET = """\
# Sebuah aduan.
jenis: aduan
id: ADU-1    # nomor loket
gejala: "Layar putih"
dicatat: 2024-05-01 08:30
petugas: {administrator_layanan: a}  # sementara
aktivitas:
  - waktu: 2024-05-01 08:30
    oleh: a
status: dicatat

# Akhir.
"""
REGISTER = """\
jenis: register
id: R-1
untuk: permintaan
isi:
  - {id: P-1, diajukan: 2024-05-01 08:30}
  - {id: P-2, diajukan: 2024-05-01 09:30}   # antre
"""


def moved(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_every_file_of_the_sample_survives_a_round_trip_byte_for_byte() -> None:
    files = sorted((HERE / "records").rglob("*.yaml"))[::7] + sorted((HERE / "catalog").rglob("*.yaml"))
    files = [path for path in files if "peraturan" not in path.parts]
    assert len(files) > 100
    changed = [path for path in files if (text := path.read_text("utf-8")) != edited(text, Place(), ())]
    assert changed == []


def test_a_changed_field_is_the_only_changed_line() -> None:
    after = edited(TICKET, Place(), [Change(("status",), "ditangani")])
    assert moved(TICKET, after) == ["-status: dicatat", "+status: ditangani"]


def test_text_that_looks_like_a_number_is_quoted() -> None:
    after = edited(TICKET, Place(), [Change(("gejala",), "0812")])
    assert moved(TICKET, after) == ['-gejala: "Layar putih"', "+gejala: '0812'"]


def test_a_new_field_stands_where_the_form_has_it() -> None:
    place = Place(order=("jenis", "id", "gejala", "dampak", "dicatat", "status"))
    after = edited(TICKET, place, [Change(("dampak",), "minor")])
    assert moved(TICKET, after) == ["+dampak: minor"]
    assert after.index("gejala:") < after.index("dampak:") < after.index("dicatat:")


def test_a_list_grows_and_is_made_where_it_is_missing() -> None:
    row = {"waktu": "2024-05-01 09:00", "oleh": "b"}
    grown = edited(TICKET, Place(), [Change(("aktivitas",), row, append=True)])
    assert moved(TICKET, grown) == ["+  - waktu: 2024-05-01 09:00", "+    oleh: b"]
    made = edited(TICKET, Place(), [Change(("disampaikan",), {"kepada": "b"}, append=True)])
    assert "disampaikan:\n  - kepada: b\n" in made


def test_a_field_goes_away() -> None:
    assert moved(TICKET, edited(TICKET, Place(), [Change(("gejala",), None)])) == ['-gejala: "Layar putih"']


def test_a_row_of_a_register_is_changed_alone() -> None:
    after = edited(REGISTER, Place(base=("isi", 1)), [Change(("status",), "batal")])
    assert moved(REGISTER, after) == [
        "-  - {id: P-2, diajukan: 2024-05-01 09:30}   # antre",
        "+  - {id: P-2, diajukan: 2024-05-01 09:30, status: batal} # antre",
    ]


def test_the_right_document_of_several_is_changed() -> None:
    text = "jenis: a\nid: x\n---\njenis: a\nid: y\n"
    assert (
        edited(text, Place(document=1), [Change(("id",), "z")]) == "jenis: a\nid: x\n---\njenis: a\nid: z\n"
    )


@pytest.mark.parametrize("keys", [("status", "x"), ("aktivitas", 7, "oleh"), ("gejala", 0)])
def test_a_place_that_is_not_there_is_said(keys: tuple[str | int, ...]) -> None:
    with pytest.raises(NoSuchPlaceError):
        edited(TICKET, Place(), [Change(keys, "x")])
