"""What the past costs: a check over a repository of thousands of commits, with and without its history."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from pipeline.run.examine import Options, examine
from tests.unit.history.repos import OPD, PEMDA, PMT, service, ticket

AS_OF = datetime.fromisoformat("2025-07-01T08:00:00+07:00")
WHO = "Sri <sri@uji.id>"
START = 1_741_046_400
REWRITES, MERGES = 10, 30


def main(commits: int) -> None:
    """Makes the repository and prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _git(root, "init", "-q", "-b", "main")
        _git(root, "fast-import", "--quiet", given="".join(_stream(commits)).encode())
        _git(root, "reset", "-q", "--hard", "main")
        log = ("log", "--raw", "-z", "--first-parent", "--diff-merges=first-parent", "--no-renames", "HEAD")
        print(f"{commits} komit")
        print(f"git log --raw: {_seconds(lambda: _git(root, *log)):.2f} s")
        without = _seconds(lambda: examine(root, AS_OF, Options(engine="serial")))
        print(f"tanpa riwayat: {without:.2f} s")
        start = time.perf_counter()
        found = examine(root, AS_OF, Options(engine="serial", past=True))
        told = sum(one.code.startswith("RWY") for one in found.result.findings)
        print(f"dengan riwayat: {time.perf_counter() - start:.2f} s")
        print(f"{len(found.world.past.edits)} perubahan, {told} temuan RWY")


def _stream(commits: int) -> Iterator[str]:
    first = {
        "catalog/pemda.yaml": PEMDA,
        "catalog/kominfo/opd.yaml": OPD,
        "catalog/kominfo/layanan/ktp.yaml": service("ktp"),
    }
    yield _commit(0, first, "")
    for number in range(1, commits):
        if number % REWRITES == 0:
            target = number - REWRITES + 1
            text = ticket(f"PMT-{target}", dikonfirmasi="2025-03-03 12:30")
            yield _commit(number, {PMT.format(target): text}, "")
            continue
        second = f"merge :{number - 1}\n" if number % MERGES == 1 and number > REWRITES else ""
        yield _commit(number, {PMT.format(number): ticket(f"PMT-{number}")}, second)


def _commit(number: int, files: dict[str, str], merged: str) -> str:
    when = f"{START + 600 * number} +0700"
    parent = f"from :{number}\n" if number else ""
    head = f"commit refs/heads/main\nmark :{number + 1}\nauthor {WHO} {when}\ncommitter {WHO} {when}\n"
    body = "".join(f"M 100644 inline {path}\n{_data(text)}\n" for path, text in files.items())
    return f"{head}{_data(f'Catat {number}')}\n{parent}{merged}{body}\n"


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}"


def _git(root: Path, *arguments: str, given: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=root, input=given, check=True, stdout=subprocess.DEVNULL)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000)
