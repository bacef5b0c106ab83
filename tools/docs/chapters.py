"""The chapters in which a pack keeps its clauses."""

from __future__ import annotations

from pipeline.load.read import read_file
from pipeline.resources import bundled


def chapters(pack: str) -> list[tuple[str, tuple[str, ...]]]:
    """Title and clause ids of each chapter of a shipped pack, in its order."""
    home = bundled("peraturan")
    found = []
    for path in sorted((home / pack / "klausul").glob("*.yaml")):
        (document,) = read_file(home, path.relative_to(home).as_posix()).documents
        ids = tuple(str(clause["id"]) for clause in document.data["klausul"])
        found.append((str(document.data["bagian"]), ids))
    return found
