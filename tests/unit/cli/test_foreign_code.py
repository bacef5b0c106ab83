"""What a workspace holds is data: no module, template or schema that somebody put there is run or used."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.builds import AT, COMPLETE, environment

OWN = Path(sys.executable).parent / "spbe"
# Ours, our libraries', and those of Python that a worker process imports first.
NAMES = (
    *("conftest", "jinja2", "jsonschema", "multiprocessing", "pickle", "pipeline", "signal", "sitecustomize"),
    *("socket", "struct", "tempfile", "usercustomize", "weasyprint", "yaml"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace in which every folder holds programs that would leave a trace."""
    workspace = Path(shutil.copytree(COMPLETE, tmp_path / "w"))
    for folder in (workspace, workspace / "catalog", workspace / "records"):
        for name in NAMES:
            trace = f"open({str(tmp_path / 'ran')!r}, 'a').write(__file__)\n"
            (folder / f"{name}.py").write_text(trace)
            (folder / name).mkdir()
            (folder / name / "__init__.py").write_text(trace)
        (folder / "templates/base").mkdir(parents=True)
        (folder / "templates/base/web.html").write_text("templat palsu")
        (folder / "schemas").mkdir()
        (folder / "schemas/aduan.schema.json").write_text("{}")
    return workspace


def ran(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in the workspace, as a person or a runner does: without any search path of their own."""
    kept = {name: value for name, value in environment().items() if name != "PYTHONPATH"}
    return subprocess.run(
        command, cwd=root, env=kept, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize(
    "start", [(str(OWN),), (sys.executable, "-m", "pipeline")], ids=["spbe", "python -m"]
)
def test_a_check_in_several_processes_imports_nothing_of_the_workspace(
    root: Path, tmp_path: Path, start: tuple[str, ...]
) -> None:
    # Whoever names the package by its module asks for the one in this folder.
    shutil.rmtree(root / "pipeline")
    (root / "pipeline.py").unlink()
    done = ran(root, *start, "check", *AT, "--format", "json", "--engine", "processes:2")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"name": "stray-file"' in done.stdout
    assert not (tmp_path / "ran").exists()


def test_a_build_runs_and_shows_nothing_of_the_workspace(root: Path, tmp_path: Path) -> None:
    """The processes that make PDFs start in this very folder."""
    done = ran(root, str(OWN), "build", *AT, "--opd", "kecamatan-kota", "--no-cache")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "ran").exists()
    assert len(list((root / "build").rglob("*.pdf"))) > 5
    assert not any("templat palsu" in page.read_text() for page in (root / "build").rglob("*.html"))
