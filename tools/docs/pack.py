"""The files of the shipped regulation pack, read as the project reads every file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.load.read import read_file
from pipeline.model.document import Data
from pipeline.resources import bundled
from pipeline.run.pack import DEFAULT_PACK

PACK = DEFAULT_PACK
Files = Mapping[str, list[Data]]


def pack_files() -> Files:
    """Every file of the pack by its name inside it."""
    home = bundled("peraturan")
    files: dict[str, list[Data]] = {}
    for path in sorted((home / PACK).rglob("*.yaml")):
        loaded = read_file(home, path.relative_to(home).as_posix())
        if loaded.findings:
            raise ValueError(f"{path.name}: {loaded.findings[0].message}")
        files[path.relative_to(home / PACK).as_posix()] = [document.data for document in loaded.documents]
    return files


def cited(node: Any) -> Iterator[str]:
    """Every clause id that stands under a `klausul` key, at any depth."""
    stack = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, list):
            stack.extend(here)
        elif isinstance(here, dict):
            yield from _ids(here.get("klausul"))
            stack.extend(value for key, value in here.items() if key != "klausul")


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))
