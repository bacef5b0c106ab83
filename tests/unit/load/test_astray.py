"""Folders that are called nearly like the data folders: what lies in them is not read, and that is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.load.astray import astray, misspelt

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-08-10T08:00:00+07:00")


def make(root: Path, path: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("jenis: aduan\n")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        *(
            (name, "records")
            for name in ("Records", "RECORDS", "record", "recods", "recrods", "rekaman", "records ")
        ),
        *(
            (name, "catalog")
            for name in ("Catalog", "catalogs", "catalogue", "katalog", "catlog", "_catalog")
        ),
    ],
)
def test_a_folder_with_nearly_the_right_name_is_told_with_the_right_one(
    tmp_path: Path, name: str, meant: str
) -> None:
    make(tmp_path, f"{name}/diskominfo/aduan/ADU.yml")
    assert list(misspelt(tmp_path)) == [(name, meant)]
    (found,) = astray(tmp_path)
    assert (found.code, found.severity.value, found.pointer.path) == ("YML050", "warning", name)
    assert f"maksud Anda `{meant}/`?" in found.message


@pytest.mark.parametrize(
    "path",
    [
        "records/a.yaml",
        "catalog/a.yaml",
        "docs/a.yaml",
        "templates/a.yaml",
        "reports/a.yaml",
        "Records/a.csv",
        "Records",
    ],
)
def test_other_folders_and_those_without_yaml_are_left_alone(tmp_path: Path, path: str) -> None:
    make(tmp_path, path)
    assert astray(tmp_path) == []


def test_a_link_is_not_followed_and_a_name_is_shown_inert(tmp_path: Path) -> None:
    make(tmp_path, "lain/a.yaml")
    (tmp_path / "Records").symlink_to("lain")
    assert astray(tmp_path) == []
    make(tmp_path, "records\n/a.yaml")
    assert [found.pointer.path for found in astray(tmp_path)] == ["records\\u{000a}"]


def test_a_cached_check_tells_of_it_as_soon_as_it_comes_and_no_longer_once_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "w"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def told() -> bool:
        assert main(["check", "--root", str(root), *AT, "--format", "concise"]) == 0
        return "Records:1:1: YML050" in capsys.readouterr().out

    assert [told(), told()] == [False, False]
    make(root, "Records/diskominfo/aduan/ADU-2025-0009.yaml")
    assert [told(), told()] == [True, True]
    shutil.rmtree(root / "Records")
    assert [told(), told()] == [False, False]


def test_where_the_catalogue_itself_is_misspelt_the_refusal_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "w"))
    (root / "catalog").rename(root / "Katalog")
    assert main(["check", "--root", str(root), *AT]) == 2
    assert "ada `Katalog/`; maksud Anda `catalog/`?" in capsys.readouterr().err


def test_a_submodule_among_the_data_is_an_error_though_its_folder_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "w"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    said = ["check", "--root", str(root), *AT, "--format", "concise"]
    other = '[submodule "a"]\n\tpath = vendor/a\n\turl = https://git.example/a\n'
    (root / ".gitmodules").write_text(other)
    assert main(said) == 0
    (root / ".gitmodules").write_text(
        other + '[submodule "b"]\n\tpath = records/b\n\turl = https://git.example/b\n'
    )
    capsys.readouterr()
    assert main(said) == 1
    assert "records/b:1:1: YML003" in capsys.readouterr().out
