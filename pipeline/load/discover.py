"""The data files of a workspace, and what else lies in its data folders; no file is opened."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from stat import S_ISDIR, S_ISLNK

from pipeline.load.access import special, unreadable
from pipeline.load.codes import EMBEDDED, LINK, SAME_NAME, STRAY
from pipeline.load.names import file_fault, folded, folder_fault, is_data, is_ordinary, name_fault
from pipeline.load.notes import Fault
from pipeline.model.finding import Finding
from pipeline.model.pointer import Pointer
from pipeline.wording import visible

FOLDERS = ("catalog", "records")
# The regulation packs have a loader of their own.
PACKS = "catalog/peraturan"
_BESIDE_PACKS = "Berkas ini di luar folder paket regulasi mana pun, sehingga tidak dibaca."
_REPOSITORY = frozenset({"HEAD", "objects", "refs"})
_name = attrgetter("name")


def discover(root: Path, folders: Sequence[str] = FOLDERS) -> tuple[list[str], list[Finding]]:
    """Walks the data folders without following links.

    Args:
        root: The workspace.
        folders: Folders below it; one that is missing holds nothing.

    Returns:
        Paths of the data files, relative to the workspace with "/" and by code point, and a finding for
        everything that is not read.
    """
    walk = _Walk(root)
    for folder in folders:
        walk.begin(folder)
    walk.run()
    walk.files.sort()
    walk.findings.sort(key=lambda finding: finding.order)
    return walk.files, walk.findings


class _Walk:
    """What has been found so far, and the folders still to be listed."""

    __slots__ = ("_folders", "_root", "files", "findings")

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders: list[str] = []
        self.files: list[str] = []
        self.findings: list[Finding] = []

    def begin(self, folder: str) -> None:
        try:
            mode = (self._root / folder).lstat().st_mode
        except FileNotFoundError:
            return
        except OSError as problem:
            self._note(unreadable(problem), folder)
            return
        if S_ISLNK(mode):
            self._note(Fault(LINK), folder)
        elif not S_ISDIR(mode):
            self._note(special(mode), folder)
        else:
            self._folders.append(folder)

    def run(self) -> None:
        root = str(self._root)
        while self._folders:
            folder = self._folders.pop()
            try:
                with os.scandir(f"{root}/{folder}") as listing:
                    entries = sorted(listing, key=_name)
            except OSError as problem:
                self._note(unreadable(problem), folder)
                continue
            self._list(folder, entries)

    def _list(self, folder: str, entries: list[os.DirEntry[str]]) -> None:
        names = [entry.name for entry in entries]
        if _REPOSITORY.issubset(names):
            self._note(Fault(EMBEDDED), folder)
            return
        for name, first in _colliding(names):
            shown = f"`{visible(name)}` dan `{visible(first)}`"
            message = f"Nama {shown} hanya berbeda huruf besar-kecil atau bentuk Unicode."
            self._note(Fault(SAME_NAME, message=message), f"{folder}/{name}")
        for entry in entries:
            path = f"{folder}/{entry.name}"
            try:
                if entry.is_file(follow_symlinks=False) and is_ordinary(entry.name):
                    self.files.append(path)
                else:
                    self._look(entry, path)
            except OSError as problem:
                self._note(unreadable(problem), path)

    def _look(self, entry: os.DirEntry[str], path: str) -> None:
        bad_name = name_fault(entry.name)
        if bad_name:
            self._note(Fault(bad_name), path)
        elif entry.name == ".git":
            self._note(Fault(EMBEDDED), path)
        elif entry.is_symlink():
            self._note(Fault(LINK), path)
        elif entry.is_dir(follow_symlinks=False):
            self._folder(entry.name, path)
        elif entry.is_file(follow_symlinks=False):
            self._file(entry.name, path)
        else:
            self._special(path)

    def _folder(self, name: str, path: str) -> None:
        if path == PACKS:
            self._packs()
            return
        code = folder_fault(name)
        if code is STRAY:
            self._note(Fault(STRAY, message="Folder tersembunyi: isinya tidak diperiksa."), path)
            return
        if code:
            self._note(Fault(code, message="Folder ini bernama seperti berkas data."), path)
        self._folders.append(path)

    def _packs(self) -> None:
        """Beside the folders of the packs nothing is read; the loader of packs reads the one in force."""
        try:
            with os.scandir(self._root / PACKS) as listing:
                entries = sorted(listing, key=_name)
        except OSError as problem:
            self._note(unreadable(problem), PACKS)
            return
        for entry in entries:
            path = f"{PACKS}/{entry.name}"
            if entry.is_symlink():
                self._note(Fault(LINK), path)
            elif not entry.is_dir(follow_symlinks=False):
                code = STRAY if is_data(entry.name) else file_fault(entry.name)
                if code:
                    self._note(Fault(code, message=_BESIDE_PACKS), path)
            elif bad_name := name_fault(entry.name):
                self._note(Fault(bad_name), path)

    def _file(self, name: str, path: str) -> None:
        if is_data(name):
            self.files.append(path)
            return
        code = file_fault(name)
        if code:
            self._note(Fault(code), path)

    def _special(self, path: str) -> None:
        try:
            fault = special((self._root / path).lstat().st_mode)
        except OSError as problem:
            fault = unreadable(problem)
        self._note(fault, path)

    def _note(self, fault: Fault, path: str) -> None:
        self.findings.append(fault.finding(Pointer(path if path.isprintable() else visible(path, 300))))


def _colliding(names: list[str]) -> Iterator[tuple[str, str]]:
    """Each name that some system takes for an earlier one, with that one."""
    if "".join(names).isascii() and len({*map(str.lower, names)}) == len(names):
        return
    first: dict[str, str] = {}
    for name in names:
        form = folded(name)
        if form in first:
            yield name, first[form]
        else:
            first[form] = name
