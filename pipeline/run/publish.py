"""A build takes its place whole: written aside, its manifest last, swapped in, the old one removed after."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.model.lean import dataclass
from pipeline.model.tool import NAME, VERSION
from pipeline.portable import naming
from pipeline.render.page import Page
from pipeline.render.site import INSIDE
from pipeline.run.exchange_folders import exchange

BUILD = "build"
MANIFEST = "manifest.json"
_SHOP = ".spbe"
_LOCK = "build.lock"
_NEW, _OLD = ".tmp", ".lama"
FILE_MODE = 0o644


class Refused(Exception):
    """A build may not begin here; the message says why and what to do, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A locked workspace.

    Attributes:
        target: Where the build goes.
        staging: Where it is made, on the same file system.
    """

    target: Path
    staging: Path

    @property
    def old(self) -> Path:
        """Where the former build waits until it is removed."""
        return self.staging.with_suffix(_OLD)


@contextmanager
def workshop(root: Path, name: str = BUILD) -> Iterator[Workshop]:
    """Locks a workspace for one build, mends what a killed one left behind, and leaves nothing behind itself.

    The lock is the kernel's: it ends with the process, however that ends.

    Args:
        root: The workspace.
        name: The folder to build, below the root; its parent is made where it is missing.

    Raises:
        Refused: Another build is at work, or the folder is not ours to replace.
        OSError: The system refuses.
    """
    folder = root / _SHOP
    _make_folder(folder)
    with folder.joinpath(_LOCK).open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(f"{name}/ sedang dipakai oleh penyusunan lain; tunggu sampai selesai") from None
        stem = name.replace("/", "-")
        shop = Workshop(root / name, folder / f"{stem}-{os.getpid()}{_NEW}")
        _make_parents(root, name)
        _mend(folder, shop.target)
        _refuse_what_is_not_ours(shop.target)
        try:
            yield shop
        finally:
            _mend(folder, shop.target)


def publish(shop: Workshop, pages: Iterable[Page], about: Mapping[str, Any]) -> None:
    """Writes all pages, the manifest last, and puts them in the place of the former build.

    Args:
        shop: From `workshop`.
        pages: All of them; paths are unique also where case does not count.
        about: What the manifest says besides the files.

    Raises:
        ValueError: A path leaves the folder or is there twice: a mistake of ours; the former build stands.
        OSError: The system refuses; the former build still stands.
    """
    edition = Edition(shop)
    for page in pages:
        edition.put(page)
    edition.close(about)


class Edition:
    """A build that is being written beside the former one, page by page, each forgotten once it is on disk.

    The internal edition has a manifest of its own: the public one does not tell what stands in it.
    """

    def __init__(self, shop: Workshop) -> None:
        """Begins in an empty folder."""
        self._shop = shop
        self._files: list[dict[str, Any]] = []
        self._seen: set[str] = {MANIFEST, INSIDE + MANIFEST}
        shop.staging.mkdir(mode=0o755)

    def put(self, page: Page) -> None:
        """Writes a page; raises as `publish`."""
        self.put_pieces(page.path, (page.content,))

    def put_pieces(self, path: str, pieces: Iterable[bytes]) -> None:
        """Writes a file from pieces that need not fit into memory together; raises as `publish`."""
        self._refuse_bad_path(path)
        size, digest = 0, hashlib.sha256()

        def seen() -> Iterator[bytes]:
            nonlocal size
            for piece in pieces:
                size += len(piece)
                digest.update(piece)
                yield piece

        _write(self._shop.staging / path, seen())
        self._files.append({"path": path, "bytes": size, "sha256": digest.hexdigest()})

    def close(self, about: Mapping[str, Any]) -> None:
        """Writes the manifests and puts everything in the place of the former build."""
        files = sorted(self._files, key=lambda file: str(file["path"]))
        inside = [file for file in files if str(file["path"]).startswith(INSIDE)]
        if inside:
            _write(self._shop.staging / INSIDE / MANIFEST, (_manifest(inside, about),))
        public = [file for file in files if not str(file["path"]).startswith(INSIDE)]
        _write(self._shop.staging / MANIFEST, (_manifest(public, about),))
        _settle(self._shop.staging)
        _swap(self._shop)

    def _refuse_bad_path(self, path: str) -> None:
        parts = PurePosixPath(path).parts
        if PurePosixPath(path).is_absolute() or ".." in parts or "\\" in path or not parts:
            raise ValueError(f"berkas di luar folder hasil: {path!r}")
        if path.casefold() in self._seen:
            raise ValueError(f"dua berkas di tempat yang sama: {path!r}")
        self._seen.add(path.casefold())


def _manifest(files: Sequence[Mapping[str, Any]], about: Mapping[str, Any]) -> bytes:
    """The names, sizes and hashes of files, in order of path."""
    content = {"version": 1, "tool": f"{NAME} {VERSION}", **about, "files": files}
    return (json.dumps(content, ensure_ascii=True, allow_nan=False, indent=1) + "\n").encode()


def _make_parents(root: Path, name: str) -> None:
    """The folders above the target, each ignored by git: what is built is no record."""
    for parent in list(PurePosixPath(name).parents)[-2::-1]:
        _make_folder(root / parent)


def _make_folder(folder: Path) -> None:
    if folder.is_symlink():
        raise Refused(f"`{folder.name}` adalah tautan; hapus tautan itu lalu jalankan lagi")
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")


def _mend(folder: Path, target: Path) -> None:
    """Removes what unfinished builds left; a former build set aside stands again if none took its place."""
    stem = target.relative_to(folder.parent).as_posix().replace("/", "-")
    for old in sorted(folder.glob(f"{stem}-*{_OLD}")):
        if not os.path.lexists(target) and _is_ours(old):
            old.rename(target)
    for left in sorted([*folder.glob(f"{stem}-*{_NEW}"), *folder.glob(f"{stem}-*{_OLD}")]):
        shutil.rmtree(left, ignore_errors=True)


def _refuse_what_is_not_ours(target: Path) -> None:
    if target.is_symlink():
        raise Refused(
            f"`{target.name}` adalah tautan; hasil tidak ditulis melalui tautan, hapus dahulu tautan itu"
        )
    if not target.exists():
        return
    if not target.is_dir():
        raise Refused(f"`{target.name}` adalah berkas, bukan folder; pindahkan atau ganti namanya")
    if any(target.iterdir()) and not _is_ours(target):
        raise Refused(
            f"`{target.name}` tidak dibuat oleh spbe (tidak ada {MANIFEST}); pindahkan atau ganti namanya"
        )


def _is_ours(folder: Path) -> bool:
    """Whether a folder is a whole build of this tool."""
    file = folder / MANIFEST
    if file.is_symlink() or not file.is_file():
        return False
    try:
        content = json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and str(content.get("tool", "")).split(" ")[0] == NAME


def _write(file: Path, pieces: Iterable[bytes]) -> None:
    file.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    with naming(file), file.open("xb") as stream:
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())
        os.fchmod(stream.fileno(), FILE_MODE)


def _settle(folder: Path) -> None:
    """Makes sure that everybody may read it and that the names are on disk, before anything is moved."""
    for place, _folders, _files in os.walk(folder):
        Path(place).chmod(0o755)
        _sync_folder(Path(place))


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap(shop: Workshop) -> None:
    if not os.path.lexists(shop.target):
        shop.staging.rename(shop.target)
    elif not exchange(shop.staging, shop.target):
        shop.target.rename(shop.old)
        shop.staging.rename(shop.target)
    _sync_folder(shop.target.parent)
