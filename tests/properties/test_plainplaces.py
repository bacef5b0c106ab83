"""Where the short way says that something stands, the events say so, too."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from pipeline.load import positions
from pipeline.load.plainplaces import seen_plainly
from pipeline.load.read import load_strictly
from pipeline.model.pointer import Keys, Pointer
from tests.properties.test_plainly import mutated, seeds


def ways(value: Any, way: Keys = ()) -> Iterator[Keys]:
    """Every place in a value, and beside each some that are not there."""
    yield way
    if isinstance(value, dict):
        yield from ((*way, "tidak_ada"), (*way, 0), (*way, "tidak_ada", 0, "x"))
        for key, inner in value.items():
            yield from ways(inner, (*way, key))
    elif isinstance(value, list):
        yield from ((*way, len(value)), (*way, -1), (*way, "tidak_ada"))
        for number, inner in enumerate(value):
            yield from ways(inner, (*way, number))
    else:
        yield from ((*way, "dalam"), (*way, 0))


def pointers(text: str, dice: Random) -> list[Pointer]:
    """Some of the places in a text, in half of the cases all."""
    found = [
        Pointer("x", document.index, way, on_key)
        for document in load_strictly(text.encode("utf-8", "surrogatepass"), "x").documents
        for way in ways(document.data)
        for on_key in (False, True)
    ]
    found.append(Pointer("x", 99, ("id",)))
    return found if dice.random() < 0.5 else dice.sample(found, min(len(found), 3))


def compare(number: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Tries so many texts; how many were looked at without an event."""
    dice, known, plainly = Random(seed), seeds(), 0  # noqa: S311  no secret
    answers: list[bool] = []

    def heard(text: str, wanted: Any) -> bool:
        answers.append(seen_plainly(text, wanted))
        return answers[-1]

    for _ in range(number):
        text = mutated(dice, dice.choice(known)) if dice.random() < 0.8 else dice.choice(known)
        wanted = pointers(text, dice)
        monkeypatch.setattr(positions, "seen_plainly", heard)
        seen = positions.locate(text, wanted)
        monkeypatch.setattr(positions, "seen_plainly", lambda *_: False)
        assert positions.locate(text, wanted) == seen, text
        plainly += answers.pop()
    return plainly


@pytest.mark.parametrize("seed", [1, 2])
def test_places_are_those_that_the_events_tell(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compare(500, seed, monkeypatch) > 100


@pytest.mark.slow
def test_many_places_are_those_that_the_events_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    assert compare(20_000, 3, monkeypatch) > 4_000
