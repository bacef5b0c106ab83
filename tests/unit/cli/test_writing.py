"""Writing records by command: `new`, `edit`, `respond`, `confirm`, `close`."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from pipeline.cli.main import main

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-09-01T08:00:00+07:00")
ADUAN = (
    "new", "aduan", *AT, "--set", "layanan=lapor", "--set", "pelapor.samaran=Warga-9", "--set",
    "metode_pelaporan=telepon", "--set", "kategori=Lambat", "--set", "gejala=Halaman lambat: sejak pagi",
    "--set", "dampak=minor",
)  # fmt: skip
NEW = "records/diskominfo/aduan/2025/ADU-2025-0003.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(COMPLETE, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


def files(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.yaml")}


def said(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    return out + err


def test_a_new_complaint_gets_its_number_its_moment_and_its_priority(root: Path) -> None:
    before = files(root)
    assert main([*ADUAN]) == 0
    joined = files(root).keys() - before.keys()
    assert joined == {NEW}
    text = (root / NEW).read_text("utf-8")
    for line in ("id: ADU-2025-0003", "dicatat: 2025-09-01T08:00:00+07:00", "status: dicatat"):
        assert f"\n{line}\n" in text
    assert "\nprioritas: " in text
    assert "\n# kendala:\n" in text
    assert main(["check", *AT, NEW]) == 0


def test_what_is_missing_is_listed_with_its_choices(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert main(["new", "aduan", *AT, "--opd", "diskominfo"]) == 2
    told = said(capsys)
    assert "layanan: " in told
    assert "Pilihan: lapor, surel." in told
    assert "dampak" in told
    assert "mayor, minor" in told
    assert files(root) == before


def test_a_terminal_is_asked_field_by_field_until_the_answer_fits(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["lapor", "Warga-1", "0", "pos", "1", "Lambat", "Halaman lambat", "2"]
    monkeypatch.setattr("sys.stdin", _Terminal("\n".join(answers) + "\n"))
    monkeypatch.setattr("sys.stderr", _Terminal())
    assert main(["new", "aduan", *AT, "--opd", "diskominfo"]) == 0
    text = (root / NEW).read_text("utf-8")
    assert "\nmetode_pelaporan: telepon\n" in text
    assert "\ndampak: minor\n" in text


def test_a_terminal_that_ends_writes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(root)
    monkeypatch.setattr("sys.stdin", _Terminal("lapor\n"))
    monkeypatch.setattr("sys.stderr", _Terminal())
    assert main(["new", "aduan", *AT, "--opd", "diskominfo"]) == 2
    assert files(root) == before


@pytest.mark.usefixtures("root")
def test_an_empty_answer_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _Terminal()
    monkeypatch.setattr("sys.stdin", _Terminal("\nlapor\n"))
    monkeypatch.setattr("sys.stderr", seen)
    assert main(["new", "aduan", *AT, "--opd", "diskominfo"]) == 2
    told = seen.getvalue()
    assert "layanan >   Isian ini wajib; Ctrl+C berhenti tanpa menulis apa pun.\nlayanan > " in told


@pytest.mark.parametrize(
    ("answers", "written"),
    [(["Warga-1"], "\n  samaran: Warga-1\n"), (["", "", "Budi"], "\n  nama: Budi\n")],
    ids=["pseudonym", "name"],
)
def test_a_pseudonym_is_asked_for_before_a_name(
    root: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str], written: str
) -> None:
    seen = _Terminal()
    monkeypatch.setattr(
        "sys.stdin", _Terminal("\n".join(("lapor", *answers, "1", "Lambat", "Macet", "2")) + "\n")
    )
    monkeypatch.setattr("sys.stderr", seen)
    assert main(["new", "aduan", *AT, "--opd", "diskominfo"]) == 0
    assert written in (root / NEW).read_text("utf-8")
    told = seen.getvalue()
    assert told.count("Samaran saja cukup, nama tidak perlu ditulis.") == 1
    # Only who leaves the pseudonym empty is asked for a name, which then must be given.
    assert told.count("pelapor.nama > ") == len(answers) - 1


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_ever_overwritten(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert main([*ADUAN, "--set", "id=adu-2025-0001"]) == 2
    assert "sudah ada" in said(capsys)
    assert files(root) == before


def test_what_the_rules_refuse_is_not_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert main([*ADUAN, "--set", "prioritas=1"]) == 1
    told = said(capsys)
    assert "ADU003" in told
    assert "Tidak ditulis" in told
    assert files(root) == before


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["new", "nota", *AT], "jenis `nota` tidak dikenal"),
        (["new", "pemda", *AT], "jenis `pemda` tidak dikenal"),
        (["new", "aduan", *AT, "--set", "layanan"], "tulis ISIAN=NILAI"),
        (["new", "aduan", *AT, "--set", "warna=biru"], "isian `warna`; yang ada: `jenis`, `id`, "),
        (["new", "aduan", *AT, "--set", "gejela=biru"], "isian `gejela`; maksudnya `gejala`?"),
        (["new", "aduan", *AT, "--set", "aktivitas.0.oleeh=A"], "maksudnya `aktivitas.0.oleh`?"),
        (["new", "aduan", *AT, "--set", "gejala=a\x1bb"], "tidak dapat disimpan"),
        (["new", "permintaan", *AT, "--set", "kepuasan=lima"], "angka biasa"),
        (["new", "aduan", *AT, "--opd", "nihil"], "pilihan: "),
        (["new", "aduan", *AT], "sebutkan --opd"),
        (["edit", "ADU-2025-0001", *AT], "tidak ada yang diubah"),
        (["edit", "ADU-1999-1", *AT, "--set", "kategori=x"], "tidak ada dokumen bernama"),
        (["edit", "PMT-2025-0001", *AT, "--set", "masukan=x"], "ada beberapa"),
        (["edit", "ADU-2025-0002", *AT, "--set", "id=ADU-9"], "rujukan"),
        (["edit", "ADU-2025-0001", *AT, "--set", "kategori=x"], "koreksi"),
        (["respond", "RLS-2025-001", *AT, "--oleh", "tuti-a"], "untuk aduan dan permintaan"),
        (["respond", "ADU-2025-0002", *AT, "--oleh", "tuti-a"], "sudah direspons"),
        (["confirm", "ADU-2025-0002", *AT, "--oleh", "tuti-a", "--waktu", "kemarin"], "bukan waktu"),
    ],
)
def test_misuse_is_one_clear_line_and_changes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    before = files(root)
    assert main(arguments) == 2
    assert expected in said(capsys)
    assert files(root) == before


def test_a_complaint_from_its_record_to_its_end(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "diskominfo/ADU-2025-0003"
    assert main([*ADUAN]) == 0
    assert main(["respond", name, "--as-of", "2025-09-01T08:10:00+07:00", "--oleh", "tuti-a"]) == 0
    late = ("--as-of", "2025-09-01T10:00:00+07:00")
    assert main(["confirm", name, *late, "--oleh", "tuti-a"]) == 1
    assert "penyebab" in said(capsys)
    known = (
        "--set",
        "penyebab=Cadangan berjalan",
        "--set",
        "komponen=lapor",
        "--metode-konfirmasi",
        "telepon",
    )
    assert main(["confirm", name, *late, "--oleh", "tuti-a", *known]) == 0
    assert main(["close", name, "--as-of", "2025-09-01T10:05:00+07:00"]) == 0
    assert main(["check", "--as-of", "2025-09-01T10:05:00+07:00", NEW]) == 0
    text = (root / NEW).read_text("utf-8")
    for line in ("status: ditutup", "direspons: 2025-09-01T08:10:00+07:00", "metode_konfirmasi: telepon"):
        assert f"\n{line}\n" in text


def test_a_dry_run_shows_the_lines_and_leaves_the_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    assert main(["edit", "ADU-2025-0002", *AT, "--set", "kategori=Lain", "--dry-run"]) == 0
    assert "+ kategori: Lain" in said(capsys)
    assert files(root) == before


def test_an_edit_keeps_the_comment_and_everything_else(root: Path) -> None:
    path = root / "records/diskominfo/aduan/2025/ADU-2025-0002.yaml"
    before = path.read_text("utf-8")
    assert main(["edit", "ADU-2025-0002", *AT, "--set", "kategori=Lain"]) == 0
    assert path.read_text("utf-8") == before.replace("kategori: Tidak dapat diakses", "kategori: Lain")
    assert not list(path.parent.glob(".*"))
