"""The wheel holds what the package reads, nothing that git ignores, and works away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACES = {
    "pipeline/": "pipeline/",
    "schemas/": "pipeline/_bundled/schemas/",
    "templates/": "pipeline/_bundled/templates/",
    "catalog/peraturan/": "pipeline/_bundled/peraturan/",
}


def run(*command: str, cwd: Path, **environment: str) -> str:
    """Standard output of a command that must succeed."""
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def packaged_name(path: str) -> str | None:
    """Where a file of the checkout stands in the wheel, if it belongs there."""
    for folder, place in PLACES.items():
        if path.startswith(folder):
            return place + path.removeprefix(folder)
    return None


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder))
    run(sys.executable, "-m", "pip", "wheel", *options, str(ROOT), cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_what_git_holds_and_no_more(wheel: Path) -> None:
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).split("\0")
    expected = {name for path in listed if (ROOT / path).is_file() and (name := packaged_name(path))}
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == expected


def test_a_wheel_finds_its_own_folders_far_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    program = (
        "from pipeline.resources import bundled\n"
        "for name in ('schemas', 'templates', 'peraturan'): print(bundled(name))"
    )
    found = run(sys.executable, "-c", program, cwd=tmp_path, PYTHONPATH=str(site)).split()
    assert found == [str(site / "pipeline/_bundled" / name) for name in ("schemas", "templates", "peraturan")]


def test_a_wheel_makes_a_region_that_checks_at_once(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    # As installers do.
    run(sys.executable, "-m", "compileall", "-q", str(site), cwd=tmp_path)
    spbe = (sys.executable, "-m", "pipeline")
    run(*spbe, "init", "daerah", "--quiet", cwd=tmp_path, PYTHONPATH=str(site))
    workflow = (tmp_path / "daerah/.github/workflows/periksa.yml").read_text(encoding="utf-8")
    assert "spbe check" in workflow
    said = run(*spbe, "check", "--format", "concise", cwd=tmp_path / "daerah", PYTHONPATH=str(site))
    assert said.splitlines()[-1].startswith("0 galat")
