"""Every hostile file of our own: verdict, value and place."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from pipeline.load.read import load_bytes
from pipeline.model.finding import Severity
from tools.fuzz.promises import broken_by_reading
from tools.hostile.corpus import ACCEPT, FILES, REJECT, Hostile


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_hostile_file_is_what_it_is(file: Hostile) -> None:
    loaded = load_bytes(file.raw, file.name)
    errors = [one for one in loaded.findings if one.severity is Severity.ERROR]
    if file.must == REJECT:
        assert errors
    if file.must == ACCEPT:
        assert not errors
    if not errors and file.value is not None:
        read = [document.data for document in loaded.documents]
        assert json.dumps(read, sort_keys=True) == json.dumps([json.loads(file.value)], sort_keys=True)
    if file.at is not None:
        line, column = file.at
        places = {(one.span.line, one.span.column) for one in errors}
        assert any(at == line and column in (0, nearby) for at, nearby in places), places
    assert list(broken_by_reading(loaded, file.raw.count(b"\n") + 1)) == []


def test_there_are_many_of_each_sort() -> None:
    assert len({file.name for file in FILES}) == len(FILES) > 250
    assert min(Counter(file.must for file in FILES).values()) >= 15
