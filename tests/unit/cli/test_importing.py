"""`spbe import` and `spbe export`: nothing half written, faults by cell, the same file twice is nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.cli.main import main
from pipeline.run.veil import MASKED

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-09-01T08:00:00+07:00")
HEAD = "No Tiket;Tanggal Lapor;Tanggal Catat;Nama Pelapor;Kanal;Layanan;Kategori;Keluhan;Dampak;Status\n"
ONE = "101;20/08/2025 09:10;20/08/2025 09:15;Warga A;Telepon;lapor;Lambat;=HYPERLINK(1);minor;dicatat\n"
TWO = (
    "102;21 Agustus 2025 09.10;21/08/2025 09:15;Warga B;m"
    "edia sosial;Surat Elektronik;Lambat;Macet;Minor;dicatat\n"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(COMPLETE, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


def files(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.yaml")}


def bring(root: Path, text: str, *more: str) -> int:
    (root / "t.csv").write_text(text, "utf-8")
    return main(["import", "aduan", "t.csv", "--opd", "diskominfo", *AT, *more])


def test_a_sound_table_is_tried_then_written_then_known(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    table = HEAD + ONE + TWO.replace("Surat Elektronik", "surel")
    assert bring(root, table) == 0
    assert "2 berkas akan ditulis" in capsys.readouterr().out
    assert files(root) == before
    assert bring(root, table, "--tulis") == 0
    after = files(root)
    assert after.keys() - before.keys() == {
        "records/diskominfo/aduan/2025/ADU-101.yaml",
        "records/diskominfo/aduan/2025/ADU-102.yaml",
    }
    text = after["records/diskominfo/aduan/2025/ADU-102.yaml"]
    assert "dilaporkan: 2025-08-21T09:10:00+07:00\n" in text
    assert "metode_pelaporan: media_sosial\n" in text
    assert main(["check", *AT, "records/diskominfo/aduan/2025/ADU-101.yaml"]) == 0
    capsys.readouterr()
    assert bring(root, table, "--tulis") == 0
    assert "0 baru, 0 berubah, 2 tetap" in capsys.readouterr().out
    assert files(root) == after


def test_a_changed_row_changes_its_record_and_no_other_line(root: Path) -> None:
    assert bring(root, HEAD + ONE, "--tulis") == 0
    path = root / "records/diskominfo/aduan/2025/ADU-101.yaml"
    path.write_text("# Catatan loket.\n" + path.read_text("utf-8"), "utf-8")
    before = path.read_text("utf-8")
    assert bring(root, HEAD + ONE.replace("Lambat", "Sangat lambat"), "--tulis") == 0
    assert path.read_text("utf-8") == before.replace("kategori: Lambat", "kategori: Sangat lambat")


def test_a_closed_record_is_not_rewritten(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    line = "ADU-2025-0001;20/08/2025 09:10;20/08/2025 09:15;X;telepon;lapor;Lain;Lain;minor;ditutup\n"
    assert bring(root, HEAD + line, "--tulis") == 1
    assert "koreksi" in capsys.readouterr().out
    assert files(root) == before


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            ONE.replace("20/08/2025 09:10", "kemarin"),
            "B2 (Tanggal Lapor): galat: `kemarin` bukan tanggal dan jam",
        ),
        (
            ONE.replace("20/08/2025 09:15", "20/08/2025"),
            "C2 (Tanggal Catat): galat: `20/08/2025` hanya tanggal",
        ),
        (
            ONE.replace("lapor;", "laporr;"),
            "F2 (Layanan): galat: `laporr` tidak ada dalam daftar. Maksudnya `lapor`?",
        ),
        (ONE.replace("minor", "besar"), "I2 (Dampak): galat: `besar` tidak ada dalam daftar."),
        (ONE + ONE, "baris 3: galat: id `ADU-101` sudah dipakai baris 2"),
        (ONE.replace("20/08/2025 09:15", "19/08/2025 09:15"), "C2 (Tanggal Catat): galat: ADU"),
        (ONE.replace(";dicatat", ";ditutup"), "J2 (Status): galat: ADU004"),
        (ONE.replace("=HYPERLINK(1)", ""), "H2 (Keluhan): galat: SKM003"),
    ],
)
def test_a_fault_is_told_by_its_cell_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str], row: str, said: str
) -> None:
    before = files(root)
    assert bring(root, HEAD + row, "--tulis") == 1
    told = capsys.readouterr().out
    assert said in told
    assert "tidak ada yang ditulis" in told
    assert files(root) == before


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le"])
def test_another_encoding_is_named_and_then_read(
    root: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    (root / "t.csv").write_bytes((HEAD + ONE.replace("Lambat", "Macét – “lambat”")).encode(encoding))
    asked = ["import", "aduan", "t.csv", "--opd", "diskominfo", *AT]
    assert main(asked) == 2
    assert f"--encoding {encoding[:6]}" in capsys.readouterr().err
    assert main([*asked, "--encoding", encoding, "--tulis"]) == 0
    text = (root / "records/diskominfo/aduan/2025/ADU-101.yaml").read_text("utf-8")
    assert "kategori: Macét – “lambat”\n" in text


@pytest.mark.parametrize("encoding", ["rot13", "idna", "undefined", "tiada"])
def test_an_encoding_that_is_none_for_tables_is_one_clear_line(
    root: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    (root / "t.csv").write_text(HEAD + ONE + "é", "utf-8")
    assert main(["import", "aduan", "t.csv", "--opd", "diskominfo", "--encoding", encoding, *AT]) == 2
    assert capsys.readouterr().err.startswith("spbe: ")


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_told_by_their_cells(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [ONE.replace("101", str(number + 1)) for number in range(100_000)]
    rows[77_776] = rows[77_776].replace("minor", "besar")
    before = files(root)
    assert bring(root, HEAD + "".join(rows), "--engine", "serial", "--tulis") == 1
    told = capsys.readouterr().out
    assert "I77778 (Dampak): galat: `besar` tidak ada dalam daftar." in told
    assert "99999 baru, 0 berubah, 0 tetap\n1 masalah; tidak ada yang ditulis\n" in told
    assert files(root) == before


def test_one_faulty_row_keeps_the_sound_ones_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert bring(root, HEAD + ONE + TWO, "--tulis") == 1
    told = capsys.readouterr().out
    assert "F3 (Layanan): galat: `Surat Elektronik` tidak ada dalam daftar." in told
    assert "1 baru, 0 berubah, 0 tetap\n1 masalah; tidak ada yang ditulis\n" in told
    assert files(root) == before


def test_a_personal_number_in_free_text_is_pointed_at(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(root, HEAD + ONE.replace("=HYPERLINK(1)", "NIK saya 3328010101900001 tidak terbaca")) == 0
    assert "H2 (Keluhan): peringatan: PBD" in capsys.readouterr().out


def test_a_mapping_file_says_what_words_mean(root: Path) -> None:
    (root / "peta.yaml").write_text(
        "kolom:\n  Nomor: id\n  Waktu: dicatat\n  Tingkat: dampak\n"
        "nilai:\n  dampak:\n    Parah: mayor\n"
        "tetap: {layanan: lapor, metode_pelaporan: telepon, kategori: Umum, gejala: Umum,\n"
        "        pelapor: {samaran: W}}\n",
        "utf-8",
    )
    assert (
        bring(
            root,
            "Nomor;Waktu;Tingkat;Catatan\nX 7;20/08/2025 09:15;Parah;a\n",
            "--peta",
            "peta.yaml",
            "--tulis",
        )
        == 0
    )
    text = (root / "records/diskominfo/aduan/2025/X-7.yaml").read_text("utf-8")
    assert "dampak: mayor\n" in text
    assert "Catatan" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "aduan", "tiada.csv"], "tidak ada atau bukan berkas"),
        (["import", "drp", "t.csv"], "pilihan"),
        (["import", "aduan", "t.csv", "--opd", "nihil"], "sebutkan --opd"),
        (["import", "aduan", "t.csv", "--opd", "diskominfo", "--peta", "tiada.yaml"], "--peta"),
        (["import", "aduan", "t.csv", "--opd", "diskominfo", "--peta", "p.yaml"], "bukan nama isian"),
        (["import", "aduan", "t.csv", "--opd", "diskominfo", "--peta", "q.yaml"], "bukan nama isian"),
        (["edit", "diskominfo/aduan/ADU-2025-0001", "--unset", "a@b"], "bukan nama isian"),
        (["import", "aduan", "t.csv", "--opd", "diskominfo", "--set", "warna=biru"], "tidak mempunyai isian"),
        (["import", "aduan", "t.csv", "--opd", "diskominfo", "--kembalikan", "x.xlsx"], "hanya untuk xlsx"),
        (["export", "nota", "--output", "x"], "tidak dikenal"),
        (["export", "--form", "aduan", "--output", "x"], "memerlukan --opd"),
        (["export", "aduan", "--format", "parquet", "--output", "x"], "parquet hanya untuk"),
        (["export", "--opd", "nihil", "--output", "x"], "tidak ada; pilihan"),
        (["export", "aduan", "--output", "x.pdf"], "akhiran `.pdf` tidak dikenal"),
        (["export", "aduan", "--output", "x.parquet"], "parquet hanya untuk"),
        (["export", "--form", "aduan", "--opd", "diskominfo", "--output", "x.csv"], "hanya ada sebagai xlsx"),
    ],
)
def test_misuse_is_one_clear_line(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (root / "t.csv").write_text(HEAD + ONE, "utf-8")
    (root / "p.yaml").write_text("kolom: {No Tiket: a@b.example}\n", "utf-8")
    (root / "q.yaml").write_text("tetap: {a@b.example: x}\n", "utf-8")
    assert main([*arguments, *AT]) == 2
    assert said in capsys.readouterr().err


def test_the_form_goes_out_empty_and_comes_back_with_notes(root: Path) -> None:
    assert main(["export", "--form", "aduan", "--opd", "diskominfo", "--output", "form.xlsx", *AT]) == 0
    book = load_workbook(root / "form.xlsx")
    sheet = book["Isian"]
    columns = {cell.value: cell.column or 0 for cell in sheet[1]}
    for title, value in {"Layanan": "lapor", "Gejala": "Macet", "Dampak": "besar"}.items():
        sheet.cell(row=2, column=columns[title], value=value)
    book.save(root / "isi.xlsx")
    opd = ("--opd", "diskominfo")
    assert main(["import", "aduan", "isi.xlsx", *opd, "--kembalikan", "balik.xlsx", *AT]) == 1
    back = load_workbook(root / "balik.xlsx")
    cell = back["Isian"].cell(row=2, column=columns["Dampak"])
    assert cell.value == "besar"
    assert cell.comment is not None
    assert "mayor, minor" in cell.comment.text
    assert back["Masalah"]["A2"].value == cell.coordinate


def test_what_is_wrong_with_a_whole_column_is_told_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [ONE.replace("101", str(number)).replace("minor", "besar") for number in range(200, 260)]
    assert bring(root, HEAD + "".join(rows)) == 1
    told = capsys.readouterr().out
    assert told.count("`besar` tidak ada dalam daftar.") == 1
    assert "(sama di 59 tempat lain)" in told
    assert "60 masalah; tidak ada yang ditulis" in told


def test_a_workbook_that_comes_back_twice_carries_the_present_notes_alone(root: Path) -> None:
    opd = ("--opd", "diskominfo", *AT)
    assert main(["export", "--form", "aduan", *opd, "--output", "form.xlsx"]) == 0
    book = load_workbook(root / "form.xlsx")
    sheet = book["Isian"]
    columns = {cell.value: cell.column or 0 for cell in sheet[1]}
    for row in (2, 3):
        for title, value in {"Layanan": "lapor", "Dampak": "besar"}.items():
            sheet.cell(row=row, column=columns[title], value=value)
    sheet.merge_cells(start_row=4, end_row=5, start_column=columns["Layanan"], end_column=columns["Layanan"])
    sheet.cell(row=4, column=columns["Layanan"], value="lapor")
    sheet.cell(row=5, column=columns["Gejala"], value="Macet")
    book.save(root / "isi.xlsx")
    assert main(["import", "aduan", "isi.xlsx", *opd, "--kembalikan", "satu.xlsx"]) == 1
    book = load_workbook(root / "satu.xlsx")
    book["Isian"].cell(row=2, column=columns["Dampak"]).value = "minor"
    book.save(root / "satu.xlsx")
    assert main(["import", "aduan", "satu.xlsx", *opd, "--kembalikan", "dua.xlsx"]) == 1
    back = load_workbook(root / "dua.xlsx")["Isian"]
    mended, wrong = (back.cell(row=row, column=columns["Dampak"]) for row in (2, 3))
    assert mended.comment is None
    assert wrong.comment is not None
    assert wrong.comment.text.count("tidak ada dalam daftar") == 1
    # What is missing is told in the empty cell, what is merged in the first of its cells; the help stays.
    for row, title, said in ((2, "Gejala", "SKM003"), (4, "Layanan", "sel gabungan"), (1, "Dampak", "")):
        comment = back.cell(row=row, column=columns[title]).comment
        assert comment is not None
        assert said in comment.text


def test_a_number_in_a_text_is_veiled_on_its_way_out_and_never_comes_back_as_the_text(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "records/diskominfo/aduan/2025/ADU-101.yaml"
    assert bring(root, HEAD + ONE.replace("=HYPERLINK(1)", "Hubungi 081234567890"), "--tulis") == 0
    before = path.read_text("utf-8")
    assert main(["export", "aduan", "--format", "csv", "--output", "x.csv", *AT]) == 0
    told = (root / "x.csv").read_text("utf-8")
    assert "081234567890" not in told
    assert "disamarkan" in told
    capsys.readouterr()
    assert bring(root, HEAD + ONE.replace("=HYPERLINK(1)", MASKED), "--tulis") == 1
    assert "disamarkan waktu diekspor" in capsys.readouterr().out
    assert path.read_text("utf-8") == before


def test_registers_and_facts_leave_without_personal_fields(root: Path) -> None:
    for arguments in (
        ["aduan", "--format", "csv"],
        ["permintaan"],
        ["--format", "csv"],
        [],
        ["--format", "parquet"],
    ):
        assert main(["export", *arguments, "--output", "x", *AT]) == 0
        raw = (root / "x").read_bytes()
        assert raw
        assert b"pelapor.nama" not in raw
        assert b"kontak" not in raw


@pytest.mark.parametrize(
    ("name", "begins"),
    [("x.csv", b"opd,"), ("X.CSV", b"opd,"), ("x.xlsx", b"PK"), ("x", b"PK"), ("x.parquet", b"PAR1")],
)
def test_an_export_is_what_its_name_says(root: Path, name: str, begins: bytes) -> None:
    assert main(["export", "--output", name, *AT]) == 0
    assert (root / name).read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(begins)
    assert main(["export", "--format", "csv", "--output", "lain.dat", *AT]) == 0
