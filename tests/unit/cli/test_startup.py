"""Nothing heavy stands on the way of `--help`, and of a check in which nothing is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.corpus import AS_OF, Size, write

ROOT = Path(__file__).resolve().parents[3]
HEAVY = {
    "weasyprint",
    "jinja2",
    "networkx",
    "numpy",
    "openpyxl",
    "ruamel",
    "holidays",
    "pyarrow",
    "duckdb",
    "distributed",
}
# Explains what was refused: a sound region never needs it.
EXPLAINS = {"jsonschema", "referencing"}
# For a repository, a cache, attached files, what is misspelt, a pack of one's own, files to be written, and
# YAML of other than the simplest forms.
SELDOM = {
    "bz2",
    "difflib",
    "hashlib",
    "lzma",
    "shutil",
    "sqlite3",
    "subprocess",
    "tempfile",
    "yaml",
    "pipeline.formatters.gitlab",
    "pipeline.formatters.sarif",
    "pipeline.law.lint",
    "pipeline.run.catalogue_of_rules",
    "pipeline.run.writing",
}
# Not even read before a command is known.
LATER = {
    "yaml",
    "jsonschema_rs",
    "argparse",
    "zoneinfo",
    "multiprocessing",
    "asyncio",
    "pathlib",
    "pipeline.model.lean",
    "threading",
}


def imported(*command: str) -> set[str]:
    """The modules that a run of the command imports, and the packages that they belong to."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "pipeline", *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    names = {
        line.rsplit("|", 1)[-1].strip()
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    }
    return names | {name.split(".")[0] for name in names}


def test_help_imports_next_to_nothing() -> None:
    assert imported("--help").isdisjoint(HEAVY | EXPLAINS | LATER)


def test_a_check_in_which_nothing_is_refused_imports_nothing_heavy(tmp_path: Path) -> None:
    write(tmp_path, Size(tickets=1, offices=1, services=1))
    found = imported("check", "--root", str(tmp_path), "--as-of", AS_OF, "--no-cache")
    assert "jsonschema_rs" in found
    assert found.isdisjoint(HEAVY | EXPLAINS | SELDOM)


@pytest.mark.parametrize("command", [("measure", "--format", "json"), ("due",)])
def test_figures_and_deadlines_start_lean(tmp_path: Path, command: tuple[str, ...]) -> None:
    write(tmp_path, Size(tickets=1, offices=1, services=1))
    found = imported(*command, "--root", str(tmp_path), "--as-of", AS_OF, "--no-cache")
    assert "jsonschema_rs" in found
    assert found.isdisjoint(HEAVY | EXPLAINS | {"yaml"})


def test_showing_a_file_starts_lean(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("jenis: aduan\n")
    found = imported("show", str(file))
    assert "yaml" in found
    assert found.isdisjoint(HEAVY | EXPLAINS | {"jsonschema_rs"})
