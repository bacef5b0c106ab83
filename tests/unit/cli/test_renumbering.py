"""`spbe edit --renumber`: two branches took one id; one document gets another, what means it follows."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.main import main

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-09-01T08:00:00+07:00")
FOLDER = "records/diskominfo/aduan/2025"
MINE, THEIRS = f"{FOLDER}/loket.yaml", f"{FOLDER}/ADU-2025-0003.yaml"
CHILD, COUSIN = f"{FOLDER}/ADU-2025-0004.yaml", f"{FOLDER}/ADU-2025-0005.yaml"


def complaint(own: str, words: str, **more: str) -> str:
    further = "".join(f"{name}: {value}\n" for name, value in more.items())
    return (
        f"# Dari buku loket.\njenis: aduan\nid: {own}   # nomor urut\nlayanan: lapor\n"
        "dilaporkan: 2025-08-20T09:00:00+07:00\ndicatat: 2025-08-20T09:05:00+07:00\n"
        f"pelapor: {{samaran: Warga-9}}\nmetode_pelaporan: telepon\nkategori: Lambat\ngejala: {words}\n"
        f"dampak: minor\nstatus: dicatat\n{further}"
    )


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(COMPLETE, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    git("init", "-q", "-b", "main")
    commit()
    return tmp_path / "w"


@pytest.fixture
def merged(root: Path) -> Path:
    """Two branches that both took ADU-2025-0003, each with a complaint that goes back to its own."""
    git("checkout", "-q", "-b", "loket")
    write(root, MINE, complaint("ADU-2025-0003", "Macet"))
    write(root, CHILD, complaint("ADU-2025-0004", "Macet lagi", berulang_dari="aduan/ADU-2025-0003"))
    commit()
    git("checkout", "-q", "main")
    write(root, THEIRS, complaint("ADU-2025-0003", "Lambat"))
    write(root, COUSIN, complaint("ADU-2025-0005", "Lambat lagi", berulang_dari="ADU-2025-0003"))
    commit()
    git("checkout", "-q", "loket")
    git("merge", "-q", "--no-edit", "main")
    return root


def git(*arguments: str) -> None:
    who = ("-c", "user.name=Loket", "-c", "user.email=loket@contoh.example", "-c", "core.autocrlf=false")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *who, *arguments], check=True, env=environment, capture_output=True)


def commit() -> None:
    git("add", "-A")
    git("commit", "-q", "-m", "catat")


def write(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, "utf-8")


def files(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.yaml")}


@pytest.mark.usefixtures("merged")
def test_the_double_is_found_with_both_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *AT, "--format", "concise"]) == 1
    told = capsys.readouterr().out
    (line,) = [line for line in told.splitlines() if "REF003" in line]
    assert line.startswith(f"{MINE}:3:")
    assert f"{THEIRS}:2" in line


def test_the_one_that_the_base_lacks_is_renumbered_with_its_references(
    merged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(merged)
    order = ["edit", "ADU-2025-0003", "--renumber", "--since", "main", *AT]
    assert main([*order, "--dry-run"]) == 0
    assert "ADU-2025-0003 menjadi ADU-2025-0006; 1 rujukan dari dokumen lain ikut" in capsys.readouterr().out
    assert files(merged) == before
    assert main(order) == 0
    expected = {
        **before,
        MINE: before[MINE].replace("id: ADU-2025-0003 ", "id: ADU-2025-0006 "),
        CHILD: before[CHILD].replace("aduan/ADU-2025-0003", "aduan/ADU-2025-0006"),
    }
    assert files(merged) == expected
    capsys.readouterr()
    assert main(["check", *AT]) == 0


def test_a_reference_that_may_mean_either_is_not_guessed(
    merged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(merged)
    assert main(["edit", MINE, "--renumber", *AT]) == 2
    told = capsys.readouterr().err
    assert "tidak jelas" in told
    assert f"{CHILD}:2 (berulang_dari)" in told
    assert f"{COUSIN}:2 (berulang_dari)" in told
    assert files(merged) == before
    assert main(["edit", MINE, "--renumber", "ADU-2025-0100", "--with", CHILD, *AT]) == 0
    after = files(merged)
    assert "berulang_dari: aduan/ADU-2025-0100\n" in after[CHILD]
    assert after[COUSIN] == before[COUSIN]


def test_the_older_one_can_be_renumbered_too(merged: Path) -> None:
    before = files(merged)
    assert main(["edit", f"{THEIRS}:2", "--renumber", "--since", "main", *AT]) == 0
    after = files(merged)
    assert "berulang_dari: ADU-2025-0006\n" in after[COUSIN]
    assert {path for path in after if after[path] != before[path]} == {THEIRS, COUSIN}


def test_two_of_one_stream_are_told_apart(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = complaint("ADU-2025-0003", "Macet"), complaint("adu-2025-0003", "Lambat")
    write(root, MINE, first)
    commit()
    write(root, MINE, f"{first}---\n{second}")
    assert main(["edit", MINE, "--renumber", *AT]) == 2
    assert f"{MINE}:3 (ADU-2025-0003), {MINE}:16 (adu-2025-0003)" in capsys.readouterr().err
    assert main(["edit", "ADU-2025-0003", "--renumber", "--since", "HEAD", *AT]) == 0
    renumbered = second.replace("id: adu-2025-0003 ", "id: adu-2025-0004 ")
    assert (root / MINE).read_text("utf-8") == f"{first}---\n{renumbered}"


def test_a_row_of_a_register_is_renumbered(root: Path) -> None:
    rows = "".join(f"  - {{id: PMT-2025-00{n}, deskripsi: Surat}}  # {n}\n" for n in ("91", "92", "92"))
    register = (
        "jenis: register\nid: REG-2025-0001\nuntuk: permintaan\nbawaan:\n  layanan: lapor\n"
        "  klasifikasi: informasi\n  pemohon: {samaran: W}\n  diajukan: 2025-08-20T09:00:00+07:00\n"
        f"  status: diajukan\nisi:\n{rows}"
    )
    path = "records/diskominfo/permintaan/2025/buku.yaml"
    write(root, path, register)
    assert main(["edit", f"{path}:13", "--renumber", *AT]) == 0
    assert (root / path).read_text("utf-8") == register.replace(
        "PMT-2025-0092, deskripsi: Surat}  # 92\n", "PMT-2025-0092, deskripsi: Surat}  # 92\n", 1
    ).replace("  - {id: PMT-2025-0092, deskripsi: Surat}  # 92\n" * 2, rows_after())


def rows_after() -> str:
    return (
        "  - {id: PMT-2025-0092, deskripsi: Surat}  # 92\n  - {id: PMT-2025-0093, deskripsi: Surat}  # 92\n"
    )


def test_without_a_double_every_reference_follows_and_words_are_pointed_at(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, THEIRS, complaint("ADU-2025-0003", "Macet"))
    write(root, CHILD, complaint("ADU-2025-0004", "Seperti ADU-2025-0003", berulang_dari="ADU-2025-0003"))
    assert main(["edit", "ADU-2025-0003", "--renumber", *AT]) == 0
    text = (root / CHILD).read_text("utf-8")
    assert "berulang_dari: ADU-2025-0005\n" in text
    assert "gejala: Seperti ADU-2025-0003\n" in text
    assert f"masih menyebut ADU-2025-0003, periksa sendiri: {CHILD}:10\n" in capsys.readouterr().out


def break_reference(root: Path) -> None:
    write(root, CHILD, (root / CHILD).read_text("utf-8") + "gejala: dua kali\n")


def twice_on_the_branch(root: Path) -> None:
    write(root, f"{FOLDER}/lagi.yaml", complaint("ADU-2025-0003", "Putus"))


@pytest.mark.parametrize(
    ("spoil", "arguments", "said"),
    [
        (None, ["ADU-2025-0003", "--renumber"], "dipakai 2 dokumen"),
        (None, ["ADU-2025-0003", "--set", "kategori=x"], "dipakai dua dokumen"),
        (None, ["ADU-2025-0003", "--renumber", "--since", "tiada"], "--since tidak dapat dijawab"),
        (None, ["ADU-2025-0003", "--renumber", "--since", "HEAD"], "semuanya ada pada --since"),
        (None, [MINE, "--renumber", "adu-2025-0001", "--alone"], "sudah dipakai aduan lain"),
        (None, [MINE, "--renumber", "--with", "catalog/pemda.yaml"], "tidak merujuk"),
        (None, [MINE, "--renumber", "--with", CHILD, "--alone"], "pilih --with atau --alone"),
        (None, [MINE, "--since", "main"], "hanya bersama --renumber"),
        (None, [MINE, "--renumber", "--set", "kategori=x"], "berdiri sendiri"),
        (None, ["ADU-2025-0001", "--renumber"], "sudah ditutup"),
        (None, ["layanan/lapor", "--renumber"], "tidak bernomor urut"),
        (None, ["layanan/lapor", "--renumber", "lapor-warga"], "dirujuk rekaman yang sudah ditutup"),
        (None, ["catalog/diskominfo/opd.yaml", "--renumber"], "nama foldernya"),
        (break_reference, [MINE, "--renumber", "--since", "main"], "tidak terbaca"),
        (twice_on_the_branch, ["ADU-2025-0003", "--renumber", "--since", "main"], "2 tidak ada"),
    ],
)
def test_what_is_not_clear_is_refused_and_nothing_is_written(
    merged: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None] | None,
    arguments: list[str],
    said: str,
) -> None:
    if spoil is not None:
        spoil(merged)
    before = files(merged)
    assert main(["edit", *arguments, *AT]) == 2
    assert said in capsys.readouterr().err
    assert files(merged) == before


def test_an_id_of_another_shape_is_refused_by_the_schema(
    merged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(merged)
    assert main(["edit", MINE, "--renumber", "nomor tiga", "--alone", *AT]) == 1
    assert "SKM" in capsys.readouterr().out
    assert files(merged) == before


def test_a_reference_that_the_branch_added_to_an_older_record_is_not_guessed(
    merged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = merged / COUSIN
    text = path.read_text("utf-8")
    path.write_text(
        f"{text}pembatalan: {{alasan: dobel, oleh: tuti-a, duplikat_dari: ADU-2025-0003}}\n", "utf-8"
    )
    assert main(["edit", "ADU-2025-0003", "--renumber", "--since", "main", *AT]) == 2
    assert "tidak jelas" in capsys.readouterr().err


def test_a_component_takes_its_references_along(root: Path) -> None:
    folder = "catalog/diskominfo/infrastruktur"
    write(root, f"{folder}/a.yaml", "jenis: infrastruktur\nid: sakelar\nnama: Sakelar\ntipe: jaringan\n")
    write(
        root,
        f"{folder}/b.yaml",
        "jenis: infrastruktur\nid: perute\nnama: Perute\ntipe: jaringan\n"
        "bergantung_pada: [infrastruktur/sakelar, server-utama] # dua\n",
    )
    assert main(["edit", "sakelar", "--renumber", "sakelar-inti", *AT]) == 0
    assert (
        "bergantung_pada: [infrastruktur/sakelar-inti, server-utama] # dua\n"
        in files(root)[f"{folder}/b.yaml"]
    )
    assert main(["check", *AT]) == 0


def test_a_record_of_a_month_leaves_the_id_of_the_next_to_its_import(root: Path) -> None:
    folder = "records/diskominfo/pemantauan/2025"
    text = (root / folder / "PTU-SUREL-2025-07.yaml").read_text("utf-8")
    write(root, f"{folder}/lagi.yaml", text)
    assert main(["edit", f"{folder}/lagi.yaml", "--renumber", "--alone", *AT]) == 0
    renumbered = text.replace("id: PTU-SUREL-2025-07\n", "id: PTU-2025-0001\n")
    assert (root / folder / "lagi.yaml").read_text("utf-8") == renumbered
