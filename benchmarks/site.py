"""What a site costs: built from nothing, where nothing changed, and after edits, at one instant of judgement.

Other people's load lengthens the processor's time least: it is what the ratios are of.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus

_MINUTE = re.compile(r"(direspons: .*?\d\d:\d)(\d)")


@dataclass(frozen=True)
class Cost:
    """What one build cost.

    Attributes:
        cpu: Seconds of the processor, all its processes.
        memory: MiB of the largest process.
        pages: How many pages differ from those of the build before, footers left aside.
    """

    cpu: float
    memory: float
    pages: int


def main() -> None:
    """Prints a table; the region is made where it is not there yet, and stands as it was afterwards."""
    given = _arguments()
    root = given.folder
    if not (root / "catalog").exists():
        wanted = (
            "--tickets",
            given.tickets,
            "--offices",
            given.offices,
            "--services",
            given.services,
            "--git",
        )
        subprocess.run([sys.executable, "-m", "benchmarks.corpus", str(root), *map(str, wanted)], check=True)
    tickets = sorted((root / "records").rglob("*/aduan/**/*.yaml")) + sorted(
        (root / "records").rglob("*/permintaan/**/*.yaml")
    )
    edits = {
        f"{number} edited": tickets[:: max(1, len(tickets) // number)][:number] for number in given.changed
    }
    kept = {file: file.read_bytes() for files in edits.values() for file in files}
    try:
        _measured(root, {"nothing changed": [], **edits}, given.rounds)
    finally:
        for file, content in kept.items():
            file.write_bytes(content)


def _measured(root: Path, edits: Mapping[str, Sequence[Path]], rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state"}
        whole = _built(root, environment)
        print("| build | CPU | beside the first | pages that differ | largest process |")
        print("| --- | --- | --- | --- | --- |")
        print(f"| from nothing | {whole.cpu:.1f} s | 1.00 | | {whole.memory:.0f} MiB |", flush=True)
        for name, files in edits.items():
            for _ in range(rounds):
                _edit(files)
                cost = _built(root, environment)
                told = f"{cost.cpu:.1f} s | {cost.cpu / whole.cpu:.2f} | {cost.pages}"
                print(f"| {name} | {told} | {cost.memory:.0f} MiB |", flush=True)


def _built(root: Path, environment: dict[str, str]) -> Cost:
    before = _pages(root / "build")
    command = [str(Path(sys.executable).with_name("spbe")), "build", "--root", str(root)]
    command += ["--as-of", corpus.AS_OF, "--only", "html", "--quiet"]
    process = subprocess.Popen(command, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"spbe build ended with {process.returncode}")
    after = _pages(root / "build")
    differing = sum(1 for name in after.keys() | before.keys() if after.get(name) != before.get(name))
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, differing)


def _pages(build: Path) -> dict[str, int]:
    """A mark of each page without its footer."""
    found = {}
    for file in build.rglob("*.html"):
        head, _, rest = file.read_bytes().partition(b'<footer class="situs-kaki">')
        found[str(file)] = hash((head, rest.partition(b"</footer>")[2]))
    return found


def _edit(files: Sequence[Path]) -> None:
    """Corrects the minute of each ticket's first response, or, where it has none, adds a remark."""
    for file in files:
        text = file.read_text(encoding="utf-8")
        other = _MINUTE.sub(lambda found: f"{found[1]}{(int(found[2]) + 1) % 10}", text, count=1)
        file.write_text(other if other != text else f"{text}# dilihat lagi\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a region, made where it is missing")
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--offices", type=int, default=50)
    parser.add_argument("--services", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--changed", type=int, nargs="*", default=[1, 100], help="how many tickets to edit")
    return parser.parse_args()


if __name__ == "__main__":
    main()
