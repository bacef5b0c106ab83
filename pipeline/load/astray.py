"""What looks as if it were read: folders called nearly like the data folders, and submodules in these."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from pipeline.load.access import fetch
from pipeline.load.codes import EMBEDDED, MISSPELT
from pipeline.load.discover import FOLDERS
from pipeline.load.names import folded
from pipeline.load.notes import Fault
from pipeline.model.finding import Finding
from pipeline.model.pointer import Pointer
from pipeline.wording import visible

_WORDS = {
    "katalog": "catalog", "catalogue": "catalog", "catalogues": "catalog", "katalogus": "catalog",
    "rekaman": "records", "rekam": "records", "catatan": "records", "recordings": "records",
}  # fmt: skip
_ALIKE = 0.85
_SUBMODULE = (
    "Submodul git di dalam folder data: isinya tidak diperiksa, dan klona tanpa submodul tidak memuatnya."
)
_UNKNOWN = (
    "Repositori lain tercatat di git pada folder data ini tanpa entri di `.gitmodules`: isinya tidak "
    "diperiksa, dan klona hanya mendapat folder kosong."
)
_YAML = re.compile(r".*\.ya?ml", re.IGNORECASE)
# Whether a folder holds YAML shows soon; one that hides it among so many others is not a slip of the pen.
_LOOKED_AT = 2_000


def astray(root: Path) -> list[Finding]:
    """A finding for each folder of a workspace that is called nearly like a data folder and holds YAML files.

    Args:
        root: The workspace.
    """
    return [
        Fault(MISSPELT, message=_message(name, meant)).finding(Pointer(visible(name, 300)))
        for name, meant in misspelt(root)
    ]


def submodules(root: Path, held: Iterable[str] = ()) -> list[Finding]:
    """A finding for each submodule below the data folders: a clone without it holds an empty folder there.

    Args:
        root: The workspace.
        held: Paths of other repositories in git's index, whether `.gitmodules` knows them or not.
    """
    known = list(module_paths(root))
    more = [path for path in held if path not in known]
    faults = [(path, Fault(EMBEDDED, message=_SUBMODULE)) for path in known]
    for path in more:
        remedy = (
            f"Jalankan `git rm --cached {visible(path, 300)}`, lalu simpan berkasnya langsung di folder itu."
        )
        faults.append((path, Fault(EMBEDDED, message=_UNKNOWN, help=remedy)))
    return [fault.finding(Pointer(visible(path, 300))) for path, fault in faults]


def module_paths(root: Path) -> Iterator[str]:
    """Where `.gitmodules` puts submodules below the data folders, in its order."""
    raw = fetch(root, ".gitmodules") if os.path.lexists(root / ".gitmodules") else b""
    for line in raw.decode("utf-8", "replace").splitlines() if isinstance(raw, bytes) else ():
        key, _, value = line.partition("=")
        path = value.strip().strip('"').strip("/")
        if key.strip().casefold() == "path" and path.split("/")[0] in FOLDERS:
            yield path


def misspelt(root: Path) -> Iterator[tuple[str, str]]:
    """Each such folder, in order of name, with the data folder that was probably meant."""
    try:
        with os.scandir(root) as listing:
            names = sorted(entry.name for entry in listing if entry.is_dir(follow_symlinks=False))
    except OSError:
        return  # the workspace's own file was found in it: what is unreadable below is told on the way
    for name in names:
        meant = _meant(name)
        if meant and not _same_folder(root / name, root / meant) and _holds_yaml(root / name):
            yield name, meant


def _meant(name: str) -> str:
    """The data folder that a name nearly is; "" for any other name, and for the very name."""
    if name in FOLDERS:
        return ""
    plain = folded(name).strip(" _-.")
    if plain in FOLDERS or plain in _WORDS:
        return plain if plain in FOLDERS else _WORDS[plain]
    # No name of another length is so much alike; most folders' are.
    near = [one for one in FOLDERS if 2 * min(len(plain), len(one)) >= _ALIKE * (len(plain) + len(one))]
    return next((one for one in near if _ratio(plain, one) >= _ALIKE), "")


def _ratio(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415 - start-up: few workspaces have such a folder

    return SequenceMatcher(None, one, other).ratio()


def _same_folder(one: Path, two: Path) -> bool:
    """Whether the system takes both names for one folder: then it is read."""
    try:
        return one.samefile(two)
    except OSError:
        return False


def _holds_yaml(folder: Path) -> bool:
    files = (name for _, _, names in os.walk(folder) for name in (*names, ""))
    return any(_YAML.fullmatch(name) for name in islice(files, _LOOKED_AT))


def _message(name: str, meant: str) -> str:
    what = "tidak dibaca, sehingga berkas YAML di dalamnya tidak diperiksa"
    return f"Folder `{visible(name)}/` {what}; maksud Anda `{meant}/`?"
