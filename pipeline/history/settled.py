"""What differs on disk from a commit, folder by folder: what was told of a folder before is not told anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.history.git import Repository
from pipeline.history.trees import Entry, differing, folders_of, tree_of
from pipeline.model.lean import dataclass, field

# So many names git is asked for at once.
_AT_ONCE = 100
# Git's name for a folder of a commit, a digest of its files on disk, and those that differed.
Told = tuple[str, str, tuple[str, ...]]


@dataclass(slots=True)
class Settled:
    """What is known of some folders.

    Attributes:
        states: By folder, a digest of the files directly in it as they stand; only where that is sure.
        known: What was told of folders before; afterwards, of those that there are.
    """

    states: Mapping[str, str] = field(default_factory=dict)
    known: dict[str, Told] = field(default_factory=dict)

    def differing(
        self, repository: Repository, commit: str, paths: Iterable[str]
    ) -> tuple[set[str], Mapping[str, Entry]] | None:
        """The files that are not what a commit holds, and what it holds of these; None where git cannot tell.

        Args:
            repository: The repository.
            commit: The commit.
            paths: The data files that there are on disk.
        """
        names = folders_of(repository, commit)
        if names is None:
            return None
        there: dict[str, list[str]] = {}
        for path in paths:
            there.setdefault(_folder(path), []).append(path)
        told = {folder: self.known[folder] for folder in {*names, *there} if self._stands(folder, names)}
        found = {path for _, _, files in told.values() for path in files}
        asked = sorted({*names, *there} - told.keys())
        tree = _held(repository, commit, sorted(found))
        if tree is None:
            return None
        unread: set[str] = set()
        # Of a large region only some folders at a time: a tree takes five times the room of its paths.
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            held = _held(repository, commit, [f"{folder}/" for folder in some if folder in names])
            if held is None:
                return None
            here = (path for folder in some for path in there.get(folder, ()))
            differs = differing(repository, held, here, unread)
            found |= differs
            tree |= {path: held[path] for path in differs if path in held}
            for folder, files in _by_folder(differs, some).items():
                # What could not be read now may be read the next time.
                if folder in self.states and unread.isdisjoint(files):
                    told[folder] = (names.get(folder, ""), self.states[folder], files)
        self.known = told
        return found, tree

    def _stands(self, folder: str, names: Mapping[str, str]) -> bool:
        known = self.known.get(folder)
        return known is not None and known[:2] == (names.get(folder, ""), self.states.get(folder))


def _by_folder(paths: Iterable[str], folders: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Some folders, each with those of the paths that lie directly in it."""
    found: dict[str, list[str]] = {folder: [] for folder in folders}
    for path in sorted(paths):
        found.setdefault(_folder(path), []).append(path)
    return {folder: tuple(files) for folder, files in found.items()}


def _held(repository: Repository, commit: str, places: Sequence[str]) -> dict[str, Entry] | None:
    """What a commit holds of files, and directly in folders that end in "/"; None where git cannot tell."""
    found: dict[str, Entry] = {}
    for start in range(0, len(places), _AT_ONCE):
        held = tree_of(repository, commit, places[start : start + _AT_ONCE], deep=False)
        if held is None:
            return None
        found |= held
    return found


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
