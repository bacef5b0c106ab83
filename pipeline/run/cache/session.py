"""One run's dealings with the cache: asked first, told afterwards; what fails here costs time, no result."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from time import sleep

from pipeline.history.git import Repository
from pipeline.history.gitlinks import gitlinks
from pipeline.load.astray import misspelt, module_paths
from pipeline.model.digests import blake2b
from pipeline.model.lean import dataclass, replace
from pipeline.model.watched import Bounds
from pipeline.run.cache import printed
from pipeline.run.cache.look import Look, index_stamp_of
from pipeline.run.cache.standing import Standing, from_json, joined, moved, refreshed, to_json, vouched
from pipeline.run.cache.store import FOLDER, Store, store_of
from pipeline.run.cache.surroundings import git_mark, tool_mark
from pipeline.run.cache.tree import FRESH, Stamp, Tree, Unsettled, is_fresh, now_at, stamp_at, walk

_HEAD, _TREE, _RUN, _SAID, _ROWS = "kepala", "pohon", "hasil", "cetak", "berkas"
_FIRM, _SHIFTING, _LINKS = "tetap", "berubah", "pranala"
_MARK = 32
_STIRRING = 1_000
_FAULTS = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class About:
    """What is to be known of a run besides its findings.

    Attributes:
        zone: Key of the region's time zone.
        standing: Whether its past in git could be judged (see `Past`).
        why: Why not.
        beside: Files that records name, which the run looked at too.
    """

    zone: str
    standing: str
    why: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What is to be known of a kept run before it can be used.

    Attributes:
        id: Its own mark, which all its contents bear.
        key: What it depended on besides the files and the repository.
        git: The state of the repository.
        low: The first instant of judgement that gives the same, None for any before.
        high: The first one after these, None for any after.
        about: The rest.
    """

    id: str
    key: str
    git: str
    low: datetime | None
    high: datetime | None
    about: About

    def holds_at(self, as_of: datetime) -> bool:
        """Whether it would come to the same at an instant."""
        return (self.low is None or self.low <= as_of) and (self.high is None or as_of < self.high)


