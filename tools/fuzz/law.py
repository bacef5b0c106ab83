"""Every leaf of a regulation pack replaced by hostile values: what its lint says, and what a pack does that it passes.

A change that the lint refuses has been told, and only has to be told without a failure. What it passes in silence goes
into force: such changes, one of each file, are tried together through `check`, the commands that print figures, and
`build`, in a process of their own. What breaks there is tried again change by change.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.law.pack import build
from pipeline.load.read import load_bytes
from pipeline.model.finding import Severity
from tools.fuzz.leaves import Change, Content, attempt, culprits, keep, told
from tools.fuzz.oracle import Trial, muted, try_workspace
from tools.fuzz.payloads import SELF, payloads
from tools.fuzz.region import PACK, leaves, plant

AT_ONCE = 6
BUILD_EVERY = 3


def run(seconds: int, artifacts: Path) -> int:
    """Changes the pack's leaves until the time is over; 1 where a promise broke (its files are kept)."""
    counts: Counter[str] = Counter()
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "w")
        region = plant(root)
        muted()
        try_workspace(root, {}, frozenset(), Trial(build=True, figures=True))
        waiting: dict[str, Change] = {}
        for change in changes(region):
            if time.monotonic() > end:
                break
            fault, silent = linted(region, change)
            counts.update(linted=1, silent=silent)
            if fault:
                counts["broken promises"] += 1
                keep(artifacts, counts["broken promises"], region, change, fault)
            elif silent and waiting.setdefault(change.path, change) is change and len(waiting) == AT_ONCE:
                _try(root, region, tuple(waiting.values()), counts, artifacts)
                waiting.clear()
    print(told(counts))
    return 1 if counts["broken promises"] else 0


def changes(region: dict[str, Content]) -> Iterator[Change]:
    """Each leaf of the pack once with some value, then each once more, and so on; dice of a fixed start."""
    dice = random.Random(20240426)
    # What cannot be read is the reader's to refuse, wherever it stands.
    hostile = [one for one in payloads() if one.known and one.text != f'"{SELF}"']
    ways = [
        (path, keys)
        for path in sorted(region)
        if path.startswith(f"{PACK}/")
        for keys in leaves(region[path])
    ]
    dice.shuffle(ways)
    starts = [dice.randrange(len(hostile)) for _ in ways]
    dice.shuffle(hostile)
    for turn in range(len(hostile)):
        for start, (path, keys) in zip(starts, ways, strict=True):
            yield Change(path, keys, hostile[(start + turn) % len(hostile)])


def linted(region: dict[str, Content], change: Change) -> tuple[str, bool]:
    """Whether the pack with a change broke its own reader or lint, in words; and whether they passed it in silence."""
    loaded = load_bytes(change.text(region[change.path]).encode("utf-8", "surrogatepass"), change.path)
    if any(finding.severity is Severity.ERROR for finding in loaded.findings):
        return "", False
    pack = {path: [data] for path, data in region.items() if path.startswith(f"{PACK}/")}
    pack[change.path] = [document.data for document in loaded.documents]
    files = {path.removeprefix(f"{PACK}/"): data for path, data in pack.items()}
    try:
        _, findings = build(files, PACK)
    except Exception as problem:  # whatever comes out is a broken promise
        return f"lint: {type(problem).__name__}: {problem}"[:300], False
    return "", not any(finding.severity is Severity.ERROR for finding in findings)


def _try(
    root: Path,
    region: dict[str, Content],
    together: tuple[Change, ...],
    counts: Counter[str],
    artifacts: Path,
) -> None:
    trial = Trial(build=not counts["rounds"] % BUILD_EVERY, figures=True)
    outcome = attempt(root, region, together, trial)
    counts += outcome.counts
    counts.update(rounds=1, in_force=len(together))
    for change, fault in culprits(root, region, together, outcome):
        counts["broken promises"] += 1
        keep(artifacts, counts["broken promises"], region, change, fault)
    print(told(counts), flush=True)
