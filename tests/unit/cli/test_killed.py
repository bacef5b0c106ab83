"""`kill -9` at any moment of a build: the last good one stands whole, and the next succeeds."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from pipeline.run.publish import workshop
from tests.unit.cli.builds import BUILD, COMPLETE, environment, spbe, whole

DAYS = ("2025-08-10", "2025-08-11")
DICE = random.Random(20240426)  # noqa: S311  moments, no secrets


def build(day: str) -> tuple[str, ...]:
    return (BUILD[0], BUILD[1], f"{day}T08:00:00+07:00", *BUILD[3:])


def killed(root: Path, arguments: tuple[str, ...], *, usual: float, writing: bool) -> bool:
    """Starts a build and kills it and all it started; whether it was still at work.

    Args:
        root: The workspace.
        arguments: Of the command.
        usual: How many seconds a build takes.
        writing: Kill it while it writes, not at just any moment.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", *arguments, "--root", str(root)],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    if writing:
        while process.poll() is None and not list((root / ".spbe").glob("build-*")):
            time.sleep(0.002)
        time.sleep(DICE.uniform(0, usual / 5))
    else:
        time.sleep(DICE.uniform(0, usual * 0.8))
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def kill_often(root: Path, times: int) -> Counter[str]:
    """Builds for two days in turn, each killed; after each death what stands must be one of them, whole."""
    began = time.monotonic()
    assert spbe(root, *build(DAYS[0])).returncode == 0
    usual = time.monotonic() - began
    counts: Counter[str] = Counter()
    for number in range(times):
        died = killed(root, build(DAYS[number % 2]), usual=usual, writing=number % 2 == 0)
        left = list((root / ".spbe").glob("build-*"))
        counts.update(kills=died, unfinished=bool(left))
        with workshop(root) as shop:
            # Whoever comes next finds a whole build and none of the rubbish.
            assert whole(root)
            assert json.loads((shop.target / "manifest.json").read_bytes())["as_of"][:10] in DAYS
            assert not list((root / ".spbe").glob("build-*"))
    assert spbe(root, *build(DAYS[1])).returncode == 0
    assert whole(root)
    return counts


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COMPLETE, tmp_path / "w"))


def test_a_build_that_is_killed_leaves_the_last_good_one(root: Path) -> None:
    counts: Counter[str] = Counter()
    for _ in range(10):  # dice that all fall after the end of a build prove nothing: they are thrown again
        counts += kill_often(root, 3)
        if counts["kills"]:
            break
    assert counts["kills"]


@pytest.mark.slow
def test_a_hundred_kills_leave_the_last_good_build(root: Path) -> None:
    counts = kill_often(root, 100)
    assert counts["kills"] >= 60
    assert counts["unfinished"] >= 20
