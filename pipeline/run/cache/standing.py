"""Whether the files of a workspace still stand as they stood: by git's quick look, else file by file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from pipeline.history.git import Begun, Repository
from pipeline.history.index import begin_look, digest_of, looked, read_index, stat_digests
from pipeline.run.cache.tree import (
    FOLDERS,
    Folder,
    Stamp,
    Tree,
    beside,
    content_of,
    folder_of,
    is_fresh,
    stamp_at,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The files as they stood, and for which of them git can be asked.

    Attributes:
        tree: The files.
        index: Digest of git's index with which it was compared, "" for none.
        own: Folders of whose files the index knew something else: they are looked at here.
        beside: Files outside the data folders that records name, with what `beside` tells of them.
    """

    tree: Tree
    index: str = ""
    own: frozenset[str] = frozenset()
    beside: Mapping[str, tuple[Stamp, ...]] = field(default_factory=dict)


class Look:
    """Git's look at the files, which goes on while something else is done.

    Attributes:
        repository: The repository.
    """

    __slots__ = ("_before", "_begun", "repository")

    def __init__(self, repository: Repository) -> None:
        """Begins the look."""
        self.repository = repository
        self._before = _index_stamp(repository)
        self._begun: Begun | None = begin_look(repository, FOLDERS)

    def differing(self, index: str) -> frozenset[str] | None:
        """The files that differ from the index; None where that cannot be told, or the index is another."""
        raw = read_index(self.repository)
        if self._begun is None or raw is None or index_digest(raw) != index:
            self.leave()
            return None
        answer, self._begun = self._begun.answer(), None
        same = self._before == _index_stamp(self.repository)
        return looked(answer, self.repository.prefix) if answer is not None and same else None

    def leave(self) -> None:
        """Ends it, where it is still going on."""
        begun, self._begun = self._begun, None
        if begun is not None:
            begun.leave()


def vouched(tree: Tree, repository: Repository | None) -> Standing:
    """The files with what git's index says of them."""
    raw = read_index(repository) if repository else None
    if repository is None or raw is None:
        return Standing(tree)
    try:
        known = stat_digests(raw, repository, FOLDERS)
    except ValueError:  # it ends before its entries do
        return Standing(tree)
    empty = digest_of(())
    own = frozenset(path for path, folder in tree.folders.items() if folder.digest != known.get(path, empty))
    # An index that vouches for nothing (a form not read here) is no help.
    return Standing(tree, index_digest(raw), own) if len(own) < len(tree.folders) else Standing(tree)


def unchanged(root: Path, before: Standing, look: Look | None, now: int) -> Standing | None:
    """The files as they stand, where they are what they were; else None.

    Args:
        root: The workspace.
        before: What they were.
        look: Git's look, begun before; it is over afterwards.
        now: The present, asked before.
    """
    differing = look.differing(before.index) if look and before.index else None
    if look:
        look.leave()
    folders = before.tree.folders
    if differing is None:
        looked_at = frozenset(folders)
    else:
        shaky = {path for path, folder in folders.items() if folder.loose}
        looked_at = before.own | shaky | {_parent(path) for path in before.tree.loose}
        if not looked_at.issuperset(map(_parent, differing)):
            return None
    try:
        if any(beside(root, path) != stamps for path, stamps in before.beside.items()):
            return None
        there = _same(root, before.tree, looked_at, now)
    except OSError:
        return None
    if there is None or differing is not None:
        return replace(before, tree=there) if there else None
    return replace(vouched(there, look.repository if look else None), beside=before.beside)


def joined(standing: Standing, root: Path, paths: Iterable[str], since: int) -> Standing | None:
    """The standing with the files that a run read elsewhere; None where one has changed meanwhile.

    Args:
        standing: As it was before the run.
        root: The workspace.
        paths: Files that records name, relative to it.
        since: The present before the run.
    """
    outside = sorted({path for path in paths if path and path.split("/")[0] not in FOLDERS})
    try:
        found = {path: beside(root, path) for path in outside}
    except (OSError, ValueError):
        return None
    there = (stamps[-1] for stamps in found.values() if stamps[-1])
    return None if any(is_fresh(stamp, since) for stamp in there) else replace(standing, beside=found)


def _same(root: Path, before: Tree, looked_at: frozenset[str], now: int) -> Tree | None:
    folders = dict(before.folders)
    fresh: dict[str, str] = {}
    for path, folder in before.folders.items():
        if path not in looked_at:
            if stamp_at(root / path) != folder.stamp:
                return None
            continue
        there, below = folder_of(root, path, now, fresh)
        if (there.stamp, there.digest) != (folder.stamp, folder.digest) or not folders.keys() >= set(below):
            return None
        folders[path] = there
    if not all(_content(root / path, fresh.get(path)) == was for path, was in before.loose.items()):
        return None
    return Tree(folders, fresh)


def _content(place: Path, known: str | None) -> str:
    return content_of(place, place.lstat()) if known is None else known


def index_digest(raw: bytes) -> str:
    """A digest of an index, the tables for git's own convenience included."""
    return blake2b(raw, digest_size=16).hexdigest()


def to_json(standing: Standing) -> bytes:
    """The standing as it is kept."""
    folders = {
        path: [folder.stamp, folder.digest, folder.loose] for path, folder in standing.tree.folders.items()
    }
    content = [folders, standing.tree.loose, standing.index, sorted(standing.own), standing.beside]
    return json.dumps(content).encode("ascii")


def from_json(raw: bytes) -> Standing:
    """The standing that was kept.

    Raises:
        ValueError: It is none; also TypeError, KeyError.
    """
    folders, loose, index, own, outside = json.loads(raw)
    found = {path: Folder(_stamp(stamp), digest, flag) for path, (stamp, digest, flag) in folders.items()}
    near = {path: tuple(map(_stamp, stamps)) for path, stamps in outside.items()}
    return Standing(Tree(found, dict(loose)), index, frozenset(own), near)


def _stamp(numbers: Iterable[int]) -> Stamp:
    return tuple(numbers)


def _index_stamp(repository: Repository) -> Stamp:
    try:
        return stamp_at(repository.folder / "index")
    except OSError:
        return ()


def _parent(path: str) -> str:
    return path.rpartition("/")[0]
