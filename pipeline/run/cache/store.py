"""The file of the cache: named contents in sqlite, each with a mark; what is not whole is not there."""

# It lies in the user's own cache folder, never in a workspace: what a workspace brings is not trusted.
# Contents are marked by the user's own key, and none is believed (a pickle among them) that is not; a file
# that others may write is not even opened.

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.digests import blake2b
from pipeline.model.lean import dataclass
from pipeline.run.cache.secret import secret_of
from pipeline.run.cachefolder import cache_folder

if TYPE_CHECKING:
    # start-up: without a cache there is no file (and so below).
    import sqlite3

_APPLICATION, _FORMAT = 0x53504245, 1
_TABLE = (
    "CREATE TABLE kept (name TEXT PRIMARY KEY, digest BLOB NOT NULL, content BLOB NOT NULL) WITHOUT ROWID"
)
FOLDER = "periksa"
"""Where what a check remembers is kept; other commands have folders of their own."""
_SECONDS_OF_A_LOCK = 1.0
# Troubles that a new file would not mend.
_PASSING = ("locked", "readonly", "full", "unable to open")
_OTHERS = stat.S_IWGRP | stat.S_IWOTH
MOST_WORKSPACES = 64
# The largest content that is kept: findings of a region of millions, not a disk full.
_MOST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Store:
    """The cache of one workspace.

    Attributes:
        file: Where it lies.
        key: What its contents are marked by.
    """

    file: Path
    key: bytes

    def read(self, *names: str) -> dict[str, bytes]:
        """The contents that are there and whole; none of a file that is missing, foreign, torn or locked."""
        import sqlite3  # noqa: PLC0415

        try:
            if not _own(self.file):
                return {}
            with _opened(f"{self.file.as_uri()}?mode=ro") as found:
                if not _ours(found):
                    return {}
                marks = ",".join("?" * len(names))
                asked = f"SELECT name, digest, content FROM kept WHERE name IN ({marks})"  # noqa: S608
                rows = found.execute(asked, names)
                return {
                    name: content for name, digest, content in rows if digest == self._digest(name, content)
                }
        except (OSError, sqlite3.Error, OverflowError, UnicodeError, TypeError, ValueError, MemoryError):
            return {}

    def names(self, pattern: str) -> list[str]:
        """The names that match a GLOB pattern, whole or not; none of a file that is not ours."""
        import sqlite3  # noqa: PLC0415

        try:
            if not _own(self.file):
                return []
            with _opened(f"{self.file.as_uri()}?mode=ro") as found:
                rows = found.execute("SELECT name FROM kept WHERE name GLOB ?", (pattern,))
                return [str(name) for (name,) in rows]
        except (OSError, sqlite3.Error, UnicodeError, ValueError):
            return []

    def write(self, contents: Mapping[str, bytes], *, gone: Iterable[str] = ()) -> bool:
        """Keeps contents, all or none of them; whether it could.

        Args:
            contents: By name.
            gone: Names, or beginnings of names that end in "*", whose contents are given up.
        """
        import sqlite3  # noqa: PLC0415

        if sum(map(len, contents.values())) > _MOST:
            return False
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _private(self.file.parent):
                return False
            if not os.path.lexists(self.file):
                self._begin()
            return self._write(contents, tuple(gone)) or (self._start_over() and self._write(contents, ()))
        except (OSError, sqlite3.Error, OverflowError, UnicodeError, ValueError):
            return False

    def _write(self, contents: Mapping[str, bytes], gone: tuple[str, ...]) -> bool:
        """False where the file is not one of ours, or no longer whole."""
        import sqlite3  # noqa: PLC0415

        if os.path.lexists(self.file) and not _own(self.file):
            return False
        try:
            with _opened(f"{self.file.as_uri()}?mode=rwc") as found:
                found.execute("PRAGMA synchronous = OFF")
                found.execute("BEGIN IMMEDIATE")
                rows = [(name, self._digest(name, content), content) for name, content in contents.items()]
                return (_ours(found) or _made(found)) and _put(found, rows, gone)
        except sqlite3.OperationalError as problem:
            if any(word in str(problem) for word in _PASSING):
                raise
            return False
        except sqlite3.DatabaseError:
            return False

    def _digest(self, name: str, content: bytes) -> bytes:
        return blake2b(name.encode() + b"\0" + content, digest_size=32, key=self.key).digest()

    def _begin(self) -> None:
        """Makes the file, for its owner's eyes only, and gives up those of workspaces long not looked at."""
        others = sorted(
            self.file.parent.glob("*.sqlite"), key=lambda file: (file.stat().st_mtime_ns, file.name)
        )
        for old in others[: max(0, len(others) - MOST_WORKSPACES)]:
            old.unlink(missing_ok=True)
        os.close(os.open(self.file, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))

    def _start_over(self) -> bool:
        for name in (self.file, self.file.with_name(f"{self.file.name}-journal")):
            name.unlink(missing_ok=True)
        self._begin()
        return True


