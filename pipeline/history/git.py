"""Plain git, asked safely: no hooks, no monitors, no configuration of the machine, no prompt."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

_SECONDS = 30
# A pull request may bring a bare repository or settings that would run a program (CVE-2022-24765 and kin).
_SAFE = (
    "--no-replace-objects",
    "-c", "safe.bareRepository=explicit",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.quotePath=false",
    "-c", "protocol.allow=never",
)  # fmt: skip


def ask(root: Path, *arguments: str) -> str | None:
    """What git prints for a command, None where it cannot answer (no git, no repository, refusal)."""
    program = shutil.which("git")
    if program is None:
        return None
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  a fixed program with fixed options; arguments are our own
            [program, *_SAFE, *arguments],
            cwd=root,
            env={**kept, **quiet},
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
