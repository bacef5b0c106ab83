"""The region whose leaves are changed: of each kind of the sample's documents the ones that say most, and its law."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.run.sources import read_documents
from pipeline.run.workspace import survey

SAMPLE = Path(__file__).resolve().parents[2]
OPD = "diskominfo"
PACK = "catalog/peraturan/perbup-tegal-10-2024"
OF_A_KIND = 2
BESIDE = "records/diskominfo/beside.yaml"
"""A file that is always wrong, so that its finding shows whether the others were still read."""


def plant(root: Path) -> dict[str, dict[str, Any]]:
    """Writes the region below a folder; the content of each file by its path."""
    shutil.copytree(SAMPLE / PACK, root / PACK)
    region = chosen()
    for path, content in region.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written(content), "utf-8")
    (root / BESIDE).write_text("jenis: [aduan\n", "utf-8")
    return region


def written(content: dict[str, Any]) -> str:
    """A document as its file; a value a line, for a line may not be too long."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def chosen() -> dict[str, dict[str, Any]]:
    """The region's core and its first OPD's catalogue, and of each kind of record the ones that say most."""
    workspace = survey(SAMPLE)
    catalogue = [
        path for path in workspace.catalogue if path.count("/") == 1 or path.startswith(f"catalog/{OPD}/")
    ]
    region = _contents(catalogue)
    by_kind: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for path, content in _contents(workspace.records).items():
        by_kind[content["jenis"]][path] = content
    for _, found in sorted(by_kind.items()):
        own = {path: content for path, content in found.items() if path.startswith(f"records/{OPD}/")}
        most = sorted(own or found, key=lambda path: (-len(list(leaves(found[path]))), path))
        region |= {path: found[path] for path in most[:OF_A_KIND]}
    law = sorted((SAMPLE / PACK).rglob("*.yaml"))
    return region | _contents(file.relative_to(SAMPLE).as_posix() for file in law)


def leaves(content: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to all values that hold no others, and to each collection as a whole."""
    if way:
        yield way
    if isinstance(content, dict):
        for key, inner in content.items():
            yield from leaves(inner, (*way, key))
    elif isinstance(content, list):
        # Lists of one shape: the first, the second and the last are like the others.
        for position in sorted({0, 1, len(content) - 1} & set(range(len(content)))):
            yield from leaves(content[position], (*way, position))


def _contents(paths: Any) -> dict[str, dict[str, Any]]:
    documents, _ = read_documents(SAMPLE, paths)
    # Files of several documents are left out: a change must have one place.
    several = {document.path for document in documents if document.index}
    return {document.path: dict(document.data) for document in documents if document.path not in several}
