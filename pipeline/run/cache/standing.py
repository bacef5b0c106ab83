"""Whether the files of a workspace still stand as they stood: by git's quick look, else file by file."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pipeline.history.git import Repository
from pipeline.history.index import digest_of, files_of, read_index, stat_digests
from pipeline.model.digests import blake2b
from pipeline.model.lean import dataclass, field, replace
from pipeline.run.cache.look import Look
from pipeline.run.cache.tree import (
    FOLDERS,
    MOST_LOOSE,
    Folder,
    Stamp,
    Tree,
    beside,
    content_of,
    folder_of,
    is_fresh,
    names_in,
    stamp_at,
    stamp_of,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The files as they stood, and for which of them git can be asked.

    Attributes:
        tree: The files.
        index: Digest of git's index with which it was compared, "" for none.
        own: Folders of whose files the index knew something else: they are looked at here.
        beside: Files outside the data folders that records name, with what `beside` tells of them.
        apart: Files that are not as the index holds them though all others in their folder are: their
            stamp, and a digest of their content where the stamp is too fresh ("" where it is not).
        index_stamp: Of the index, where by it the index is known to be the same; () where it is too fresh.
    """

    tree: Tree
    index: str = ""
    own: frozenset[str] = frozenset()
    beside: Mapping[str, tuple[Stamp, ...]] = field(default_factory=dict)
    apart: Mapping[str, tuple[Stamp, str]] = field(default_factory=dict)
    index_stamp: Stamp = ()


def vouched(tree: Tree, repository: Repository | None, raw: bytes | None = None) -> Standing:
    """The files with what git's index (read already where it is given) says of them."""
    if raw is None:
        raw = read_index(repository) if repository else None
    if repository is None or raw is None:
        return Standing(tree)
    known = _known(raw, repository)
    return Standing(tree) if known is None else _compared(tree, known, index_digest(raw))


def _known(raw: bytes, repository: Repository) -> dict[str, str] | None:
    try:
        return stat_digests(raw, repository, FOLDERS)
    except ValueError:  # it ends before its entries do
        return None


def _compared(tree: Tree, known: Mapping[str, str], index: str) -> Standing:
    empty = digest_of(())
    own = frozenset(path for path, folder in tree.folders.items() if folder.digest != known.get(path, empty))
    # An index that vouches for nothing (a form not read here) is no help.
    return Standing(tree, index, own) if len(own) < len(tree.folders) else Standing(tree)


Moved = tuple[Standing, frozenset[str]]
# The rows of a folder as they were kept, b"" where they are not.
RowsOf = Callable[[Path], bytes]


def moved(root: Path, before: Standing, look: Look | None, now: int, rows: RowsOf) -> Moved | None:
    """The files as they stand, and which of them are not what they were; None where that cannot be told.

    Where names came or went, it is not told.

    Args:
        root: The workspace.
        before: What they were.
        look: Git's look, begun before; it is over afterwards.
        now: The present, asked before.
        rows: What was kept of folders.
    """
    told = look.differing() if look and before.index else None
    if look:
        look.leave()
    try:
        if any(beside(root, path) != stamps for path, stamps in before.beside.items()):
            return None
        if told is None or look is None:
            there = (
                None if before.apart else _same(root, before.tree, frozenset(before.tree.folders), now, rows)
            )
            if there is None:
                return None
            found = vouched(there[0], look.repository if look else None)
            return replace(found, beside=before.beside), frozenset(there[1])
        there_now = _with_index(before, look, now)
        return _moved(root, there_now, told, now, rows) if there_now else None
    except OSError:
        return None


def _with_index(before: Standing, look: Look, now: int) -> Standing | None:
    """The same standing compared with the index as it is now: git looked at the files by this one."""
    if before.index_stamp and before.index_stamp == look.index_stamp:
        return before
    raw = look.index()
    if raw is None:
        return None
    found = before if index_digest(raw) == before.index else vouched(before.tree, look.repository, raw)
    stamp = () if is_fresh(look.index_stamp, now) else look.index_stamp
    return replace(before, index=found.index, own=found.own, index_stamp=stamp)


def _moved(root: Path, before: Standing, differing: frozenset[str], now: int, rows: RowsOf) -> Moved | None:
    # What is apart is apart from an index that held the rest of its folder.
    if not before.index or any(_parent(path) in before.own for path in before.apart):
        return None
    own = before.own | {_parent(path) for path in before.tree.loose}
    there = _same(root, before.tree, own, now, rows)
    if there is None:
        return None
    tree, touched = there
    apart: dict[str, tuple[Stamp, str]] = {}
    for path in sorted({*differing, *before.apart}):
        if _parent(path) in own:
            continue
        state = (root / path).lstat()
        if not stat.S_ISREG(state.st_mode):
            return None
        stamp, (was, content) = stamp_of(state), before.apart.get(path, ((), ""))
        fresh = content_of(root / path, state) if content or is_fresh(stamp, now) else ""
        if path not in differing or stamp != was or (content and fresh != content):
            touched.add(path)
        if path in differing:
            apart[path] = (stamp, fresh if is_fresh(stamp, now) else "")
    return replace(before, tree=tree, apart=apart), frozenset(touched)


