"""What an office meets that begins with nothing: each refusal says what to type."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.cli.main import main

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-08-10T08:00:00+07:00")
SERVICE = {
    "id": "antrean",
    "nama": "Antrean Puskesmas",
    "deskripsi": "Nomor antrean.",
    "penyedia": "diskominfo",
    "administrator_layanan": "tim",
    "administrator_infrastruktur": "tim",
    "cara_akses.0.kanal": "web",
    "cara_akses.0.alamat": "https://antre.example",
    "target_ketersediaan": "99,5",
    "kontak_bantuan.0.kanal": "telepon",
    "kontak_bantuan.0.alamat": "0283123",
    "waktu_bantuan": "24x7",
    "target_pelayanan": "20 jam",
    "ketersediaan.jam": "24x7",
    "ketersediaan.status": "tersedia",
    "kelompok": "publik",
    "klasifikasi": "kritis",
    "uji_klasifikasi.sepenuhnya_elektronik": "ya",
    "uji_klasifikasi.dapat_manual": "tidak",
    "uji_klasifikasi.dapat_tertunda": "tidak",
    "mulai": "2025-07-01",
    "permintaan.0.id": "ambil",
    "permintaan.0.nama": "Ambil nomor",
    "permintaan.0.target": "2 jam",
    "rpo": "1 jam",
    "rto": "4 jam",
}
PLACE = "catalog/diskominfo/layanan/antrean.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = Path(shutil.copytree(COMPLETE, tmp_path / "w"))
    monkeypatch.chdir(found)
    return found


def new(kind: str, fields: dict[str, str]) -> int:
    settings = [part for name, text in fields.items() for part in ("--set", f"{name}={text}")]
    return main(["new", kind, "--opd", "diskominfo", *AT, *settings])


def test_a_service_is_written_before_the_plan_that_must_name_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("layanan", SERVICE) == 0
    out = capsys.readouterr().out
    assert (root / PLACE).is_file()
    assert "Masih kurang: Layanan kritis wajib memiliki DRP, tetapi `drp` kosong. Susun DRP" in out
    # The check goes on asking for it.
    assert main(["check", *AT, "--format", "concise", PLACE]) == 1
    assert "TGT016" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("field", "text", "code"), [("target_pelayanan", "30 jam", "TGT001"), ("drp", "DRP-TIADA", "REF001")]
)
def test_whatever_else_is_wrong_with_it_still_refuses_it(
    root: Path, capsys: pytest.CaptureFixture[str], field: str, text: str, code: str
) -> None:
    assert new("layanan", {**SERVICE, field: text}) == 1
    out = capsys.readouterr().out
    assert code in out
    assert "Tidak ditulis" in out
    assert not (root / PLACE).exists()


@pytest.mark.usefixtures("root")
def test_a_list_is_told_as_one_with_how_to_write_into_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert new("layanan", {"cara_akses.kanal": "web"}) == 2
    assert "`cara_akses` berisi daftar; tulis `cara_akses.0.kanal`" in capsys.readouterr().err
    assert new("layanan", {"nama.kanal": "web"}) == 2
    assert "daftar" not in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_what_may_be_chosen_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert new("layanan", {**SERVICE, "kelompok": "umum"}) == 2
    assert capsys.readouterr().err.count("Pilihan: ") == 1
    assert new("layanan", {name: text for name, text in SERVICE.items() if name != "kelompok"}) == 2
    assert capsys.readouterr().err.count("Pilihan: ") == 1


def test_a_new_record_says_once_what_it_is(root: Path) -> None:
    office = {"nama": "Dinas Uji", "singkatan": "Diju"}
    head = {"id": "diju", "struktur.pimpinan.id": "a", "struktur.pimpinan.nama": "A"}
    assert new("opd", {**office, **head, "struktur.pimpinan.jabatan": "Kepala"}) == 0
    assert (root / "catalog/diju/opd.yaml").read_text("utf-8").count("Perangkat daerah") == 1


def test_a_path_that_holds_nothing_to_check_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "README.md").write_text("Baca dahulu.\n", encoding="utf-8")
    said = "`README.md` di luar catalog/ dan records/, sehingga tidak diperiksa"
    # A hook names all files that changed: told, and no failure.
    assert main(["check", *AT, "README.md", "catalog"]) == 0
    assert said in capsys.readouterr().err
    for more in (["--quiet", "README.md"], ["catalog"], ["."]):
        assert main(["check", *AT, *more]) == 0
        assert "di luar catalog/" not in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_people_are_told_the_instant_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("text", "markdown"):
        assert main(["maturity", *AT, "--format", form]) == 0
        assert "10 Agustus 2025 08.00 WIB" in capsys.readouterr().out


@pytest.mark.usefixtures("root")
def test_what_is_nothing_to_explain_is_told_with_where_to_look(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "QWERTY"]) == 2
    err = capsys.readouterr().err
    assert (
        "bukan kode aturan, klausul, atau id rekaman; kode ada di `spbe rules`, klausul di `spbe trace`"
        in err
    )


FOOTING = "spbe: perhatian, dasar hitungan tidak utuh: "


@pytest.mark.parametrize("command", ["measure", "maturity", "due"])
def test_what_is_computed_on_a_region_that_is_not_whole_says_so(
    root: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, *AT]) == 0
    assert FOOTING not in capsys.readouterr().err
    pemda = root / "catalog/pemda.yaml"
    pemda.write_text(pemda.read_text("utf-8") + "# " + "x" * 1024 * 1024 + "\n", encoding="utf-8")
    assert main([command, *AT]) == 0
    err = capsys.readouterr().err
    assert f"{FOOTING}catalog/pemda.yaml:1 YML010; " in err
    assert err.count("\n") == 1
    assert main([command, *AT, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("root")
def test_a_file_that_is_too_large_to_suppose_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    Path("andai.yaml").write_text("# " + "x" * 1024 * 1024, encoding="utf-8")
    assert main(["maturity", *AT, "--what-if", "andai.yaml"]) == 2
    assert "`andai.yaml`: Berkas lebih besar dari 1 MiB" in capsys.readouterr().err
