"""Batches of an earlier run: a folder is judged again only if its files or its surroundings changed."""

from __future__ import annotations

import json
import pickle
import threading
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

from pipeline.history.settled import Settled
from pipeline.load.access import hindered
from pipeline.model.digests import blake2b
from pipeline.model.lean import replace
from pipeline.model.watched import plain
from pipeline.run.aside import Aside
from pipeline.run.batches import BatchResult, laid, run_batch
from pipeline.run.cache import parting
from pipeline.run.cache.parting import Part
from pipeline.run.cache.parting import folder_of as _folder
from pipeline.run.cache.store import Store
from pipeline.run.cache.tree import Tree
from pipeline.run.shelves import Shelf
from pipeline.run.sums import asked_for

_T = TypeVar("_T")
_NAME, _CATALOGUE, _SETTLED, _PARTING = "kelompok", "catalog", "tersimpan", "bagian"
_AT_ONCE = 32
_MARK, _SIZE = 32, 4
# Together no more than this is kept of a run, and no more than this waits to be.
MOST, MOST_WAITING = 192 * 1024 * 1024, 16 * 1024 * 1024


class KeptBatches:
    """The batches of a workspace, each with what it depends on: catalogue, tool, its folder's files.

    Attributes:
        marks: By first file of each batch, in order, what it depends on.
        settled: What is known of folders beside git's commits, with how they stand.
    """

    def __init__(self, store: Store, tree: Tree, around: str, as_of: datetime) -> None:
        """Reads nothing yet.

        Args:
            store: Where they are kept.
            tree: The files, as they stood before any was read.
            around: A digest of the tool and of what else all batches depend on, besides the catalogue.
            as_of: The instant of judgement.
        """
        self._store, self._tree, self._as_of, self._tool = store, tree, plain(as_of), around.encode()
        self._loose: dict[str, list[tuple[str, str]]] = {}
        for path, content in sorted(tree.loose.items()):
            self._loose.setdefault(_folder(path), []).append((path, content))
        mine = [path for path in sorted(tree.folders) if path.split("/")[0] == _CATALOGUE]
        # Whether batches note sums, which a later run may need.
        kinds = [path for path in tree.folders if path.startswith("records/") and path.count("/") > 1]
        summed = asked_for(kinds)
        self._around = repr((around, summed, [(path, self._state(path)) for path in mine]))
        self._names: frozenset[str] = frozenset()
        self._found: dict[Part, BatchResult] = {}
        self._new: dict[Part, bytes] = {}
        self._size = self._waiting = 0
        # What an Executor has done is told in a thread of its own.
        self._lock = threading.Lock()
        self.marks: dict[str, bytes] = {}
        kept = store.read(_SETTLED, _PARTING)
        self._told, self._parted = kept.get(_SETTLED, b""), kept.get(_PARTING, b"")
        self.settled = self._settled()
        self._parting = parting.from_json(self._parted.removeprefix(self._tool))

    def parts(self, paths: Sequence[str], size: int) -> list[Part]:
        """The paths folder by folder in runs of at most `size`.

        Args:
            paths: Relative to the workspace, in order.
            size: Most files in a part.
        """
        found = self._parting.parted(self._tree, paths, size)
        self._names = frozenset(name_of_part(part[0]) for part in found)
        return found

    def behind(self, executor: Executor) -> Executor:
        """An Executor that remembers the batches that it judges."""
        return _Remembering(executor, self)

    def recall(self, parts: Sequence[Part], aside: Aside) -> int:
        """Unpacks what of some parts can be believed; how many files are in all others.

        Args:
            parts: From `parts`.
            aside: Where there is room for their tickets.
        """
        for start in range(0, len(parts), _AT_ONCE):
            some = {name_of_part(part[0]): part for part in parts[start : start + _AT_ONCE]}
            kept = self._store.read(*some)
            for name, part in some.items():
                result = self._recalled(part, kept.pop(name, b""))
                if result is not None:
                    self._found[part] = laid(result, aside)
        return sum(len(part) for part in parts if part not in self._found)

    def find(self, part: Part) -> BatchResult | None:
        """What a part came to, where that was recalled."""
        return self._found.pop(part, None)

    def _recalled(self, part: Part, raw: bytes) -> BatchResult | None:
        """What a batch came to, where all it depends on is the same and it stands at this instant."""
        result = batch_of(raw, self._depends_on(part))
        if result is None:
            return None
        low, high = result.bounds
        stands = (low is None or low <= self._as_of) and (high is None or self._as_of < high)
        return result if stands else None

    def keep(self, part: Part, result: BatchResult) -> None:
        """Remembers what a batch came to, for `write` at the latest.

        Not where something could not be read: what hindered it may pass without a trace on the file.
        """
        if not hindered(result.findings) and self._size <= MOST:
            outline = _packed(_outline(result))
            content = self._depends_on(part) + len(outline).to_bytes(_SIZE, "big") + outline + _packed(result)
            with self._lock:
                self._new[part] = content
                self._size += len(content)
                self._waiting += len(content)
                if self._waiting > MOST_WAITING:
                    self._write()

    def write(self) -> None:
        """Keeps what is new, if it can."""
        told = self._tool + json.dumps(dict(sorted(self.settled.known.items()))).encode("ascii")
        if self.settled.known and told != self._told:
            self._store.write({_SETTLED: told})
        parted = self._tool + parting.to_json(self._parting)
        if self._parting.told and parted != self._parted:
            self._store.write({_PARTING: parted})
        with self._lock:
            self._write()

    def _write(self) -> None:
        if self._new:
            stale = set(self._store.names(f"{_NAME} *")) - self._names
            self._store.write(
                {name_of_part(part[0]): content for part, content in self._new.items()}, gone=stale
            )
            self._new, self._waiting = {}, 0

    def _settled(self) -> Settled:
        loose = {_folder(path) for path in self._tree.loose}
        states = {
            path: it.digest for path, it in self._tree.folders.items() if it.digest and path not in loose
        }
        with suppress(ValueError, TypeError, AttributeError):
            if self._told.startswith(self._tool):
                known = json.loads(self._told[len(self._tool) :])
                return Settled(
                    states,
                    {path: (name, state, tuple(files)) for path, (name, state, files) in known.items()},
                )
        return Settled(states)

    def _depends_on(self, part: Part) -> bytes:
        told = repr((self._around, part, self._parting.digests.get(part) or self._state(_folder(part[0]))))
        mark = blake2b(told.encode("utf-8", "surrogateescape"), digest_size=_MARK).digest()
        self.marks[part[0]] = mark
        return mark

    def _state(self, folder: str) -> tuple[Any, ...]:
        """A folder's files as they stand: by what the system tells, by content where that is too fresh."""
        known = self._tree.folders.get(folder)
        return (known.digest if known else None, self._loose.get(folder))