def refreshed(root: Path, before: Standing, look: Look, now: int) -> Standing | None:
    """The files as they stand; None where in doubt. Listed are only folders that may have changed.

    Args:
        root: The workspace.
        before: What they were.
        look: Git's look, begun before.
        now: The present, asked before that.
    """
    differing = look.differing() if before.index else None
    compared = _by_the_index(before, look, now) if differing is not None else None
    if differing is None or compared is None:
        return None
    before, known = compared
    doubtful = before.own.union(map(_parent, (*before.tree.loose, *before.apart, *differing)))
    try:
        tree = _listed_again(root, before.tree, doubtful, now)
    except OSError:
        return None
    if len(tree.loose) > MOST_LOOSE:
        return None
    if known is not None:
        return replace(_compared(tree, known, before.index), index_stamp=before.index_stamp)
    # By the same index: where a folder's files are as they were, so is what it knows of them.
    former, now_there = before.tree.folders, tree.folders.items()
    own = {path for path, it in now_there if path not in former or it.digest != former[path].digest}
    own |= before.own & tree.folders.keys()
    there = Standing(tree, before.index, frozenset(own), index_stamp=before.index_stamp)
    return there if len(own) < len(tree.folders) else Standing(tree)


def _by_the_index(before: Standing, look: Look, now: int) -> tuple[Standing, Mapping[str, str] | None] | None:
    """The same standing beside the index as it is now; what that knows of folders, where it is another."""
    if before.index_stamp and before.index_stamp == look.index_stamp:
        return before, None
    raw = look.index()
    known = _known(raw, look.repository) if raw is not None else None
    if raw is None or known is None:
        return None
    found = _compared(before.tree, known, index_digest(raw))
    stamp = () if is_fresh(look.index_stamp, now) else look.index_stamp
    return (replace(found, apart=before.apart, index_stamp=stamp), known) if found.index else None


def _listed_again(root: Path, before: Tree, doubtful: frozenset[str], now: int) -> Tree:
    """The folders as they stand; listed are those in doubt, and where names came or went.

    Raises:
        OSError: One cannot be looked at.
    """
    below: dict[str, list[str]] = {}
    for path in before.folders:
        below.setdefault(_parent(path), []).append(path)
    tree, waiting = Tree(), list(FOLDERS)
    while waiting:
        path = waiting.pop()
        folder, names = before.folders.get(path), below.get(path, [])
        if folder is None or folder.loose or path in doubtful or stamp_at(root / path) != folder.stamp:
            folder, names = folder_of(root, path, now, tree.loose)
        tree.folders[path] = folder
        waiting.extend(names)
    return tree


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


def _same(
    root: Path, before: Tree, looked_at: frozenset[str], now: int, rows: RowsOf
) -> tuple[Tree, set[str]] | None:
    """The same files, and which are others than they were; None where it cannot be told which."""
    folders = dict(before.folders)
    fresh: dict[str, str] = {}
    touched: set[str] = set()
    for path, folder in before.folders.items():
        if path not in looked_at:
            stamp = stamp_at(root / path)
            if stamp[:1] != folder.stamp[:1]:
                return None
            if (stamp != folder.stamp or folder.loose) and names_in(root, path) != folder.names:
                return None
            folders[path] = replace(folder, stamp=stamp, loose=bool(stamp) and is_fresh(stamp, now))
            continue
        there, below = folder_of(root, path, now, fresh)
        same = there.stamp[:1] == folder.stamp[:1] and there.names == folder.names
        others = _others(root / path, rows, folder, there) if same and folders.keys() >= set(below) else None
        if others is None:
            return None
        touched.update(f"{path}/{name}" for name in others)
        folders[path] = there
    contents = {path: _content(root / path, fresh.get(path)) for path in before.loose}
    touched.update(path for path, was in before.loose.items() if contents[path] != was)
    return Tree(folders, fresh), touched


def _others(place: Path, rows: RowsOf, before: Folder, there: Folder) -> set[str] | None:
    """The names of the files that a folder tells another state of; None where that is not known of all."""
    if there.digest == before.digest:
        return set()
    raw = rows(place)
    if digest_of((raw,)) != before.digest:
        return None
    was, now = files_of(raw), files_of(there.rows)
    names = {os.fsdecode(name) for name, told in now.items() if was.get(name) != told}
    return names if all(stat.S_ISREG((place / name).lstat().st_mode) for name in names) else None


def _content(place: Path, known: str | None) -> str:
    return content_of(place, place.lstat()) if known is None else known


def index_digest(raw: bytes) -> str:
    """A digest of an index, the tables for git's own convenience included."""
    return blake2b(raw, digest_size=16).hexdigest()


def to_json(standing: Standing) -> bytes:
    """The standing as it is kept."""
    folders = {
        path: [folder.stamp, folder.digest, folder.loose, folder.names]
        for path, folder in standing.tree.folders.items()
    }
    rest = [sorted(standing.own), standing.beside, standing.apart, standing.index_stamp]
    content = [folders, standing.tree.loose, standing.index, *rest]
    return json.dumps(content).encode("ascii")


def from_json(raw: bytes) -> Standing:
    """The standing that was kept.

    Raises:
        ValueError: It is none; also TypeError, KeyError.
    """
    folders, loose, index, own, outside, apart, stamp_of_index = json.loads(raw)
    found = {path: Folder(_stamp(stamp), *rest) for path, (stamp, *rest) in folders.items()}
    near = {path: tuple(map(_stamp, stamps)) for path, stamps in outside.items()}
    others = {path: (_stamp(stamp), str(content)) for path, (stamp, content) in apart.items()}
    return Standing(Tree(found, dict(loose)), index, frozenset(own), near, others, _stamp(stamp_of_index))


def _stamp(numbers: Iterable[int]) -> Stamp:
    return tuple(numbers)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]
