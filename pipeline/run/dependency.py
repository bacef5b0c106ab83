"""The dependency graph of a workspace, from its catalogue alone: no record is read."""

from __future__ import annotations

from pathlib import Path

from pipeline.link.catalogue import build_region
from pipeline.link.graph import resolved
from pipeline.model.card import CATALOGUE_KINDS
from pipeline.model.dependency import Dependencies
from pipeline.model.lean import dataclass
from pipeline.run.pack import load_law, vocabulary
from pipeline.run.sources import check_documents, read_documents
from pipeline.run.workspace import survey


@dataclass(frozen=True, slots=True)
class Mapped:
    """A workspace's graph.

    Attributes:
        graph: Between all sound documents of the catalogue.
        left_out: Catalogue documents that could not be read as such.
    """

    graph: Dependencies
    left_out: int


def map_dependencies(root: Path) -> Mapped:
    """The graph of a workspace.

    Args:
        root: Folder that holds `catalog/pemda.yaml`.
    """
    workspace = survey(root)
    documents, _ = read_documents(root, workspace.catalogue)
    pemda = next((document for document in documents if document.jenis == "pemda"), None)
    law, _ = load_law(root, pemda)
    catalogue = check_documents(documents, vocabulary(law))
    sound = [one.document for one in catalogue.sound if one.document.jenis in CATALOGUE_KINDS]
    return Mapped(resolved(build_region(sound)), len(catalogue.unsound))


def find(graph: Dependencies, name: str) -> tuple[str, ...]:
    """The parts that a name may mean, exact ones only; none, one or several.

    Args:
        graph: The graph.
        name: Full name "opd/jenis/id", or its end: "opd/id", "jenis/id", "id".
    """
    wanted = tuple(name.casefold().strip("/").split("/"))
    return tuple(ref for ref in graph.parts if _means(tuple(ref.split("/")), wanted))


def _means(ref: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    opd, kind, own = ref
    return wanted in {(own,), (kind, own), (opd, own), ref}
