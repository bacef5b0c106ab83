"""What a check costs where nothing changed, or little: beside `git status` in the same repository."""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks import corpus

AS_OF = corpus.AS_OF
_MINUTE = re.compile(r"(direspons: .*?\d\d:\d)(\d)")
_GOALS = {0: 1.3, 1: 2.0, 100: 3.0}
# The next whole hour: what a clock decides about a region at rest is the same.
LATER = "2026-01-15T09:00:00+07:00"


def main() -> None:
    """Prints a table of medians; the folder is made where it is not there yet."""
    given = _arguments()
    root = given.folder
    if not (root / ".git").exists():
        subprocess.run(
            [sys.executable, "-m", "benchmarks.corpus", str(root), "--tickets", str(given.tickets), "--git"],
            check=True,
        )
    with tempfile.TemporaryDirectory() as kept:
        environment = {**os.environ, "XDG_CACHE_HOME": kept}
        first = _seconds(lambda: _check(root, environment))
        print(f"{given.tickets} tickets; a first run, which keeps its result: {first:.1f} s")
        print("| changed | git status (s) | spbe check (s) | ratio | goal |")
        print("| --- | --- | --- | --- | --- |")
        again = partial(_check, root, environment)
        _row("none", _turns(given.rounds, root, again), _GOALS[0])
        _row("none, an hour later", _turns(given.rounds, root, partial(again, LATER)), None)
        files = sorted((root / "records").rglob("*.yaml"))
        for number in given.changed:
            edit = partial(_edit, files[:: max(1, len(files) // number)][:number])
            _row(str(number), _turns(given.rounds, root, again, edit), _GOALS.get(number))
        subprocess.run(["git", "checkout", "-q", "--", "records"], cwd=root, check=True)


def _turns(
    rounds: int, root: Path, work: Callable[[], object], before: Callable[[], object] = lambda: None
) -> list[tuple[float, float]]:
    """Seconds of both, in turns; an edit before each, so that each finds something new."""
    found = []
    for _ in range(rounds):
        before()
        check = _seconds(work)
        found.append((_seconds(partial(_status, root)), check))
    return found


def _row(name: str, turns: Sequence[tuple[float, float]], goal: float | None) -> None:
    status, check = (statistics.median(column) for column in zip(*turns, strict=True))
    ratio = statistics.median(one / other for other, one in turns)
    print(
        f"| {name} | {status:.2f} | {check:.2f} | {ratio:.2f} | {f'≤ {goal}' if goal else ''} |", flush=True
    )


def _edit(files: Sequence[Path]) -> None:
    """Corrects the minute of each ticket's first response, or, where it has none, adds a remark."""
    for file in files:
        text = file.read_text(encoding="utf-8")
        other = _MINUTE.sub(lambda found: f"{found[1]}{(int(found[2]) + 1) % 10}", text, count=1)
        file.write_text(other if other != text else f"{text}# dilihat lagi\n", encoding="utf-8")


def _status(root: Path) -> None:
    # As a person's own git does: with its lock, so that the index keeps what it learnt.
    subprocess.run(["git", "status", "--porcelain=v2"], cwd=root, check=True, stdout=subprocess.DEVNULL)


def _check(root: Path, environment: dict[str, str], as_of: str = AS_OF) -> None:
    command = [Path(sys.executable).with_name("spbe"), "check", "--quiet", "--root", root, "--as-of", as_of]
    done = subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        raise SystemExit(f"spbe check ended with {done.returncode}")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a region under git, made where it is missing")
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--changed", type=int, nargs="*", default=[], help="how many files to change")
    return parser.parse_args()


if __name__ == "__main__":
    main()
