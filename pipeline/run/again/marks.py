"""What a document depends on, as marks that can be compared with those of the build before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from enum import Enum
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Any

from pipeline.model.card import OWN_KINDS, Index
from pipeline.model.case import World
from pipeline.model.lean import dataclass, fields
from pipeline.run.again.reading import ALL, FILES, KIND, Reading, Token, own_records
from pipeline.run.cache.tree import Tree, content_of


@dataclass(frozen=True, slots=True)
class Files:
    """Some folders as they stood.

    Attributes:
        digest: Of the files in them: names and what changes when one is written.
        loose: Files that were touched shortly before, so that contents count too, with a digest of these.
    """

    digest: str
    loose: tuple[tuple[str, str], ...] = ()

    def still(self, now: Files, root: Path) -> bool:
        """Whether files that stand like this now are the same as then."""
        if self.digest != now.digest:
            return False
        found = dict(now.loose)
        return all(
            (found[path] if path in found else _content(root / path)) == content
            for path, content in self.loose
        )


class Marks:
    """The marks of one build, each made when it is asked for."""

    def __init__(self, reading: Reading, tree: Tree, world: World) -> None:
        """Makes none yet.

        Args:
            reading: What can be looked at besides files.
            tree: The files as they stood before any was read.
            world: The region.
        """
        self._reading, self._tree = reading, tree
        self._known: dict[Token, Any] = {}
        self._homes = homes(world)
        self._index = world.index
        self._loose: dict[str, list[tuple[str, str]]] = {}
        for path, content in sorted(tree.loose.items()):
            self._loose.setdefault(path.rpartition("/")[0], []).append((path, content))

    def of(self, token: Token) -> Any:
        """The mark of what was looked at: `Files`, or a digest."""
        if token not in self._known:
            what, name = token
            source = self._reading.sources.get(what)
            if what == FILES:
                self._known[token] = self._files(name)
            elif what == KIND:
                self._known[token] = self._folders(_folders_of(self._index, name).intersection(self._homes))
            else:
                # What nobody tells of any more is not what it was.
                self._known[token] = told(source(name)) if source else token_hex()
        return self._known[token]

    def ground(self) -> Files:
        """All folders but those that hold only tickets and running records of one OPD."""
        return self._folders(path for path in self._tree.folders if path not in self._homes)

    def _files(self, opd: str) -> Files:
        linked = self._reading.sources.get(FILES)
        found = self._folders(path for path, home in self._homes.items() if opd in (ALL, home))
        return Files(told((found.digest, linked(opd))), found.loose) if linked else found

    def _folders(self, paths: Iterable[str]) -> Files:
        found = sorted(paths)
        states = [(path, it.digest if (it := self._tree.folders.get(path)) else None) for path in found]
        return Files(told(states), tuple(row for path in found for row in self._loose.get(path, ())))


def homes(world: World) -> Mapping[str, str]:
    """The OPD of each folder in which nothing stands but tickets and running records of one OPD."""
    found: dict[str, set[str]] = {}
    index = world.index
    for path, home, _ in own_records(index):
        found.setdefault(path.rpartition("/")[0], set()).add(home)
    others = frozenset[str]().union(
        *(_folders_of(index, kind) for kind in index.kinds if kind not in OWN_KINDS)
    )
    return {path: min(opds) for path, opds in found.items() if len(opds) == 1 and path not in others}


def _folders_of(index: Index, kind: str) -> set[str]:
    return {card.document.path.rpartition("/")[0] for card in index.of(kind)}


def told(value: Any) -> str:
    """A digest of plain data: the same for what is equal and stands in the same order."""
    return blake2b(repr(_plain(value)).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return (type(value).__name__, value.name)
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, [_plain(getattr(value, one.name)) for one in fields(value)])
    if isinstance(value, Mapping):
        return [(_plain(name), _plain(value[name])) for name in value]
    if isinstance(value, (set, frozenset)):
        return ("set", sorted(repr(_plain(one)) for one in value))
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value


def _content(place: Path) -> str:
    try:
        return content_of(place, os.lstat(place))
    except OSError:
        return ""
