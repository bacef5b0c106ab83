"""What a check depends on besides the workspace's files: the tool itself, and the state of the repository."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.history.git import Lack, Repository, find_repository_and_head
from pipeline.model.digests import blake2b
from pipeline.model.tool import VERSION
from pipeline.resources import bundled
from pipeline.run.cache.tree import Stamp, stamp_at, stamp_of

_PACKAGE = Path(__file__).resolve().parents[2]
_INSTALLED = (".dist-info", ".egg-info")
_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


def tool_mark(zone: str) -> str:
    """A digest of the tool's own files as they stand, of Python, the libraries' versions and a time zone.

    Args:
        zone: The key of the region's zone.

    Raises:
        OSError: The installation cannot be looked at.
    """
    digest = blake2b(f"{VERSION}\n{sys.version}\n{sys.platform}\n{os.geteuid()}\n".encode(), digest_size=16)
    digest.update(
        repr((os.environ.get("PYTHONTZPATH", ""), [stamp_at(Path(f, zone)) for f in _ZONES])).encode()
    )
    for folder in (_PACKAGE, bundled("schemas"), bundled("peraturan")):
        for name, stamp in sorted(_files(str(folder))):
            digest.update(f"{name} {stamp}\n".encode("utf-8", "surrogateescape"))
    for place in sys.path:
        if place.endswith(("site-packages", "dist-packages")) and Path(place).is_dir():
            names = sorted(one.name for one in Path(place).iterdir() if one.name.endswith(_INSTALLED))
            digest.update("\n".join(names).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def git_mark(root: Path) -> tuple[str, Repository | None, str]:
    """What of a repository's state a check looks at; the repository, if git would speak; its last commit."""
    top = next((folder for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), None)
    repository, head = find_repository_and_head(root)
    if isinstance(repository, Lack):
        return f"{top} {repository.name}", None, ""
    told = f"{top} {repository.folder} {repository.shallow} {repository.algorithm} {head or None}"
    return told, repository, head


def _files(folder: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as listing:
        entries = [entry for entry in listing if entry.name != "__pycache__"]
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            yield entry.path, stamp_of(entry.stat(follow_symlinks=False))
