"""Tables as they come: encodings, workbooks, titles, and files that are not what they say."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.exchange.columns import Columns, MappingFault, guess, read_mapping
from pipeline.exchange.csvfile import read_csv
from pipeline.exchange.csvout import to_csv
from pipeline.exchange.jsontable import read_json
from pipeline.exchange.sheet import Sheet, SheetError
from pipeline.exchange.workbook import read_workbook
from pipeline.exchange.xlsxout import FormColumn, form_workbook, returned_workbook, table_workbook
from pipeline.load.read import parse_text

AT = datetime(2026, 1, 15, 1, tzinfo=UTC)
TEXT = "No Tiket;Keluhan\n1;Layar putih – sejak pagi\n\n2;\n"


def put(folder: Path, content: bytes, name: str = "a.csv") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def book(
    folder: Path, rows: list[list[object]], merged: tuple[str, ...] = (), epoch: datetime | None = None
) -> Path:
    made = Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    if epoch is not None:
        made.epoch = epoch
    made.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def values(sheet: Sheet) -> list[dict[str, object]]:
    return [{sheet.header[p]: cell.value for p, cell in row.cells.items()} for row in sheet.rows]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), None),
        (b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(), None),
        (TEXT.replace(";", "\t").encode(), None),
        (TEXT.replace(";", ",").encode(), None),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16"), "utf-16"),
    ],
)
def test_csv_in_its_usual_dresses(tmp_path: Path, raw: bytes, encoding: str | None) -> None:
    sheet = read_csv(put(tmp_path, raw), encoding=encoding)
    assert values(sheet) == [{"No Tiket": "1", "Keluhan": "Layar putih – sejak pagi"}, {"No Tiket": "2"}]
    assert [row.cells[0].address for row in sheet.rows] == ["A2", "A4"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (TEXT.encode("cp1252"), "baris 2 bukan UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04 rest", "xlsx"),
        (b"a;b\n1;\x00\n", "NUL"),
        (b'a;b\n"1;2\n', "tidak terbaca sebagai CSV"),
        (b"", "tidak ada judul kolom"),
        (b"hanya satu kolom\n1\n", "tidak ada judul kolom"),
        (b"Tanggal;Tanggal\n1;2\n", "ada dua kali (A1 dan B1)"),
    ],
)
def test_a_csv_that_is_none_is_named(tmp_path: Path, raw: bytes, said: str) -> None:
    with pytest.raises(SheetError) as caught:
        read_csv(put(tmp_path, raw))
    assert said in str(caught.value)


def test_a_workbook_keeps_dates_and_names_formulas_and_errors(tmp_path: Path) -> None:
    at = datetime(2025, 1, 5, 9, 10)  # noqa: DTZ001  a workbook knows no zone
    sheet = read_workbook(book(tmp_path, [["No", "Tanggal", "Rumus"], [1, at, "=1+1"], [2.5, None, "#REF!"]]))
    assert sheet.rows[0].cells[1].value == at
    assert "rumus" in sheet.rows[0].cells[2].fault
    assert sheet.rows[1].cells[2].fault
    assert sheet.rows[1].cells.keys() == {0, 2}


def test_the_calendar_of_1904_is_understood(tmp_path: Path) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415

    at = datetime(2025, 1, 5, 9, 10)  # noqa: DTZ001
    sheet = read_workbook(book(tmp_path, [["No", "Tanggal"], [1, at]], epoch=CALENDAR_MAC_1904))
    assert sheet.rows[0].cells[1].value == at


def test_merged_cells_are_noted(tmp_path: Path) -> None:
    sheet = read_workbook(book(tmp_path, [["No", "Nama"], [1, "a"], [2, None]], merged=("B2:B3",)))
    assert "B2:B3" in sheet.notes[0]


def test_a_title_above_the_titles_is_passed_over(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Rekap tiket"], [], ["No", "Nama"], [1, "a"]]
    assert read_workbook(book(tmp_path, rows)).header == {0: "No", 1: "Nama"}


def test_with_two_rows_of_titles_one_is_chosen(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Pelapor", "Pelapor"], ["Nama", "Kontak"], ["a", "b"]]
    with pytest.raises(SheetError, match="--baris-judul"):
        read_workbook(book(tmp_path, rows))
    assert values(read_workbook(book(tmp_path, rows), 2)) == [{"Nama": "a", "Kontak": "b"}]


def test_a_flood_posing_as_a_workbook_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"\0" * (64 * 1024 * 1024))
    with pytest.raises(SheetError, match="tidak dibuka"):
        read_workbook(tmp_path / "a.xlsx")


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"not a zip", TEXT.encode()])
def test_a_broken_workbook_is_named(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(SheetError, match="bukan buku kerja"):
        read_workbook(put(tmp_path, raw, "a.xlsx"))


def test_titles_find_their_fields_and_the_rest_is_named(tmp_path: Path) -> None:
    sheet = read_csv(put(tmp_path, b"NO. TIKET;Keluhan;warna;Uraian;Impact\n1;2;3;4;5\n"))
    columns = guess("aduan", sheet, [("gejala", "Gejala"), ("dampak", "Dampak")])
    assert columns.fields == {"NO. TIKET": "id", "Keluhan": "gejala", "Impact": "dampak"}
    assert columns.ignored == ("warna", "Uraian")


def test_a_mapping_comes_back_from_its_own_text() -> None:
    columns = Columns({"No: 1": "id"}, {"dampak": {"Tinggi": "mayor"}}, {"layanan": "x"}, ("warna",))
    assert read_mapping(parse_text(columns.text(), "").roots[0].value) == columns


@pytest.mark.parametrize(
    "content", [[], "x", {"kolom": []}, {"lain": {}}, {"kolom": {"a": 1}}, {"nilai": {"a": 1}}]
)
def test_a_mapping_of_another_shape_is_refused(content: object) -> None:
    with pytest.raises(MappingFault):
        read_mapping(content)


def test_what_we_write_is_no_formula_and_the_same_bytes() -> None:
    rows = [["=1+1", " @x", "-2", 3, None, ["a", "b"], "\x0bx"]]
    once, again = (table_workbook([("t", list("abcdefg"), rows)], AT) for _ in range(2))
    assert once == again
    sheet = load_workbook(io.BytesIO(once)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["'=1+1", "' @x", "'-2", 3, None, "a b", "\ufffdx"]
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}


def test_csv_that_we_write_is_no_formula() -> None:
    assert (
        to_csv(["a"], [["=1"], [" +1"], ["\uff1d1"], [-1], [None], ["\tx"]])
        == "a\n'=1\n' +1\n'\uff1d1\n-1\n\"\"\n'\tx\n"
    )


def test_a_form_offers_its_lists_and_comes_back_with_notes() -> None:
    columns = [
        FormColumn("Dampak", "Besarnya.", required=True, options=("mayor", "minor")),
        FormColumn("Gejala", "Apa."),
    ]
    form = form_workbook("Formulir", columns, AT)
    made = load_workbook(io.BytesIO(form))
    assert made.sheetnames == ["Isian", "Petunjuk", "Daftar"]
    assert made["Daftar"].sheet_state == "hidden"
    rule = made["Isian"].data_validations.dataValidation[0]
    assert (rule.formula1, str(rule.sqref)) == ("Daftar!$A$1:$A$2", "A2:A2000")
    made["Isian"]["A2"], made["Isian"]["B2"] = "besar", "=1+1"
    filled = io.BytesIO()
    made.save(filled)
    back = load_workbook(
        io.BytesIO(
            returned_workbook(
                filled.getvalue(), None, [("A2", "Dampak", "tidak ada"), ("baris 2", "", "lain")], AT
            )
        )
    )
    assert back["Isian"]["A2"].value == "besar"
    assert back["Isian"]["B2"].value == "=1+1"
    assert "tidak ada" in back["Isian"]["A2"].comment.text
    assert [[cell.value for cell in row] for row in back["Masalah"].iter_rows(min_row=2)] == [
        ["A2", "Dampak", "tidak ada"],
        ["baris 2", None, "lain"],
    ]


def test_a_list_of_tickets_in_json_is_a_table(tmp_path: Path) -> None:
    tickets = [
        {
            "id": 7,
            "name": "Printer",
            "content": "&lt;p&gt;Macet &amp;amp; panas&lt;/p&gt;&lt;p&gt;Lagi&lt;/p&gt;",
            "x": None,
        },
        {"id": 8, "customer": {"email": "a@contoh.example"}, "tags": ["a"]},
    ]
    path = put(tmp_path, json.dumps({"count": 2, "tickets": tickets}).encode(), "a.json")
    sheet = read_json(path)
    assert values(sheet) == [
        {"id": 7, "name": "Printer", "content": "Macet &amp; panas\nLagi"},
        {"id": 8, "customer.email": "a@contoh.example"},
    ]
    columns = guess("permintaan", sheet, [])
    assert columns.fields == {"id": "id", "name": "deskripsi", "customer.email": "pemohon.nama"}


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"a": 1}', b"[1, 2]", b"\xff"])
def test_json_without_tickets_is_named(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(SheetError):
        read_json(put(tmp_path, raw, "a.json"))
