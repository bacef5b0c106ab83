"""What a check costs where nothing changed, or little: beside `git status` in the same repository.

Under other people's load the processor's time says more than the clock on the wall; both are printed.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
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
_MINUTE = re.compile(r"(direspons: .*?\d\d:)(\d\d)")
_GIT = ("git", "-c", "user.name=Uji", "-c", "user.email=uji@contoh.id")
# Where the folder stood before the benchmark: there only while one goes on, or after one was broken off.
_START = "refs/spbe/benchmark"
Cost = tuple[float, float]
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
    _put_back(root)
    if _git(root, "status", "--porcelain"):
        raise SystemExit(f"{root} holds changes that are not committed; they would be lost")
    _git(root, "update-ref", _START, "HEAD")
    try:
        _measured(given, root)
    finally:
        _put_back(root)


def _measured(given: argparse.Namespace, root: Path) -> None:
    with tempfile.TemporaryDirectory() as kept:
        # As where a person works: what Python compiled of the tool is kept from one start to the next.
        environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["XDG_CACHE_HOME"] = kept
        first = _cost(lambda: _check(root, environment))
        print(f"{given.tickets} tickets; a first run, which keeps its result: {first[0]:.1f} s", end="")
        print(f", CPU {first[1]:.1f} s")
        print("| changed | git status | spbe check | ratio | CPU of both | ratio | goal (wall) |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        again = partial(_check, root, environment)
        _status(root)
        again()
        _row("none", _turns(given.rounds, root, again), _GOALS[0])
        _row("none, an hour later", _turns(given.rounds, root, partial(again, LATER)), None)
        files = sorted((root / "records").rglob("*.yaml"))
        for number in given.changed:
            edit = partial(_edit, files[:: max(1, len(files) // number)][:number])
            _row(str(number), _turns(given.rounds, root, again, edit), _GOALS.get(number))
            _row(
                f"{number}, committed",
                _turns(given.rounds, root, again, partial(_committed, root, edit)),
                None,
            )
            _row(f"{number} new", _turns(given.rounds, root, again, _Newcomers(files[-number:])), None)


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run([*_GIT, *arguments], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _put_back(root: Path) -> None:
    """The folder as it was before the benchmark, also before one that was broken off."""
    start = _git(root, "for-each-ref", "--format=%(objectname)", _START)
    if start:
        _git(root, "reset", "-q", "--hard", start)
        _git(root, "clean", "-qfd", "--", "records")
        _git(root, "update-ref", "-d", _START)


def _committed(root: Path, edit: Callable[[], object]) -> None:
    edit()
    _git(root, "commit", "-q", "--no-gpg-sign", "-am", "Diubah")


class _Newcomers:
    """Copies tickets under new names, others at each call."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files, self._calls = files, 0

    def __call__(self) -> None:
        self._calls += 1
        for number, file in enumerate(self._files):
            name = f"{file.stem}{self._calls}{number:03}"
            text = file.read_text(encoding="utf-8").replace(f"id: {file.stem}\n", f"id: {name}\n")
            file.with_name(f"{name}.yaml").write_text(text, encoding="utf-8")


def _turns(
    rounds: int, root: Path, work: Callable[[], object], before: Callable[[], object] = lambda: None
) -> list[tuple[Cost, Cost]]:
    """The costs of both, in turns; an edit before each, so that each finds something new."""
    found = []
    for _ in range(rounds):
        before()
        check = _cost(work)
        found.append((_cost(partial(_status, root)), check))
    return found


def _row(name: str, turns: Sequence[tuple[Cost, Cost]], goal: float | None) -> None:
    cells = []
    for which in (0, 1):
        pairs = [(status[which], check[which]) for status, check in turns]
        status, check = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(one / other for other, one in pairs)
        told = f"{status:.2f} s | {check:.2f} s" if which == 0 else f"{status:.2f} and {check:.2f} s"
        cells.append(f"{told} | {ratio:.2f}")
    print(f"| {name} | {' | '.join(cells)} | {f'≤ {goal}' if goal else ''} |", flush=True)


def _edit(files: Sequence[Path]) -> None:
    """Corrects the minute of each ticket's first response, or, where it has none, adds a remark.

    Only after sixty turns it is what it was: a commit in between has something to say.
    """
    for file in files:
        text = file.read_text(encoding="utf-8")
        other = _MINUTE.sub(lambda found: f"{found[1]}{(int(found[2]) + 1) % 60:02}", text, count=1)
        file.write_text(other if other != text else f"{text}# dilihat lagi\n", encoding="utf-8")


def _status(root: Path) -> None:
    # As a person's own git does: with its lock, so that the index keeps what it learnt.
    subprocess.run(["git", "status", "--porcelain=v2"], cwd=root, check=True, stdout=subprocess.DEVNULL)


def _check(root: Path, environment: dict[str, str], as_of: str = AS_OF) -> None:
    command = [Path(sys.executable).with_name("spbe"), "check", "--quiet", "--root", root, "--as-of", as_of]
    done = subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        raise SystemExit(f"spbe check ended with {done.returncode}")


def _cost(work: Callable[[], object]) -> Cost:
    """Seconds on the wall, and of the processor in all processes that were started."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    work()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a region under git, made where it is missing")
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--changed", type=int, nargs="*", default=[], help="how many files to change")
    return parser.parse_args()


if __name__ == "__main__":
    main()
