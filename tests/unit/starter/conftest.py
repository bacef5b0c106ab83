"""A region's repository as `spbe init` makes it, and a machine on which its workflows can be run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.main import main

AS_OF = "2026-01-15T08:00:00+07:00"
TOOL = Path(__file__).resolve().parents[3]


def git(root: Path, *arguments: str) -> str:
    """Output of git in a repository, whatever the person's own settings are."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.example", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=root, env=clean | own, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository, with one commit; tests that change it work on a copy."""
    root = tmp_path_factory.mktemp("daerah") / "repo"
    assert main(["init", str(root), "--as-of", AS_OF, "--quiet"]) == 0
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Ruang kerja baru")
    return root


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of programs: the tool itself, and stand-ins for what would go to the network."""
    folder = tmp_path_factory.mktemp("mesin")
    log = folder / "dipanggil"
    note = f'echo "$(basename "$0") $*" >> "{log}"\n'
    programs = {
        "spbe": f'PYTHONPATH="{TOOL}" exec "{sys.executable}" -m pipeline "$@"\n',
        "python": f'case "$*" in "-I -m pip "*) {note}exit 0;; esac\nexec "{sys.executable}" "$@"\n',
        "sudo": f"{note}",
        "apt-get": f"{note}",
        "gh": f'{note}cat "{folder}/gh.tsv"\n',
    }
    for name, body in programs.items():
        file = folder / name
        file.write_text(f"#!/bin/bash\n{body}", encoding="utf-8")
        file.chmod(0o755)
    return folder
