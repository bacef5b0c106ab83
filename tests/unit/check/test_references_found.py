"""References are found by the names that a mapping has, which are remembered: nothing is passed over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.check import references as module
from pipeline.check.references import finder, references, ways_of
from pipeline.check.schemas import kinds
from pipeline.load.read import read_file
from pipeline.model.document import Document

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "records").rglob("*.yaml")) + sorted((ROOT / "catalog").glob("*/**/*.yaml"))


def sample() -> list[Document]:
    """The documents of the sample whose kind is known."""
    read = [one for file in FILES for one in read_file(ROOT, str(file.relative_to(ROOT))).documents]
    return [document for document in read if document.jenis in kinds()]


def every(way: Any, value: Any, keys: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The same by asking for each field that a form may have."""
    if isinstance(value, dict):
        for name in way.fields:
            if value.get(name) is not None:
                yield from every(way.fields[name], value[name], (*keys, name))
    elif isinstance(value, str) and way.kinds:
        yield (keys, value, way.kinds, way.loose)
    elif isinstance(value, list) and way.items is not None:
        for position in sorted(range(len(value)), key=str):
            yield from every(way.items, value[position], (*keys, position))


@pytest.mark.parametrize("most", [1, 1024])
def test_what_is_remembered_of_names_hides_no_reference(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REMEMBERED", most)
    ways_of.cache_clear()
    documents = sample()
    found = [references(document) for document in documents]
    assert [list(map(tuple, one)) for one in found] == [
        list(every(ways_of(document.jenis), document.data)) for document in documents
    ]
    assert sum(map(len, found)) > 500
    ways_of.cache_clear()


def test_settled_references_are_left_out_and_no_others() -> None:
    for document in sample():
        every_one = references(document)
        settled = {one.kinds: {one.text} for one in every_one[::2]}
        left = finder(document.jenis)(document.data, settled)
        assert left == tuple(one for one in every_one if one.text not in settled.get(one.kinds, ()))
