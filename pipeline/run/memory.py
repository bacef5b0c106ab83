"""Batches judged before in this process: judged again only when their files or their surroundings change."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.model.lean import dataclass, field
from pipeline.run.batches import BatchResult, Setting, run_batch

# Small, so that one changed file costs little; a batch of one would cost more in keeping than in judging.
BATCH_FILES = 20
Stamp = tuple[int, ...]
FOLDERS = ("catalog", "records")


@dataclass(slots=True)
class Memory:
    """What became of each batch, for a process that examines the same workspace again and again.

    Attributes:
        around: What all batches were judged by: the instant, and the catalogue with its packs as it stood.
        batches: By their paths: the files as they stood, and what they came to.
    """

    around: Any = None
    batches: dict[tuple[str, ...], tuple[Any, BatchResult]] = field(default_factory=dict)

    def judge(self, setting: Setting, parts: Sequence[tuple[str, ...]]) -> Iterator[BatchResult]:
        """The result of each batch, in order; the files are stamped before they are read.

        Args:
            setting: What they are judged by; contents that stand in for files are not remembered.
            parts: The paths of each batch.
        """
        around = (setting.as_of, stamps(setting.root, ("catalog",)))
        if around != self.around or setting.drafts:
            self.around, self.batches = around, {}
        known, self.batches = self.batches, {}
        pickled = pickle.dumps(setting)
        for paths in parts:
            state = [stamp(setting.root / path) for path in paths]
            former = known.get(paths)
            result = former[1] if former and former[0] == state else run_batch(pickled, paths)
            self.batches[paths] = (state, result)
            yield result


def stamps(root: Path, folders: Sequence[str] = FOLDERS) -> Mapping[str, Stamp]:
    """Every file below some folders of a workspace, with what changes when it is written."""
    found: dict[str, Stamp] = {}
    for folder in folders:
        for place, _folders, names in os.walk(root / folder):
            for name in names:
                file = Path(place, name)
                found[file.relative_to(root).as_posix()] = stamp(file)
    return found


def stamp(file: Path) -> Stamp:
    """What changes when a file is written or replaced; () for one that is not there."""
    try:
        state = file.lstat()
    except OSError:
        return ()
    return (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
