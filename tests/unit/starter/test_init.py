"""`spbe init`: a workspace that works at once, says honestly where it stands, and never overwrites."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.load.read import load_bytes
from pipeline.model.tool import VERSION
from tests.unit.starter.conftest import AS_OF, TOOL, git

KEPULAUAN = TOOL / "tests/workspaces/kepulauan/catalog/peraturan/perbup-sagori-7-2023"


def checked(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, int]]:
    capsys.readouterr()
    code = main(["check", "--root", str(root), "--as-of", AS_OF, "--format", "json", *more])
    return code, json.loads(capsys.readouterr().out)["summary"]


def test_a_new_region_has_no_errors_and_stands_on_level_one(
    region: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, counts = checked(region, capsys)
    assert code == 0
    assert (counts["errors"], counts["documents"]) == (0, 3)
    assert counts["warnings"] > 0
    assert main(["maturity", "--root", str(region), "--as-of", AS_OF, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["region"]["level"] == 1


def test_git_takes_all_of_it_and_the_build_leaves_it_clean(region: Path, tmp_path: Path) -> None:
    root = tmp_path / "repo"
    shutil.copytree(region, root)
    assert main(["build", "--root", str(root), "--as-of", AS_OF, "--only", "data", "--quiet"]) == 0
    assert (root / "build/manifest.json").is_file()
    assert git(root, "status", "--porcelain") == ""


@pytest.mark.slow
def test_a_new_region_builds_whole(region: Path, tmp_path: Path) -> None:
    root = tmp_path / "repo"
    shutil.copytree(region, root)
    assert main(["build", "--root", str(root), "--as-of", AS_OF, "--quiet"]) == 0
    assert (root / "build/index.html").is_file()
    assert list((root / "build").rglob("*.pdf"))


def test_the_next_steps_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "baru"), "--as-of", AS_OF]) == 0
    assert "git init && spbe check && spbe build" in capsys.readouterr().out


def test_the_next_steps_can_be_pasted_for_a_folder_with_a_blank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "Kab Jayapura's"
    assert main(["init", str(target), "--as-of", AS_OF]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("  cd "))
    assert shlex.split(line)[:3] == ["cd", str(target), "&&"]


def test_a_region_in_another_zone_is_told_to_look_at_it(region: Path) -> None:
    # Its clocks would run by the zone of the pack's region, and no rule can know better.
    for place in ("README.md", "catalog/pemda.yaml"):
        assert "Asia/Jayapura" in (region / place).read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "key", "offset"),
    [
        ("WITA", "Asia/Makassar", "08.00 WITA"),
        ("wit", "Asia/Jayapura", "09.00 WIT"),
        ("WIB", "Asia/Jakarta", "07.00 WIB"),
        ("Asia/Makassar", "Asia/Makassar", "08.00 WITA"),
        ("asia/pontianak", "Asia/Pontianak", "07.00 WIB"),
        (None, "Asia/Jakarta", "07.00 WIB"),
    ],
)
def test_a_region_says_its_zone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: str | None, key: str, offset: str
) -> None:
    said = ["--zona", given] if given else []
    assert main(["init", str(tmp_path / "w"), "--as-of", "2026-01-14T00:00:00Z", *said]) == 0
    assert f"\nzona_waktu: {key}\n" in (tmp_path / "w/catalog/pemda.yaml").read_text("utf-8")
    assert offset in (tmp_path / "w/README.md").read_text("utf-8")
    assert checked(tmp_path / "w", capsys)[0] == 0


@pytest.mark.parametrize("found", ["README.md", ".gitignore", "kosong/"])
def test_a_folder_that_holds_something_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], found: str
) -> None:
    target = tmp_path / "ada"
    target.mkdir()
    if found.endswith("/"):
        (target / found).mkdir()
    else:
        (target / found).write_text("milik orang\n", encoding="utf-8")
    before = sorted(target.rglob("*"))
    assert main(["init", str(target)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "tidak kosong" in err
    assert sorted(target.rglob("*")) == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["ada"]


def test_an_empty_repository_is_empty(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "repo")
    assert main(["init", str(tmp_path / "repo"), "--quiet"]) == 0
    assert (tmp_path / "repo/catalog/pemda.yaml").is_file()
    assert (tmp_path / "repo/.git/HEAD").is_file()


def test_a_shell_that_stands_in_the_folder_still_stands_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    assert main(["init", ".", "--as-of", AS_OF, "--quiet"]) == 0
    assert tmp_path.stat().st_ino == before
    assert main(["check", "--as-of", AS_OF, "--format", "concise"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 galat")


@pytest.mark.parametrize(
    "arguments",
    [
        ["berkas.txt"],
        ["x", "--opd", "Dinas Kominfo"],
        ["x", "--layanan", "../lari"],
        ["x", "--nama", "a\nb"],
        ["x", "--nama", ""],
        ["x", "--organisasi", "@tim"],
        ["x", "--paket", "tidak-ada"],
        ["x", "--zona", "Asia/Tokyo"],
        ["x", "--zona", ""],
        ["x", "--as-of", "kemarin"],
        [],
    ],
    ids=" ".join,
)
def test_misuse_is_one_line_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("berkas.txt").write_text("x", encoding="utf-8")
    assert main(["init", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert [entry.name for entry in tmp_path.iterdir()] == ["berkas.txt"]


@pytest.mark.parametrize("there", [True, False])
def test_a_failure_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    if there:
        (tmp_path / "baru").mkdir()
    before = list(tmp_path.rglob("*"))
    move = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        """The folder itself, and what comes in the middle of its entries."""
        if target.name in {"baru", "catalog"} and not self.is_relative_to(tmp_path / "baru/catalog"):
            raise OSError(28, "No space left on device")
        return move(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    assert main(["init", str(tmp_path / "baru")]) == 2
    assert list(tmp_path.rglob("*")) == before


def test_git_keeps_one_line_ending_and_the_generated_apart(region: Path) -> None:
    said = git(
        region,
        "check-attr",
        "eol",
        "linguist-generated",
        "--",
        "catalog/pemda.yaml",
        "skema/spbe.schema.json",
    )
    assert "catalog/pemda.yaml: eol: lf" in said
    assert "skema/spbe.schema.json: linguist-generated: set" in said


@pytest.mark.parametrize("name", ['Pemerintah Kota "A": #1 {x} & *y', "Pemerintah Kabupaten 007", "no"])
def test_a_name_is_text_whatever_it_looks_like(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    root = tmp_path / "baru"
    own = ["--opd", "kominfo", "--nama-opd", name, "--layanan", "surel", "--nama-layanan", name]
    assert main(["init", str(root), "--nama", name, *own, "--as-of", AS_OF, "--quiet"]) == 0
    assert checked(root, capsys)[0] == 0
    (pemda,) = load_bytes((root / "catalog/pemda.yaml").read_bytes(), "x").documents
    (service,) = load_bytes((root / "catalog/kominfo/layanan/surel.yaml").read_bytes(), "x").documents
    assert (pemda.data["nama"], service.data["nama"]) == (name, name)


def test_the_pack_is_copied_or_referred_to(
    region: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied = region / "catalog/peraturan/perbup-tegal-10-2024"
    shipped = TOOL / "catalog/peraturan/perbup-tegal-10-2024"
    names = sorted(file.relative_to(shipped) for file in shipped.rglob("*.yaml"))
    assert sorted(file.relative_to(copied) for file in copied.rglob("*.yaml")) == names
    assert all((copied / name).read_bytes() == (shipped / name).read_bytes() for name in names)
    root = tmp_path / "rujuk"
    assert main(["init", str(root), "--rujuk-paket", "--as-of", AS_OF, "--quiet"]) == 0
    assert not (root / "catalog/peraturan").exists()
    assert checked(root, capsys) == checked(region, capsys)


def test_another_regulation_brings_its_own_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "kepulauan"
    assert main(["init", str(root), "--paket", str(KEPULAUAN), "--as-of", AS_OF, "--quiet"]) == 0
    code, counts = checked(root, capsys)
    assert (code, counts["errors"]) == (0, 0)
    own = [file for file in root.rglob("*") if file.is_file() and "skema" not in file.parts]
    told = "".join(file.read_text(encoding="utf-8") for file in own if "peraturan" not in file.parts)
    assert "Tegal" not in told.replace("perbup-tegal", "")
    assert '"mayor"' not in (root / "skema/spbe.schema.json").read_text(encoding="utf-8")


def test_no_token_is_left_in_a_file(region: Path) -> None:
    for file in region.rglob("*"):
        if file.is_file() and ".git" not in file.parts:
            assert "@VERSI@" not in file.read_text(encoding="utf-8")
    assert f"spbe=={VERSION}" in (region / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert "@organisasi/diskominfo" in (region / "CODEOWNERS").read_text(encoding="utf-8")


def test_every_document_leads_an_editor_to_its_schema(region: Path) -> None:
    for file in (region / "catalog").rglob("*.yaml"):
        if "peraturan" not in file.parts:
            first = file.read_text(encoding="utf-8").split("\n", 1)[0]
            schema = file.parent / first.removeprefix("# yaml-language-server: $schema=")
            assert schema.resolve() == region / "skema/spbe.schema.json"


def test_a_new_record_leads_there_too(region: Path, tmp_path: Path) -> None:
    root = tmp_path / "repo"
    shutil.copytree(region, root)
    fields = {"layanan": "layanan-pertama", "pelapor.samaran": "w", "metode_pelaporan": "telepon"}
    fields |= {"kategori": "jaringan", "gejala": "putus", "dampak": "minor", "status": "dicatat"}
    given = [f"--set={name}={text}" for name, text in fields.items()]
    assert main(["new", "aduan", "--root", str(root), "--as-of", AS_OF, *given]) == 0
    (record,) = (root / "records").rglob("*.yaml")
    first = record.read_text(encoding="utf-8").split("\n", 1)[0]
    schema = record.parent / first.removeprefix("# yaml-language-server: $schema=")
    assert schema.resolve() == root / "skema/spbe.schema.json"


def test_the_same_answers_give_the_same_bytes(region: Path, tmp_path: Path) -> None:
    again = tmp_path / "repo"
    assert main(["init", str(again), "--as-of", AS_OF, "--quiet"]) == 0
    names = [name for name in git(region, "ls-files", "-z").split("\0") if name]
    assert len(names) > 40
    assert [name for name in names if (region / name).read_bytes() != (again / name).read_bytes()] == []
