"""The walk finds every data file, and says a word about everything else."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from pipeline.load.discover import discover
from pipeline.load.names import folded, is_data, is_ordinary, name_fault


def make(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("id: a\n")


def walk(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    files, findings = discover(root)
    return files, [(finding.pointer.path, finding.code) for finding in findings]


def test_files_come_by_code_point_from_any_depth(tmp_path: Path) -> None:
    make(tmp_path, "records/b/aduan/2024/z.yaml", "records/b.yaml", "records/B/x.yaml", "catalog/pemda.yaml")
    make(tmp_path, "catalog/dinkes/layanan/10.yaml", "catalog/dinkes/layanan/9.yaml", "lain/x.yaml")
    assert walk(tmp_path) == (
        [
            "catalog/dinkes/layanan/10.yaml",
            "catalog/dinkes/layanan/9.yaml",
            "catalog/pemda.yaml",
            "records/B/x.yaml",
            "records/b.yaml",
            "records/b/aduan/2024/z.yaml",
        ],
        [("records/b", "YML006")],
    )


def test_a_missing_folder_holds_nothing(tmp_path: Path) -> None:
    assert walk(tmp_path) == ([], [])


def test_regulation_packs_are_not_walked_and_what_lies_beside_them_is_told(tmp_path: Path) -> None:
    make(tmp_path, "catalog/peraturan/perbup/tabel.yaml", "catalog/peraturan/README.md")
    make(tmp_path, "catalog/peraturan/salah.yml", "catalog/peraturan/tabel.yaml", "records/peraturan/x.yaml")
    (tmp_path / "catalog/peraturan/tautan").symlink_to(tmp_path)
    make(tmp_path, "catalog/peraturan/a\u202eb/paket.yaml")
    assert walk(tmp_path) == (
        ["records/peraturan/x.yaml"],
        [
            ("catalog/peraturan/a\\u{202e}b", "YML005"),
            ("catalog/peraturan/salah.yml", "YML007"),
            ("catalog/peraturan/tabel.yaml", "YML008"),
            ("catalog/peraturan/tautan", "YML001"),
        ],
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("a.yml", "YML007"), ("a.YAML", "YML007"), ("a.Yml", "YML007"), ("a.yaml.txt", "YML007")),
        *(("catatan.txt", "YML008"), ("a.json", "YML008"), ("readme.md", "YML008"), ("yaml", "YML008")),
        *((".a.yaml.swp", "YML009"), ("a.yaml~", "YML009"), ("#a.yaml#", "YML009"), ("._a.yaml", "YML009")),
        *(
            ("~$surat.docx", "YML009"),
            ("a.yaml.orig", "YML009"),
            ("Thumbs.db", "YML009"),
            (".DS_Store", "YML009"),
        ),
        *((".#a.yaml", "YML009"), (".vscode/a.yaml", "YML008"), ("bukan.yml/a.txt", "YML007")),
    ],
)
def test_what_is_not_read_is_told(tmp_path: Path, name: str, code: str) -> None:
    make(tmp_path, f"records/{name}")
    files, findings = walk(tmp_path)
    assert files == []
    assert findings[0] == (f"records/{name.split('/', maxsplit=1)[0]}", code)


def test_stray_files_are_warnings_and_wrong_endings_errors(tmp_path: Path) -> None:
    make(tmp_path, "records/a.txt", "records/b.yml")
    assert [str(finding.severity) for finding in discover(tmp_path)[1]] == ["warning", "error"]


def test_attachments_and_keepers_are_quiet(tmp_path: Path) -> None:
    make(tmp_path, *(f"records/x/{name}" for name in ("README.md", ".gitkeep", ".gitattributes")))
    make(
        tmp_path,
        *(f"records/x/sk.{ending}" for ending in ("pdf", "PNG", "jpg", "jpeg", "xlsx", "docx")),
    )
    assert walk(tmp_path) == ([], [])


def test_a_folder_named_like_a_file_is_told_and_still_walked(tmp_path: Path) -> None:
    make(tmp_path, "records/a.yaml/b.yaml")
    assert walk(tmp_path) == (["records/a.yaml/b.yaml"], [("records/a.yaml", "YML007")])


def test_links_of_any_kind_are_told_and_never_followed(tmp_path: Path) -> None:
    make(tmp_path, "records/asli/a.yaml", "luar/b.yaml")
    (tmp_path / "records/tautan.yaml").symlink_to("asli/a.yaml")
    (tmp_path / "records/folder").symlink_to("../luar")
    (tmp_path / "records/putus").symlink_to("tidak-ada")
    (tmp_path / "records/putar").symlink_to("putar")
    (tmp_path / "catalog").symlink_to("luar")
    files, findings = walk(tmp_path)
    assert files == ["records/asli/a.yaml"]
    assert findings == [
        ("catalog", "YML001"),
        ("records/folder", "YML001"),
        ("records/putar", "YML001"),
        ("records/putus", "YML001"),
        ("records/tautan.yaml", "YML001"),
    ]


def test_pipes_are_told_and_never_opened(tmp_path: Path) -> None:
    make(tmp_path, "records/a.yaml")
    os.mkfifo(tmp_path / "records/pipa.yaml")
    assert walk(tmp_path) == (["records/a.yaml"], [("records/pipa.yaml", "YML002")])


def test_a_file_in_place_of_a_data_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "records").write_text("x")
    assert walk(tmp_path) == ([], [("records", "YML002")])


def test_embedded_repositories_are_told_and_not_entered(tmp_path: Path) -> None:
    make(tmp_path, "records/x/HEAD", "records/x/objects/p.yaml", "records/x/refs/h", "records/x/a.yaml")
    make(tmp_path, "records/y/.git/config", "records/y/b.yaml", "records/z/.git", "records/z/c.yaml")
    files, findings = walk(tmp_path)
    assert files == ["records/y/b.yaml", "records/z/c.yaml"]
    assert findings == [("records/x", "YML003"), ("records/y/.git", "YML003"), ("records/z/.git", "YML003")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.yaml", "records/a\\u{000a}b.yaml"),
        (b"a\x1b[31m.yaml", "records/a\\u{001b}[31m.yaml"),
        (b"a\xff.yaml", "records/a\\u{dcff}.yaml"),
        ("a\u202e.yaml".encode(), "records/a\\u{202e}.yaml"),
        ("a\u00a0b.yaml".encode(), "records/a\\u{00a0}b.yaml"),
    ],
)
def test_names_that_hide_something_are_told_in_plain_sight(tmp_path: Path, name: bytes, shown: str) -> None:
    make(tmp_path, "records/b.yaml")
    with open(os.path.join(os.fsencode(tmp_path), b"records", name), "wb"):  # noqa: PTH118, PTH123 - bytes
        pass
    assert walk(tmp_path) == (["records/b.yaml"], [(shown, "YML005")])


def test_a_name_that_commands_the_runner_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "records/##[add-mask]e.yaml")
    files, findings = discover(tmp_path)
    assert files == []
    assert [finding.code for finding in findings] == ["YML005"]


def test_names_that_some_systems_take_for_one_are_both_named(tmp_path: Path) -> None:
    make(
        tmp_path,
        "records/Tiket.yaml",
        "records/tiket.yaml",
        "records/caf\u00e9.yaml",
        "records/cafe\u0301.yaml",
    )
    files, findings = discover(tmp_path)
    assert len(files) == 4
    assert [finding.code for finding in findings] == ["YML006", "YML006"]
    assert "Tiket.yaml" in findings[1].message
    assert "tiket.yaml" in findings[1].message


@pytest.mark.parametrize(
    "problem", [PermissionError(13, "Permission denied"), FileNotFoundError(2, "No such file")]
)
def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: OSError
) -> None:
    make(tmp_path, "records/x/a.yaml", "records/y/b.yaml")
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path).name == "x":
            raise problem
        return real(path)

    monkeypatch.setattr("pipeline.load.discover.os.scandir", scandir)
    assert walk(tmp_path) == (["records/y/b.yaml"], [("records/x", "YML004")])


@pytest.mark.parametrize("name", ["ADU-2025-0001.yaml", "a.yaml", "x_y-z.yaml", "0.yaml"])
def test_an_ordinary_name_is_one_of_which_there_is_nothing_to_say(name: str) -> None:
    assert is_ordinary(name)
    assert is_data(name)
    assert name_fault(name) is None


@pytest.mark.parametrize(
    "name", ["a.yml", ".a.yaml", "a b.yaml", "a.bak.yaml", "é.yaml", "a.yaml\n", "-a.yaml", "a.YAML", ".yaml"]
)
def test_any_other_name_is_looked_at_closely(name: str) -> None:
    assert not is_ordinary(name)


def test_names_fold_alike_whether_or_not_they_are_plain() -> None:
    for name in ("ADU-1.yaml", "Straße", "İ", "a_b", "ÉTÉ.yaml"):
        assert folded(name) == unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
