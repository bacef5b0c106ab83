"""The files of a commit, read from git's own objects: nothing is checked out, no filter runs."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_ISREG

from pipeline.history.git import Repository
from pipeline.model.lean import dataclass

FOLDERS = ("catalog", "records")
_REGULAR = frozenset({"100644", "100755", "100664"})
_HEX = frozenset("0123456789abcdef")
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a tree.

    Attributes:
        mode: As git writes it: "100644" a file, "120000" a link, "160000" another repository.
        blob: Name of its content.
    """

    mode: str
    blob: str

    @property
    def regular(self) -> bool:
        """Whether it is a plain file."""
        return self.mode in _REGULAR


def commit_of(repository: Repository, revision: str) -> str | None:
    """The full id of the commit that a name means; None where it means none.

    A name that looks like an option is no name.
    """
    if not revision or revision.startswith("-") or not revision.isprintable():
        return None
    out = repository.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    text = (out or b"").decode("ascii", "replace").strip()
    return text if len(text) >= 40 and _HEX.issuperset(text) else None


def common_ancestor(repository: Repository, one: str, other: str) -> str | None:
    """The best common ancestor of two commits, None where they have none (or it was cut off)."""
    out = repository.ask("merge-base", "--end-of-options", one, other)
    return (out or b"").decode("ascii", "replace").strip().split("\n")[0] or None


def tree_of(
    repository: Repository, commit: str, folders: Iterable[str] = FOLDERS, *, deep: bool = True
) -> dict[str, Entry] | None:
    """The files of a commit below some folders of the workspace, by path relative to the workspace.

    Args:
        repository: The repository.
        commit: The commit.
        folders: Relative to the workspace; files may be named too.
        deep: Whether the folders below them count too; else they end in "/" to mean what is in them.
    """
    places = [repository.prefix + folder for folder in folders]
    out = repository.ask("ls-tree", *(("-r",) if deep else ()), "-z", "--full-tree", commit, "--", *places)
    if out is None:
        return None
    found: dict[str, Entry] = {}
    for line in os.fsdecode(out).split("\0")[:-1]:
        head, _, path = line.partition("\t")
        mode, kind, blob = head.split(" ")
        if kind != "tree":
            found[path.removeprefix(repository.prefix)] = Entry(mode, blob)
    return found


def contents(repository: Repository, blobs: Iterable[str], limit: int) -> Iterator[tuple[str, bytes]]:
    """The content of each blob, once; of one longer than `limit` only `limit` + 1 bytes.

    A blob that is not there (a partial clone) is left out.

    Raises:
        OSError: Git ended without an answer.
    """
    wanted = list(dict.fromkeys(blobs))
    for start in range(0, len(wanted), _AT_ONCE):
        names = "".join(f"{name}\n" for name in wanted[start : start + _AT_ONCE])
        out = repository.ask("cat-file", "--batch", given=names.encode())
        if out is None:
            raise OSError(errno.EIO, "git tidak memberi isi komit")
        yield from _batch(out, limit)


def _batch(out: bytes, limit: int) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(out):
        end = out.index(b"\n", at)
        words = out[at:end].split(b" ")
        at = end + 1
        if len(words) != 3 or words[1] != b"blob":
            # "missing": a partial clone. Anything but a blob was not asked for.
            at += int(words[2]) + 1 if len(words) == 3 and words[2].isdigit() else 0
            continue
        size = int(words[2])
        yield words[0].decode("ascii"), out[at : at + min(size, limit + 1)]
        at += size + 1


def folders_of(
    repository: Repository, commit: str, folders: Iterable[str] = FOLDERS
) -> dict[str, str] | None:
    """The folders of a commit from some folders down, each with git's name for all that is in it."""
    places = [repository.prefix + folder for folder in folders]
    out = repository.ask("ls-tree", "-r", "-d", "-z", "--full-tree", commit, "--", *places)
    if out is None:
        return None
    rows = (line.partition("\t") for line in os.fsdecode(out).split("\0")[:-1])
    return {path.removeprefix(repository.prefix): head.rpartition(" ")[2] for head, _, path in rows}


def differing(
    repository: Repository, tree: Mapping[str, Entry], paths: Iterable[str], unread: set[str] | None = None
) -> set[str]:
    """The paths whose file on disk is not what the tree holds; staged or not makes no difference.

    Git is not asked: comparing contents is where it would run a filter that the repository's settings name.

    Args:
        repository: The repository.
        tree: The files of a commit.
        paths: The files that there are on disk.
        unread: Joined by those that could not be read, which count as differing.
    """
    there, root = set(paths), str(repository.root)
    gone = {path for path in tree if path not in there and not os.path.lexists(f"{root}/{path}")}
    named = _naming(repository)
    found = set(gone)
    for path in there | set(tree) - gone:
        try:
            same = _same(named, tree.get(path), f"{root}/{path}")
        except OSError:
            same = False
            if unread is not None:
                unread.add(path)
        if not same:
            found.add(path)
    return found


def _same(named: Callable[[bytes], str], entry: Entry | None, place: str) -> bool:
    if entry is None:
        return False
    raw = _content(place)
    if raw is None:
        return not entry.regular
    # Windows may have its own line ends on disk and git's in the tree.
    return entry.blob == named(raw) or (b"\r\n" in raw and entry.blob == named(raw.replace(b"\r\n", b"\n")))


def _content(place: str) -> bytes | None:
    """A plain file's content; None of anything else, which is not opened or at once left alone.

    Raises:
        OSError: It cannot be read, or is not there.
    """
    if not S_ISREG(os.lstat(place).st_mode):
        return None
    # Of very many files: what `Path` does for each takes longer than reading it.
    handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        parts = []
        while part := os.read(handle, 1 << 20):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def _naming(repository: Repository) -> Callable[[bytes], str]:
    import hashlib  # noqa: PLC0415  start-up: only a repository names contents

    # Git's own name for a content; no secret hangs on it.
    kind = hashlib.sha256 if repository.algorithm == "sha256" else hashlib.sha1

    def named(raw: bytes) -> str:
        return kind(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()

    return named


def write_out(repository: Repository, tree: Mapping[str, Entry], folder: Path, limit: int) -> None:
    """Writes the files of a tree below a new, empty folder, so that they can be examined there.

    Plain files are written as they are; a link becomes a link that leads nowhere, since none is followed.
    Paths that would leave the folder do not exist afterwards.
    """
    by_blob: dict[str, list[str]] = {}
    for path, entry in sorted(tree.items()):
        if entry.regular and _inside(path):
            by_blob.setdefault(entry.blob, []).append(path)
    for blob, raw in contents(repository, by_blob, limit):
        for path in by_blob[blob]:
            _write(folder / path, raw)
    for path, entry in tree.items():
        if entry.mode == "120000" and _inside(path) and not os.path.lexists(folder / path):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).symlink_to("tautan-tidak-diikuti")


def _inside(path: str) -> bool:
    parts = path.split("/")
    return not path.startswith("/") and not {"", ".", ".."}.intersection(parts)


def _write(place: Path, raw: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as stream:
        stream.write(raw)
