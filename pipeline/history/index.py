"""What git's index says of the files on disk: a quick look at very many of them, in threads."""

# Nothing is believed that git computes from contents: filters and line ends would have a say in it. Only
# whether the system still tells of a file what it told when it was last looked at.

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from pipeline.history.git import Begun, Repository
from pipeline.model.digests import blake2b

# Of an entry: ctime, mtime (each in two parts), dev, inode, mode, owner, group and size, four bytes each.
STAT, FLAGS = 40, 2
# Of these, what a row tells: ctime, mtime, inode and size.
_TOLD = 24
_HEADER = 12
_VERSIONS = (2, 3)
EXTENDED = 0x4000
# Conflicts; and what tells git not to look at the disk at all.
_UNSURE = 0x8000 | 0x3000
_UNSURE_TOO = 0x4000 | 0x2000
LONG = 0xFFF
_PLAIN = frozenset({0o100000, 0o120000})
_ALL_OF_THE_STAT = (
    "-c", "core.trustctime=true",
    "-c", "core.checkStat=default",
    "-c", "core.ignoreStat=false",
    "-c", "core.preloadIndex=true",
)  # fmt: skip


def begin_look(repository: Repository, folders: Iterable[str]) -> Begun | None:
    """Starts to ask for the files below some folders whose state on disk is not the one the index holds.

    Of a file that was written as late as the index git reads the content, for which it might run a filter
    that the repository's settings name; none of those named may stay.
    """
    filters = _filters(repository)
    if filters is None:
        return None
    unset = (part for setting in filters for part in ("-c", setting))
    return repository.begin(
        *_ALL_OF_THE_STAT, *unset, "diff-files", "--raw", "-z", "--no-renames", "--ignore-submodules=all",
        "--", *(repository.prefix + folder for folder in folders),
    )  # fmt: skip


def looked(answer: bytes, prefix: str) -> frozenset[str]:
    """The paths, relative to the workspace, that `begin_look` asked for."""
    tokens = os.fsdecode(answer).split("\0")
    return frozenset(path.removeprefix(prefix) for path in tokens[1::2])


def read_index(repository: Repository) -> bytes | None:
    """The index as it lies on disk; None where there is none."""
    try:
        return (repository.folder / "index").read_bytes()
    except OSError:
        return None


def stat_digests(raw: bytes, repository: Repository, folders: Iterable[str]) -> dict[str, str]:
    """For each folder that holds tracked files, a digest of their names and of what the index knows of each.

    Equal to `digest_of` the folder's files where all of them are tracked, git is not told to look away from
    one, and all are as the index holds them. Empty for an index in a form that is not read here.
    """
    wanted = tuple(os.fsencode(f"{repository.prefix}{folder}/") for folder in folders)
    skipped = len(os.fsencode(repository.prefix))
    found: dict[bytes, list[bytes]] = {}
    for path, state in _entries(raw, 32 if repository.algorithm == "sha256" else 20):
        if path.startswith(wanted):
            folder, _, name = path[skipped:].rpartition(b"/")
            found.setdefault(folder, []).append(name + b"\0" + state)
    return {os.fsdecode(folder): digest_of(rows) for folder, rows in found.items()}


def digest_of(rows: Iterable[bytes]) -> str:
    """A digest of the rows that `row_of` makes, in order of name."""
    return blake2b(b"\n".join(rows), digest_size=16).hexdigest()


def files_of(rows: bytes) -> dict[bytes, bytes]:
    """What a folder's rows, joined by line feeds, tell of each file, by name."""
    found: dict[bytes, bytes] = {}
    at = 0
    while at < len(rows):
        end = rows.index(b"\0", at)
        at_next = end + 1 + _TOLD
        found[rows[at:end]] = rows[end + 1 : at_next]
        at = at_next + 1
    return found


def row_of(name: str, state: os.stat_result) -> bytes:
    """A file's name with what the index would hold of its state."""
    return os.fsencode(name) + b"\0" + _packed(state)


def _packed(state: os.stat_result) -> bytes:
    numbers = (
        *divmod(state.st_ctime_ns, 1_000_000_000),
        *divmod(state.st_mtime_ns, 1_000_000_000),
        state.st_ino,
        state.st_size,
    )
    return b"".join((number & 0xFFFFFFFF).to_bytes(4, "big") for number in numbers)


def _entries(raw: bytes, name_length: int) -> Iterator[tuple[bytes, bytes]]:
    """Path and state of each entry; a state that equals none where git is not to be asked."""
    if raw[:4] != b"DIRC" or int.from_bytes(raw[4:8], "big") not in _VERSIONS:
        return
    at = _HEADER
    for _ in range(int.from_bytes(raw[8:12], "big")):
        flags_at = at + STAT + name_length
        flags = int.from_bytes(raw[flags_at : flags_at + FLAGS], "big")
        start = flags_at + FLAGS
        unsure = flags & _UNSURE
        if flags & EXTENDED:
            unsure |= int.from_bytes(raw[start : start + FLAGS], "big") & _UNSURE_TOO
            start += FLAGS
        length = flags & LONG
        end = raw.index(b"\0", start + length) if length == LONG else start + length
        plain = int.from_bytes(raw[at + 24 : at + 28], "big") & 0o170000 in _PLAIN
        sure = raw[at : at + 16] + raw[at + 20 : at + 24] + raw[at + 36 : at + 40]
        yield raw[start:end], sure if plain and not unsure else b"?"
        # Entries are padded with 1 to 8 NULs to a multiple of eight.
        at += (end - at + 8) & ~7


def _filters(repository: Repository) -> list[str] | None:
    """Settings that name programs to run on contents; None where one could not be unset by its name."""
    out = repository.ask("config", "--null", "--name-only", "--get-regexp", r"^filter\.") or b""
    names = sorted(set(os.fsdecode(out).split("\0")[:-1]))
    programs = [name for name in names if name.endswith((".clean", ".smudge", ".process", ".required"))]
    if any("=" in name or not name.isprintable() for name in programs):
        return None
    return [f"{name}=false" if name.endswith(".required") else f"{name}=" for name in programs]
