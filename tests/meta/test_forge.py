"""The project's own files for its forge and its editor: sound, least in rights, in step with the sample."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates/init"


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("github-workflows", ".github/workflows/*.yml"),
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/[tu]*.yml"),
    ],
)
def test_a_file_is_what_the_forge_reads(schema: str, pattern: str) -> None:
    files = [str(file) for file in sorted(ROOT.glob(pattern))]
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_an_auditor_finds_nothing_in_the_workflows() -> None:
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-progress", "--persona=pedantic", str(ROOT / ".github")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_opd_of_the_sample_has_its_reviewers() -> None:
    lines = (ROOT / "CODEOWNERS").read_text("utf-8").splitlines()
    owned = {line.split()[0] for line in lines if line and not line.startswith("#")}
    offices = sorted(file.parent.name for file in ROOT.glob("catalog/*/opd.yaml"))
    assert owned == {"*"} | {f"/{folder}/{opd}/" for opd in offices for folder in ("catalog", "records")}


def test_the_editor_reads_what_make_editor_writes() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    (schema,) = settings["yaml.schemas"]
    folder = schema.removeprefix("./").removesuffix("/spbe.schema.json")
    assert f"--output {folder} --snippets .vscode/spbe.code-snippets" in (ROOT / "Makefile").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("name", ["temuan.yml", "usul-perubahan.yml", "config.yml"])
def test_people_ask_here_as_in_a_regions_repository(name: str) -> None:
    own = (ROOT / ".github/ISSUE_TEMPLATE" / name).read_bytes()
    assert own == (TEMPLATES / "dot-github/ISSUE_TEMPLATE" / name).read_bytes()
