"""`spbe import layanan`: a catalogue in a table, with the guarantees that tickets have."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.cli.main import main

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-09-01T08:00:00+07:00")
FOLDER = "catalog/diskominfo/layanan"
HEAD = (
    "Kode;Nama Layanan;OPD;Uraian;Cara Akses;Target Ketersediaan;Kontak;Jam Bantuan;Target Pelayanan;"
    "Jam Layanan;Status;Kelompok;Kelas;Elektronik Penuh;Dapat Manual;Dapat Ditunda;Tahun;Daftar Permintaan\n"
)
IZIN = (
    ';Izin Usaha;;Izin bagi usaha kecil.;"https://izin.contoh.example; loket: Jl. A";98,5%;'
    "telepon: (0283) 112;Senin-Kamis 07.30-16.00;36 jam;24 jam;Tersedia;Layanan Publik;Esensial;ya;sementara;"
    'ya;2022;"Izin baru: 24 jam; [cabut] Pencabutan: 12 jam"\n'
)
SURAT = IZIN.replace(";Izin Usaha", "SRT 01;Surat", 1)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(COMPLETE, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


def files(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.yaml")}


def bring(root: Path, text: str, *more: str) -> int:
    (root / "t.csv").write_text(text, "utf-8")
    team = ("--set", "administrator_layanan=tim", "--set", "administrator_infrastruktur=tim")
    return main(["import", "layanan", "t.csv", "--opd", "diskominfo", *team, *AT, *more])


def test_a_catalogue_is_tried_then_written_then_known(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert bring(root, HEAD + IZIN + SURAT) == 0
    told = capsys.readouterr().out
    assert "Target Pelayanan: target_pelayanan\n" in told
    assert "2 berkas akan ditulis" in told
    assert files(root) == before
    assert bring(root, HEAD + IZIN + SURAT, "--tulis") == 0
    after = files(root)
    assert after.keys() - before.keys() == {f"{FOLDER}/izin-usaha.yaml", f"{FOLDER}/srt-01.yaml"}
    text = after[f"{FOLDER}/izin-usaha.yaml"]
    assert "penyedia: diskominfo\nadministrator_layanan: tim\n" in text
    assert "  - kanal: loket\n    alamat: Jl. A\n" in text
    assert "target_ketersediaan: 98.5\n" in text
    assert "waktu_bantuan:\n  senin: 07:30-16:00\n" in text
    assert "  - id: cabut\n    nama: Pencabutan\n    target: 12 jam\n" in text
    assert "mulai: 2022\n" in text
    capsys.readouterr()
    assert main(["check", *AT, FOLDER]) == 0
    assert bring(root, HEAD + IZIN + SURAT, "--tulis") == 0
    assert "0 baru, 0 berubah, 2 tetap" in capsys.readouterr().out
    assert files(root) == after


def test_a_changed_row_keeps_what_people_added(root: Path) -> None:
    assert bring(root, HEAD + IZIN, "--tulis") == 0
    path = root / FOLDER / "izin-usaha.yaml"
    text = path.read_text("utf-8").replace(
        "    target: 24 jam\n", "    target: 24 jam   # janji lama\n    perlu_persetujuan: true\n"
    )
    path.write_text(f"# Dari SK 2022.\n{text}", "utf-8")
    changed = IZIN.replace("Pencabutan: 12 jam", "Pencabutan: 10 jam; Salinan: 2 jam").replace(
        "Senin-Kamis 07.30-16.00", "24x7"
    )
    assert bring(root, HEAD + changed, "--tulis") == 0
    after = path.read_text("utf-8")
    for line in (
        "# Dari SK 2022.\n",
        "    target: 24 jam   # janji lama\n    perlu_persetujuan: true\n",
        "    target: 10 jam\n",
        "  - id: salinan\n    nama: Salinan\n    target: 2 jam\n",
        "waktu_bantuan: 24x7\n",
    ):
        assert line in after
    assert bring(root, HEAD + IZIN, "--tulis") == 0
    assert "waktu_bantuan:\n  senin: 07:30-16:00\n" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (IZIN.replace("98,5%", "0,985"), "F2 (Target Ketersediaan): galat: `0,985` berarti 0,985 %"),
        (IZIN.replace("98,5%", "tinggi"), "F2 (Target Ketersediaan): galat: `tinggi` bukan angka"),
        (
            IZIN.replace("Senin-Kamis 07.30-16.00", "jam kerja"),
            "H2 (Jam Bantuan): galat: `jam kerja` bukan hari",
        ),
        (IZIN.replace("loket: Jl. A", "Jl. A"), "E2 (Cara Akses): galat: `Jl. A` tanpa kanal"),
        (IZIN.replace("loket: Jl. A", "faks: 112"), "E2 (Cara Akses): galat: kanal `faks`"),
        (IZIN.replace("12 jam", "segera"), "R2 (Daftar Permintaan): galat: SKM"),
        (
            IZIN.replace("Izin baru: 24 jam", "Izin baru"),
            "R2 (Daftar Permintaan): galat: `Izin baru` tanpa",
        ),
        (IZIN.replace("Esensial", "Penting"), "M2 (Kelas): galat: `Penting` tidak ada dalam daftar."),
        (IZIN.replace("36 jam", "40 jam"), "I2 (Target Pelayanan): galat: TGT"),
        (IZIN.replace("2022", "kapan"), "Q2 (Tahun): galat: `kapan` bukan tanggal; contoh: 05/01/2025"),
        (
            IZIN.replace(";;Izin", ";kecamatan-kota;Izin"),
            "C2 (OPD): galat: baris ini milik OPD",
        ),
        (
            IZIN.replace(";;Izin", ";Dinas Antah;Izin"),
            "C2 (OPD): galat: `Dinas Antah` tidak ada",
        ),
        (IZIN + IZIN, "baris 3: galat: id `izin-usaha` sudah dipakai baris 2"),
        (IZIN.replace("Esensial", ""), "M2 (Kelas): galat: SKM003"),
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


def test_a_percentage_cell_is_what_it_shows(root: Path) -> None:
    (root / "t.csv").write_text(HEAD + IZIN, "utf-8")
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (HEAD, IZIN):
        cells = next(csv.reader([line], delimiter=";"))
        sheet.append(cells)
    sheet["F2"] = 0.985
    sheet["F2"].number_format = "0.0%"
    book.save(root / "t.xlsx")
    team = ("--set", "administrator_layanan=tim", "--set", "administrator_infrastruktur=tim")
    assert main(["import", "layanan", "t.xlsx", "--opd", "diskominfo", *team, *AT, "--tulis"]) == 0
    assert "target_ketersediaan: 98.5\n" in files(root)[f"{FOLDER}/izin-usaha.yaml"]


def test_a_file_that_holds_no_sound_record_is_not_written_over(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / FOLDER / "izin-usaha.yaml").write_text("jenis: layanan\nid: izin-usaha\n", "utf-8")
    before = files(root)
    assert bring(root, HEAD + IZIN, "--tulis") == 1
    assert "sudah ada tetapi tidak memuat `izin-usaha` yang sah" in capsys.readouterr().out
    assert files(root) == before


def test_an_id_that_two_documents_have_is_not_chosen_between(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(root / FOLDER / "lapor.yaml", root / FOLDER / "lapor-2.yaml")
    before = files(root)
    assert bring(root, HEAD + IZIN.replace(";Izin", "lapor;Izin", 1), "--tulis") == 1
    assert "id `lapor` dipakai dua dokumen" in capsys.readouterr().out
    assert files(root) == before


@pytest.mark.usefixtures("root")
def test_the_register_of_services_reads_back_as_no_change(capsys: pytest.CaptureFixture[str]) -> None:
    opd = ("--opd", "diskominfo")
    for form in ("csv", "xlsx"):
        assert main(["export", "layanan", *opd, "--format", form, "--output", f"r.{form}", *AT]) == 0
        capsys.readouterr()
        assert main(["import", "layanan", f"r.{form}", *opd, *AT]) == 0
        assert "0 baru, 0 berubah, 2 tetap" in capsys.readouterr().out


def test_the_form_of_a_service_says_how_its_lists_are_written(root: Path) -> None:
    assert main(["export", "--form", "layanan", "--opd", "diskominfo", "--output", "f.xlsx", *AT]) == 0
    book = load_workbook(root / "f.xlsx")
    told = {row[0]: (row[2], row[3]) for row in book["Petunjuk"].iter_rows(min_row=3, values_only=True)}
    assert "Kanal: web, aplikasi, loket" in str(told["Cara akses"][0])
    assert told["Waktu bantuan"][1] in (None, "")
    assert "24x7, atau hari dan jamnya" in str(told["Waktu bantuan"][0])
