"""What differs on disk from a commit, folder by folder: what was told of a folder before is not told anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from pipeline.history.git import Repository
from pipeline.history.trees import Entry, differing, folders_of, tree_of
from pipeline.model.lean import dataclass

# Beyond so many names the whole tree is asked for.
_MOST = 200
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
        asked = {*names, *there} - told.keys()
        tree = self._tree(repository, commit, (names.keys() & asked, found))
        if tree is None:
            return None
        mine = {path: entry for path, entry in tree.items() if _folder(path) in asked}
        unread: set[str] = set()
        paths = (path for folder in asked for path in there.get(folder, ()))
        differs = differing(repository, mine, paths, unread)
        by_folder: dict[str, list[str]] = {}
        for path in sorted(differs):
            by_folder.setdefault(_folder(path), []).append(path)
        # What could not be read now may be read the next time.
        for folder in asked & self.states.keys() - set(map(_folder, unread)):
            told[folder] = (names.get(folder, ""), self.states[folder], tuple(by_folder.get(folder, ())))
        self.known = told
        return found | differs, tree

    def _stands(self, folder: str, names: Mapping[str, str]) -> bool:
        known = self.known.get(folder)
        return known is not None and known[:2] == (names.get(folder, ""), self.states.get(folder))

    def _tree(
        self, repository: Repository, commit: str, wanted: tuple[set[str], set[str]]
    ) -> dict[str, Entry] | None:
        """What a commit holds directly in some folders, and of some files."""
        folders, files = wanted
        if len(folders) + len(files) > _MOST:
            return tree_of(repository, commit)
        found: dict[str, Entry] = {}
        if folders:
            held = tree_of(repository, commit, [f"{folder}/" for folder in sorted(folders)], deep=False)
            if held is None:
                return None
            found |= held
        held = tree_of(repository, commit, sorted(files)) if files else {}
        return None if held is None else found | held


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
