"""Every leaf of every kind of record replaced by hostile values, one after the other, in a region that is sound.

A round changes one leaf in each of several files, runs `check` (and now and then `build`) in a process of its own,
and asks the promises of what comes out. What breaks in a round is tried again change by change.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.fuzz.oracle import Outcome, Trial, muted, try_workspace
from tools.fuzz.payloads import SELF, Payload, payloads
from tools.fuzz.region import leaves, plant, written

AT_ONCE = 40
BUILD_EVERY = 60
BUILD_EVERY_ALONE = 8
FORMATS_EVERY = 6
ALONE_EVERY = 4
LIMIT = 600
MEMORY = 4 * 1024**3
_MARK = "\ufffdmark"
# What the whole region hangs on is changed alone: where it falls, nothing else can be asked.
_ALONE = re.compile(r"catalog/(?:pemda\.yaml|[^/]+/opd\.yaml|peraturan/.*)")
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One leaf of one file replaced.

    Attributes:
        path: The file.
        keys: The way to the leaf.
        payload: What stands there now.
    """

    path: str
    keys: tuple[str | int, ...]
    payload: Payload

    def text(self, content: Content) -> str:
        """The file with the change."""
        changed = json.loads(json.dumps(content))
        _put(changed, self.keys, _MARK)
        text = self.payload.text.replace(SELF, str(content.get("id", "tanpa-id")))
        return json.dumps(changed, ensure_ascii=False, indent=1).replace(f'"{_MARK}"', text) + "\n"

    def expected(self, content: Content) -> Content | None:
        """What must be read from the file where it is read at all; None where nothing is known."""
        if not self.payload.known or SELF in self.payload.text:
            return None
        changed: Content = json.loads(json.dumps(content))
        _put(changed, self.keys, self.payload.value)
        return changed

    @property
    def due(self) -> bool:
        """Whether an error about the file must come: a free field (`x_…`) may hold whatever can be read.

        The lint of a pack looks for contradictions, not for every shape.
        """
        free = any(isinstance(key, str) and key.startswith("x_") for key in self.keys)
        law = self.path.startswith("catalog/peraturan/")
        return self.payload.refused and not ((free or law) and self.payload.known)


def run(seconds: int, artifacts: Path) -> int:
    """Changes leaves until the time is over; 1 where a promise broke (its files are kept below `artifacts`)."""
    counts: Counter[str] = Counter()
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "w")
        region = plant(root)
        muted()
        # What is imported and remembered here, no child has to do again.
        _hold(try_workspace(root, {}, frozenset(), Trial(formats=True, build=True)))
        for number, changes in enumerate(rounds(region)):
            if time.monotonic() > end:
                break
            every = BUILD_EVERY if len(changes) > 1 else BUILD_EVERY_ALONE
            trial = Trial(formats=number % FORMATS_EVERY == 0, build=number % every == 0)
            outcome = attempt(root, region, changes, trial)
            counts += outcome.counts
            counts.update(rounds=1, mutations=len(changes))
            for change, fault in culprits(root, region, changes, outcome):
                counts["broken promises"] += 1
                keep(artifacts, counts["broken promises"], region, change, fault)
            if number % 20 == 0:
                print(told(counts), flush=True)
    print(told(counts))
    return 1 if counts["broken promises"] else 0


def _hold(outcome: Outcome) -> None:
    if outcome.faults:
        raise AssertionError(f"the region breaks a promise before anything is changed: {outcome.faults[0]}")


def rounds(region: dict[str, Content]) -> Iterator[tuple[Change, ...]]:
    """Every leaf with every payload, in an order that mixes them, several files at a time; dice of a fixed start."""
    dice, hostile = random.Random(20240426), payloads()
    waiting = {
        path: [(keys, payload) for keys in leaves(content) for payload in hostile]
        for path, content in region.items()
    }
    for path in sorted(waiting):
        dice.shuffle(waiting[path])
    alone = [path for path in sorted(waiting) if _ALONE.fullmatch(path)]
    while any(waiting.values()):
        if not dice.randrange(ALONE_EVERY):
            path = dice.choice(alone)
            yield from [(Change(path, *waiting[path].pop()),)] if waiting[path] else []
        together = [path for path in sorted(waiting) if waiting[path] and path not in alone]
        chosen = dice.sample(together, min(AT_ONCE, len(together)))
        yield tuple(Change(path, *waiting[path].pop()) for path in chosen)


def attempt(root: Path, region: dict[str, Content], changes: Sequence[Change], trial: Trial) -> Outcome:
    """One round in a process of its own: what dies, hangs or eats the memory is a broken promise, no end."""
    for change in changes:
        (root / change.path).write_text(change.text(region[change.path]), "utf-8", errors="surrogatepass")
    try:
        return _apart(root, region, changes, trial)
    finally:
        for change in changes:
            (root / change.path).write_text(written(region[change.path]), "utf-8")


def _apart(root: Path, region: dict[str, Content], changes: Sequence[Change], trial: Trial) -> Outcome:
    expected = {change.path: wanted for change in changes if (wanted := change.expected(region[change.path]))}
    due = frozenset(change.path for change in changes if change.due)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_inside, args=(theirs, root, expected, due, trial))
    child.start()
    theirs.close()
    try:
        if not ours.poll(LIMIT):
            child.kill()
            return Outcome(Counter(), (f"not done after {LIMIT} s",), trial)
        outcome: Outcome = ours.recv()
    except EOFError:
        child.join()
        return Outcome(Counter(), (f"died: exit code {child.exitcode}",), trial)
    finally:
        child.join()
        ours.close()
    return outcome


def _inside(pipe: Any, root: Path, expected: dict[str, Content], due: frozenset[str], trial: Trial) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    pipe.send(try_workspace(root, expected, due, trial))


def culprits(
    root: Path, region: dict[str, Content], changes: Sequence[Change], outcome: Outcome
) -> Iterator[tuple[Change, str]]:
    """Each change that breaks a promise alone; else all of them, with the word that it takes them together."""
    found = not outcome.faults
    for change in changes if outcome.faults else ():
        alone = attempt(root, region, (change,), outcome.trial)
        for fault in alone.faults[:1]:
            found = True
            yield change, fault
    if not found:
        for change in changes:
            yield change, f"only together: {outcome.faults[0]}"


def keep(artifacts: Path, number: int, region: dict[str, Content], change: Change, fault: str) -> None:
    """Tells of a change that broke a promise, and keeps its file."""
    artifacts.mkdir(parents=True, exist_ok=True)
    file = artifacts / f"leaf-{number:04}.yaml"
    file.write_text(change.text(region[change.path]), "utf-8", errors="surrogatepass")
    where = "/".join(map(str, change.keys))
    print(f"{file.name}: {change.path} {where} = {change.payload.text[:80]!a}: {fault}", flush=True)


def _put(content: Any, keys: Sequence[str | int], value: Any) -> None:
    for key in keys[:-1]:
        content = content[key]
    content[keys[-1]] = value


def told(counts: Counter[str]) -> str:
    """What was done, in a line."""
    return ", ".join(f"{number} {what}" for what, number in counts.items())
