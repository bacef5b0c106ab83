"""How folders are parted into batches: files that join a folder leave the batches around them alone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby

from pipeline.history.index import files_of
from pipeline.model.digests import blake2b
from pipeline.model.lean import dataclass, field
from pipeline.run.cache.tree import Tree

Part = tuple[str, ...]
# A batch of fewer files is judged again with those that join its folder: else each day would leave another.
FEWEST = 32
# First file, how many, and a digest of what the system tells of them.
_Row = tuple[str, int, str]


@dataclass(slots=True)
class Parting:
    """The batches of all folders.

    Attributes:
        known: Of the last run, by folder: a digest of how all its files stood, and its batches in order.
        told: The same of this run, after `parted`.
        digests: By batch, a digest of how its files stand, after `parted`.
    """

    known: Mapping[str, tuple[str, Sequence[_Row]]] = field(default_factory=dict)
    told: dict[str, tuple[str, Sequence[_Row]]] = field(default_factory=dict)
    digests: dict[Part, str] = field(default_factory=dict)

    def parted(self, tree: Tree, paths: Sequence[str], size: int) -> list[Part]:
        """The paths folder by folder, in order, in runs of at most `size`.

        Args:
            tree: The files as they stand.
            paths: The data files, in order.
            size: Most files in a batch.
        """
        loose: dict[str, dict[str, str]] = {}
        for path, content in tree.loose.items():
            loose.setdefault(folder_of(path), {})[path] = content
        found: list[Part] = []
        for folder, group in groupby(paths, key=folder_of):
            stands = _Stands(tree, folder, loose.get(folder, {}))
            parts = list(self._folder(stands, tuple(group), size))
            self.told[folder] = (stands.whole, [(part[0], len(part), digest) for part, digest in parts])
            self.digests.update(parts)
            found.extend(part for part, _ in parts)
        return found

    def _folder(self, stands: _Stands, files: Part, size: int) -> Iterator[tuple[Part, str]]:
        whole, rows = self.known.get(stands.folder, ("", ()))
        before = [(part, digest) for part, digest in _slices(files, rows) if len(part) <= size]
        if whole == stands.whole and sum(len(part) for part, _ in before) == len(files):
            return iter(before)
        same = [(part, digest) for part, digest in before if stands.digest(part) == digest != stands.whole]
        if sum(len(part) for part, _ in same) < len(files):
            same = [(part, digest) for part, digest in same if len(part) >= FEWEST]
        return _filled(files, same, size, stands)


class _Stands:
    """How the files of a folder stand."""

    def __init__(self, tree: Tree, folder: str, loose: Mapping[str, str]) -> None:
        known = tree.folders.get(folder)
        self.folder, self._loose = folder, loose
        self.whole = _digest((known.digest if known else None, sorted(loose.items())))
        raw = known.rows if known else b""
        self._rows = {f"{folder}/{os.fsdecode(name)}": told for name, told in files_of(raw).items()}

    def digest(self, part: Part) -> str:
        """Of some of its files; of all, where of each it is not known."""
        if any(path not in self._rows for path in part):
            return self.whole
        return _digest([(path, self._rows[path], self._loose.get(path)) for path in part])


def _slices(files: Part, rows: Iterable[_Row]) -> Iterator[tuple[Part, str]]:
    """The batches that were, as far as their files still begin and number as they did; each file once."""
    places = {path: place for place, path in enumerate(files)}
    free = 0
    for first, number, digest in rows:
        start = places.get(first, -1)
        if start >= free and 0 < number <= len(files) - start:
            free = start + number
            yield files[start:free], digest


def _filled(
    files: Part, same: Sequence[tuple[Part, str]], size: int, stands: _Stands
) -> Iterator[tuple[Part, str]]:
    """These batches, and between them others of all other files, in order."""
    at = 0
    for part, digest in (*same, ((), "")):
        end = files.index(part[0], at) if part else len(files)
        for start in range(at, end, size):
            other = files[start : min(start + size, end)]
            yield other, stands.digest(other)
        if part:
            yield part, digest
        at = end + len(part)


def _digest(told: object) -> str:
    return blake2b(repr(told).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def folder_of(path: str) -> str:
    """The folder of a file."""
    return path.rpartition("/")[0]


def to_json(parting: Parting) -> bytes:
    """How folders were parted, as it is kept."""
    return json.dumps(parting.told).encode("ascii")


def from_json(raw: bytes) -> Parting:
    """What the last run kept; nothing known where it kept nothing."""
    with suppress(ValueError, TypeError, AttributeError):
        known = {
            str(folder): (
                str(whole),
                [(str(first), int(number), str(digest)) for first, number, digest in rows],
            )
            for folder, (whole, rows) in json.loads(raw).items()
        }
        return Parting(known)
    return Parting()