def store_of(root: Path, environment: Mapping[str, str], of: str = FOLDER) -> Store | None:
    """The cache of a workspace in the user's own folder; None where the environment names no home."""
    folder, key = cache_folder(environment), secret_of(environment)
    if folder is None or key is None:
        return None
    name = blake2b(os.fsencode(root), digest_size=16).hexdigest()
    return Store(folder / of / f"{name}.sqlite", key)


def _own(file: Path) -> bool:
    """Whether a file is there, a plain one, ours, and nobody else's to write."""
    try:
        state = file.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISREG(state.st_mode) and _only_ours(state) and _private(file.parent)


def _private(folder: Path) -> bool:
    state = folder.lstat()
    return stat.S_ISDIR(state.st_mode) and _only_ours(state)


def _only_ours(state: os.stat_result) -> bool:
    return state.st_uid == os.geteuid() and not state.st_mode & _OTHERS


class _opened:  # noqa: N801  reads as a verb where it is used
    """A connection that is closed at the end, whatever its transaction came to."""

    def __init__(self, uri: str) -> None:
        import sqlite3  # noqa: PLC0415

        self._found = sqlite3.connect(uri, uri=True, timeout=_SECONDS_OF_A_LOCK, isolation_level=None)

    def __enter__(self) -> sqlite3.Connection:
        # A damaged or hostile file may hold more than a table.
        self._found.execute("PRAGMA trusted_schema = OFF")
        self._found.execute("PRAGMA cell_size_check = ON")
        return self._found

    def __exit__(self, *_: object) -> None:
        import sqlite3  # noqa: PLC0415

        with suppress(sqlite3.Error):
            self._found.close()


def _ours(found: sqlite3.Connection) -> bool:
    marks = (
        found.execute("PRAGMA application_id").fetchone(),
        found.execute("PRAGMA user_version").fetchone(),
    )
    schema = found.execute("SELECT type, sql FROM sqlite_schema").fetchall()
    return marks == ((_APPLICATION,), (_FORMAT,)) and schema == [("table", _TABLE)]


def _made(found: sqlite3.Connection) -> bool:
    """Makes the table in a file that is new; False for a file that holds something else."""
    if found.execute("SELECT count(*) FROM sqlite_schema").fetchone() != (0,):
        return False
    found.execute(f"PRAGMA application_id = {_APPLICATION}")
    found.execute(f"PRAGMA user_version = {_FORMAT}")
    found.execute(_TABLE)
    return True


def _put(found: sqlite3.Connection, rows: Iterable[tuple[str, bytes, bytes]], gone: tuple[str, ...]) -> bool:
    for name in gone:
        found.execute("DELETE FROM kept WHERE name GLOB ?", (name,))
    found.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
    found.execute("COMMIT")
    return True
