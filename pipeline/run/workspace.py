"""A workspace on disk: its files, and the OPD that each one's folder names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.history.gitlinks import gitlinks
from pipeline.load.astray import astray, submodules
from pipeline.load.discover import discover
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass, replace
from pipeline.run.places import MARK, below, find_root

__all__ = ["MARK", "Workspace", "below", "chunks", "find_root", "folder_opd", "settle", "survey", "tapered"]

# So many batches at the end are cut into so many each.
_LAST, _FINER = 4, 4


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files of a workspace.

    Attributes:
        root: The folder that holds `catalog/` and `records/`.
        catalogue: Paths of the files below `catalog/`, relative, in order.
        records: Paths of the files below `records/`.
        findings: What is wrong with the tree itself.
    """

    root: Path
    catalogue: tuple[str, ...]
    records: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """All data files."""
        return (*self.catalogue, *self.records)

    def joined_by(self, paths: Iterable[str]) -> Workspace:
        """The workspace with further paths in their places."""
        added = tuple(paths)
        return replace(
            self,
            catalogue=_with(self.catalogue, "catalog/", added),
            records=_with(self.records, "records/", added),
        )


def survey(root: Path) -> Workspace:
    """Lists the workspace's files without opening one."""
    paths, findings = discover(root)
    catalogue = tuple(path for path in paths if path.startswith("catalog/"))
    records = tuple(path for path in paths if path.startswith("records/"))
    return Workspace(root, catalogue, records, (*findings, *astray(root), *submodules(root, gitlinks(root))))


def folder_opd(path: str) -> str:
    """The OPD that a path's folder names, "" for files of the region itself."""
    parts = path.split("/", 2)
    return parts[1] if len(parts) > 2 else ""


def settle(document: Document) -> Document:
    """The document with its OPD: the folder's, else the field's; an OPD's own id for its own document."""
    written = document.data.get("opd")
    opd = folder_opd(document.path) or (written if isinstance(written, str) else "")
    if document.jenis == "opd":
        opd = document.id or opd
    settled = Document(document.path, document.index, document.line, document.data, opd, document.row)
    return settled.of_source(document.source, folded=document.folded)


def _with(known: tuple[str, ...], folder: str, added: Iterable[str]) -> tuple[str, ...]:
    joining = {path for path in added if path.startswith(folder)}
    return tuple(sorted({*known, *joining})) if joining else known


def chunks(paths: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """The paths in runs of at most `size`."""
    return [tuple(paths[start : start + size]) for start in range(0, len(paths), size)]


def tapered(paths: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """As `chunks`, the last few ones small: at the end no worker waits long for another."""
    runs = chunks(paths, size)
    last = [part for run in runs[-_LAST:] for part in chunks(run, max(1, size // _FINER))]
    return [*runs[:-_LAST], *last] if len(runs) > _LAST * 2 else runs