class Session:
    """The cache during one run.

    Attributes:
        head: Of the run that is kept; None where there is none.
        commit: Full id of the last commit when the run began, "" where there is none.
    """

    def __init__(self, root: Path, store: Store) -> None:
        """Starts git's look at the files and reads what is kept of the last run.

        Raises:
            OSError: The cache's folder cannot be used, or the workspace not be looked at.
        """
        self._root, self._store = root, store
        store.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._now = now_at(store.file.parent)
        self._git, repository, self.commit = git_mark(root)
        self._repository: Repository | None = repository
        self._look = Look(repository) if repository else None
        self._standing: Standing | None = None
        self._moved: frozenset[str] | None = None
        self._asked = False
        self._firm = b""
        kept = store.read(_HEAD, _TREE)
        self.head = _head(kept.get(_HEAD, b""))
        self._tree = self._of_this_run(kept.get(_TREE))

    @property
    def repository(self) -> Repository | None:
        """The workspace's, where git would speak about it."""
        return self._repository

    def stirs(self) -> bool:
        """Whether something has probably changed, before git has told: a name, or a file edited before."""
        if self._tree is None:
            return False
        try:
            standing = from_json(self._tree)
            edited = ((path, stamp) for path, (stamp, _) in standing.apart.items())
            # Many an editor writes a new file in the old one's stead, which its folder shows.
            folders = ((path, folder.stamp) for path, folder in standing.tree.folders.items())
            looked_at = islice(chain(edited, folders), _STIRRING)
            # Where git was not asked for whole folders, somebody was at work in them.
            return bool(standing.own) or any(
                stamp_at(self._root / path) != stamp for path, stamp in looked_at
            )
        except _FAULTS:
            return True

    def said(self, as_of: datetime, request: str) -> tuple[str, int] | None:
        """What the kept run printed for a request, and its exit code; None where it is not to be used.

        Args:
            as_of: The instant of judgement.
            request: All that decides what is printed of a run.
        """
        return printed.from_json(self._content(as_of, _said(request)), request)

    def pieces(self, request: str) -> Mapping[bytes, str]:
        """What the kept run printed of its findings, whatever was changed since (see `pieces_of`)."""
        kept = {name: self._of_this_run(raw) for name, raw in self._store.read(_RUN, _said(request)).items()}
        return printed.pieces_of(kept.get(_said(request)), kept.get(_RUN), request)

    def run(self, as_of: datetime) -> bytes | None:
        """The kept run's content; None where it cannot be used."""
        return self._content(as_of, _RUN)

    def look_again(self, *, patient: bool = False) -> None:
        """Before the files are read for a new run: how they stand now.

        Args:
            patient: Where so many files were touched just now that nothing could be kept of the run, as by a
                checkout, waits until they have aged: worth it where the run takes much longer.
        """
        known = self._known()
        self.close()
        self.head, self._standing, self._moved, self._asked = None, known, None, True
        if known is not None:
            return
        tree = self._walked(patient=patient)
        self._standing = vouched(tree, self._repository) if tree else None

    def _walked(self, *, patient: bool) -> Tree | None:
        try:
            self._git, self._repository, self.commit = git_mark(self._root)
            self._now = now_at(self._store.file.parent)
            return walk(self._root, self._now)
        except OSError:
            return None
        except Unsettled:
            if not patient:
                return None
        sleep(FRESH / 1e9)
        return self._walked(patient=False)

    def _known(self) -> Standing | None:
        """How the files stand by the look that was begun with this session, and by those of the kept run."""
        if self._look is None or self._tree is None:
            return None
        with suppress(*_FAULTS):
            return refreshed(self._root, from_json(self._tree), self._look, self._now)
        return None

    def ground(self, zone: str) -> tuple[Store, Tree, str] | None:
        """After `look_again`: what the batches of a run that begins now stand on (see `KeptBatches`).

        Args:
            zone: Key of the region's time zone.
        """
        try:
            around = self._key(zone)
        except OSError:
            return None
        return (self._store, self._standing.tree, around) if self._standing else None

    def outside(self, about: About) -> Mapping[str, tuple[Stamp, ...]] | None:
        """After `look_again`: how files outside the data folders stand that a run read; None for unsure."""
        standing = joined(self._standing, self._root, about.beside, self._now) if self._standing else None
        return standing.beside if standing else None

    def changed(self, as_of: datetime) -> frozenset[str] | None:
        """The files that are not what they were when the kept run saw them, where all else is the same.

        Another commit of the same repository may be checked out. None where more than that and the contents
        of files may have changed, or the run tells nothing of an instant.
        """
        if self.head is None or not self.head.holds_at(as_of):
            return None
        if not self._asked:
            self._asked = True
            with suppress(*_FAULTS):
                self._moved = self._looked(self.head)
        return self._moved

    def notes(self) -> tuple[bytes, bytes] | None:
        """The firm and the shifting notes of the kept run; None where none belong to it."""
        found = self._store.read(_FIRM, _SHIFTING)
        firm, shifting = found.get(_FIRM), self._of_this_run(found.get(_SHIFTING))
        if firm is None or shifting is None or shifting[:_MARK] != firm[:_MARK]:
            return None
        self._firm = firm[:_MARK]
        return firm[_MARK:], shifting[_MARK:]

    def parts(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """What is kept of some batches."""
        return self._store.read(*names)

    def keep(self, about: About, bounds: Bounds, run: bytes, notes: tuple[bytes, bytes] | None) -> None:
        """Keeps a run that began after `look_again`, in the stead of the last one.

        Args:
            about: What is to be known of it.
            bounds: The instants of judgement for which it stands.
            run: Its content.
            notes: Its firm and its shifting notes; None where there are none.
        """
        try:
            if self._standing is None or git_mark(self._root)[0] != self._git:
                return
            key = self._key(about.zone)
        except OSError:
            return
        if notes is None:
            self._keep(key, about, bounds, {_RUN: run}, {})
            return
        mark = blake2b(notes[0], digest_size=_MARK // 2).hexdigest().encode("ascii")
        self._keep(key, about, bounds, {_RUN: run, _SHIFTING: mark + notes[1]}, {_FIRM: mark + notes[0]})

    def keep_changed(self, bounds: Bounds, run: bytes, shifting: bytes) -> None:
        """Keeps a run that was made from the kept one's `notes` and what `changed`, in its stead.

        Args:
            bounds: The instants of judgement for which it stands, besides those of the kept one.
            run: Its content.
            shifting: Its shifting notes; the firm ones are the same.
        """
        # Should this one not be kept, what is printed of it belongs to no other.
        head, self.head = self.head, None
        if head is None or not self._firm:
            return
        bounds.narrow(head.low, head.high)
        about = replace(head.about, beside=tuple(self._standing.beside) if self._standing else ())
        # What was told of the tool and of the last commit when the run began is what it was made by.
        self._keep(head.key, about, bounds, {_RUN: run, _SHIFTING: self._firm + shifting}, {})

    def _keep(
        self, key: str, about: About, bounds: Bounds, own: Mapping[str, bytes], more: Mapping[str, bytes]
    ) -> None:
        """Keeps contents of this run, and some that later runs may share."""
        if self._standing is None:
            return
        standing = joined(self._standing, self._root, about.beside, self._now)
        if standing is None:
            return
        times = [at.isoformat() if at else None for at in (bounds.low, bounds.high)]
        tree = to_json(standing)
        whole = b"".join(
            (tree, *own.values(), repr((key, self._git, times)).encode("utf-8", "surrogateescape"))
        )
        mark = blake2b(whole, digest_size=16).hexdigest()
        told = [mark, key, self._git, *times, about.zone, about.standing, about.why]
        head = json.dumps(told).encode("ascii")
        bare = mark.encode()
        rows = {_rows_of(path): it.rows for path, it in standing.tree.folders.items() if it.rows}
        contents = {
            _HEAD: head,
            **more,
            **rows,
            **{name: bare + it for name, it in {_TREE: tree, **own}.items()},
        }
        gone = (f"{_SAID} *", *(() if _SHIFTING in own else (_SHIFTING, _FIRM)))
        if self._store.write(contents, gone=gone):
            self.head = _head(head)

    def keep_said(self, request: str, content: bytes) -> None:
        """Keeps what was printed of the run that is kept now (`printed.to_json`)."""
        if self.head is not None:
            self._store.write({_said(request): self.head.id.encode() + content})

    def close(self) -> None:
        """Ends what is still going on."""
        if self._look is not None:
            self._look.leave()

    def _content(self, as_of: datetime, name: str) -> bytes | None:
        return self._of_this_run(self._store.read(name).get(name)) if self.usable(as_of) else None

    def _of_this_run(self, content: bytes | None) -> bytes | None:
        """A content without the mark of its run; None for that of another run."""
        mark = self.head.id.encode() if self.head else b""
        return content[len(mark) :] if mark and content is not None and content.startswith(mark) else None

    def usable(self, as_of: datetime) -> bool:
        """Whether the kept run is what a new one would come to; the files are looked at once."""
        changed = self.changed(as_of)
        return changed is not None and not changed and self.head is not None and self.head.git == self._git

    def _key(self, zone: str) -> str:
        """The mark of all that a run depends on besides the files and the repository's state.

        Raises:
            OSError: Something of it cannot be looked at.
        """
        root = self._root
        told = (str(root), tool_mark(zone), [*misspelt(root)], [*module_paths(root)], self._links())
        return blake2b(repr(told).encode("utf-8", "surrogateescape")).hexdigest()

    def _links(self) -> Sequence[str]:
        """Other repositories in git's index, which is long and is not read again while it is the same."""
        if self._repository is None:
            return gitlinks(self._root)
        stamp = index_stamp_of(self._repository)
        with suppress(ValueError, TypeError):
            known, links = json.loads(self._store.read(_LINKS).get(_LINKS, b""))
            if stamp and tuple(known) == stamp:
                return tuple(links)
        found = gitlinks(self._root)
        if stamp and not is_fresh(stamp, self._now):
            self._store.write({_LINKS: json.dumps([stamp, found]).encode("ascii")})
        return found

    def _rows(self, folder: Path) -> bytes:
        """What is kept of a folder's files; b"" where nothing is."""
        name = _rows_of(folder.relative_to(self._root).as_posix())
        return self._store.read(name).get(name, b"")

    def _looked(self, head: Head) -> frozenset[str] | None:
        same = self._git.rpartition(" ")[0] == head.git.rpartition(" ")[0]
        if self._tree is None or not same or self._key(head.about.zone) != head.key:
            return None
        before = from_json(self._tree)
        found = moved(self._root, before, self._look, self._now, self._rows)
        if found is None:
            return None
        self._standing, touched = found
        if not touched and self._standing != before and self._git == head.git:
            # Some of it has aged meanwhile, or git has another index: the next look is a quicker one.
            self._store.write({_TREE: head.id.encode() + to_json(self._standing)})
        return touched


def open_session(root: Path, environment: Mapping[str, str], folder: str = FOLDER) -> Session | None:
    """The cache for a run over a workspace; None where none can be used.

    Args:
        root: The workspace.
        environment: The process's own.
        folder: Which runs: those of a check, or of a build.
    """
    store = store_of(root, environment, folder)
    try:
        return Session(root, store) if store else None
    except _FAULTS:
        return None


def _head(raw: bytes) -> Head | None:
    try:
        mark, key, git, low, high, zone, standing, why = json.loads(raw)
        head = Head(mark, key, git, _instant(low), _instant(high), About(zone, standing, why))
    except _FAULTS:
        return None
    return head if isinstance(mark, str) and len(mark) == _MARK else None


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).astimezone(UTC)


def _name(request: str) -> str:
    return blake2b(request.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _said(request: str) -> str:
    return f"{_SAID} {_name(request)}"


def _rows_of(folder: str) -> str:
    return f"{_ROWS} {_name(folder)}"
