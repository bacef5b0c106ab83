"""A small region that is built in a process of its own, as a person or a runner does it."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOOL = Path(__file__).resolve().parents[3]
COMPLETE = TOOL / "tests/workspaces/complete"
AT = ("--as-of", "2025-08-10T08:00:00+07:00")
CHECK = ("check", *AT, "--quiet")
BUILD = ("build", *AT, "--only", "html", "--opd", "kecamatan-kota", "--no-cache")


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"GITHUB_ACTIONS", "CI"}}
    return kept | {"PYTHONPATH": str(TOOL), "NO_COLOR": "1"}


def spbe(
    root: Path, *arguments: str, limit: str = "true", seconds: float = 120
) -> subprocess.CompletedProcess[str]:
    """Runs the command in a workspace, under a limit that a shell sets before."""
    return subprocess.run(
        ["bash", "-c", f'{limit}; exec "$@"', "spbe", sys.executable, "-m", "pipeline", *arguments],
        cwd=root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
    )


@contextmanager
def heeding_ctrl_c() -> Iterator[None]:
    """What is started within heeds Ctrl-C, also where the tests run in the background of a script."""
    # An ignored signal stays ignored in what one starts; one that Python handles is set back to its default.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


def state(root: Path) -> dict[str, str]:
    """Every file of a workspace by its hash; what the lock and its folder hold aside."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".spbe/" not in path.as_posix()
    }


def whole(root: Path) -> bool:
    """Whether all that stands in `build` is in one of its two manifests, byte for byte, and nothing else."""
    build = root / "build"
    listed: dict[str, str] = {}
    for folder in (build, build / "internal"):
        file = folder / "manifest.json"
        if folder == build or file.is_file():
            content = json.loads(file.read_bytes())
            listed |= {entry["path"]: entry["sha256"] for entry in content["files"]}
            listed[file.relative_to(build).as_posix()] = hashlib.sha256(file.read_bytes()).hexdigest()
    found = {path.removeprefix("build/"): digest for path, digest in state(root).items()}
    return listed == {path: digest for path, digest in found.items() if (build / path).is_file()}
