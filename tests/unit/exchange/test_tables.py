"""Tables as they come: encodings, workbooks, titles, and files that are not what they say."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
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
        (b"wOF2\x00\x01\x00\x00\x8f\xd1;\n12345678", "isinya bukan teks; simpan"),
        (b'a;b\n"1;2\n', "tidak terbaca sebagai CSV"),
        (TEXT.encode("utf-16-le"), "tampaknya UTF-16"),
        (b'a;b\n"1"2;3\n', "tanda kutip tidak berpasangan"),
        (b"a;b\n1;" + b"x" * 100_001, "sel lebih dari 100000 karakter"),
        (b"a;b\nc;d\n1;2\n", "baris 1 dan 2 sama-sama tampak sebagai judul"),
        (b"", "tidak ada judul kolom"),
        (b"hanya satu kolom\n1\n", "tidak ada judul kolom"),
        (b"Tanggal;Tanggal\n1;2\n", "ada dua kali (A1 dan B1)"),
    ],
)
def test_a_csv_that_is_none_is_named(tmp_path: Path, raw: bytes, said: str) -> None:
    with pytest.raises(SheetError) as caught:
        read_csv(put(tmp_path, raw))
    assert said in str(caught.value)


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "isi")
    return made.getvalue()


def tarred() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("tiket.csv"))
    return made.getvalue()


UNPACK = "buka dahulu, lalu beri berkas di dalamnya"
FOREIGN = [
    (gzip.compress(TEXT.encode()), f"ini dimampatkan dengan gzip; {UNPACK}", ""),
    (bz2.compress(TEXT.encode()), f"ini dimampatkan dengan bzip2; {UNPACK}", ""),
    (lzma.compress(TEXT.encode()), f"ini dimampatkan dengan xz; {UNPACK}", ""),
    (zipped("tiket.csv"), f"ini arsip zip; {UNPACK}", ""),
    (zipped(), f"ini arsip zip; {UNPACK}", ""),
    (tarred(), f"ini arsip tar; {UNPACK}", ""),
    (zipped("[Content_Types].xml", "xl/workbook.bin"), "ini buku kerja xlsb, bukan", "sebagai"),
    (zipped("mimetype", "content.xml"), "ini dokumen OpenDocument (mis. ods), bukan", "sebagai"),
    (zipped("[Content_Types].xml", "word/document.xml"), "ini dokumen Word, bukan", "sebagai"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "ini PDF, bukan", "ekspor dari asalnya sebagai"),
    (b"SQLite format 3\x00\x10\x00", "ini basis data SQLite, bukan", "ekspor dari asalnya sebagai"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "ini gambar PNG, bukan", "sebagai"),
    (b"PAR1\x15\x04PAR1", "ini berkas Parquet, bukan", "sebagai"),
]


@pytest.mark.parametrize(
    ("read", "name", "wanted"),
    [(read_csv, "a.csv", "CSV"), (read_json, "a.json", "JSON"), (read_workbook, "a.xlsx", "xlsx")],
)
@pytest.mark.parametrize(("raw", "said", "instead"), FOREIGN, ids=[one[1] for one in FOREIGN])
def test_what_is_no_table_is_told_what_it_is_and_what_to_do(
    tmp_path: Path, read: Callable[[Path], Sheet], name: str, wanted: str, raw: bytes, said: str, instead: str
) -> None:
    with pytest.raises(SheetError) as caught:
        read(put(tmp_path, raw, name))
    told = str(caught.value)
    assert told.startswith(f"{name}: {said}")
    assert not instead or told.endswith(f"{instead} {wanted}")


@pytest.mark.parametrize(
    ("read", "name", "said"),
    [
        (
            read_csv,
            "a.csv",
            "simpan lembarnya sebagai CSV, atau untuk tabel tiket beri nama berakhiran .xlsx",
        ),
        (read_json, "a.json", "ini buku kerja xlsx, bukan JSON"),
    ],
)
def test_a_workbook_in_the_place_of_a_text_is_named(
    tmp_path: Path, read: Callable[[Path], Sheet], name: str, said: str
) -> None:
    raw = book(tmp_path, [["No", "Nama"], [1, "a"]]).read_bytes()
    with pytest.raises(SheetError, match=said):
        read(put(tmp_path, raw, name))


@pytest.mark.parametrize("title", ["PAR1", "BZh", "PK", "Rar!", "7z", "ustar"])
def test_a_title_that_begins_as_another_file_does_is_a_title(tmp_path: Path, title: str) -> None:
    raw = f"{title};Keluhan\n1;Layar putih\n".encode()
    assert read_csv(put(tmp_path, raw)).header == {0: title, 1: "Keluhan"}


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
    assert sheet.rows[1].cells[1].fault.startswith("bagian dari sel gabungan B2:B3")


def test_merged_cells_are_those_of_the_leaf_that_is_read(tmp_path: Path) -> None:
    made = Workbook()
    made.worksheets[0].merge_cells("A1:C9")
    sheet = made.create_sheet("Data")
    for row in (["Isi", None, "Waktu"], ["No", "Nama", "Jam"], [1, "a", "b"], [None, None, "c"]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A3:A4")
    made.save(tmp_path / "a.xlsx")
    read = read_workbook(tmp_path / "a.xlsx", leaf="Data")
    assert read.header == {0: "No", 1: "Nama", 2: "Jam"}
    assert "A1:B1, A3:A4" in read.notes[0]
    assert read.rows[1].cells[0].fault


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


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "isinya bukan xlsx"),
        (TEXT.encode(), "isinya bukan xlsx; bila ini CSV"),
        (b"PK\x03\x04", "bukan buku kerja xlsx yang utuh"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", "xls lama, atau terkunci sandi"),
    ],
)
def test_a_broken_workbook_is_named(tmp_path: Path, raw: bytes, said: str) -> None:
    with pytest.raises(SheetError, match=said):
        read_workbook(put(tmp_path, raw, "a.xlsx"))


def replaced(path: Path, content: bytes) -> Path:
    """The workbook with another content as its first leaf."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["xl/worksheets/sheet1.xml"] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return path


