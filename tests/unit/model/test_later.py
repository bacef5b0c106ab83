"""Values that wait until somebody asks."""

from __future__ import annotations

import pytest

from pipeline.model.later import Later


def test_a_value_is_computed_once_and_only_when_asked_for() -> None:
    asked: list[str] = []

    def made(name: str) -> str:
        asked.append(name)
        return name.upper()

    later = Later(["a", "b"], made)
    assert (list(later), len(later), "a" in later, asked) == (["a", "b"], 2, True, [])
    assert (later["b"], later["b"], later.get("c"), asked) == ("B", "B", None, ["b"])
    with pytest.raises(KeyError):
        later["c"]
    assert later == {"a": "A", "b": "B"}
