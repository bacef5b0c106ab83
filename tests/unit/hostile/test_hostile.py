"""The trial of hostile files holds them to their manifest, and to the public suite's values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tools.hostile import corpus
from tools.hostile.__main__ import _as_expected, _of_the_suite, main

FILES = {"satu.yaml": "a: 1\n", "dua.yaml": "a: [1\n"}


def tried(folder: Path, file: str, manifest: dict[str, Any]) -> int:
    (folder / file).write_text(FILES[file])
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return main([str(folder)])


def test_what_is_as_the_manifest_says_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = {"file": "satu.yaml", "must": "accept", "values": [{"a": 1}], "never": [{"a": True}]}
    assert tried(tmp_path, "satu.yaml", {"files": [entry]}) == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "1 files: 1 accepted, 0 refused, 1 compared with their value, 0 accepted that YAML"
    )


def test_what_is_refused_in_another_place_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = {"file": "dua.yaml", "must": "accept", "at": [2, 9]}
    assert tried(tmp_path, "dua.yaml", {"files": [entry]}) == 1
    said = capsys.readouterr().out
    assert "dua.yaml: must be accepted: YML" in said
    assert "dua.yaml: expected at 2:9, found at 1:4" in said
    assert "1 not as they should" in said


@pytest.mark.parametrize(
    ("entry", "faults"),
    [
        ({"values": [{"a": True}, {"a": 1.0}]}, ["another value: [{'a': 1}]"]),
        ({"must": "accept", "values": [[{"a": 1}]]}, []),
        ({"must": "reject"}, ["must be refused"]),
        ({"never": [[{"a": 1}]]}, ["a value that must never come out: [{'a': 1}]"]),
        (_of_the_suite({"file": "x", "valid": True, "json": '{"a": 2}'}), ["another value: [{'a': 1}]"]),
        (_of_the_suite({"file": "x", "valid": True, "json": '{"a": 1}'}), []),
        (_of_the_suite({"file": "x", "valid": True, "json": '{"a": 1}\n[]'}), ["another value: [{'a': 1}]"]),
        (_of_the_suite({"file": "x", "valid": False}), []),
    ],
)
def test_a_value_is_held_to_the_manifest(entry: dict[str, Any], faults: list[str]) -> None:
    content = {"documents": [{"data": {"a": 1}}]}
    assert list(_as_expected({"file": "x", **entry}, content, [])) == faults


def test_one_folder_is_asked_for_at_most(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path / "tiada")]) == 2
    assert main([str(tmp_path), str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("Pemakaian") == 2


def test_without_a_folder_our_own_files_are_tried(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tuple(file for file in corpus.FILES if file.name.startswith("kosong-"))
    monkeypatch.setattr(corpus, "FILES", chosen)
    assert main([""]) == 0
    assert f"{len(chosen)} files: 0 accepted" in capsys.readouterr().out