class _Remembering(Executor):
    def __init__(self, executor: Executor, kept: KeptBatches) -> None:
        self._executor, self._kept = executor, kept

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:
        """As the Executor behind."""
        part, drafts = args[1], args[2] if len(args) > 2 else {}
        if fn is not run_batch or drafts:
            return self._executor.submit(fn, *args, **kwargs)
        future: Future[Any] = self._executor.submit(fn, *args, **kwargs)
        future.add_done_callback(lambda ended: self._remember(part, ended))
        return future

    def _remember(self, part: Part, ended: Future[Any]) -> None:
        if not ended.cancelled() and ended.exception() is None:
            self._kept.keep(part, ended.result())


def batch_of(raw: bytes, mark: bytes) -> BatchResult | None:
    """A batch that is kept; None for one that depends on something else."""
    return _unpacked(raw[_MARK + _SIZE + _outline_size(raw) :]) if raw[:_MARK] == mark else None


def brief_of(raw: bytes, mark: bytes) -> BatchResult | None:
    """Of a batch that is kept only what others may have to do with: a tenth of the whole."""
    start = _MARK + _SIZE
    return _unpacked(raw[start : start + _outline_size(raw)]) if raw[:_MARK] == mark else None


def _outline(result: BatchResult) -> BatchResult:
    shelf = Shelf(singled=result.shelf.singled, begun=result.shelf.begun)
    return replace(result, findings=(), shelf=shelf, waiting=(), left=(), unread=())


def _outline_size(raw: bytes) -> int:
    return int.from_bytes(raw[_MARK : _MARK + _SIZE], "big")


def _packed(result: BatchResult) -> bytes:
    # The tickets themselves, nearly all of it, beside the rest: most are never asked for.
    tickets = result.shelf.small().packed
    rest = replace(result, shelf=replace(result.shelf, packed=b""))
    return pickle.dumps((zlib.compress(pickle.dumps(rest, protocol=5), 1), tickets), protocol=5)


def _unpacked(packed: bytes) -> BatchResult:
    # Marked by the user's own key, which the store has looked at: these are our own bytes.
    raw, tickets = pickle.loads(packed)  # noqa: S301
    rest: BatchResult = pickle.loads(zlib.decompress(raw))  # noqa: S301
    return replace(rest, shelf=replace(rest.shelf, packed=tickets))


def name_of_part(first: str) -> str:
    """Under what the batch is kept that begins with a file."""
    return f"{_NAME} {blake2b(repr(first).encode('utf-8', 'surrogateescape'), digest_size=16).hexdigest()}"
