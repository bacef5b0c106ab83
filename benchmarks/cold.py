"""Files from a cold disk: as `check` reads them, beside a reader that opens them in turn."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.corpus import Size, write
from pipeline.load.ahead import fetch_in_turn


def main() -> None:
    """Makes the files, evicts and reads them round by round, prints medians."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cold", description=__doc__)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the files lie; none: a temporary one")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=told.folder) as place:
        root = Path(place)
        write(root, Size(tickets=told.tickets))
        paths = sorted(path.relative_to(root).as_posix() for path in (root / "records").rglob("*.yaml"))
        subprocess.run(["sync", "-f", place], check=True)
        found: dict[str, list[float]] = {"in turn": [], "read ahead": [], "warm, in turn": []}
        for number in range(told.rounds):
            order: list[tuple[str, Callable[[Path, Sequence[str]], int]]]
            order = [("in turn", in_turn), ("read ahead", ahead)]
            for name, reader in order if number % 2 else order[::-1]:
                evict(root, paths)
                found[name].append(_rate(reader, root, paths))
            found["warm, in turn"].append(_rate(in_turn, root, paths))
    print(f"| {len(paths)} files | files/s | beside in turn |")
    print("| --- | --- | --- |")
    for name, rates in found.items():
        ratio = statistics.median(one / base for one, base in zip(rates, found["in turn"], strict=True))
        print(f"| {name} | {statistics.median(rates):.0f} | {ratio:.2f} |")


def evict(root: Path, paths: Sequence[str]) -> None:
    """Asks the system to forget the content of files, which `sync` has put on the disk."""
    for path in paths:
        descriptor = os.open(root / path, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def in_turn(root: Path, paths: Sequence[str]) -> int:
    """The reader one would write: open, read, close, the next."""
    size = 0
    for path in paths:
        with (root / path).open("rb") as file:
            size += len(file.read())
    return size


def ahead(root: Path, paths: Sequence[str]) -> int:
    """As `spbe check` reads them."""
    return sum(len(raw) for _, raw in fetch_in_turn(root, paths) if isinstance(raw, bytes))


def _rate(reader: Callable[[Path, Sequence[str]], int], root: Path, paths: Sequence[str]) -> float:
    start = time.perf_counter()
    if not reader(root, paths):
        raise SystemExit("nothing was read")
    return len(paths) / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
