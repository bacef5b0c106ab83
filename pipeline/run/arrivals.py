"""Which commit brought each file, folder by folder: of very many, what nobody asks for stays packed."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, Mapping

from pipeline.model.past import Commit

_Names = dict[str, Commit | None]


class Arrivals(Mapping[str, Commit | None]):
    """File -> the commit that brought it, None for the first of all.

    Pickled, each folder is a piece of its own, and is read only when one of its files is asked for.
    """

    __slots__ = ("_changed", "_open", "_packed")

    def __init__(self, known: Mapping[str, Commit | None] | None = None) -> None:
        """Takes what is known of some files, by path."""
        self._packed: dict[str, bytes] = {}
        self._open: dict[str, _Names] = {}
        self._changed: set[str] = set()
        for path, commit in (known or {}).items():
            self.setdefault(path, commit)

    def setdefault(self, path: str, commit: Commit | None) -> None:
        """Tells of a file, unless it has been told of."""
        folder, _, name = path.rpartition("/")
        names = self._names(folder)
        if name not in names:
            names[name] = commit
            self._changed.add(folder)

    def __getitem__(self, path: str) -> Commit | None:
        """The commit that brought a file; KeyError where that is not told."""
        folder, _, name = path.rpartition("/")
        return self._names(folder)[name]

    def __contains__(self, path: object) -> bool:
        """Whether it is told of a file."""
        folder, _, name = str(path).rpartition("/")
        return name in self._names(folder)

    def __iter__(self) -> Iterator[str]:
        """All files, by folder."""
        for folder in dict.fromkeys((*self._packed, *self._open)):
            yield from (f"{folder}/{name}" if folder else name for name in self._names(folder))

    def __len__(self) -> int:
        """How many files."""
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """Whether it is told of any; no folder is empty."""
        return bool(self._packed) or any(self._open.values())

    def plain(self) -> dict[str, Commit | None]:
        """All of it, for whoever asks for every file."""
        return {
            f"{folder}/{name}" if folder else name: commit
            for folder in dict.fromkeys((*self._packed, *self._open))
            for name, commit in self._names(folder).items()
        }

    def __reduce__(self) -> tuple[object, ...]:
        """As it is pickled: in pieces, of which those that nobody touched are as they were."""
        for folder in self._changed:
            self._packed[folder] = zlib.compress(pickle.dumps(self._open[folder], protocol=5), 1)
        self._changed = set()
        return _again, (self._packed,)

    def _names(self, folder: str) -> _Names:
        found = self._open.get(folder)
        if found is None:
            raw = self._packed.get(folder)
            # Our own bytes: the cache has looked at the mark of the whole.
            found = self._open[folder] = pickle.loads(zlib.decompress(raw)) if raw else {}  # noqa: S301
        return found


def _again(packed: dict[str, bytes]) -> Arrivals:
    found = Arrivals()
    found._packed = packed  # noqa: SLF001  its own maker
    return found