LEAF = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def test_entities_that_unfold_to_a_flood_are_not_unfolded(tmp_path: Path) -> None:
    more = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row></sheetData></worksheet>'
    text = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY e0 "aaaaaaaaaa">{more}]>{LEAF}{cell}'
    path = replaced(book(tmp_path, [["No", "Nama"]]), text.encode())
    with pytest.raises(SheetError, match="bukan buku kerja xlsx yang utuh"):
        read_workbook(path)


@pytest.mark.parametrize(
    "part", ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("content", [b"", b"<", b"<a b='1' b='2'/>", b"<a", b"<?xml?>", b"<a>&x;</a>"])
def test_a_part_that_is_no_xml_is_named(tmp_path: Path, part: str, content: bytes) -> None:
    path = book(tmp_path, [["No", "Nama"], [1, "A"]])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, held in {**parts, part: content}.items():
            new.writestr(name, held)
    with pytest.raises(SheetError, match=r"bukan buku kerja xlsx|tidak ada lembar"):
        read_workbook(path)


def test_a_size_that_is_told_wrong_is_found_out(tmp_path: Path) -> None:
    path = replaced(book(tmp_path, [["No", "Nama"]]), b"\0" * (32 * 1024 * 1024))
    raw = bytearray(path.read_bytes())
    at = raw.index((32 * 1024 * 1024).to_bytes(4, "little"), raw.index(b"PK\x01\x02"))
    raw[at : at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(raw)
    with pytest.raises(SheetError, match="bukan buku kerja xlsx yang utuh"):
        read_workbook(path)


def test_a_stray_cell_far_below_is_no_flood_of_rows(tmp_path: Path) -> None:
    def row(number: int) -> str:
        cells = "".join(f'<c r="{c}{number}" t="inlineStr"><is><t>x{c}</t></is></c>' for c in "AB")
        return f'<row r="{number}">{cells}</row>'

    text = f"{LEAF}{row(1)}{row(2)}{row(1_048_576)}</sheetData></worksheet>"
    sheet = read_workbook(replaced(book(tmp_path, [["No", "Nama"]]), text.encode()), 1)
    assert [one.number for one in sheet.rows] == [2, 1_048_576]


def test_a_day_without_a_time_is_no_midnight(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.append(["No", "Hari", "Saat"])
    sheet.append([1, datetime(2025, 1, 5), datetime(2025, 1, 5)])  # noqa: DTZ001  a workbook knows no zone
    sheet["B2"].number_format = '"hari" dd/mm/yyyy'
    sheet["C2"].number_format = "dd/mm/yyyy hh:mm"
    made.save(tmp_path / "a.xlsx")
    cells = read_workbook(tmp_path / "a.xlsx").rows[0].cells
    assert cells[1].value == date(2025, 1, 5)
    assert type(cells[1].value) is date
    assert cells[2].value == datetime(2025, 1, 5)  # noqa: DTZ001


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


def test_what_is_not_read_of_a_table_is_told(tmp_path: Path) -> None:
    told = {"data": [{"id": 1, "a": {"b": {"c": 1}, "d": 2}, "tag": ["x"], "kosong": []}, 7, "teks"]}
    sheet = read_json(put(tmp_path, json.dumps(told).encode(), "t.json"))
    assert sheet.notes == (
        "isian bersusun tidak dibaca: a.b, tag", "2 butir yang bukan tiket (objek) dilewati",
    )  # fmt: skip
    sheet = read_csv(put(tmp_path, b"No;Nama;\n1;A;hilang\n2;B;\n"))
    assert sheet.notes == ("kolom tanpa judul berisi nilai dan tidak dibaca: C",)
    made = Workbook()
    made.worksheets[0].append(["No", "Nama"])
    made.create_sheet("Lain")
    made.create_sheet("Bantu").sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")
    first = made.worksheets[0].title
    assert read_workbook(tmp_path / "a.xlsx").notes == (
        "lembar lain tidak dibaca: Lain; pilih dengan --lembar",
    )
    assert read_workbook(tmp_path / "a.xlsx", leaf=first).notes == ()


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"a": 1}', b"[1, 2]", b"\xff"])
def test_json_without_tickets_is_named(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(SheetError):
        read_json(put(tmp_path, raw, "a.json"))
